import { possibleCounts } from '../cohort-sizes.js';
import { type CountRange, liesIn, only } from './count-range.js';
import { POLICIES } from './policies.js';

/** What a reader who knows the denominator works out from a published percentage or rate. */
export interface BackCalculation {
  /** The counts it allows, the lowest first. */
  readonly counts: readonly number[];
  /** No count fits: the figure or its denominator is wrong. */
  readonly inconsistent: boolean;
  /** One count only fits. */
  readonly unique: boolean;
  /** Every count that fits is a small one, so the reader knows that a small number was there. */
  readonly disclosive: boolean;
}

/**
 * Check an output before it is written: which counts it gives away. Formula and source: `possibleCounts`.
 *
 * @param published as published; @param denominator as the reader knows it from elsewhere.
 * @param multiplier 100 for a percentage, 10,000 for a rate per 10,000.
 * @param small the counts to protect; DfE's 1–5 unless said otherwise.
 * @throws InvalidInputError as `possibleCounts`.
 * @example backCalculate(1, 397, 0) // counts [2, 3, 4, 5], disclosive, not unique
 */
export function backCalculate(
  published: number,
  denominator: number,
  decimals: number,
  multiplier = 100,
  small: CountRange = POLICIES.dfe_cin.small,
): BackCalculation {
  const counts = possibleCounts(published, denominator, decimals, multiplier);
  return {
    counts,
    inconsistent: counts.length === 0,
    unique: counts.length === 1,
    disclosive: counts.length > 0 && counts.every((count) => liesIn(only(count), small)),
  };
}
