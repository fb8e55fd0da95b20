import { changesSince } from '../columns/kernels/beside.js';
import { competitionRanks, emptyRanks, quartiles } from '../columns/kernels/ranks.js';
import type { Catalogue, Neighbour } from '../observations/catalogue.js';
import { groupBy } from '../observations/group-by.js';
import type { Observation } from '../observations/observation.js';
import { periodName } from '../observations/period.js';
import { insist } from '../statistics/estimate.js';
import { roundHalfUp } from '../statistics/rounding.js';
import { type NeighbourAverage, neighbourAverage } from './neighbour-average.js';
import { caveatText } from './published.js';
import { capital } from './sentence.js';

/** What a comparison of authorities needs to know of one of them. */
export interface NationalArea {
  readonly area_code: string;
  readonly area_name: string;
  /** Names of the regions it lies in, the one to compare with first: London, Outer London. */
  readonly regions: readonly string[];
  /** What changed, as a sentence; empty if nothing. */
  readonly changed: string;
}

/** Figures of all areas under the codes they bear today, and what they are set beside. */
export interface National {
  /** The newest release first: where two give a figure of the same thing, the first counts. */
  readonly figures: readonly Observation[];
  readonly catalogue: Catalogue;
  /** Lists of statistical neighbours, of any model. */
  readonly neighbours: readonly Neighbour[];
}

/** How an authority stands in one figure: a row of `standing.csv`. */
export interface StandingRow {
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  readonly polarity: string;
  readonly area: string;
  readonly breakdown: string;
  readonly period: string;
  readonly period_end: string;
  /** Empty where there is none, which `status` explains. */
  readonly value: number | null;
  readonly status: string;
  /** Change since the year before. */
  readonly change: number | null;
  /** 1 is the best where the polarity says what is good, else the highest; equal figures share a rank. */
  readonly rank: number | null;
  /** Authorities that have a figure. */
  readonly ranked: number;
  readonly rank_1_is: 'lowest' | 'highest';
  /** 1 holds the first ranks. */
  readonly quartile: number | null;
  readonly neighbours_model: string;
  readonly neighbours_mean: number | null;
  readonly neighbours_median: number | null;
  /** From the sums of numerators and denominators, where all are published. */
  readonly neighbours_pooled: number | null;
  readonly neighbours_n: number | null;
  readonly neighbours_listed: number | null;
  /** The mean if every suppressed count were 1, and if it were 5. */
  readonly neighbours_lower: number | null;
  readonly neighbours_upper: number | null;
  readonly region: string;
  readonly region_value: number | null;
  readonly england_value: number | null;
  readonly caveat: string;
  readonly source: string;
}

const keyOf = (o: Observation): string =>
  `${o.indicator}|${o.breakdown}|${o.time_identifier}|${o.time_period}|${o.area_code || o.area_name}`;

/** One figure of each thing: the newest release's. */
export function newestOf(figures: readonly Observation[]): Observation[] {
  const kept = new Map<string, Observation>();
  for (const o of figures) if (!kept.has(keyOf(o))) kept.set(keyOf(o), o);
  return [...kept.values()];
}

/** The models of which there is a list for an area, the oldest first. */
export const modelsFor = (neighbours: readonly Neighbour[], area: string): string[] =>
  [...new Set(neighbours.filter(({ area_code }) => area_code === area).map((n) => n.model_year))].sort();

/**
 * The list of an area's neighbours by a model.
 *
 * @param model the model's year; empty for the newest list there is.
 * @throws NonsenseError if there is no such list; it names those there are.
 */
export function neighboursBy(
  neighbours: readonly Neighbour[],
  area: NationalArea,
  model: string,
): Neighbour[] {
  const models = modelsFor(neighbours, area.area_code);
  const chosen = model || models.at(-1);
  insist(
    model === '' || models.includes(model),
    models.length === 0
      ? `There is no list of neighbours of ${area.area_name}; import one.`
      : `There is no ${model} list of neighbours of ${area.area_name}; there are lists of ${models.join(', ')}.`,
  );
  const seen = new Set<string>();
  return neighbours.filter((n) => {
    const own = n.area_code === area.area_code && n.model_year === chosen && !seen.has(n.neighbour_code);
    if (own) seen.add(n.neighbour_code);
    return own;
  });
}

