/** The door of the toolkit for notebooks and charts: with `project.ts`, alone in `src` it knows the disk. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { env } from 'node:process';
import type { ColumnTable } from 'arquero';
import { typedTable } from './ees/typed-table.js';
import { scanCsvFile } from './io/columns/scan-file.js';
import { type Loaded, loadFrom } from './io/load.js';
import { readCatalogue, readRows } from './io/read-catalogue.js';
import { PublishedSymbol } from './model/catalogue.js';
import type { Dataset } from './model/dataset.js';
import { RefusedInput, refuse } from './model/fault.js';
import { projectFolder } from './project.js';

/**
 * Load the published figures: an Arquero table of every observation, one of the issues, one for each
 * published table – and the catalogue that says what the indicators mean.
 *
 * @param folder the outputs of a run; the project's own unless you or `CARE_INDICATORS_OUTPUTS` say otherwise.
 * @throws Error if the run has not been made.
 * @example
 * const { tables, observations } = load();
 * tables['cin-rate'].print();
 * observations.filter((d) => d.indicator === 'cin_rate' && d.area_name === 'Croydon').print();
 */
export function load(
  folder: string = env.CARE_INDICATORS_OUTPUTS ?? join(projectFolder(), 'outputs'),
): Loaded & Dataset {
  const reference = join(projectFolder(), 'data/reference');
  const { catalogue, faults } = readCatalogue(
    (name) => readFileSync(join(reference, `${name}.csv`)),
    reference,
  );
  refuse(faults);
  return { ...loadFrom((path) => readFileSync(join(folder, path))), catalogue };
}

/**
 * Read a CSV file of published figures into an Arquero table, 1 million rows in one to two seconds. The file may be
 * UTF-8 with or without a byte order mark, or Windows-1252; its cells may be parted by commas, semicolons, tabs
 * or bars.
 *
 * - Columns of numbers hold numbers: `0` is 0, `1,234` is 1234, `13.3%` is 13.3, `1e+05` is 100000.
 * - A symbol in such a column (`c`, `x`, `z`, `low`, `[c]`, …) is `null`, as an empty cell is. The column
 *   `<name>_status` beside it says why: `suppressed`, `not_available`, `not_applicable`, `low`, `blank`, or `ok` for
 *   a number. There is one only where a column holds symbols. What a symbol means depends on the year: the last
 *   time_period, else the year in the file's name or folder, else today.
 * - Codes and periods stay text: time_period (`202425`), old_la_code (`001`), new_la_code, region_code, URN, and
 *   every column with numbers that begin with 0. So does every column that holds words.
 * - A heading that repeats gets a number (`rate_2`), an empty one a name (`column_3`). Rows without any text are
 *   left out.
 *
 * @param file the path of the file.
 * @throws RefusedInput with file, row and column of every fault: rows with too many or few cells, a quotation mark
 *   never closed, a cell such as `O.4` in a column of numbers.
 * @example
 * const cla = readCsv('la_cla_placement_stability.csv');
 * cla.filter((d) => d.la_name === 'Croydon').select('time_period', 'children_percent', 'children_percent_status').print();
 */
export function readCsv(file: string): ColumnTable {
  const read = scanCsvFile(file);
  if (read.fatal) throw new RefusedInput([read.fatal]);
  const symbols = join(projectFolder(), 'data/reference/symbols.csv');
  const { rows, faults } = readRows(readFileSync(symbols), symbols, PublishedSymbol, ['symbol', 'from']);
  refuse(faults);
  const years = `${basename(dirname(resolve(file)))} ${basename(file)}`.match(/(?:19|20)\d\d/g) ?? [];
  return typedTable(read.scanned, basename(file), Number(years.at(-1)) || null, { symbols: rows });
}

export type { Comparison } from './analysis/benchmark/compare.js';
export type { ScorecardRow } from './analysis/benchmark/scorecard.js';
export type { TestedRow as BenchmarkRow } from './analysis/benchmark/tested.js';
export type { DisparityRow } from './analysis/disparity.js';
export { type FigureAsked, figure } from './analysis/figure.js';
export { issuesAbout } from './analysis/issues-about.js';
export { type RateByGroup, ratesByGroup } from './analysis/population-rates.js';
export { indicatorName } from './analysis/published.js';
export type { RateDisparityRow } from './analysis/rate-disparity.js';
export { revisions } from './analysis/revisions.js';
export {
  benchmark,
  compare,
  disparity,
  type ResultTable,
  rateDisparity,
  scorecard,
  trend,
  workforce,
} from './analysis/tables.js';
export type { TrendRow } from './analysis/trend.js';
export type { WorkforceRow } from './analysis/workforce.js';
export type { Chart, DrawnTable } from './charts/chart.js';
export { CHART_KINDS, type ChartKind, chart } from './charts/index.js';
export type { ChartOptions } from './charts/input.js';
export { FORMATS, type Format, render } from './charts/render/index.js';
export { type ChartRequest, suggested } from './charts/suggest.js';
export * as ees from './ees/index.js';
export type { Loaded } from './io/load.js';
export type { Area } from './model/area.js';
export type { Catalogue, Indicator, Neighbour } from './model/catalogue.js';
export type { Dataset } from './model/dataset.js';
export type { Issue, Severity } from './model/issue.js';
export type { Observation, Status, Unit } from './model/observation.js';
export { periodName } from './model/period.js';
export { fromDanfo, toDanfo } from './notebooks/danfo/danfo.js';
export { type Showable, type ShowOptions, show } from './notebooks/show.js';
export * as statistics from './statistics/index.js';
