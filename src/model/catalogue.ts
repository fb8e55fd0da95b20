import { z } from 'zod';
import type { Areas } from './areas.js';
import { STATUSES, UNITS } from './observation.js';

/** What an indicator means: a row of `indicators.csv`. */
export const Indicator = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be lower-case letters, digits and underscores'),
  name: z.string().min(1, 'must not be empty'),
  unit: z.enum(UNITS, `must be one of ${UNITS.join(', ')}`),
  polarity: z.enum(
    ['high is good', 'low is good', 'neither'],
    'must be high is good, low is good or neither',
  ),
  /** What the unit is per, `10,000 children under 18`; empty where it is per nothing. */
  per: z.string(),
  /** Decimals in which the figure is usually shown. */
  decimals: z.string().regex(/^\d*$/, 'must be a whole number or empty').transform(Number),
  /** `stock`: counted on the last day of the period; `flow`: over the whole of it. */
  measured: z.enum(['stock', 'flow'], 'must be stock or flow'),
  numerator: z.string(),
  denominator: z.string(),
  former_ni: z.string().regex(/^(NI \d+)?$/, 'must read like NI 65, or be empty'),
  /** The count that the rate is made of. */
  rate_of: z.string(),
  /** The count that the percentage is a share of. */
  share_of: z.string(),
  /** The count that it is a part of. */
  part_of: z.string(),
  /** The share that makes up the whole with it. */
  complement_of: z.string(),
  /** The last day of the old way of counting, and what changed; empty where figures compare throughout. */
  series_break: z.string().regex(/^(\d{4}-\d\d-\d\d .+)?$/, 'must be a day and what changed, or empty'),
});

/** One neighbour of one authority under one year's model: a row of `neighbours.csv`. */
export const Neighbour = z.strictObject({
  model_year: z.string().regex(/^(19|20)\d\d$/, 'must be a year'),
  area_code: z.string().min(1, 'must not be empty'),
  area_name: z.string().min(1, 'must not be empty'),
  neighbour_code: z.string().min(1, 'must not be empty'),
  neighbour_name: z.string().min(1, 'must not be empty'),
  source: z.string().min(1, 'must not be empty'),
});

/** What a symbol in a figure's place means, and when: a row of `symbols.csv`. */
export const PublishedSymbol = z.strictObject({
  symbol: z.string().min(1, 'must not be empty'),
  /** `ok` where it is a mark behind a figure, such as `[r]` for revised, that leaves the figure as it is. */
  status: z.enum(STATUSES),
  meaning: z.string().min(1, 'must not be empty'),
  /** First and last year of publication in which it means this; empty for always. */
  from: z.string().regex(/^(\d{4})?$/, 'must be a year or empty'),
  to: z.string().regex(/^(\d{4})?$/, 'must be a year or empty'),
  source: z.string().min(1, 'must not be empty'),
});

/** A judgement of an inspection as a number: a row of `grades.csv`. */
export const Grade = z.strictObject({
  grade: z.string().min(1, 'must not be empty'),
  value: z
    .string()
    .regex(/^[1-4]$/, 'must be a grade from 1 to 4')
    .transform(Number),
  source: z.string().min(1, 'must not be empty'),
});

export type Indicator = z.infer<typeof Indicator>;
export type Neighbour = z.infer<typeof Neighbour>;
export type PublishedSymbol = z.infer<typeof PublishedSymbol>;
export type Grade = z.infer<typeof Grade>;

/** The small tables kept by hand. */
export interface Catalogue {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly areas: Areas;
  readonly neighbours: readonly Neighbour[];
  readonly symbols: readonly PublishedSymbol[];
  readonly grades: ReadonlyMap<string, Grade>;
}

/**
 * The statistical neighbours of an authority by the model in force on a day: the last model up to that year,
 * else the first there is.
 */
export function listedNeighbours({ neighbours }: Catalogue, area: string, day: string): Neighbour[] {
  const own = neighbours.filter(({ area_name }) => area_name === area);
  const models = [...new Set(own.map(({ model_year }) => model_year))].sort();
  const model = models.filter((year) => year <= day.slice(0, 4)).at(-1) ?? models[0];
  return own.filter(({ model_year }) => model_year === model);
}
