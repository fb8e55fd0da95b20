import { comparable } from '../analysis/figures.js';
import { parseBreakdown } from '../model/breakdown.js';
import type { Dataset } from '../model/dataset.js';
import { groupBy } from '../model/group-by.js';
import { isFigure, type Observation } from '../model/observation.js';
import { isProse } from '../published/prose.js';
import { InvalidInputError } from '../statistics/estimate.js';
import { type ChartKind, chart } from './index.js';
import { type ChartOptions, disparitiesOf } from './input.js';
import { isNationalTotal } from './national-total.js';
import { MONTH } from './periods.js';

/** A chart to be drawn: its kind, and what of. */
export interface ChartRequest {
  readonly kind: ChartKind;
  readonly options: ChartOptions;
}

const [MONTHS, LINES, BARS] = [6, 4, 3];
/** Bars of different things side by side must be of one order of size. */
const SPREAD = 100;

const counted = (observations: readonly Observation[], of: (o: Observation) => string): number =>
  new Set(observations.map(of)).size;

const byArea = (o: Observation): string => o.area_name;
const byPeriod = (o: Observation): string => o.period_end;
const toDate = (o: Observation): boolean => /basis=year to date/.test(o.breakdown);

/** What a good analyst draws of one indicator of a table. */
function ofIndicator(options: ChartOptions, all: readonly Observation[]): ChartRequest[] {
  const months = all.filter((o) => MONTH.test(o.time_identifier) && !toDate(o));
  if (counted(months, byPeriod) >= MONTHS) {
    const kind = counted(months, (o) => o.breakdown) > 1 ? 'trend' : 'process';
    return [{ kind, options }, ...(all.some(toDate) ? [{ kind: 'year-to-date', options } as const] : [])];
  }
  const lines = counted(all, (o) => `${o.area_name}|${comparable(o)}`);
  if (counted(all.filter(isFigure), byPeriod) > 1)
    return [{ kind: lines <= LINES ? 'trend' : 'multiples', options }];
  return lines >= BARS || counted(all, byArea) > 1 ? [{ kind: 'bars', options }] : [];
}

/** What a good analyst draws of shares of groups, one cohort after the other. */
function ofShares(table: string, observations: readonly Observation[], input: Dataset): ChartRequest[] {
  const sources = new Set(observations.map(({ source }) => source));
  const rows = disparitiesOf(input).filter(({ source }) => source.split('; ').some((s) => sources.has(s)));
  return [...new Set(rows.map(({ cohort }) => cohort))].flatMap((cohort) =>
    (['dumbbell', 'index'] as const).map((kind) => ({ kind, options: { table, cohort } })),
  );
}

/** Whether the figures make such a chart. */
function draws({ kind, options }: ChartRequest, input: Dataset): boolean {
  try {
    chart(kind, input, options);
    return true;
  } catch (error) {
    if (error instanceof InvalidInputError) return false;
    throw error;
  }
}

/** So many authorities each have charts of their own. */
const AUTHORITIES = 5;

/**
 * The charts that a good analyst would draw of a table: by whether its figures are months or years, of one
 * area or several, of one indicator or many.
 *
 * @returns none for running text, and where there is nothing to draw or a single figure. Where a table is about
 *   several authorities, each has its own; where about more than five, a funnel is all that needs no area.
 * @example suggested(load(), 'cin-rate') // [{ kind: 'trend', options: { table: 'cin-rate' } }]
 */
export function suggested(input: Dataset, table: string): ChartRequest[] {
  const all = [...input.figures].filter((o) => o.table === table && !/figure=/.test(o.breakdown));
  if (all.length < 2 || all.some(isProse)) return [];
  const authorities = [
    ...new Set(all.filter((o) => o.geographic_level === 'Local authority').map(byArea)),
  ].sort();
  const requests =
    authorities.length <= 1
      ? proposed(input, table, all)
      : authorities.length <= AUTHORITIES
        ? authorities.flatMap((area) =>
            proposed(
              input,
              table,
              all.filter((o) => o.geographic_level !== 'Local authority' || o.area_name === area),
            ).map(({ kind, options }) => ({ kind, options: { ...options, area } })),
          )
        : [...new Set(all.map((o) => o.indicator))].map((indicator) => ({
            kind: 'funnel' as const,
            options: { table, indicator },
          }));
  return requests.filter((request) => draws(request, input));
}

