import { join } from 'node:path';
import { build } from '../../etl/published/build.js';
import { readInput } from '../../etl/published/read.js';
import type { Dataset } from '../../src/model/dataset.js';
import { projectFolder } from '../../src/project.js';

const { input, faults } = readInput(join(projectFolder(), 'data'));

/** Everything that the five documents print, as `load()` gives it. */
export const built = build(input, faults);
export const { figures: observations, issues } = built;
export const dataset: Dataset = built;
