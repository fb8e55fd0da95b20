import type { Observation } from '../../model/observation.js';
import { capital } from '../../text/sentence.js';
import { readingIn } from '../figures.js';
import { baseBreak } from '../population-base.js';
import { caveatText, fewCaveat } from '../published.js';
import { differenceOf } from './change.js';
import {
  ENGLAND,
  isBeforeItWas,
  type National,
  type NationalArea,
  named,
  type Series,
  seriesOf,
} from './national.js';
import {
  averageFigure,
  type NeighbourAverage,
  neighbourAverage,
  neighboursBy,
  restsOn,
} from './neighbours.js';
import { ranked } from './ranks.js';

/** An area's figure of an indicator, a breakdown and a period, and how it compares: nothing in it is rounded. */
export interface BenchmarkRow {
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
  /** Decimals of the column that the value is in, to which it and all that is compared with it are written. */
  readonly decimals: number;
  readonly status: string;
  /** The counts that the value is worked out from, where they are published. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /**
   * Change since the year before; empty where a rate rests on another estimate of the population, as the caveat
   * then says.
   */
  readonly change: number | null;
  /** 1 is the best where the polarity says what is good, else the highest; equal figures share a rank. Empty of one alone. */
  readonly rank: number | null;
  /** Authorities that have a figure. */
  readonly ranked: number;
  readonly rank_1_is: 'lowest' | 'highest';
  /** 1 holds the first ranks; empty where fewer than four are ranked. */
  readonly quartile: number | null;
  readonly neighbours_model: string;
  readonly neighbours_mean: number | null;
  readonly neighbours_median: number | null;
  /** From the sums of numerators and denominators, where all are published. */
  readonly neighbours_pooled: number | null;
  /** How many of the listed neighbours have a figure; empty where their average was published. */
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

/** An area's figure in one period, and the figures that it is compared with. */
export interface Benchmarked {
  readonly own: Observation;
  /** Decimals of the indicator's column. */
  readonly decimals: number;
  /** Of the year before. */
  readonly before: Observation | undefined;
  /** The neighbours' average as published, else their mean. */
  readonly neighbours: Observation | undefined;
  readonly average: NeighbourAverage | null;
  readonly region: Observation | undefined;
  readonly england: Observation | undefined;
  readonly period: Series['periods'][number];
}

const YEAR = 366 * 24 * 60 * 60 * 1000;

/** A comparator with no more decimals than the indicator's column: an England average may be published to ten. */
const inColumn = (
  o: Observation | undefined,
  { value }: Observation,
  decimals: number,
): Observation | undefined =>
  o && o.decimals !== null && value !== null && o.decimals > decimals ? { ...o, decimals } : o;

/** Decimals of a column, by the other authorities' figures. */
const mostDecimals = ({ byArea }: Series['periods'][number]): number =>
  [...byArea.values()].reduce(
    (most, o) => (o.geographic_level === 'Local authority' ? Math.max(most, o.decimals ?? 0) : most),
    0,
  );

/**
 * Every figure of an area with those that it is compared with. All tables, sentences, charts and files take them from
 * here.
 *
 * @param model year of the neighbours' model; empty for the newest list there is.
 * @returns what files carry of the time before the area existed is left out.
 * @throws InvalidInputError if there is no such list of neighbours.
 */
export function benchmarked(national: National, area: NationalArea, model = ''): Benchmarked[] {
  const listed = neighboursBy(national.neighbours, area, model);
  return seriesOf(national.figures).flatMap(({ periods }) =>
    periods.flatMap((period, at): Benchmarked[] => {
      const own = period.byArea.get(area.area_code);
      if (!own || isBeforeItWas(own, national)) return [];
      const last = periods[at - 1];
      const isYear = last && Date.parse(period.end) - Date.parse(last.end) <= YEAR;
      const before = isYear ? last.byArea.get(area.area_code) : undefined;
      const decimals = Math.max(0, own.decimals ?? before?.decimals ?? mostDecimals(period));
      const average = neighbourAverage(listed, period.byArea, own.unit);
      const dataset = period.byArea.get('Statistical neighbours');
      return [
        {
          own,
          decimals,
          before,
          neighbours:
            dataset ?? (average && averageFigure(own, decimals, average, listed[0]!.model_year)) ?? undefined,
          average: dataset ? null : average,
          region: inColumn(named(period.byArea, area.regions), own, decimals),
          england: inColumn(period.byArea.get(ENGLAND), own, decimals),
          period,
        },
      ];
    }),
  );
}

/**
 * The figures of an area, its neighbours' averages, its region and England as observations, on which every
 * comparison, trend, scorecard and chart works as on published ones.
 *
 * @returns observations in the order of the indicators; the neighbours' say what they rest on.
 * @throws InvalidInputError if there is no such list of neighbours.
 */
export const benchmarkFigures = (national: National, area: NationalArea, model = ''): Observation[] =>
  benchmarked(national, area, model).flatMap(({ own, neighbours, region, england }) =>
    [{ ...own, area_name: area.area_name }, neighbours, region, england].filter((o) => o !== undefined),
  );

/** Rates of fewer events are unreliable: the Office for National Statistics marks them so. */
const RELIABLE = 20;

/** That a figure rests on few, so that its rank is much a matter of chance. */
function smallText(o: Observation, unit: string): string {
  if (o.value === null) return '';
  if (unit === 'percent') return fewCaveat([o]);
  return unit === 'rate_per_10000' && o.numerator !== null && o.numerator < RELIABLE
    ? `The rate is based on a count of ${o.numerator}; rates based on fewer than ${RELIABLE} can change a lot by chance alone.`
    : '';
}

/** That some of the neighbours have no figure, or none has. */
function neighboursCaveat(average: NeighbourAverage | null): string {
  if (!average || average.n === average.listed) return '';
  if (average.n > 0) return `The neighbours’ average is based on ${restsOn(average)}.`;
  const reasons = average.without.includes('suppressed') ? ` (${average.without})` : '';
  return `None of the ${average.listed} listed neighbours has a figure${reasons}.`;
}

/**
 * An area's figures, each with its change since the year before, its statistical neighbours, its region, England, and
 * its rank and quartile among all authorities.
 *
 * @param national figures of all areas, the newest release first; the catalogue and the lists of neighbours.
 * @param model year of the neighbours' model; empty for the newest list there is.
 * @returns a row for each indicator, breakdown and period in which the area has a figure or a reason for none.
 * @throws InvalidInputError if there is no such list of neighbours.
 * @example benchmarkRows(national, croydon, '2014').find(({ period }) => period === '31 March 2014')?.rank
 */
export function benchmarkRows(national: National, area: NationalArea, model = ''): BenchmarkRow[] {
  const { indicators } = national.catalogue;
  const listed = neighboursBy(national.neighbours, area, model);
  return benchmarked(national, area, model).map(
    ({ own, decimals, before, neighbours, average, region, england, period }) => {
      const {
        name = own.indicator,
        unit = own.unit,
        polarity = 'neither',
      } = indicators.get(own.indicator) ?? {};
      const highFirst = polarity !== 'low is good';
      const places = ranked(period.byArea.values(), highFirst);
      const place = places.length > 1 ? places.find(({ of }) => of === own) : undefined;
      const rebased = before ? baseBreak(before, own) : '';
      return {
        indicator: own.indicator,
        name,
        unit,
        polarity,
        area: area.area_name,
        breakdown: own.breakdown,
        period: period.name,
        period_end: period.end,
        value: readingIn(own),
        decimals,
        status: own.status,
        numerator: own.numerator,
        denominator: own.denominator,
        change: before && rebased === '' ? differenceOf(own, before) : null,
        rank: place?.rank ?? null,
        ranked: places.length,
        rank_1_is: highFirst ? 'highest' : 'lowest',
        quartile: place?.quartile ?? null,
        neighbours_model: listed[0]?.model_year ?? '',
        neighbours_mean: readingIn(neighbours),
        neighbours_median: average?.median ?? null,
        neighbours_pooled: average?.pooled ?? null,
        neighbours_n: average?.n ?? null,
        neighbours_listed: average?.listed ?? null,
        neighbours_lower: average?.lower ?? null,
        neighbours_upper: average?.upper ?? null,
        region: region?.area_name ?? '',
        region_value: readingIn(region),
        england_value: readingIn(england),
        caveat: caveatText([
          rebased,
          smallText(own, unit),
          own.note.startsWith('ours: ') ? `${capital(own.note.slice('ours: '.length))}.` : '',
          neighboursCaveat(average),
          area.changed,
        ]),
        source: own.source,
      };
    },
  );
}

/** Whether a later figure than this one is withheld or not available. */
export const isLaterMissing = (row: BenchmarkRow, all: readonly BenchmarkRow[]): boolean =>
  all.some(
    (other) =>
      other.indicator === row.indicator &&
      other.breakdown === row.breakdown &&
      other.period_end > row.period_end &&
      other.value === null,
  );

/** The newest row of each indicator that has a figure. */
export const newestRows = (rows: readonly BenchmarkRow[]): BenchmarkRow[] => [
  ...new Map(
    rows.flatMap((row) => (row.value === null ? [] : [[`${row.indicator}|${row.breakdown}`, row]])),
  ).values(),
];

/** Years after which a last figure is no news. */
const RECENT = 5;

/** Rows of which the figure is of the last years of any, and those of which it is older. */
export function byAge(rows: readonly BenchmarkRow[]): {
  recent: BenchmarkRow[];
  older: BenchmarkRow[];
  since: number;
} {
  const yearOf = ({ period_end }: BenchmarkRow): number => Number(period_end.slice(0, 4));
  const since = Math.max(...rows.map(yearOf)) - RECENT + 1;
  return {
    recent: rows.filter((row) => yearOf(row) >= since),
    older: rows.filter((row) => yearOf(row) < since),
    since,
  };
}