function proposed(input: Dataset, table: string, all: readonly Observation[]): ChartRequest[] {
  const has = (test: (o: Observation) => boolean): boolean => all.some(test);
  if (has((o) => o.unit === 'grade')) return [{ kind: 'timeline', options: { table } }];
  if (has((o) => o.unit === 'date' && parseBreakdown(o.breakdown)?.action !== undefined))
    return [{ kind: 'plan', options: { table } }];
  if (has((o) => /cohort=.*(ethnicity|sex)=/.test(o.breakdown))) return ofShares(table, all, input);
  if (has((o) => o.unit === 'fte' && /service=/.test(o.breakdown)))
    return (['stacked', 'diverging'] as const).map((kind) => ({ kind, options: { table } }));
  const figures = all.filter(isFigure).filter((o) => o.period_end !== '' && !isNationalTotal(o));
  const byIndicator = groupBy(
    all.filter((o) => figures.some(({ indicator }) => indicator === o.indicator)),
    (o) => o.indicator,
  );
  const monthly = figures.some((o) => MONTH.test(o.time_identifier)) && counted(figures, byPeriod) >= MONTHS;
  const split = [...byIndicator.values()].some((own) => counted(own, comparable) > LINES);
  const areas = counted(figures, byArea);
  const each = [...byIndicator].flatMap(([indicator, own]) =>
    ofIndicator(byIndicator.size === 1 ? { table } : { table, indicator }, own),
  );
  if (byIndicator.size === 1 || monthly) return each;
  const periods = counted(figures, byPeriod);
  const series = [...byIndicator.values()].filter(
    (own) => counted(own.filter(isFigure), byPeriod) > 1,
  ).length;
  if (areas > 1 && series > 0) return each;
  if (split) return each.filter(({ kind }) => kind !== 'trend');
  if (areas > 1 || (periods > 1 && series > 1)) return [{ kind: 'multiples', options: { table } }];
  const units = groupBy(figures, (o) => o.unit);
  const [main] = [...units.values()].sort((a, b) => b.length - a.length);
  const values = (main ?? []).map(({ value }) => value).filter((value) => value > 0);
  const together = values.length >= BARS && Math.max(...values) <= SPREAD * Math.min(...values);
  return together ? [{ kind: 'bars', options: { table } }] : each;
}

/** Fewer figures than this are no series across documents. */
const SERIES = 3;

/**
 * The charts that no single table allows: an area's indicators on a page, its inspections, and series that
 * several documents publish together.
 */
export function suggestedAcross(input: Dataset): ChartRequest[] {
  const all = [...input.figures].filter((o) => o.geographic_level === 'Local authority');
  const ofTables = new Set(all.filter((o) => !isProse(o)).map((o) => o.area_name));
  const areas = [...groupBy(all, (o) => o.area_name)].filter(([area]) => ofTables.has(area));
  const requests = areas.slice(0, AUTHORITIES).flatMap(([area, own]): ChartRequest[] => {
    const grades = own.some((o) => o.unit === 'grade');
    const plain = own
      .filter(isFigure)
      .filter((o) => o.breakdown === '' && o.period_end !== '' && o.unit !== 'grade');
    const series = [...groupBy(plain, (o) => o.indicator)].filter(
      ([, list]) => counted(list, (o) => o.source.split(', ')[0]!) > 1 && counted(list, byPeriod) >= SERIES,
    );
    return [
      { kind: 'scorecard', options: { area } } as const,
      ...(grades ? [{ kind: 'timeline', options: { area, indicator: 'inspection_grade' } } as const] : []),
      ...series.map(([indicator]) => ({ kind: 'trend', options: { area, indicator } }) as const),
    ];
  });
  return requests.filter((request) => draws(request, input));
}