const PER: Readonly<Record<string, number>> = { percent: 100, rate_per_10000: 10_000 };

/** The average of listed neighbours in one period. */
export function averageOf(
  listed: readonly Neighbour[],
  period: ReadonlyMap<string, Observation>,
  unit: string,
): NeighbourAverage {
  const figures = listed.map(({ neighbour_code, neighbour_name }) => {
    const o = period.get(neighbour_code);
    return {
      area: neighbour_name,
      value: o?.value ?? null,
      suppressed: o?.status === 'suppressed',
      numerator: o?.numerator ?? null,
      denominator: o?.denominator ?? null,
    };
  });
  return neighbourAverage(figures, PER[unit] ?? null);
}

/** The figures of one indicator and breakdown, by period and area. */
interface Series {
  readonly periods: readonly {
    readonly end: string;
    readonly name: string;
    readonly byArea: ReadonlyMap<string, Observation>;
  }[];
  readonly first: Observation;
}

const codeOf = (o: Observation): string => o.area_code || o.area_name;

/** Worked out once for all that is asked of the same figures. */
const known = new WeakMap<readonly Observation[], Series[]>();

function seriesOf(all: readonly Observation[]): Series[] {
  const before = known.get(all);
  if (before) return before;
  const made = arranged(newestOf(all));
  known.set(all, made);
  return made;
}

function arranged(figures: readonly Observation[]): Series[] {
  const groups = groupBy(figures, (o) => `${o.indicator}|${o.breakdown}|${o.time_identifier}`);
  return [...groups.values()].map((group) => ({
    first: group[0]!,
    periods: [...groupBy(group, (o) => `${o.period_end}|${o.time_period}`).values()]
      .map((all) => ({
        end: all[0]!.period_end,
        name: periodName(all[0]!),
        byArea: new Map(all.map((o) => [codeOf(o), o])),
      }))
      .sort((a, b) => a.end.localeCompare(b.end) || a.name.localeCompare(b.name)),
  }));
}

const named = (byArea: ReadonlyMap<string, Observation>, names: readonly string[]): Observation | undefined =>
  names.map((name) => [...byArea.values()].find((o) => o.area_name === name)).find((o) => o !== undefined);

const ENGLAND = 'E92000001';
const YEAR = 366 * 24 * 60 * 60 * 1000;

/** By period: the index of the one a year before; −1 if it is not there. */
const previousOf = (periods: Series['periods']): Int32Array =>
  Int32Array.from(periods, ({ end }, at) => {
    const before = periods[at - 1];
    return before && Date.parse(end) - Date.parse(before.end) <= YEAR ? at - 1 : -1;
  });

/**
 * How an authority stands in every figure there is of it: beside its statistical neighbours, its region and
 * England, its rank and quartile among all authorities, and its change since the year before.
 *
 * Ranks are competition ranks (equal figures share the better one); quartiles are quarters of the ranks.
 *
 * @param national figures of all areas, the newest release first; the catalogue and the lists of neighbours.
 * @param model year of the neighbours' model; empty for the newest list there is.
 * @returns a row for each indicator, breakdown and period in which the area has a figure or a reason for none.
 * @throws NonsenseError if there is no such list of neighbours.
 * @example standing(national, croydon, '2014').find(({ period }) => period === '31 March 2014')?.rank
 */
export function standing(national: National, area: NationalArea, model = ''): StandingRow[] {
  const listed = neighboursBy(national.neighbours, area, model);
  return seriesOf(national.figures).flatMap((series) => rowsOf(series, listed, area, national));
}

