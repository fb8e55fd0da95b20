import { zFor } from './distributions.js';
import { type Estimate, insistConfidence, insistShare } from './estimate.js';

/**
 * A proportion with Wilson's score limits: (2x + z² ∓ z√(z² + 4xq)) ÷ 2(n + z²), q = 1 − x/n.
 *
 * Source: Wilson (1927), J Am Stat Assoc 22; as in PHEindicatormethods `phe_proportion`.
 *
 * @param x how many of them; @param n of how many.
 * @returns value and limits as fractions of 1.
 * @throws InvalidInputError if x is negative or more than n, or n is not above 0.
 * @example wilson(74, 389) // value 0.190, 0.154 to 0.232
 */
export function wilson(x: number, n: number, confidence = 0.95): Estimate {
  insistShare(x, n);
  insistConfidence(confidence);
  const z = zFor(confidence);
  const value = x / n;
  const middle = 2 * x + z * z;
  const spread = z * Math.sqrt(z * z + 4 * x * (1 - value));
  const width = 2 * (n + z * z);
  return {
    value,
    lower: x === 0 ? 0 : (middle - spread) / width,
    upper: x === n ? 1 : (middle + spread) / width,
    confidence,
    method: 'Wilson',
    n,
  };
}
