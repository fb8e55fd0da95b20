/** The door of the toolkit for notebooks and charts: with `project.ts`, alone in `src` it knows the disk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { type Loaded, loadFrom } from './io/load.js';
import { readCatalogue } from './io/read-catalogue.js';
import type { Catalogue } from './model/catalogue.js';
import { refuse } from './model/fault.js';
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
): Loaded & { readonly catalogue: Catalogue } {
  const reference = join(projectFolder(), 'data/reference');
  const { catalogue, faults } = readCatalogue(
    (name) => readFileSync(join(reference, `${name}.csv`)),
    reference,
  );
  refuse(faults);
  return { ...loadFrom((path) => readFileSync(join(folder, path), 'utf8')), catalogue };
}

export { type Comparison, compare } from './analysis/compare.js';
export { type DisparityRow, disparity } from './analysis/disparity.js';
export { type FigureAsked, figure } from './analysis/figure.js';
export { issuesAbout } from './analysis/issues-about.js';
export {
  type NeighbourAverage,
  type NeighbourFigure,
  neighbourAverage,
} from './analysis/neighbour-average.js';
export { type PartShareRow, partShares } from './analysis/part-shares.js';
export { type RateByGroup, ratesByGroup } from './analysis/population-rates.js';
export { indicatorName, type Published } from './analysis/published.js';
export { type RateDisparityRow, rateDisparity } from './analysis/rate-disparity.js';
export { revisions } from './analysis/revisions.js';
export { type ScorecardRow, scorecard } from './analysis/scorecard.js';
export { type StandingRow, standing } from './analysis/standing.js';
export { type TrendRow, trend } from './analysis/trend.js';
export { type WorkforceRow, workforce } from './analysis/workforce.js';
export type { Chart, DrawnTable } from './charts/chart.js';
export { CHART_KINDS, type ChartKind, chart } from './charts/index.js';
export type { Charted, ChartOptions } from './charts/input.js';
export { FORMATS, type Format, render } from './charts/render/index.js';
export { type ChartRequest, suggested } from './charts/suggest.js';
export * as ees from './ees/index.js';
export * as columns from './io/columns/index.js';
export type { Loaded } from './io/load.js';
export type { Area, Catalogue, Indicator, Neighbour } from './model/catalogue.js';
export type { Issue, Severity } from './model/issue.js';
export type { Observation, Status, Unit } from './model/observation.js';
export { periodName } from './model/period.js';
export { fromDanfo, toDanfo } from './notebooks/danfo/danfo.js';
export { type Showable, type ShowOptions, show } from './notebooks/show.js';
export * as statistics from './statistics/index.js';
