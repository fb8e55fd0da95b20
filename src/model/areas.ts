import type { Area } from './area.js';
import { nearest } from './nearest.js';

type Level = Area['geographic_level'];

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
  /** Any codes in the row, of whatever kind. */
  readonly codes: readonly string[];
  readonly name: string;
}

/** The area a row is about, and what was odd about how it says so. */
export interface FoundArea {
  readonly area: Area;
  readonly odd: '' | 'code and name differ' | 'unknown name' | 'not in our list';
}

const ONS = /^[EW]\d{8}$/;

const LEVELS: readonly (readonly [RegExp, Level])[] = [
  [/^(national|country|england)$/i, 'National'],
  [/^(regional|region|gor|rgn)$/i, 'Regional'],
  [
    /^(local authority|las?|utla|upper tier local authority|ua|unitary authority|county|london borough|metropolitan (district|borough))$/i,
    'Local authority',
  ],
];

/** The level a word of a file stands for; `null` if for none. */
export const levelOf = (word: string): Level | null =>
  LEVELS.find(([pattern]) => pattern.test(word.trim()))?.[1] ?? null;

const levelOfCode = (code: string): Level | null => {
  if (/^E92/.test(code)) return 'National';
  if (/^E1[23]/.test(code)) return 'Regional';
  return /^(E0[689]|E10)/.test(code) ? 'Local authority' : null;
};

/** Code, or codes of two reported together, as ONS gives them. */
const OURS = /^E(0[689]|1[023]|92)\d{6}/;

/** The year to March that a day lies in. */
export const yearToMarch = (day: string): number =>
  Number(day.slice(0, 4)) + (day.slice(5) > '03-31' ? 1 : 0);

const isValidIn = ({ from, to }: Area, year: number): boolean =>
  (from === null || from <= year) && (to === null || year <= to);

/** The comparator that published tables give beside areas: it has figures, and no code. */
const STATISTICAL_NEIGHBOURS = {
  area_code: '',
  area_name: 'Statistical neighbours',
  geographic_level: 'Statistical neighbours',
} as const;

/** Looks up authorities, regions and countries, the rows of `areas.csv`. */
export class Areas {
  readonly all: readonly Area[];
  readonly #names = new Map<string, Area[]>();
  readonly #codes = new Map<string, Area[]>();

