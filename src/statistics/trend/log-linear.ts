import { pOfZ, zFor } from '../distributions.js';
import { type Estimate, insist, insistConfidence, insistRate } from '../estimate.js';
import { type LogRateLine, logRateLine, percentChange } from './log-rate-line.js';
import { type PoissonFit, poissonRegression, type TimedEvents } from './poisson-regression.js';
import { insistTimes } from './series.js';

/** The change of a rate in per cent per unit of time. */
export interface LogLinear extends Estimate, PoissonFit {
  /** slope ÷ se. */
  readonly z: number;
  /** Two-sided p of z. */
  readonly p: number;
  /** Pearson's χ² ÷ (points − 2): well above 1, the counts vary more than Poisson; `null` for 2 points. */
  readonly dispersion: number | null;
  /** se · √dispersion, which holds where the counts vary more, or less, than Poisson. */
  readonly quasiSe: number | null;
  /** The same from a straight line through the log rates, `null` where that cannot be. */
  readonly leastSquares: LogRateLine | null;
}

function insistSlope(points: readonly TimedEvents[]): void {
  const withEvents = points.filter(({ x }) => x > 0).map(({ t }) => t);
  const times = points.map(({ t }) => t);
  const [only] = withEvents;
  insist(only !== undefined, 'There were no events at all, so there is no trend in them.');
  insist(
    withEvents.length > 1 || (only > Math.min(...times) && only < Math.max(...times)),
    'All events fall in the first or the last period, so no rate of change can be fitted.',
  );
}

/**
 * The log-linear trend of a rate: log E[x] = a + b·t + log n, x being Poisson. The change is 100(eᵇ − 1) per cent
 * per unit of t, with Wald limits 100(e^(b ∓ z·se) − 1).
 *
 * Source: as R `glm(family = poisson, offset = log(n))`; the quasi-Poisson standard error is se · √(χ² ÷ df).
 *
 * @param points in any order; those without a count (`null`) are left out.
 * @returns percent as points; `n` is the number of points.
 * @throws InvalidInputError if a count is not whole or negative, a population is not above 0, there are fewer than 2
 * points or two at the same time, or the events leave no slope to fit.
 * @example logLinear([450, 430, 401].map((x, t) => ({ x, n: 62000, t }))) // value −5.6, −11.7 to 1.0 per cent a year
 */
export function logLinear(
  points: readonly { readonly x: number | null; readonly n: number; readonly t: number }[],
  confidence = 0.95,
): LogLinear {
  insistConfidence(confidence);
  const series = points.flatMap(({ x, n, t }): TimedEvents[] => (x === null ? [] : [{ x, n, t }]));
  insist(series.length >= 2, `A trend needs at least 2 figures, not ${series.length}.`);
  for (const { x, n } of series) {
    insistRate(x, n);
    insist(Number.isInteger(x), `A count must be a whole number, but it is ${x}.`);
  }
  insistTimes(series.map(({ t }) => t));
  insistSlope(series);

  const fit = poissonRegression(series);
  const z = fit.slope / fit.se;
  const reach = zFor(confidence) * fit.se;
  const dispersion = series.length > 2 ? fit.pearson / (series.length - 2) : null;
  return {
    value: percentChange(fit.slope),
    lower: percentChange(fit.slope - reach),
    upper: percentChange(fit.slope + reach),
    confidence,
    method: 'Poisson log-linear',
    n: series.length,
    ...fit,
    z,
    p: pOfZ(z),
    dispersion,
    quasiSe: dispersion === null ? null : fit.se * Math.sqrt(dispersion),
    leastSquares: logRateLine(series, confidence),
  };
}
