import { tQuantile } from '../distributions.js';
import type { Estimate } from '../estimate.js';
import { leastSquares } from './least-squares.js';
import type { TimedEvents } from './poisson-regression.js';

/** The yearly change in per cent from a straight line through the logarithms of the rates. */
export interface LogRateLine extends Estimate {
  /** Change of the logarithm per unit of time, and its standard error. */
  readonly slope: number;
  readonly se: number;
}

/** A change of a logarithm as a change in per cent. */
export const percentChange = (logChange: number): number => 100 * Math.expm1(logChange);

/**
 * Ordinary least squares of log(x/n) on t, with limits from Student's t with n − 2 degrees of freedom; as R `lm`.
 *
 * @returns `null` where a count is 0, which has no logarithm, or there are fewer than 3 points, which leave no spread.
 */
export function logRateLine(points: readonly TimedEvents[], confidence: number): LogRateLine | null {
  const df = points.length - 2;
  if (df < 1 || points.some(({ x }) => x === 0)) return null;
  const logs = points.map(({ x, n, t }) => ({ t, y: Math.log(x / n) }));
  const { intercept, slope, spread } = leastSquares(logs);
  const residual = logs.reduce((sum, { t, y }) => sum + (y - intercept - slope * t) ** 2, 0);
  const se = Math.sqrt(residual / df / spread);
  const reach = tQuantile(1 - (1 - confidence) / 2, df) * se;
  return {
    value: percentChange(slope),
    lower: percentChange(slope - reach),
    upper: percentChange(slope + reach),
    confidence,
    method: 'least squares of log rate',
    n: points.length,
    slope,
    se,
  };
}