function rowsOf(
  { periods, first }: Series,
  listed: readonly Neighbour[],
  area: NationalArea,
  { catalogue }: National,
): StandingRow[] {
  const indicator = catalogue.indicators.get(first.indicator);
  const polarity = indicator?.polarity ?? 'neither';
  const unit = indicator?.unit ?? first.unit;
  const codes = [
    ...new Set(
      periods.flatMap(({ byArea }) =>
        [...byArea].flatMap(([code, o]) => (o.geographic_level === 'Local authority' ? [code] : [])),
      ),
    ),
  ];
  const values = Float64Array.from(
    periods.flatMap(({ byArea }) => codes.map((code) => byArea.get(code)?.value ?? Number.NaN)),
  );
  const highFirst = polarity !== 'low is good';
  const ranks = emptyRanks(periods.length, codes.length);
  competitionRanks(values, codes.length, Uint32Array.from(codes.keys()), highFirst, ranks);
  const quartile = new Uint8Array(values.length);
  quartiles(ranks, quartile);
  const changes = new Float64Array(values.length);
  changesSince(values, codes.length, previousOf(periods), changes);

  return periods.flatMap(({ byArea, name, end }, at): StandingRow[] => {
    const own = byArea.get(area.area_code);
    if (!own) return [];
    const cell = at * codes.length + codes.indexOf(codeOf(own));
    const average = listed.length > 0 ? averageOf(listed, byArea, unit) : null;
    const region = named(byArea, area.regions);
    const change = Number.isNaN(changes[cell]) ? null : roundHalfUp(changes[cell]!, 10);
    return [
      {
        indicator: own.indicator,
        name: indicator?.name ?? own.indicator,
        unit,
        polarity,
        area: area.area_name,
        breakdown: own.breakdown,
        period: name,
        period_end: end,
        value: own.value,
        status: own.status,
        change,
        rank: ranks.rank[cell] || null,
        ranked: ranks.ranked[at]!,
        rank_1_is: highFirst ? 'highest' : 'lowest',
        quartile: quartile[cell] || null,
        neighbours_model: listed[0]?.model_year ?? '',
        neighbours_mean: average?.mean ?? null,
        neighbours_median: average?.median ?? null,
        neighbours_pooled: average?.pooled ?? null,
        neighbours_n: average?.n ?? null,
        neighbours_listed: average?.listed ?? null,
        neighbours_lower: average?.bounds?.lower ?? null,
        neighbours_upper: average?.bounds?.upper ?? null,
        region: region?.area_name ?? '',
        region_value: region?.value ?? null,
        england_value: byArea.get(ENGLAND)?.value ?? null,
        caveat: caveatText([
          own.note.startsWith('ours: ') ? `${capital(own.note.slice('ours: '.length))}.` : '',
          average && average.n < average.listed ? `The neighbours’ average rests on ${average.restsOn}.` : '',
          area.changed,
        ]),
        source: own.source,
      },
    ];
  });
}

/** Decimals in which an average of figures with so many is shown. */
const averageDecimals = (members: readonly Observation[], unit: string): number => {
  const most = Math.max(0, ...members.map(({ decimals }) => decimals ?? 0));
  return unit === 'count' ? most + 1 : most;
};

/**
 * Figures of an authority, its neighbours' averages, its region and England as observations, so that every
 * comparison, trend, scorecard and chart works on them as on printed ones.
 *
 * @returns observations in the order of the indicators; the neighbours' are ours and say what they rest on.
 * @throws NonsenseError as `standing` does.
 */
export function besideNeighbours(national: National, area: NationalArea, model = ''): Observation[] {
  const listed = neighboursBy(national.neighbours, area, model);
  return seriesOf(national.figures).flatMap(({ periods }) =>
    periods.flatMap(({ byArea }) => {
      const own = byArea.get(area.area_code);
      if (!own) return [];
      const others = [named(byArea, area.regions), byArea.get(ENGLAND)].filter((o) => o !== undefined);
      const average = averageObservation(own, listed, byArea);
      return [{ ...own, area_name: area.area_name }, ...(average ? [average] : []), ...others];
    }),
  );
}

function averageObservation(
  own: Observation,
  listed: readonly Neighbour[],
  byArea: ReadonlyMap<string, Observation>,
): Observation | null {
  if (listed.length === 0) return null;
  const { mean, restsOn } = averageOf(listed, byArea, own.unit);
  if (mean === null) return null;
  const members = listed.flatMap(({ neighbour_code }) => byArea.get(neighbour_code) ?? []);
  const decimals = averageDecimals(members, own.unit);
  const value = roundHalfUp(mean, decimals);
  return {
    ...own,
    area_code: '',
    area_name: 'Statistical neighbours',
    geographic_level: 'Statistical neighbours',
    value,
    printed: value.toFixed(decimals),
    status: 'ok',
    decimals,
    numerator: null,
    denominator: null,
    note: `ours: mean of ${restsOn} of the ${listed[0]!.model_year} model`,
  };
}
