import type { Neighbour } from '../../model/catalogue.js';
import type { Figure, Observation, Unit } from '../../model/observation.js';
import { PER } from '../../model/per.js';
import { insist } from '../../statistics/estimate.js';
import { median } from '../../statistics/median.js';
import type { NationalArea } from './national.js';

/** The models of which there is a list for an area, the oldest first. */
export const modelsFor = (neighbours: readonly Neighbour[], area: string): string[] =>
  [...new Set(neighbours.filter(({ area_code }) => area_code === area).map((n) => n.model_year))].sort();

/**
 * The list of an area's statistical neighbours by a model. Where several sources give a list of the same model, the
 * first counts.
 *
 * @param model the model's year; empty for the newest list there is.
 * @throws InvalidInputError if there is no such list; it names those there are.
 */
export function neighboursBy(
  neighbours: readonly Neighbour[],
  { area_code, area_name }: Pick<NationalArea, 'area_code' | 'area_name'>,
  model: string,
): Neighbour[] {
  const models = modelsFor(neighbours, area_code);
  const chosen = model || models.at(-1);
  insist(
    model === '' || models.includes(model),
    models.length === 0
      ? `There is no list of neighbours of ${area_name}; import one.`
      : `There is no ${model} list of neighbours of ${area_name}; there are lists of ${models.join(', ')}.`,
  );
  const own = neighbours.filter((n) => n.area_code === area_code && n.model_year === chosen);
  const listed = own.filter(({ source }) => source === own[0]!.source);
  return [...new Map(listed.map((n) => [n.neighbour_code, n])).values()];
}

/** An average over an area's listed neighbours in one period; nothing in it is rounded. */
export interface NeighbourAverage {
  readonly mean: number | null;
  readonly median: number | null;
  /** From the sums of numerators and denominators; empty unless all that have a value have both. */
  readonly pooled: number | null;
  /** How many of the list had a figure. */
  readonly n: number;
  readonly listed: number;
  /** The mean if every suppressed count were 1, and if it were 5; empty where nothing can be said. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Why others had none: `1 suppressed, 2 without a figure`. */
  readonly without: string;
}

/** What a suppressed count may be: DfE suppresses 1 to 5 and shows 0. */
const SUPPRESSED = [1, 5] as const;

/** Notes of figures that are sums: where a part is withheld, the whole is not a count of 1 to 5. */
const SUMMED = /^ours: computed, .*( \+ |sum of )/;

/**
 * Whether a small count is behind what is withheld: no score, no duration, no range, no sum. Behind a withheld
 * percentage may be a large one, which would give away the small one that is left of its whole.
 */
const isHiddenCount = (o: Observation): boolean =>
  (o.unit === 'count' || o.unit === 'rate_per_10000') && !/\d/.test(o.published) && !SUMMED.test(o.note);

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const average = (values: readonly number[]): number => sum(values) / values.length;

/** The mean with a guess in the place of each suppressed count; nothing where it cannot be guessed. */
function meanWith(
  count: number,
  values: readonly number[],
  hidden: readonly Observation[],
  per: number | null,
): number | null {
  if (hidden.length === 0 || !hidden.every(isHiddenCount)) return null;
  if (per !== null && !hidden.every(({ denominator }) => denominator)) return null;
  const guesses = hidden.map(({ denominator }) => (per === null ? count : (count / denominator!) * per));
  return average([...values, ...guesses]);
}

/**
 * The average of an indicator over a list of neighbours: mean, median, and pooled from numerators and denominators;
 * how many of the list had a figure; and what the mean would be if every suppressed count were 1, or 5.
 *
 * @param period the figures of one period, by the code of their area.
 * @returns values in the unit of the figures; nothing where nobody is listed.
 * @example neighbourAverage(listed, new Map(figures.map((o) => [o.area_code, o])), 'count')?.mean
 */
export function neighbourAverage(
  listed: readonly Neighbour[],
  period: ReadonlyMap<string, Observation>,
  unit: Unit,
): NeighbourAverage | null {
  if (listed.length === 0) return null;
  const per = PER[unit] ?? null;
  const found = listed.flatMap(({ neighbour_code }) => period.get(neighbour_code) ?? []);
  const present = found.filter((o): o is Figure => o.value !== null);
  const values = present.map(({ value }) => value);
  const hidden = found.filter(({ value, status }) => value === null && status === 'suppressed');
  const missing = listed.length - present.length - hidden.length;
  const counted = present.every(({ numerator, denominator }) => numerator !== null && denominator !== null);
  const total = (of: 'numerator' | 'denominator'): number => sum(present.map((o) => o[of]!));
  const [lower, upper] = SUPPRESSED.map((count) => meanWith(count, values, hidden, per));
  return {
    mean: values.length > 0 ? average(values) : null,
    median: values.length > 0 ? median(values) : null,
    pooled:
      per !== null && values.length > 0 && counted ? (total('numerator') / total('denominator')) * per : null,
    n: values.length,
    listed: listed.length,
    lower: lower ?? null,
    upper: upper ?? null,
    without: [
      hidden.length > 0 ? `${hidden.length} suppressed` : '',
      missing > 0 ? `${missing} without a figure` : '',
    ]
      .filter((text) => text !== '')
      .join(', '),
  };
}

/** What an average rests on: `9 of 10 listed neighbours (1 suppressed)`. */
export const restsOn = ({ n, listed, without }: NeighbourAverage): string =>
  `${n} of ${listed} listed neighbours${without === '' ? '' : ` (${without})`}`;

/** How the note of an average begins that was worked out here. */
const AVERAGED = 'ours: mean of ';

/** What an average rests on that was worked out here; nothing for a published figure. */
export const averagedFrom = ({ note }: Pick<Observation, 'note'>): string =>
  note.startsWith(AVERAGED) ? note.slice('ours: '.length) : '';

/** Decimals to which an average is written: those of its indicator's column, and at least one. */
export const averageDecimals = (decimals: number): number => Math.max(1, decimals);

/** The neighbours' mean as an observation beside an area's own; its value is not rounded. */
export function averageFigure(
  own: Observation,
  decimals: number,
  average: NeighbourAverage,
  model: string,
): Figure | null {
  if (average.mean === null) return null;
  const written = averageDecimals(decimals);
  return {
    ...own,
    area_code: '',
    area_name: 'Statistical neighbours',
    geographic_level: 'Statistical neighbours',
    value: average.mean,
    published: average.mean.toFixed(written),
    status: 'ok',
    decimals: written,
    numerator: null,
    denominator: null,
    note: `${AVERAGED}${restsOn(average)} of the ${model} model`,
  };
}
