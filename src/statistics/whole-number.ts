import { insist } from './estimate.js';
import { roundHalfUp } from './rounding.js';

const insistCohort = (cohort: number): void =>
  insist(Number.isInteger(cohort) && cohort > 0, `A cohort must be a positive whole number, not ${cohort}.`);

/**
 * Whether a percentage published with `decimals` digits can be a share of exactly `cohort` children: some
 * whole number of them must round to it.
 *
 * Source: the granularity test, Brown and Heathers (2017), "The GRIM test".
 *
 * @param percent percent as points, as published.
 * @throws InvalidInputError if `cohort` is not a positive whole number.
 * @example isShareOf(53, 0, 14) // false: 7 of 14 is 50 %, 8 of 14 is 57 %
 */
export function isShareOf(percent: number, decimals: number, cohort: number): boolean {
  insistCohort(cohort);
  const nearest = Math.round((percent / 100) * cohort);
  return [nearest - 1, nearest, nearest + 1].some(
    (n) => n >= 0 && n <= cohort && roundHalfUp((100 * n) / cohort, decimals) === percent,
  );
}

/**
 * The percentages nearest to `percent` that whole numbers of `cohort` children can give.
 *
 * @returns one or two shares, the lower first, rounded to `decimals`.
 * @throws InvalidInputError if `cohort` is not a positive whole number.
 * @example nearestShares(53, 0, 14) // [50, 57]
 */
export function nearestShares(percent: number, decimals: number, cohort: number): number[] {
  insistCohort(cohort);
  const below = Math.max(0, Math.min(cohort, Math.floor((percent / 100) * cohort)));
  const above = Math.min(cohort, below + 1);
  return [...new Set([below, above])].map((n) => roundHalfUp((100 * n) / cohort, decimals));
}

/**
 * Which numbers of whole-numbered members, up to `most`, can have the published mean.
 *
 * Source: the granularity test, Brown and Heathers (2017), "The GRIM test".
 *
 * @returns every n from 1 to `most` for which some whole total ÷ n rounds to `mean`.
 * @example membersGivingMean(59.29, 2, 10) // [7]: 415 ÷ 7
 */
export function membersGivingMean(mean: number, decimals: number, most: number): number[] {
  return Array.from({ length: most }, (_, i) => i + 1).filter((n) =>
    [Math.floor(mean * n), Math.ceil(mean * n)].some((total) => roundHalfUp(total / n, decimals) === mean),
  );
}
