import type { Authority } from './catalogue.js';
import { nearest } from './nearest.js';

export type { Authority } from './catalogue.js';

/** A name as it is compared: no case, no punctuation, no "City of", "&" as "and". */
export const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[.,'’()-]/g, ' ')
    .replace(/\b(city of|county of|royal borough of|london borough of|borough of|the)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(lb|rb|total|all) (?=[a-z])/, '')
    .replace(
      /( (ua|city|county|(london|metropolitan|royal) borough|borough|council|cc|lbc?|mbc|rbc?|total))+$/,
      '',
    );

/** Footnotes behind a name: `Croydon3`, `Southwark 1,2`, `Sutton [4]`, `Kent*`. */
const FOOTNOTES = /(?<=[a-z).])[\s*†]*(?:[[(]?\d{1,2}(?:[,\s]+\d{1,2})*[\])]?)?[\s*†]*$/i;

/** The City of London is an authority; plain "London" is a region. A footnote's number is no part of a name. */
const keyOf = (name: string): string =>
  /city of london|london,? city/i.test(name)
    ? 'city of london'
    : plainName(name.trim().replace(FOOTNOTES, ''));

/** What a row of a file says about its area, as text. */
export interface AreaWords {
  readonly level: string;
  /** Any codes that stand in the row, of whatever kind. */
  readonly codes: readonly string[];
  readonly name: string;
}

/** The area a row is about, and what was odd about how it says so. */
export interface FoundArea {
  readonly area: Pick<
    Authority,
    'area_code' | 'area_name' | 'geographic_level' | 'la_code' | 'region_name' | 'change'
  >;
  readonly odd: '' | 'code and name differ' | 'unknown name' | 'not in our list';
}

const ONS = /^[EW]\d{8}$/;

const LEVELS: readonly (readonly [RegExp, Authority['geographic_level']])[] = [
  [/^(national|country|england)$/i, 'National'],
  [/^(regional|region|gor|rgn)$/i, 'Regional'],
  [
    /^(local authority|las?|utla|upper tier local authority|ua|unitary authority|county|london borough|metropolitan (district|borough))$/i,
    'Local authority',
  ],
];

/** The level a word of a file stands for; `null` if for none. */
export const levelOf = (word: string): Authority['geographic_level'] | null =>
  LEVELS.find(([pattern]) => pattern.test(word.trim()))?.[1] ?? null;

const byCode = (code: string): Authority['geographic_level'] | null => {
  if (/^E92/.test(code)) return 'National';
  if (/^E1[23]/.test(code)) return 'Regional';
  return /^(E0[689]|E10)/.test(code) ? 'Local authority' : null;
};

/** Code, or codes of two reported together, as ONS gives them. */
const OURS = /^E(0[689]|1[023]|92)\d{6}/;

/** Whether an area lies in another: an authority in its region, a region in its country. */
const holds = (other: Authority, area: Authority): boolean =>
  other.area_code !== area.area_code &&
  area.geographic_level !== 'National' &&
  (other.geographic_level === 'National' ||
    (other.geographic_level === 'Regional' &&
      (other.area_code === area.region_code ||
        (other.subregion !== '' && other.subregion === area.subregion))));

/** Finds the areas of files among those of `authorities.csv`. */
export class Authorities {
  readonly all: readonly Authority[];
  readonly #names = new Map<string, Authority[]>();
  readonly #codes = new Map<string, Authority[]>();

