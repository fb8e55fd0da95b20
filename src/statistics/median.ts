import { insist } from './estimate.js';

/**
 * The middle of the values in order, or halfway between the middle two.
 *
 * @param values at least one, in any unit and order; the result is in the same.
 * @throws InvalidInputError if there is none.
 * @example median([12, 10, 14, 11]) // 11.5
 */
export function median(values: readonly number[]): number {
  insist(values.length > 0, 'A median needs at least 1 value.');
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
