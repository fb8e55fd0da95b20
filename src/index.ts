/** The door of the toolkit for notebooks and charts; alone in `src` it reaches the disk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Loaded, loadFrom } from './load.js';
import { projectFolder } from './project.js';

/**
 * Load the published figures: an Arquero table of every observation, one of the findings, and one for each
 * published table.
 *
 * @param folder the outputs of a run; the project's own unless you say otherwise.
 * @throws Error if the run has not been made.
 * @example
 * const { tables, observations } = load();
 * tables['cin-rate'].print();
 * observations.filter((d) => d.indicator === 'cin_rate' && d.area_name === 'Croydon').print();
 */
export function load(folder: string = join(projectFolder(), 'outputs')): Loaded {
  return loadFrom((path) => readFileSync(join(folder, path), 'utf8'));
}

export type { Finding, Severity } from './checks/finding.js';
export type { Loaded } from './load.js';
export type { Area, Indicator, Neighbour } from './observations/catalogue.js';
export type { Observation, Status, Unit } from './observations/observation.js';
