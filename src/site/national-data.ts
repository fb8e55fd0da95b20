import { gzipSync } from 'node:zlib';
import { type National, type NationalArea, newestOf } from '../analysis/benchmark/national.js';
import { neighboursBy } from '../analysis/benchmark/neighbours.js';
import { wholeName } from '../analysis/benchmark/words.js';
import { importedIssues } from '../analysis/imported-issues.js';
import type { Areas } from '../model/areas.js';
import type { Catalogue, Neighbour } from '../model/catalogue.js';
import { cellName } from '../model/grid.js';
import { groupBy } from '../model/group-by.js';
import { type Issue, SEVERITY_SIGNS, type Severity } from '../model/issue.js';
import type { Observation } from '../model/observation.js';
import { areaNamed, nationalFrom } from '../store/national.js';
import type { Release } from '../store/release.js';
import { type Store, WHOLE } from '../store/store.js';
import {
  type AreaIssue,
  NUMBERS,
  type Packed,
  type PackedArea,
  type PackedColumn,
  type PackedFigures,
  type PackedIndicator,
  TEXTS,
} from './packed.js';

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

/** A figure without what the page does not show: the published text of a value, and what is the same in every note. */
const shortened = (o: Observation): Observation => ({
  ...o,
  published: o.value === null && /\d/.test(o.published) ? o.published : '',
  note: general(o.note),
});

/** The numbers of a column, or the one that all are. */
const columnOf = (values: readonly (number | null)[]): PackedColumn =>
  values.every((value) => value === values[0]) ? values[0]! : values;

/** The figures of each period by columns. */
function packedFigures(
  periods: readonly (readonly Observation[])[],
  places: ReadonlyMap<string, number>,
  texts: Numbered,
): PackedFigures {
  const column = (of: (o: Observation) => number | null): PackedColumn[] =>
    periods.map((own) => columnOf(own.map(of)));
  return Object.fromEntries([
    ['length', periods.map(({ length }) => length)],
    ['area', column(({ area_code }) => places.get(area_code)!)],
    ...TEXTS.map((name) => [name, column((o) => texts.place(o[name]))]),
    ...NUMBERS.map((name) => [name, column((o) => o[name])]),
  ]) as PackedFigures;
}

/** The errors found in figures, each with its area and period. */
const issuesIn = (
  figures: readonly Observation[],
  flagged: ReadonlyMap<string, readonly Issue[]>,
): AreaIssue[] =>
  figures.flatMap((o) =>
    (flagged.get(cellOf(o.source, o.table, cellName(o))) ?? [])
      .filter((one) => one.published === o.published)
      .map(({ severity, message }) => ({
        area_code: o.area_code,
        period_end: o.period_end,
        sign: SEVERITY_SIGNS[severity as Severity],
        message,
      })),
  );

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
    const list = neighboursBy(neighbours, { area_code, area_name }, model_year);
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
  const all: Observation[][] = [];
  const inOrder = (group: readonly Observation[]): Observation[] =>
    [...group].sort((one, other) => places.get(one.area_code)! - places.get(other.area_code)!);
  const groups = groupBy(figures, (o) => `${o.indicator}|${o.breakdown}|${o.time_identifier}`);
  const indicators = [...groups.values()].map((group): PackedIndicator => {
    const { indicator, breakdown } = group[0]!;
    const { id, name, unit, polarity, numerator, denominator } = catalogue.indicators.get(indicator)!;
    const ordered = [...groupBy(inOrder(group), (o) => `${o.period_end}|${o.time_period}`).values()].sort(
      (one, other) => one[0]!.period_end.localeCompare(other[0]!.period_end),
    );
    const from = all.length;
    all.push(...ordered.map((own) => own.map(shortened)));
    return {
      id,
      name,
      unit,
      polarity,
      numerator,
      denominator,
      breakdown,
      periods: [from, all.length],
      issues: issuesIn(ordered.flat(), flagged),
    };
  });
  const texts = new Numbered();
  return {
    areas,
    indicators: indicators.sort(
      (one, other) =>
        wholeName(one).localeCompare(wholeName(other), 'en-GB') || one.id.localeCompare(other.id),
    ),
    figures: packedFigures(all, places, texts),
    texts: texts.texts,
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
