import type { Catalogue, Indicator } from '../observations/catalogue.js';
import { groupBy } from '../observations/group-by.js';
import { type Figure, isFigure, type Observation } from '../observations/observation.js';
import { periodName } from '../observations/period.js';
import { printedInterval } from '../observations/printed-interval.js';
import { overlap } from '../statistics/interval.js';
import { roundHalfUp } from '../statistics/rounding.js';
import { shown } from './compare.js';
import { readingOf } from './figures.js';
import { ENOUGH_MONTHS, type SeriesKind, trendOf } from './trend-method.js';

/** How an area's figures move: a row of `trends.csv`. */
export interface TrendRow {
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  readonly area: string;
  readonly breakdown: string;
  readonly points: number;
  readonly from: string;
  readonly to: string;
  readonly first: number;
  readonly last: number;
  readonly change: number;
  /** Whether the change is more than the rounding of both figures. */
  readonly beyond_rounding: boolean;
  /** `rising`, `falling`, `no trend`, or that there are too few points to test. */
  readonly direction: string;
  readonly reads_as: 'better' | 'worse' | 'neither' | '';
  /** The test's p; empty where there are too few points for one. */
  readonly p: number | null;
  /** For monthly series: the verdict of the process chart on the last point. */
  readonly process: string;
  readonly method: string;
  readonly caveat: string;
  readonly source: string;
  readonly sentence: string;
}

const ANNUAL = /^(31 March|Financial year|Academic year|Calendar year)$/;
const MONTH = /^(January|February|March|April|May|June|July|August|September|October|November|December)$/;

function kindOf(series: readonly Figure[], measured: Indicator['measured']): SeriesKind | null {
  if (series.every((o) => MONTH.test(o.time_identifier)))
    return measured === 'stock' ? 'month-end stock' : 'monthly flow';
  return series.every((o) => ANNUAL.test(o.time_identifier)) ? 'annual' : null;
}

function readsAs(change: number, settled: boolean, polarity: Indicator['polarity']): TrendRow['reads_as'] {
  if (!settled || change === 0) return '';
  if (polarity === 'neither') return 'neither';
  return change > 0 === (polarity === 'high is good') ? 'better' : 'worse';
}

function rowOf(
  series: readonly Figure[],
  kind: SeriesKind,
  figures: readonly Figure[],
  catalogue: Catalogue,
): TrendRow {
  const [first, last] = [series[0]!, series.at(-1)!];
  const indicator = catalogue.indicators.get(first.indicator)!;
  const change = roundHalfUp(readingOf(last) - readingOf(first), 10);
  const beyond = !overlap(printedInterval(first), printedInterval(last));
  const result = trendOf(series, kind, figures, catalogue);
  const few = !result.tested;
  const settled = few ? beyond : result.direction !== 'no trend';
  const { unit } = indicator;
  const said = few
    ? `${beyond ? 'a change' : 'no change beyond rounding'} over ${series.length} points, too few to test for a trend`
    : `${result.direction}${result.process === '' ? '' : `; the last month reads as ${result.process}`}`;
  return {
    indicator: indicator.id,
    name: indicator.name,
    unit,
    area: first.area_name,
    breakdown: first.breakdown,
    points: series.length,
    from: periodName(first),
    to: periodName(last),
    first: readingOf(first),
    last: readingOf(last),
    change,
    beyond_rounding: beyond,
    direction: result.direction,
    reads_as: readsAs(change, settled, indicator.polarity),
    p: result.p === null ? null : roundHalfUp(result.p, 4),
    process: result.process,
    method: `${result.method} (${kind} series)`,
    caveat: result.caveats.join(' '),
    source: [...new Set(series.map(({ source }) => source))].join('; '),
    sentence: `${indicator.name}, ${first.area_name}${first.breakdown === '' ? '' : ` (${first.breakdown.replaceAll('=', ': ')})`}: ${shown(readingOf(first), first.decimals, unit)} (${periodName(first)}) to ${shown(readingOf(last), last.decimals, unit)} (${periodName(last)}); ${said}.`,
  };
}

/**
 * How each indicator of each area moves, by a method that its data can bear – and that the row names: for
 * monthly figures a process chart with a trend test (Cochran–Armitage where the counts are printed,
 * Mann–Kendall elsewhere), with a caveat where they are month-end stocks; for five or more annual figures the
 * Fingertips recent trend, or Mann–Kendall where no counts are printed; for fewer the change from first to last, and whether it is more than rounding.
 *
 * @param observations as `load().observations` holds them; figures of tables and of running text.
 * @returns a row for each table's series of two points or more.
 */
export function trend(observations: Iterable<Observation>, catalogue: Catalogue): TrendRow[] {
  const figures = [...observations]
    .filter(isFigure)
    .filter((o) => o.period_end !== '' && o.unit !== 'grade' && !/figure=/.test(o.breakdown));
  const series = groupBy(figures, (o) => `${o.table}|${o.indicator}|${o.area_name}|${o.breakdown}`);
  return [...series.values()].flatMap((group) => {
    const ordered = [...group].sort((a, b) => a.period_end.localeCompare(b.period_end));
    const months = ordered.filter((o) => MONTH.test(o.time_identifier));
    const used = months.length >= ENOUGH_MONTHS ? months : ordered;
    const indicator = catalogue.indicators.get(used[0]!.indicator)!;
    const kind = kindOf(used, indicator.measured);
    const dates = new Set(used.map(({ period_end }) => period_end));
    return kind !== null && used.length >= 2 && dates.size === used.length
      ? [rowOf(used, kind, figures, catalogue)]
      : [];
  });
}
