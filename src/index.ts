/** The door of the toolkit for notebooks and charts: with `project.ts`, alone in `src` it knows the disk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { type Loaded, loadFrom } from './load.js';
import { type Catalogue, readCatalogue } from './observations/catalogue.js';
import { projectFolder } from './project.js';
import { refuse } from './tables/fault.js';

/**
 * Load the published figures: an Arquero table of every observation, one of the findings, one for each
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

export type { Chart, DrawnTable } from './charts/chart.js';
export { CHART_KINDS, type ChartKind, chart } from './charts/index.js';
export type { Charted, ChartOptions } from './charts/input.js';
export { type ChartRequest, suggested } from './charts/suggest.js';
export type { Finding, Severity } from './checks/finding.js';
export * as columns from './columns/index.js';
export { fromDanfo, toDanfo } from './danfo/danfo.js';
export * as ees from './ees/index.js';
export { type Comparison, compare } from './indicators/compare.js';
export { type DisparityRow, disparity } from './indicators/disparity.js';
export { type FigureAsked, figure } from './indicators/figure.js';
export { findingsAbout } from './indicators/findings-about.js';
export {
  type NeighbourAverage,
  type NeighbourFigure,
  neighbourAverage,
} from './indicators/neighbour-average.js';
export { type PartShareRow, partShares } from './indicators/part-shares.js';
export { type RateByGroup, ratesByGroup } from './indicators/population-rates.js';
export { type Doubt, indicatorName, type Published } from './indicators/published.js';
export { type RateDisparityRow, rateDisparity } from './indicators/rate-disparity.js';
export { revisions } from './indicators/revisions.js';
export { type ScorecardRow, scorecard } from './indicators/scorecard.js';
export { type StandingRow, standing } from './indicators/standing.js';
export { type TrendRow, trend } from './indicators/trend.js';
export { type WorkforceRow, workforce } from './indicators/workforce.js';
export type { Loaded } from './load.js';
export type { Area, Catalogue, Indicator, Neighbour } from './observations/catalogue.js';
export type { Observation, Status, Unit } from './observations/observation.js';
export { periodName } from './observations/period.js';
export { FORMATS, type Format, render } from './rendering/index.js';
export { type Showable, type ShowOptions, show } from './show.js';
export * as statistics from './statistics/index.js';
