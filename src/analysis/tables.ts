import { type ColumnTable, from } from 'arquero';
import type { Dataset } from '../model/dataset.js';
import type { Issue } from '../model/issue.js';
import type { Observation } from '../model/observation.js';
import { isProse } from '../published/prose.js';
import { insist } from '../statistics/estimate.js';
import { type Comparison, compareRows } from './benchmark/compare.js';
import { type ScorecardRow, scorecardOf } from './benchmark/scorecard.js';
import { type TestedRow, testedRows } from './benchmark/tested.js';
import { type DisparityRow, disparityRows } from './disparity.js';
import { type RateDisparityRow, rateDisparityRows } from './rate-disparity.js';
import { type TrendRow, trendRows } from './trend.js';
import { type WorkforceRow, workforceRows } from './workforce.js';

/** An Arquero table of results; `.objects()` gives its rows, typed. */
export type ResultTable<Row> = { objects(options?: { readonly limit?: number }): Row[] } & ColumnTable;

const tableOf = <Row extends object>(rows: readonly Row[]): ResultTable<Row> =>
  from([...rows]) as unknown as ResultTable<Row>;

/**
 * An area's figures, each with its change since the year before, its statistical neighbours (mean, median, pooled, how
 * many of those listed, and bounds where counts are suppressed), its region, England, its rank and quartile among all
 * authorities, confidence limits, and whether the differences are statistically significant.
 *
 * @param dataset what `load()` gives; of a folder that `extract` wrote for all areas, with ranks among them.
 * @param area name of the area, as in `areas.csv`.
 * @param model year of the neighbours' model; the newest unless you say otherwise.
 * @returns a row for each indicator, breakdown and period; values in the unit of the row, not rounded.
 * @throws InvalidInputError if no figure is about the area, or there is no such list of neighbours.
 * @example benchmark(load(), 'Croydon').filter((d) => d.indicator === 'cin_rate').print()
 */
export function benchmark(
  { figures, catalogue, issues }: Dataset,
  area: string,
  model = '',
): ResultTable<TestedRow> {
  const all = [...figures].filter((o) => !isProse(o));
  const own = all.find((o) => o.area_name === area);
  insist(own !== undefined, `No figure is about "${area}".`);
  const known = catalogue.areas.all.find(({ area_code }) => area_code === own.area_code);
  const regions = known ? catalogue.areas.regionsOf(known).map(({ area_name }) => area_name) : [];
  return tableOf(
    testedRows(
      { figures: all as Observation[], catalogue, neighbours: catalogue.neighbours },
      { area_code: own.area_code, area_name: area, regions, changed: '' },
      model,
      [...issues] as Issue[],
    ),
  );
}

/**
 * An area's figures compared with its neighbours', England's and others' of the last period in which a table has both,
 * and with its own figure before. A figure that a check found to be wrong is shown and not compared.
 *
 * @param dataset what `load()` gives, unfiltered; filter the rows.
 * @param area name of the area, as in `areas.csv`.
 * @returns a row for each indicator, breakdown, comparator and period, with the limits of the value in its unit; a
 *   nation's total is not compared with one authority's count.
 * @throws InvalidInputError if no figure is about the area.
 * @example compare(load(), 'Croydon').filter((d) => d.indicator === 'cin_rate').array('gap') // [16.1, 63.9, -1.9]
 */
export const compare = (dataset: Dataset, area: string): ResultTable<Comparison> =>
  tableOf(compareRows(dataset, area));

/**
 * Many indicators of one area on a page: the value, its change, and the gaps to neighbours and England in the same
 * period, each read by the indicator's polarity.
 *
 * @returns a row for each indicator and period that has a comparator, in the order of the tables.
 * @throws InvalidInputError if no figure is about the area.
 * @example scorecard(load(), 'Croydon').filter((d) => d.indicator === 'cin_rate').get('england_gap') // 63.9
 */
export const scorecard = (dataset: Dataset, area: string): ResultTable<ScorecardRow> =>
  tableOf(scorecardOf(compareRows(dataset, area)));

/**
 * How each indicator of each area moves, by a method that its data can bear and that the row names. Months: a process
 * chart with a trend test (Cochran–Armitage where the counts are published and the children are others each month,
 * Mann–Kendall elsewhere). Five or more annual figures: the Fingertips recent trend, or Mann–Kendall without counts.
 * Fewer, or cumulative ones: the change from first to last, and whether it is more than rounding.
 *
 * @param dataset what `load()` gives, unfiltered; filter the rows.
 * @returns a row for each series of two points or more, of tables and of running text.
 * @example trend(load()).filter((d) => d.indicator === 'cin_rate' && d.area === 'Croydon').get('change') // -39.3
 */
export const trend = (dataset: Dataset): ResultTable<TrendRow> => tableOf(trendRows(dataset));

/**
 * Which groups are over- and under-represented among children in need, with plans or looked after, compared with the
 * area's population: representation index with its limits, and the rates of each group.
 *
 * @param dataset what `load()` gives, unfiltered; filter the rows.
 * @returns a row for each cohort and group; index and limits as ratios, shares in percent.
 * @example disparity(load()).filter((d) => d.group === 'Asian').array('representation_index')
 */
export const disparity = (dataset: Dataset): ResultTable<DisparityRow> => tableOf(disparityRows(dataset));

/**
 * The rate of each group compared with that of a reference group, where the counts are published.
 *
 * @param dataset what `load()` gives, unfiltered; filter the rows.
 * @param reference the group that the others are compared with; the largest unless you say otherwise.
 * @returns a row for each indicator, period and group, with limits of the relative rate.
 * @example rateDisparity(load('extract'), 'White').array('relative_rate')
 */
export const rateDisparity = (dataset: Dataset, reference = ''): ResultTable<RateDisparityRow> =>
  tableOf(rateDisparityRows(dataset, reference));

/**
 * Vacancies, agency staff, over-establishment and turnover by service and staff group, as published and as recomputed
 * from the published posts.
 *
 * @param dataset what `load()` gives, unfiltered; filter the rows.
 * @returns rows by date, the whole before its services and groups; posts in full-time equivalents, rates in percent.
 * @example workforce(load()).filter((d) => d.service === '').array('agency_rate_published') // [30, 28, 29.3, 41]
 */
export const workforce = (dataset: Dataset): ResultTable<WorkforceRow> => tableOf(workforceRows(dataset));
