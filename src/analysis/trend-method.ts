import type { Catalogue, Indicator } from '../model/catalogue.js';
import type { Figure } from '../model/observation.js';
import { processChart } from '../statistics/process-chart/process-chart.js';
import type { Improvement, PointType } from '../statistics/process-chart/verdicts.js';
import { wilson } from '../statistics/proportion.js';
import { rate } from '../statistics/rate.js';
import { cochranArmitage } from '../statistics/trend/cochran-armitage.js';
import { recentTrend } from '../statistics/trend/fingertips.js';
import { mannKendall } from '../statistics/trend/mann-kendall.js';
import { type CountsBehind, countsBehind, readingOf } from './figures.js';

/** Kinds of series, and what each can bear. */
export type SeriesKind = 'annual' | 'monthly flow' | 'month-end stock';

/** What the method that a series can bear says of it. */
export interface TrendResult {
  /** What of a longer series the test looked at, for a sentence: ` over the last five years`. */
  readonly over?: string;
  /** `rising`, `falling`, `no trend`, or that there are too few points. */
  readonly direction: string;
  /** `null` where there is no test, or the test gives none. */
  readonly p: number | null;
  readonly tested: boolean;
  readonly method: string;
  /** For monthly series: what the process chart says of the last month. */
  readonly process: string;
  readonly caveats: readonly string[];
}

/** Months that a process chart needs to say anything, and annual points that a trend test does. */
export const ENOUGH_MONTHS = 8;
const ENOUGH_YEARS = 5;

const LEVEL = 0.05;

const COUNTED_AGAIN = 'Most children are counted again the next month, so the test overstates a trend.';

/** A breakdown whose figures each hold those before them. */
const CUMULATIVE = 'year to date';

const IMPROVEMENT: Record<Indicator['polarity'], Improvement> = {
  'high is good': 'increase',
  'low is good': 'decrease',
  neither: 'neutral',
};

/** What the process chart says of the last month, in words for people. */
const PROCESS_WORDS: Record<PointType, string> = {
  common_cause: 'not unusual',
  special_cause_improvement: 'unusually good',
  special_cause_concern: 'unusually bad',
  special_cause_neutral_high: 'unusually high',
  special_cause_neutral_low: 'unusually low',
};

interface TrendTest {
  readonly slope: number;
  readonly p: number;
  readonly method: string;
}

const directionOf = ({ slope, p }: TrendTest): string =>
  p >= LEVEL || slope === 0 ? 'no trend' : slope > 0 ? 'rising' : 'falling';

function ofValues(values: readonly number[]): TrendTest {
  const { value, p, exactP } = mannKendall(values.map((y, t) => ({ t, y })));
  return { slope: value, p: exactP ?? p, method: "Mann–Kendall with Sen's slope" };
}

/** Cochran–Armitage only where the shares vary no more about the line than chance allows. */
function ofCounts(counts: readonly CountsBehind[], values: readonly number[]): TrendTest {
  const { slope, p, departureP } = cochranArmitage(counts.map((count, score) => ({ ...count, score })));
  if (departureP !== null && departureP < LEVEL) {
    const test = ofValues(values);
    return {
      ...test,
      method: `${test.method}, because the shares vary around a straight line by more than chance`,
    };
  }
  return { slope, p: p ?? 1, method: 'Cochran–Armitage on the counts that rounded percentages imply' };
}

/** The counts behind every point; `null` unless all have them. */
function allCounts(
  series: readonly Figure[],
  figures: readonly Figure[],
  catalogue: Catalogue,
): CountsBehind[] | null {
  const counts = series.map((o) => countsBehind(o, figures, catalogue));
  return counts.every((count) => count !== null) ? counts : null;
}

function monthly(
  series: readonly Figure[],
  kind: SeriesKind,
  counts: readonly CountsBehind[] | null,
  indicator: Indicator,
): TrendResult {
  const values = series.map(readingOf);
  const chart = processChart(values, {
    improvement: IMPROVEMENT[indicator.polarity],
    dates: series.map(({ period_end }) => period_end),
    measured: kind === 'month-end stock' ? 'stock' : 'flow',
  });
  const independent = counts !== null && indicator.unit === 'percent' && kind === 'monthly flow';
  const test = independent ? ofCounts(counts, values) : ofValues(values);
  return {
    direction: directionOf(test),
    p: test.p,
    tested: true,
    method: `${test.method}; ${chart.method}`,
    process: PROCESS_WORDS[chart.variation],
    caveats: [...chart.caveats, kind === 'month-end stock' ? COUNTED_AGAIN : ''],
  };
}

/** The years that the Fingertips recent trend looks at. */
const RECENT_YEARS = 5;

const MARKERS = {
  Increasing: 'rising',
  Decreasing: 'falling',
  NoChange: 'no trend',
  CannotBeCalculated: 'cannot be calculated',
} as const;

function annual(
  series: readonly Figure[],
  counts: readonly CountsBehind[] | null,
  indicator: Indicator,
): TrendResult {
  const plain = { tested: true, process: '', caveats: [] };
  if (!counts) {
    const test = ofValues(series.map(readingOf));
    return { ...plain, direction: directionOf(test), p: test.p, method: test.method };
  }
  const percent = indicator.unit === 'percent';
  const recent = recentTrend(
    series.map((o, i) => {
      const { x, n } = counts[i]!;
      const { lower, upper } = percent ? wilson(x, n) : rate(x, n);
      const factor = percent ? 100 : 1;
      const year = Number(o.period_end.slice(0, 4));
      return {
        year,
        count: x,
        denominator: n,
        value: readingOf(o),
        lower: lower * factor,
        upper: upper * factor,
      };
    }),
    percent ? 'Proportion' : 'Crude rate',
  );
  return {
    ...plain,
    direction: MARKERS[recent.marker],
    over: series.length > RECENT_YEARS ? ' over the last five years' : '',
    p: null,
    method: `${recent.method}, p below 0.002`,
    caveats: recent.refused === null ? [] : [recent.refused],
  };
}

const UNTESTED = { p: null, tested: false, process: '' } as const;

/**
 * Test a series for a trend by what it can bear: months by a process chart and a trend test, five or more
 * years by the Fingertips recent trend where the counts are published and by Mann–Kendall where they are not;
 * fewer points, and cumulative ones, not at all.
 */
export function trendOf(
  series: readonly Figure[],
  kind: SeriesKind,
  figures: readonly Figure[],
  catalogue: Catalogue,
): TrendResult {
  const indicator = catalogue.indicators.get(series[0]!.indicator)!;
  if (series.some(({ breakdown }) => breakdown.includes(CUMULATIVE)))
    return {
      ...UNTESTED,
      direction: 'not tested',
      method: 'change from first to last point',
      caveats: ['Each figure includes those before it, so a trend cannot be tested.'],
    };
  const counts = allCounts(series, figures, catalogue);
  if (kind !== 'annual' && series.length >= ENOUGH_MONTHS) return monthly(series, kind, counts, indicator);
  if (kind === 'annual' && series.length >= ENOUGH_YEARS) return annual(series, counts, indicator);
  return {
    ...UNTESTED,
    direction: 'too few points to test',
    method: series.length === 2 ? 'change between two points' : 'change from first to last point',
    caveats: [
      `${series.length} points are too few to test for a trend; the change from first to last is given.`,
    ],
  };
}
