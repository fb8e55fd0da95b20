import { tQuantile } from './distributions.js';
import { type Estimate, insist, insistConfidence } from './estimate.js';

/**
 * A mean with limits from Student's t: mean ∓ t(n − 1) · s ÷ √n.
 *
 * Source: Student (1908), Biometrika 6; as in PHEindicatormethods `phe_mean`.
 *
 * @param values at least two, in any unit; the result is in the same.
 * @throws InvalidInputError if there are fewer than two values, or one is missing.
 * @example mean([10, 12, 14]) // value 12, 7.03 to 16.97
 */
export function mean(values: readonly number[], confidence = 0.95): Estimate {
  insist(values.length >= 2, `A mean with limits needs at least 2 values, not ${values.length}.`);
  insist(
    values.every(Number.isFinite),
    'A mean needs values that are all there; leave the missing ones out first.',
  );
  insistConfidence(confidence);
  const n = values.length;
  const value = values.reduce((sum, x) => sum + x, 0) / n;
  const variance = values.reduce((sum, x) => sum + (x - value) ** 2, 0) / (n - 1);
  const spread = tQuantile(1 - (1 - confidence) / 2, n - 1) * Math.sqrt(variance / n);
  return { value, lower: value - spread, upper: value + spread, confidence, method: "Student's t", n };
}
