import type { National, NationalArea } from '../analysis/national.js';
import type { Catalogue, Indicator, Neighbour } from '../model/catalogue.js';
import type { Observation, Status } from '../model/observation.js';

/** An area: code, name, level, the regions it lies in, and what changed. */
export type PackedArea = readonly [
  code: string,
  name: string,
  level: string,
  regions: readonly string[],
  changed: string,
];

/** The figures of one period; areas are told by their places in the list. */
export interface PackedPeriod {
  readonly period: string;
  readonly start: string;
  readonly end: string;
  /** Values in the order of the areas, with commas; nothing where there is none. */
  readonly values: string;
  /** The decimals to which values are meant, where they have more. */
  readonly decimals?: number | undefined;
  /** The counts behind the values, alike; not there where none is published. */
  readonly numerators?: string | undefined;
  readonly denominators?: string | undefined;
  /** Areas without a value, by the reason. */
  readonly missing?: Readonly<Record<string, readonly number[]>>;
  /** What is published in a value's place, where it says more than that there is none: `1 to 5`. */
  readonly published?: Readonly<Record<string, string>>;
  readonly sources: readonly About[];
  readonly notes?: readonly About[];
  /** What cannot be right in an area's figure, by its place. */
  readonly issues?: readonly (readonly [place: number, sign: string, message: string])[];
}

/** A text with the areas it is about; without areas it is about all others. */
export type About = readonly [text: number, areas?: readonly number[]];

export interface PackedIndicator
  extends Pick<Indicator, 'id' | 'name' | 'unit' | 'polarity' | 'numerator' | 'denominator'> {
  readonly breakdown: string;
  readonly identifier: string;
  readonly periods: readonly PackedPeriod[];
}

/** Figures of all authorities in few bytes: what `data/national.js` gives the page. */
export interface Packed {
  readonly areas: readonly PackedArea[];
  readonly indicators: readonly PackedIndicator[];
  readonly sources: readonly string[];
  readonly notes: readonly string[];
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

/** What cannot be right in the figures of an indicator. */
export const issuesOfPeriod = ({ areas }: Packed, { periods }: PackedIndicator): AreaIssue[] =>
  periods.flatMap(({ end, issues = [] }) =>
    issues.map(([place, sign, message]) => ({
      area_code: areas[place]![0],
      period_end: end,
      sign,
      message,
    })),
  );

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

/** Gives the text about an area: its own, else the one about all others. */
function textsOf(abouts: readonly About[], texts: readonly string[]): (place: number) => string {
  const own = new Map(abouts.flatMap(([text, areas = []]) => areas.map((place) => [place, text] as const)));
  const others = abouts.find(([, areas]) => areas === undefined)?.[0];
  return (place) => texts[own.get(place) ?? others ?? -1] ?? '';
}

/** Gives the number of an area. */
function numbersOf(packed = ''): (place: number) => number | null {
  const texts = packed.split(',');
  return (place) => (texts[place] ? Number(texts[place]) : null);
}

function observationsOf(
  { areas, sources, notes }: Packed,
  indicator: PackedIndicator,
  packed: PackedPeriod,
): Observation[] {
  const status = new Map<number, string>();
  for (const [reason, places] of Object.entries(packed.missing ?? {}))
    for (const place of places) status.set(place, reason);
  const sourceOf = textsOf(packed.sources, sources);
  const noteOf = textsOf(packed.notes ?? [], notes);
  const numerators = numbersOf(packed.numerators);
  const denominators = numbersOf(packed.denominators);
  return packed.values.split(',').flatMap((text, place): Observation[] => {
    const why = status.get(place);
    if (text === '' && why === undefined) return [];
    const [area_code, area_name, geographic_level] = areas[place]!;
    return [
      {
        table: '',
        row: 1,
        column: 1,
        indicator: indicator.id,
        area_code,
        area_name,
        geographic_level,
        time_period: packed.period,
        time_identifier: indicator.identifier,
        period_start: packed.start,
        period_end: packed.end,
        breakdown: indicator.breakdown,
        unit: indicator.unit,
        value: text === '' ? null : Number(text),
        published: packed.published?.[place] ?? text,
        status: (why ?? 'ok') as Status,
        decimals:
          text === '' ? null : Math.min((text.split('.')[1] ?? '').length, packed.decimals ?? Infinity),
        numerator: numerators(place),
        denominator: denominators(place),
        note: noteOf(place),
        source: sourceOf(place),
        corrected: null,
        qualifier: '',
      },
    ];
  });
}

/**
 * Figures of some indicators as `standing` takes them.
 *
 * @example standing(unpacked(packed, [packed.indicators[0]!]), authoritiesOf(packed)[0]!)
 */
export function unpacked(packed: Packed, indicators: readonly PackedIndicator[]): National {
  const catalogue = {
    indicators: new Map(packed.indicators.map((one) => [one.id, one])),
  } as unknown as Catalogue;
  return {
    figures: indicators.flatMap((one) =>
      one.periods.flatMap((period) => observationsOf(packed, one, period)),
    ),
    catalogue,
    neighbours: neighboursOf(packed),
  };
}
