import type { National, NationalArea } from '../analysis/benchmark/national.js';
import type { Catalogue, Indicator, Neighbour } from '../model/catalogue.js';
import type { Observation } from '../model/observation.js';

/** An area: code, name, level, the regions it lies in, and what changed. */
export type PackedArea = readonly [
  code: string,
  name: string,
  level: string,
  regions: readonly string[],
  changed: string,
];

/** Texts of a figure, told by their places in one list, and its numbers. */
export const TEXTS = [
  'time_period',
  'time_identifier',
  'period_start',
  'period_end',
  'published',
  'status',
  'note',
  'source',
] as const;
export const NUMBERS = ['value', 'decimals', 'numerator', 'denominator'] as const;

/** One number for each figure, or the same for all. */
export type PackedColumn = number | null | readonly (number | null)[];

/** By column and period: the figures of all indicators, of which `area` are their places in the list of areas. */
export type PackedFigures = Readonly<
  Record<'length' | 'area' | (typeof TEXTS)[number] | (typeof NUMBERS)[number], readonly PackedColumn[]>
>;

export interface PackedIndicator
  extends Pick<Indicator, 'id' | 'name' | 'unit' | 'polarity' | 'numerator' | 'denominator'> {
  readonly breakdown: string;
  /** Places of the first of its periods and of the first that is not its own. */
  readonly periods: readonly [from: number, to: number];
  readonly issues: readonly AreaIssue[];
}

/** Figures of all authorities in few bytes: what `data/national.js` gives the page. */
export interface Packed {
  readonly areas: readonly PackedArea[];
  readonly indicators: readonly PackedIndicator[];
  readonly figures: PackedFigures;
  readonly texts: readonly string[];
  /** By the model's year and the area's place: the places of its neighbours. */
  readonly models: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

/** What cannot be right in the figure of an area. */
export interface AreaIssue {
  readonly area_code: string;
  readonly period_end: string;
  /** How grave it is: `!!` or `!`. */
  readonly sign: string;
  readonly message: string;
}

/** The authorities of which there are figures, by name. */
export const authoritiesOf = ({ areas }: Packed): NationalArea[] =>
  areas
    .filter(([, , level]) => level === 'Local authority')
    .map(([area_code, area_name, , regions, changed]) => ({ area_code, area_name, regions, changed }));

function neighboursOf({ areas, models }: Packed): Neighbour[] {
  return Object.entries(models).flatMap(([model_year, lists]) =>
    Object.entries(lists).flatMap(([at, listed]) =>
      listed.map((place) => ({
        model_year,
        area_code: areas[Number(at)]![0],
        area_name: areas[Number(at)]![1],
        neighbour_code: areas[place]![0],
        neighbour_name: areas[place]![1],
        source: '',
      })),
    ),
  );
}

const at = (column: PackedColumn | undefined, row: number): number | null =>
  typeof column === 'object' && column !== null ? column[row]! : (column ?? null);

function observationsOf(
  { areas, texts, figures }: Packed,
  { id, unit, breakdown }: PackedIndicator,
  period: number,
): Observation[] {
  return Array.from({ length: figures.length[period] as number }, (_, row) => {
    const [area_code, area_name, geographic_level] = areas[at(figures.area[period], row)!]!;
    const figure: Record<string, unknown> = {
      table: '',
      row: 1,
      column: 1,
      indicator: id,
      area_code,
      area_name,
      geographic_level,
      breakdown,
      unit,
      corrected: null,
      qualifier: '',
    };
    for (const name of TEXTS) figure[name] = texts[at(figures[name][period], row)!];
    for (const name of NUMBERS) figure[name] = at(figures[name][period], row);
    return figure as Observation;
  });
}

/**
 * Figures of some indicators as `benchmarkRows` takes them.
 *
 * @example benchmarkRows(unpacked(packed, [packed.indicators[0]!]), authoritiesOf(packed)[0]!)
 */
export function unpacked(packed: Packed, indicators: readonly PackedIndicator[]): National {
  const catalogue = {
    indicators: new Map(packed.indicators.map((one) => [one.id, one])),
  } as unknown as Catalogue;
  return {
    figures: indicators.flatMap((one) => {
      const [from, to] = one.periods;
      return Array.from({ length: to - from }, (_, after) =>
        observationsOf(packed, one, from + after),
      ).flat();
    }),
    catalogue,
    neighbours: neighboursOf(packed),
  };
}
