import { zFor } from './distributions.js';
import { insist, insistConfidence } from './estimate.js';

/** One group of a ranked population: quintile, decile, …, least advantaged first. */
export interface RankedGroup {
  readonly population: number;
  /** The indicator's value in the group, in any unit. */
  readonly value: number;
  /** Its standard error, where limits are wanted. */
  readonly standardError?: number;
}

/** How a figure differs from the bottom to the top of a ranked population. */
export interface SlopeIndex {
  /** Slope index of inequality: the fitted value at the top less that at the bottom, in the value's unit. */
  readonly sii: number;
  /** Relative index of inequality: the fitted value at the top ÷ that at the bottom. */
  readonly rii: number;
  /** The fitted value at the bottom. */
  readonly intercept: number;
  /** Limits of the slope index, where every group has a standard error. */
  readonly limits: { readonly lower: number; readonly upper: number } | null;
  readonly confidence: number;
  readonly method: string;
  readonly n: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);

/**
 * Slope and relative index of inequality: a straight line through the groups' values at the middle of their
 * share of the population, each weighted by that share. The limits follow from the groups' standard errors,
 * of which the slope is a linear combination.
 *
 * Source: Low and Low (2004), J Public Health 26; as in PHEindicatormethods `phe_sii`, which simulates the
 * limits.
 *
 * @param lowIsGood turns the sign of the slope and inverts the ratio, so that both read as disadvantage.
 * @throws InvalidInputError if there are fewer than three groups, a population is not above 0, or a standard error
 *   is negative.
 * @example slopeIndex([{ population: 100, value: 12 }, { population: 100, value: 10 }, { population: 100, value: 8 }])
 * // sii -6, rii 0.54
 */
export function slopeIndex(groups: readonly RankedGroup[], lowIsGood = false, confidence = 0.95): SlopeIndex {
  insist(groups.length >= 3, `A slope index needs at least 3 groups, not ${groups.length}.`);
  insistConfidence(confidence);
  for (const { population, value, standardError } of groups) {
    insist(
      Number.isFinite(population) && population > 0,
      `Every group needs a population above 0, not ${population}.`,
    );
    insist(Number.isFinite(value), 'Every group needs a value.');
    insist(
      standardError === undefined || (Number.isFinite(standardError) && standardError >= 0),
      `A standard error must not be negative or missing, but it is ${standardError}.`,
    );
  }
  const total = sum(groups.map(({ population }) => population));
  const shares = groups.map(({ population }) => population / total);
  const ranks = shares.map((share, i) => sum(shares.slice(0, i)) + share / 2);
  const middle = sum(shares.map((share, i) => share * ranks[i]!));
  const spread = sum(shares.map((share, i) => share * (ranks[i]! - middle) ** 2));
  const weights = shares.map((share, i) => (share * (ranks[i]! - middle)) / spread);
  const slope = sum(weights.map((weight, i) => weight * groups[i]!.value));
  const intercept = sum(shares.map((share, i) => share * groups[i]!.value)) - slope * middle;

  const errors = groups.map(({ standardError }) => standardError);
  const sign = lowIsGood ? -1 : 1;
  const known = errors.every((error) => error !== undefined);
  const width = known ? zFor(confidence) * Math.sqrt(sum(weights.map((w, i) => (w * errors[i]!) ** 2))) : 0;
  const rii = (intercept + slope) / intercept;
  return {
    sii: sign * slope,
    rii: lowIsGood ? 1 / rii : rii,
    intercept,
    limits: known ? { lower: sign * slope - width, upper: sign * slope + width } : null,
    confidence,
    method: 'Weighted regression on relative rank',
    n: groups.length,
  };
}
