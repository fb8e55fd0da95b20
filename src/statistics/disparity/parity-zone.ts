import { insist } from '../estimate.js';

export type ParityZone = 'below parity zone' | 'within parity zone' | 'above parity zone' | 'cannot say';

/** The four-fifths rule: from 0.80 to its inverse, 1.25. */
const [LOW, HIGH] = [0.8, 1.25];

/**
 * Where a ratio lies by the four-fifths rule; it says how large a gap is, not whether chance can explain it.
 *
 * Source: US EEOC Uniform Guidelines (1978), 29 CFR 1607.4 D; Cabinet Office Race Disparity Unit.
 *
 * A ratio without an upper bound, of a group that is compared with a rate of 0, has no zone.
 *
 * @example parityZone(1.35) // 'above parity zone'
 * @example parityZone(Infinity) // 'cannot say'
 */
export function parityZone(ratio: number): ParityZone {
  insist(ratio >= 0, `A ratio must not be negative or missing, but it is ${ratio}.`);
  if (ratio === Infinity) return 'cannot say';
  if (ratio < LOW) return 'below parity zone';
  return ratio > HIGH ? 'above parity zone' : 'within parity zone';
}
