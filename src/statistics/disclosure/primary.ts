import { insist, insistShare } from '../estimate.js';
import { roundHalfUp, roundToBase } from '../rounding.js';
import { insistCount, liesIn, only } from './count-range.js';
import type { DisclosurePolicy } from './policies.js';

/**
 * A count as the policy publishes it: the symbol if it is small, else rounded to the policy's base.
 *
 * Source: the policy's own, as `POLICIES` names it.
 *
 * @param level `national` for regions and England.
 * @throws InvalidInputError if the count is not a whole number from 0 on.
 * @example printCount(3, POLICIES.dfe_cin) // 'c'
 * @example printCount(389, POLICIES.ofqual) // '390'
 */
export function printCount(
  count: number,
  { small, symbol, roundTo }: DisclosurePolicy,
  level: 'local' | 'national' = 'local',
): string {
  insistCount(count);
  return liesIn(only(count), small) ? symbol : String(roundToBase(count, roundTo[level]));
}

/** Why a percentage or rate is not shown: the small count that it would reveal. */
export type Revealed = 'numerator' | 'denominator' | 'rest';

/**
 * The small count that the percentage x of n would reveal: x itself, n, or the rest n − x.
 *
 * Source: DfE, Children in need methodology: a percentage is hidden with the count that it would give away.
 *
 * @returns `null` if it reveals none.
 * @throws InvalidInputError if x or n is not a whole number, x is more than n, or n is 0.
 * @example revealedByPercentage(97, 100, POLICIES.dfe_cin) // 'rest'
 */
export function revealedByPercentage(x: number, n: number, { small }: DisclosurePolicy): Revealed | null {
  insistCount(x);
  insistCount(n);
  insistShare(x, n);
  if (liesIn(only(x), small)) return 'numerator';
  if (liesIn(only(n), small)) return 'denominator';
  return liesIn(only(n - x), small) ? 'rest' : null;
}

/**
 * The percentage x of n as the policy publishes it, from the unrounded counts, half up.
 *
 * @returns the policy's symbol if it would reveal a small count.
 * @throws InvalidInputError as `revealedByPercentage`.
 * @example printPercentage(74, 389, 1, POLICIES.dfe_cin) // '19.0'
 * @example printPercentage(3, 150, 1, POLICIES.dfe_cin) // 'c'
 */
export function printPercentage(x: number, n: number, decimals: number, policy: DisclosurePolicy): string {
  return revealedByPercentage(x, n, policy) === null ? published((100 * x) / n, decimals) : policy.symbol;
}

/**
 * The rate of x events per `multiplier` of a population, as the policy publishes it, from the unrounded counts.
 *
 * @returns the policy's symbol if x or the population is small.
 * @throws InvalidInputError if x or the population is not a whole number, or the population is 0.
 * @example printRate(397, 62500, 10_000, 1, POLICIES.dfe_cin) // '63.5'
 */
export function printRate(
  x: number,
  population: number,
  multiplier: number,
  decimals: number,
  { small, symbol }: DisclosurePolicy,
): string {
  insistCount(x);
  insistCount(population);
  insist(population > 0, 'A population must be above 0, but it is 0.');
  const reveals = liesIn(only(x), small) || liesIn(only(population), small);
  return reveals ? symbol : published((multiplier * x) / population, decimals);
}

const published = (value: number, decimals: number): string => roundHalfUp(value, decimals).toFixed(decimals);