  constructor(all: readonly Area[]) {
    this.all = all;
    const add = (map: Map<string, Area[]>, key: string, area: Area): void => {
      const known = map.get(key);
      if (!known) map.set(key, [area]);
      else if (!known.includes(area)) known.push(area);
    };
    for (const area of all) {
      for (const name of [area.area_name, ...area.other_names]) add(this.#names, keyOf(name), area);
      for (const code of [area.area_code, ...area.la_code]) add(this.#codes, code.toUpperCase(), area);
    }
  }

  /** Whether a text is the code of an area. */
  knowsCode = (text: string): boolean => this.#codes.has(text.trim().toUpperCase());

  /** Whether a text is a name, or other name, of an area. */
  knowsName = (text: string): boolean => this.#names.has(keyOf(text));

  /** The areas a name may mean, of any year. */
  named = (name: string): readonly Area[] => this.#names.get(keyOf(name)) ?? [];

  /** The areas a code may mean, of any year: DfE's old codes are used more than once. */
  coded = (code: string): readonly Area[] => this.#codes.get(code.trim().toUpperCase()) ?? [];

  /** The area of an ONS code. */
  at = (code: string): Area | undefined => this.coded(code).find(({ area_code }) => area_code === code);

  /**
   * What a published table calls an area: the authority, region or country of the name in the year of a day,
   * or the average of statistical neighbours.
   *
   * @param day as `2014-03-31`.
   * @example areas.published('Hackney', '2014-03-31')?.area_code // 'E09000012'
   */
  dataset(name: string, day: string): Area | typeof STATISTICAL_NEIGHBOURS | undefined {
    return name === STATISTICAL_NEIGHBOURS.area_name
      ? STATISTICAL_NEIGHBOURS
      : this.#pick(this.named(name), null, yearToMarch(day));
  }

  /** Whether `published` finds a name. */
  isPublished = (name: string): boolean => name === STATISTICAL_NEIGHBOURS.area_name || this.knowsName(name);

  /** Every name that a published table may use, without other spellings. */
  get names(): string[] {
    return [
      STATISTICAL_NEIGHBOURS.area_name,
      ...this.all.flatMap(({ area_name, other_names }) => [area_name, ...other_names]),
    ];
  }

  /** The authorities of a year to March, each once. */
  authoritiesIn = (year: number): Area[] =>
    this.all.filter(
      (area) =>
        area.geographic_level === 'Local authority' && ONS.test(area.area_code) && isValidIn(area, year),
    );

  /** The regions an area lies in, the widest first: `London`, `Inner London`. */
  regionsOf({ region }: Area): Area[] {
    const found = region === '' ? undefined : this.all.find(({ area_name }) => area_name === region);
    return found ? [...this.regionsOf(found), found] : [];
  }

  /**
   * The code an authority has today, of one it had before under the same name: a new code alone, or one that
   * came with a small change of its boundary. Authorities that were merged or split keep their own.
   */
  codeToday = (code: string): string => {
    const before = this.at(code);
    const after = before?.successor.length === 1 ? this.at(before.successor[0]!) : undefined;
    return before && after?.area_name === before.area_name ? after.area_code : code;
  };

  /**
   * The code that an authority had on a day, among those it has had under one old code of DfE.
   *
   * @param code returned where no other is known for the day, or the day is empty.
   * @example areas.codeOn('E06000065', '2013-03-31') // 'E10000023', North Yorkshire's until 2023
   */
  codeOn(code: string, day: string): string {
    const own = this.at(code);
    if (day === '' || !own) return code;
    const valid = own.la_code
      .flatMap(this.coded)
      .filter((area) => area.geographic_level === own.geographic_level && isValidIn(area, yearToMarch(day)));
    return valid.includes(own) ? code : (valid[0]?.area_code ?? code);
  }

  /** Names of areas that look like the one given. */
  alike = (name: string): string[] =>
    nearest(name, [...new Set(this.all.map(({ area_name }) => area_name))]).slice(0, 4);

  #pick(some: readonly Area[], level: Level | null, year: number): Area | undefined {
    const fitting = some.filter((area) => level === null || area.geographic_level === level);
    return fitting.find((area) => isValidIn(area, year)) ?? fitting.at(-1);
  }

  /** The authority that one of some texts, codes or names, means in a year to March; else the last that it meant. */
  authority(texts: readonly string[], year: number): Area | null {
    for (const text of texts) {
      const found = this.#pick([...this.coded(text), ...this.named(text)], 'Local authority', year);
      if (found) return found;
    }
    return null;
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
    const candidates = (said === null ? written.slice(0, 1) : written).flatMap(this.coded);
    const found = byName ?? this.#pick(candidates, said, year);
    if (!found) return this.#unlisted(written, ons, name, said);
    const all = written.flatMap(this.coded);
    const own = all.filter((area) => keyOf(area.area_name) === keyOf(found.area_name));
    const exact = own.find(({ area_code }) => area_code === ons);
    if (!byName) return { area: exact ?? found, odd: name.trim() === '' ? '' : 'unknown name' };
    const told = ons ?? written.find((code) => /^\d{3}$/.test(code));
    const coded = told === undefined ? [] : this.coded(told);
    const differ =
      coded.length > 0 &&
      !own.some((area) => coded.includes(area)) &&
      !coded.some((other) => this.#liesIn(found, other));
    return { area: exact ?? found, odd: differ ? 'code and name differ' : '' };
  }

  /** Whether an area lies in another: an authority in its region, a region in its country. */
  #liesIn(area: Area, other: Area): boolean {
    if (other === area || area.geographic_level === 'National') return false;
    return other.geographic_level === 'National' || this.regionsOf(area).includes(other);
  }

  /** An area of England with a code that is newer than our list. */
  #unlisted(
    written: readonly string[],
    ons: string | undefined,
    name: string,
    said: Level | null,
  ): FoundArea | null {
    const geographic_level = ons === undefined ? null : levelOfCode(ons);
    if (ons === undefined || name.trim() === '' || geographic_level === null || this.knowsCode(ons))
      return null;
    if (said !== null && said !== geographic_level) return null;
    const area: Area = {
      area_code: ons,
      area_name: name.trim(),
      other_names: [],
      geographic_level,
      region: '',
      from: null,
      to: null,
      predecessor: [],
      successor: [],
      change: '',
      la_code: written.filter((code) => /^\d{3}$/.test(code)).slice(0, 1),
    };
    return { area, odd: 'not in our list' };
  }
}
