import { countLimits } from './count-limits.js';
import { type Estimate, insistRate } from './estimate.js';

/**
 * A rate of events with its limits: exact below 10 events, Byar's from there on.
 *
 * Source: as in PHEindicatormethods `phe_rate`.
 *
 * @param x events; @param n the population they happen in; x may be more than n.
 * @param per what the rate is per: 10,000 for the indicators of children's services.
 * @throws InvalidInputError if x is negative or n is not above 0.
 * @example rate(389, 62500) // value 62.24 per 10,000, 56.21 to 68.74, Byar
 */
export function rate(x: number, n: number, confidence = 0.95, per = 10_000): Estimate {
  insistRate(x, n);
  const { lower, upper, method } = countLimits(x, confidence);
  return {
    value: (x / n) * per,
    lower: (lower / n) * per,
    upper: (upper / n) * per,
    confidence,
    method,
    n: x,
  };
}
