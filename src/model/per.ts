import type { Unit } from './observation.js';

/** Of how many a figure of a unit tells: 100 for percent. Units that are no share and no rate are not there. */
export const PER: Partial<Record<Unit, number>> = { percent: 100, rate_per_10000: 10_000 };
