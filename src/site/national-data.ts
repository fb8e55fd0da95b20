import { gzipSync } from 'node:zlib';
import { importedIssues } from '../analysis/imported-issues.js';
import { type National, type NationalArea, neighboursBy, newestOf } from '../analysis/national.js';
import { wholeName } from '../analysis/standing-words.js';
import type { Areas } from '../model/areas.js';
import type { Catalogue, Neighbour } from '../model/catalogue.js';
import { cellName } from '../model/grid.js';
import { groupBy } from '../model/group-by.js';
import { type Issue, SEVERITY_SIGNS, type Severity } from '../model/issue.js';
import type { Observation } from '../model/observation.js';
import { areaNamed, nationalFrom } from '../store/national.js';
import type { Release } from '../store/release.js';
import { type Store, WHOLE } from '../store/store.js';
import type { About, Packed, PackedArea, PackedIndicator, PackedPeriod } from './packed.js';

/** Figures of all authorities, for the page that compares them. */
export interface NationalSite {
  readonly packed: Packed;
  /** The files that they come from. */
  readonly releases: readonly Release[];
}

/** Numbers given to texts in the order in which they come. */
class Numbered {
  readonly texts: string[] = [];
  readonly #places = new Map<string, number>();

  place(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.#places.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

/** A note without what is different for every area. */
const general = (note: string): string =>
  note.replace(/ and [\d,]+ children under 18 in .* on /, ' and the children under 18 on ');

/** Numbers in the order of the areas, with commas; nothing where there is none. */
function row(
  figures: readonly Observation[],
  places: ReadonlyMap<string, number>,
  of: (o: Observation) => number | string | null,
): string {
  const texts: string[] = [];
  for (const o of figures) texts[places.get(o.area_code)!] = String(of(o) ?? '');
  return Array.from(texts, (text) => text ?? '').join(',');
}

/** A value with the decimals it is given in, or with those it has where they are more. */
function valueText({ value, decimals }: Observation): string | null {
  if (value === null) return null;
  const given = value.toFixed(Math.max(0, decimals ?? 0));
  return Number(given) === value ? given : String(value);
}

/** The decimals to which values are meant where they have more: those of a figure that was worked out. */
function meantDecimals(figures: readonly Observation[]): number | undefined {
  const finer = figures.filter((o) => ((valueText(o) ?? '').split('.')[1] ?? '').length > (o.decimals ?? 0));
  return finer.length === 0 ? undefined : Math.max(...finer.map(({ decimals }) => decimals ?? 0));
}

/** Texts with the areas they are about; that of most areas is not told of each. */
function abouts(
  figures: readonly Observation[],
  places: ReadonlyMap<string, number>,
  texts: Numbered,
  of: (o: Observation) => string,
): About[] {
  const groups = [...groupBy(figures, of)].sort(([, a], [, b]) => b.length - a.length);
  return groups.map(([text, own], at) =>
    at === 0 ? [texts.place(text)] : [texts.place(text), own.map(({ area_code }) => places.get(area_code)!)],
  );
}

function periodOf(
  figures: readonly Observation[],
  places: ReadonlyMap<string, number>,
  sources: Numbered,
  notes: Numbered,
  flagged: ReadonlyMap<string, readonly Issue[]>,
): PackedPeriod {
  const { time_period, period_start, period_end } = figures[0]!;
  const without = figures.filter(({ value }) => value === null);
  const missing = [...groupBy(without, ({ status }) => status)].map(
    ([status, own]) => [status, own.map(({ area_code }) => places.get(area_code)!)] as const,
  );
  const published = without
    .filter((o) => /\d/.test(o.published))
    .map((o) => [places.get(o.area_code)!, o.published] as const);
  const issues = figures.flatMap((o) =>
    (flagged.get(cellOf(o.source, o.table, cellName(o))) ?? [])
      .filter((one) => one.published === o.published)
      .map(
        ({ severity, message }) =>
          [places.get(o.area_code)!, SEVERITY_SIGNS[severity as Severity], message] as const,
      ),
  );
  const counts = (of: (o: Observation) => number | null): string | undefined =>
    figures.some((o) => of(o) !== null) ? row(figures, places, of) : undefined;
  return {
    period: time_period,
    start: period_start,
    end: period_end,
    values: row(figures, places, valueText),
    decimals: meantDecimals(figures),
    numerators: counts(({ numerator }) => numerator),
    denominators: counts(({ denominator }) => denominator),
    ...(missing.length > 0 ? { missing: Object.fromEntries(missing) } : {}),
    ...(published.length > 0 ? { published: Object.fromEntries(published) } : {}),
    ...(issues.length > 0 ? { issues } : {}),
    sources: abouts(figures, places, sources, ({ source }) => source),
    ...(figures.some(({ note }) => note !== '')
      ? { notes: abouts(figures, places, notes, ({ note }) => general(note)) }
      : {}),
  };
}

function packedAreas(
  figures: readonly Observation[],
  neighbours: readonly Neighbour[],
  areas: Areas,
): PackedArea[] {
  const known = new Map<string, Observation>();
  for (const o of figures) if (o.area_code !== '' && !known.has(o.area_code)) known.set(o.area_code, o);
  const named = groupBy([...known.values()], ({ area_name }) => area_name);
  const listed = new Map(
    neighbours.map((n): [string, PackedArea] => [
      n.neighbour_code,
      [n.neighbour_code, n.neighbour_name, '', [], ''],
    ]),
  );
  return [...known.values()]
    .map(({ area_code, area_name, geographic_level }): PackedArea => {
      if (geographic_level !== 'Local authority') return [area_code, area_name, geographic_level, [], ''];
      const area: NationalArea = areas.knowsCode(area_code)
        ? areaNamed(area_code, areas)
        : { area_code, area_name, regions: [], changed: '' };
      const alone = named.get(area_name)!.length === 1;
      const name = alone ? area.area_name : `${area.area_name} (${area_code})`;
      return [area_code, name, geographic_level, area.regions, area.changed];
    })
    .concat([...listed.values()].filter(([code]) => !known.has(code)))
    .sort((a, b) => a[1].localeCompare(b[1], 'en-GB') || a[0].localeCompare(b[0]));
}

/** By model and area: the list that counts. */
function packedModels({ neighbours }: National, places: ReadonlyMap<string, number>): Packed['models'] {
  const models: Record<string, Record<string, number[]>> = {};
  const lists = groupBy(neighbours, ({ model_year, area_code }) => `${model_year}|${area_code}`);
  for (const [one] of lists.values()) {
    const { model_year, area_code, area_name } = one!;
    const own = places.get(area_code);
    if (own === undefined) continue;
    const list = neighboursBy(neighbours, { area_code, area_name, regions: [], changed: '' }, model_year);
    models[model_year] ??= {};
    models[model_year][own] = list.map(({ neighbour_code }) => places.get(neighbour_code)!);
  }
  return models;
}

/** The cell of a figure; tables of two releases bear one name. */
const cellOf = (source: string, table: string, cell: string): string => `${source}|${table}!${cell}`;

/** What cannot be right, by the cell that it is about. */
const issuesByCell = ({ figures }: National): ReadonlyMap<string, Issue[]> =>
  groupBy(importedIssues(figures), ({ source = '', table, cells }) => cellOf(source, table, cells));

/**
 * Figures of all authorities in few bytes: whole figures of indicators that have a name of ours, the newest release's.
 *
 * @example pack(await nationalFrom(store, ids, catalogue, { whole: true }), catalogue).areas.length
 */
export function pack(national: National, listed: Catalogue): Packed {
  const { catalogue } = national;
  const figures = newestOf(national.figures).filter(
    ({ indicator, breakdown, area_code, period_end }) =>
      listed.indicators.has(indicator) && WHOLE.includes(breakdown) && area_code !== '' && period_end !== '',
  );
  const areas = packedAreas(figures, national.neighbours, listed.areas);
  const flagged = issuesByCell(national);
  const places = new Map(areas.map(([code], at) => [code, at]));
  const [sources, notes] = [new Numbered(), new Numbered()];
  const groups = groupBy(figures, (o) => `${o.indicator}|${o.breakdown}|${o.time_identifier}`);
  const indicators = [...groups.values()].map((group): PackedIndicator => {
    const { indicator, breakdown, time_identifier } = group[0]!;
    const { id, name, unit, polarity, numerator, denominator } = catalogue.indicators.get(indicator)!;
    const periods = [...groupBy(group, (o) => `${o.period_end}|${o.time_period}`).values()]
      .map((own) => periodOf(own, places, sources, notes, flagged))
      .sort((a, b) => a.end.localeCompare(b.end));
    return {
      id,
      name,
      unit,
      polarity,
      numerator,
      denominator,
      breakdown,
      identifier: time_identifier,
      periods,
    };
  });
  return {
    areas,
    indicators: indicators.sort(
      (a, b) => wholeName(a).localeCompare(wholeName(b), 'en-GB') || a.id.localeCompare(b.id),
    ),
    sources: sources.texts,
    notes: notes.texts,
    models: packedModels(national, places),
  };
}

/**
 * What the store holds of the indicators that have a name of ours.
 *
 * @example (await nationalSite(new Store('dfe-store'), readReference('data').catalogue)).packed.areas.length
 */
export async function nationalSite(store: Store, catalogue: Catalogue): Promise<NationalSite> {
  const ids = [...catalogue.indicators.keys()];
  const national = await nationalFrom(store, ids, catalogue, { whole: true });
  return { packed: pack(national, catalogue), releases: store.releases };
}

/** The name by which the page's script finds the figures. */
export const GLOBAL = 'careIndicatorsNational';

/** The figures as a script, which a page may load from the disk, where it may not fetch; compressed. */
export const nationalFile = ({ packed }: Pick<NationalSite, 'packed'>): string =>
  `globalThis.${GLOBAL} = '${gzipSync(JSON.stringify(packed), { level: 9 }).toString('base64')}';\n`;