  constructor(all: readonly Authority[]) {
    this.all = all;
    const add = (map: Map<string, Authority[]>, key: string, authority: Authority): void => {
      if (key === '') return;
      const known = map.get(key);
      if (!known) map.set(key, [authority]);
      else if (!known.includes(authority)) known.push(authority);
    };
    for (const authority of all) {
      for (const name of [authority.area_name, ...authority.aliases.split('|')])
        add(this.#names, keyOf(name), authority);
      add(this.#codes, authority.area_code, authority);
      for (const code of authority.la_code.split('|')) add(this.#codes, code.toUpperCase(), authority);
    }
  }

  /** Whether a text is the code, or the name, of an area we know. */
  knowsCode = (text: string): boolean => this.#codes.has(text.trim().toUpperCase());
  knowsName = (text: string): boolean => this.#names.has(keyOf(text));

  /** The areas a name may mean, of any year. */
  named = (name: string): readonly Authority[] => this.#names.get(keyOf(name)) ?? [];

  /** The areas a code may mean, of any year. */
  coded = (code: string): readonly Authority[] => this.#codes.get(code.trim().toUpperCase()) ?? [];

  /**
   * The code an authority bears today, of one it had before under the same name: a new code alone, or one that
   * came with a small change of its boundary. Authorities that were merged or split keep their own.
   */
  codeToday = (code: string): string => {
    const before = this.coded(code).find((a) => a.area_code === code && a.successor !== '');
    const after = before && this.coded(before.successor).find((a) => a.area_code === before.successor);
    return before && after?.area_name === before.area_name ? after.area_code : code;
  };

  /** Names of authorities that look like the one given. */
  alike = (name: string): string[] =>
    nearest(name, [...new Set(this.all.map(({ area_name }) => area_name))]).slice(0, 4);

  #pick(some: readonly Authority[], level: Authority['geographic_level'] | null, year: number) {
    const fitting = some.filter((a) => level === null || a.geographic_level === level);
    const current = fitting.filter(
      ({ from, to }) => (from === '' || year >= Number(from)) && (to === '' || year <= Number(to)),
    );
    return current[0] ?? fitting.at(-1);
  }

  /**
   * The area that words of a row mean in a year. The name decides where name and code differ, as DfE files
   * have carried England under an authority's code.
   *
   * @returns `null` if neither a name nor a code says an area, or it is none of ours: a district, a school,
   *   another country.
   */
  find({ level, codes, name }: AreaWords, year: number): FoundArea | null {
    const said = levelOf(level);
    const written = codes.map((code) => code.trim().toUpperCase()).filter((code) => code !== '');
    const ons = written.find((code) => ONS.test(code));
    if ((said === null && level.trim() !== '') || (ons !== undefined && !OURS.test(ons))) return null;
    const byName = this.#pick(this.named(name), said, year);
    // Without a level, only the most particular code tells which it is.
    const candidates = (said === null ? written.slice(0, 1) : written).flatMap((code) => this.coded(code));
    const found = byName ?? this.#pick(candidates, said, year);
    if (!found) return this.#unlisted(written, ons, name, said);
    const all = written.flatMap((code) => this.coded(code));
    const own = all.filter((a) => keyOf(a.area_name) === keyOf(found.area_name));
    const exact = own.find(({ area_code }) => area_code === ons);
    if (!byName) return { area: exact ?? found, odd: name.trim() === '' ? '' : 'unknown name' };
    const told = ons ?? written.find((code) => /^\d{3}$/.test(code));
    const coded = told === undefined ? [] : this.coded(told);
    const differ =
      coded.length > 0 && !own.some((a) => coded.includes(a)) && !coded.some((other) => holds(other, found));
    return { area: exact ?? found, odd: differ ? 'code and name differ' : '' };
  }

  /** An area of England with a code that is newer than our list. */
  #unlisted(
    written: readonly string[],
    ons: string | undefined,
    name: string,
    said: Authority['geographic_level'] | null,
  ): FoundArea | null {
    const geographic_level = ons === undefined ? null : byCode(ons);
    if (ons === undefined || name.trim() === '' || geographic_level === null || this.knowsCode(ons))
      return null;
    if (said !== null && said !== geographic_level) return null;
    const la_code = written.find((code) => /^\d{3}$/.test(code)) ?? '';
    const area = {
      area_code: ons,
      area_name: name.trim(),
      geographic_level,
      la_code,
      region_name: '',
      change: '',
    };
    return { area, odd: 'not in our list' };
  }
}
