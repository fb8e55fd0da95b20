import type { Indicator } from '../model/catalogue.js';
import type { Dataset } from '../model/dataset.js';
import { groupBy } from '../model/group-by.js';
import { type Figure, isFigure } from '../model/observation.js';
import { periodName } from '../model/period.js';
import { roundHalfUp } from '../statistics/rounding.js';
import { gapText, shown } from '../text/number.js';
import { breakdownText } from '../text/sentence.js';
import { beyondRounding, differenceOf } from './benchmark/change.js';
import { breakBetween } from './benchmark/compare.js';
import { intervalOf, laterCaveat, readingOf, reads, withFairDecimals } from './figures.js';
import { sinceBaseBreak } from './population-base.js';
import { caveatText, fewCaveat, issuesOfFigures, issueText, sourceText } from './published.js';
import { ENOUGH_MONTHS, type SeriesKind, type TrendResult, trendOf } from './trend-method.js';
import { staffCaveat } from './workforce.js';

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
  /** Last − first; empty where the series breaks between them. */
  readonly change: number | null;
  /** Whether the change is more than the rounding of both figures. */
  readonly beyond_rounding: boolean | null;
  /** `rising`, `falling`, `no trend`, or that there are too few points to test. */
  readonly direction: string;
  readonly reads_as: 'better' | 'worse' | 'neither' | '';
  /** The test's p, of which 0.0001 stands for that or less; empty where there is no test. */
  readonly p: number | null;
  /** For monthly series: what the process chart says of the last month. */
  readonly process: string;
  readonly method: string;
  readonly caveat: string;
  readonly source: string;
  readonly sentence: string;
}

const ANNUAL = /^(\d{1,2} [A-Z][a-z]+|Financial year|Academic year|Calendar year)$/;
const MONTH = /^(January|February|March|April|May|June|July|August|September|October|November|December)$/;

function kindOf(series: readonly Figure[], measured: Indicator['measured']): SeriesKind | null {
  if (series.every((o) => MONTH.test(o.time_identifier)))
    return measured === 'stock' ? 'month-end stock' : 'monthly flow';
  const [first] = series;
  const alike = series.every((o) => o.time_identifier === first?.time_identifier);
  return alike && ANNUAL.test(first?.time_identifier ?? '') ? 'annual' : null;
}

const LEAST_P = 0.0001;

type Outcome = Pick<
  TrendRow,
  'change' | 'beyond_rounding' | 'direction' | 'reads_as' | 'p' | 'process' | 'method'
> & { readonly said: string };

/** What can be said of a series whose figures cannot be compared. */
const NOT_COMPARED: Outcome = {
  change: null,
  beyond_rounding: null,
  direction: 'not compared',
  reads_as: '',
  p: null,
  process: '',
  method: 'none',
  said: 'not compared: they were not all counted in the same way',
};

/** How a series moves from its first figure to its last, by the test that it bears. */
function outcomeOf(
  series: readonly Figure[],
  result: TrendResult,
  kind: SeriesKind,
  { unit, polarity }: Indicator,
  figures: readonly Figure[],
): Outcome {
  const [first, last] = [series[0]!, series.at(-1)!];
  const change = differenceOf(last, first)!;
  const beyond = beyondRounding(
    intervalOf(withFairDecimals(first, figures)),
    intervalOf(withFairDecimals(last, figures)),
  );
  const settled = result.tested ? result.direction !== 'no trend' : beyond;
  const moved = beyond
    ? `${change > 0 ? 'up' : 'down'} ${gapText(Math.abs(change), Math.max(first.decimals, last.decimals), unit)}`
    : 'no change beyond rounding';
  const verdict = result.direction === 'no trend' ? 'no steady trend' : result.direction;
  const monthly = result.process === '' ? '' : `; the last month is ${result.process}`;
  return {
    change,
    beyond_rounding: beyond,
    direction: result.direction,
    reads_as: settled && change !== 0 ? reads(change, polarity) : '',
    p: result.p === null ? null : Math.max(LEAST_P, roundHalfUp(result.p, 4)),
    process: result.process,
    method: `${result.method} (${kind} series)`,
    said: `${moved}; ${verdict}${result.over ?? ''}${monthly}`,
  };
}

function rowOf(
  all: readonly Figure[],
  kind: SeriesKind,
  figures: readonly Figure[],
  dataset: Dataset,
): TrendRow {
  const { catalogue } = dataset;
  const { series: since, broken: rebased } = sinceBaseBreak(all);
  const series = since.length > 1 ? since : all;
  const [first, last] = [series[0]!, series.at(-1)!];
  const indicator = catalogue.indicators.get(first.indicator)!;
  const broken = breakBetween(last, first, indicator) || (since.length > 1 ? '' : rebased);
  const late = issuesOfFigures(series, dataset).some(({ check }) => check === 'another-year');
  const result = trendOf(series, kind, figures, catalogue);
  const { said, ...outcome } = late
    ? { ...NOT_COMPARED, said: 'not compared: the figures are from another year' }
    : broken === ''
      ? outcomeOf(series, result, kind, indicator, figures)
      : NOT_COMPARED;
  const { unit } = indicator;
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
    ...outcome,
    caveat: caveatText([
      issueText(series, dataset),
      broken,
      broken === '' && rebased !== ''
        ? `Figures before ${periodName(first)} are left out, because later rates are based on a different population estimate.`
        : '',
      ...(broken === '' && !late ? result.caveats : []),
      fewCaveat(series),
      laterCaveat(last, figures),
      staffCaveat(last),
    ]),
    source: sourceText(series.map(({ source }) => source)),
    sentence: `${indicator.name}, ${first.area_name}${breakdownText(first.breakdown)}: ${shown(readingOf(first), first.decimals, unit)} (${periodName(first)}) to ${shown(readingOf(last), last.decimals, unit)} (${periodName(last)}); ${said}.`,
  };
}

/** Rows that say the same of the same figures, published twice, as one with both sources. */
function once(rows: readonly TrendRow[]): TrendRow[] {
  const same = groupBy(rows, ({ sentence, method, points }) => `${sentence}|${method}|${points}`);
  return [...same.values()].map((group) => ({
    ...group[0]!,
    caveat: caveatText(group.map(({ caveat }) => caveat)),
    source: sourceText(group.map(({ source }) => source)),
  }));
}

/** The rows of `trend`: how each series of two points or more moves, by a method that the row names. */
export function trendRows(dataset: Dataset): TrendRow[] {
  const figures = [...dataset.figures]
    .filter(isFigure)
    .filter((o) => o.period_end !== '' && o.unit !== 'grade' && !/figure=/.test(o.breakdown));
  const series = groupBy(figures, (o) => `${o.table}|${o.indicator}|${o.area_name}|${o.breakdown}`);
  const rows = [...series.values()].flatMap((group) => {
    const ordered = [...group].sort((a, b) => a.period_end.localeCompare(b.period_end));
    const months = ordered.filter((o) => MONTH.test(o.time_identifier));
    const used = months.length >= ENOUGH_MONTHS ? months : ordered;
    const indicator = dataset.catalogue.indicators.get(used[0]!.indicator)!;
    const kind = kindOf(used, indicator.measured);
    const dates = new Set(used.map(({ period_end }) => period_end));
    return kind !== null && used.length >= 2 && dates.size === used.length
      ? [rowOf(used, kind, figures, dataset)]
      : [];
  });
  return once(rows);
}
