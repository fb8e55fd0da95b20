import { insist } from '../statistics/estimate.js';
import { median } from '../statistics/median.js';

/** The figure of one listed neighbour. */
export interface NeighbourFigure {
  readonly area: string;
  /** `null` where there is none. */
  readonly value: number | null;
  /** Whether it was suppressed; otherwise the figure is simply not there. */
  readonly suppressed?: boolean;
  /** Whether what was suppressed is a count of 1 to 5; it is unless said. */
  readonly small?: boolean;
  /** Where published: what the value is a share or rate of. */
  readonly numerator?: number | null;
  readonly denominator?: number | null;
}

/** An average over listed neighbours, and what it rests on. */
export interface NeighbourAverage {
  readonly mean: number | null;
  readonly median: number | null;
  /** Sum of numerators ÷ sum of denominators, per `per`; `null` unless all that have a value have both. */
  readonly pooled: number | null;
  /** How many of the list had a figure. */
  readonly n: number;
  readonly listed: number;
  /** The mean if every suppressed count were 1, and if it were 5; `null` where nothing can be said. */
  readonly bounds: { readonly lower: number; readonly upper: number } | null;
  readonly restsOn: string;
}

/** What a suppressed count may be: DfE suppresses 1 to 5 and shows 0. */
const SUPPRESSED = [1, 5] as const;

const average = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** The value a suppressed count would give: itself, or its rate where the denominator is known. */
function suppressedValue({ denominator }: NeighbourFigure, count: number, per: number | null): number | null {
  if (per === null) return count;
  return denominator ? (count / denominator) * per : null;
}

function boundsOf(figures: readonly NeighbourFigure[], per: number | null): NeighbourAverage['bounds'] {
  const hidden = figures.filter(({ value, suppressed }) => value === null && suppressed);
  if (hidden.length === 0 || hidden.some(({ small }) => small === false)) return null;
  const known = figures.map(({ value }) => value).filter((value) => value !== null);
  const [lower, upper] = SUPPRESSED.map((count) => {
    const guesses = hidden.map((figure) => suppressedValue(figure, count, per));
    return guesses.every((guess) => guess !== null) ? average([...known, ...guesses]) : null;
  });
  return lower === null || lower === undefined || upper === null || upper === undefined
    ? null
    : { lower, upper };
}

/**
 * The average of an indicator over a list of neighbours: mean of their figures, median, and pooled from
 * numerators and denominators; how many of the list had a figure; and what the mean would be if every
 * suppressed count were 1, or 5.
 *
 * @param per what a rate is per (100 for percent); `null` for counts.
 * @throws InvalidInputError if nobody is listed, or a figure is no number.
 * @example neighbourAverage([{ area: 'Luton', value: 4 }, { area: 'Merton', value: null, suppressed: true }], null)
 * // mean 4, n 1 of 2, bounds 2.5 to 4.5
 */
export function neighbourAverage(figures: readonly NeighbourFigure[], per: number | null): NeighbourAverage {
  insist(figures.length > 0, 'An average of neighbours needs a list of neighbours.');
  for (const { area, value } of figures)
    insist(
      value === null || Number.isFinite(value),
      `The figure of ${area} must be a number, or null where there is none, but it is ${value}.`,
    );
  const present = figures.filter((figure) => figure.value !== null);
  const values = present.map(({ value }) => value as number);
  const listed = figures.length;
  const suppressed = figures.filter(({ value, suppressed }) => value === null && suppressed).length;
  const both = present.every(({ numerator, denominator }) => numerator != null && denominator != null);
  const total = (of: 'numerator' | 'denominator'): number =>
    present.reduce((sum, figure) => sum + figure[of]!, 0);
  const missing = listed - present.length - suppressed;
  const gone = [
    suppressed > 0 ? `${suppressed} suppressed` : '',
    missing > 0 ? `${missing} without a figure` : '',
  ].filter((part) => part !== '');
  return {
    mean: values.length > 0 ? average(values) : null,
    median: values.length > 0 ? median(values) : null,
    pooled:
      per !== null && values.length > 0 && both ? (total('numerator') / total('denominator')) * per : null,
    n: values.length,
    listed,
    bounds: boundsOf(figures, per),
    restsOn: `${values.length} of ${listed} listed neighbours${gone.length > 0 ? ` (${gone.join(', ')})` : ''}`,
  };
}
