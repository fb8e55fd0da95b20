import type { Point } from './series.js';

/** A straight line y = intercept + slope·t. */
export interface Line {
  readonly intercept: number;
  readonly slope: number;
  /** Σ w(t − t̄)²: the slope's variance is the variance of one weighted figure over this. */
  readonly spread: number;
}

/**
 * The line with the least weighted squares: slope = Σ w(t − t̄)(y − ȳ) ÷ Σ w(t − t̄)².
 *
 * @param weights one for each point; all the same unless given.
 */
export function leastSquares(
  points: readonly Point[],
  weights: readonly number[] = points.map(() => 1),
): Line {
  const weighted = (of: (point: Point) => number): number =>
    points.reduce((sum, point, i) => sum + weights[i]! * of(point), 0);
  const all = weighted(() => 1);
  const middle = weighted(({ t }) => t) / all;
  const mean = weighted(({ y }) => y) / all;
  const spread = weighted(({ t }) => (t - middle) ** 2);
  const slope = weighted(({ t, y }) => (t - middle) * (y - mean)) / spread;
  return { intercept: mean - slope * middle, slope, spread };
}
