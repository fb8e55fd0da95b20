import { insist } from './estimate.js';

/** A published figure in units of its last place. */
function unitsOf(published: number, decimals: number): number {
  insist(
    published >= 0,
    `A published share or rate must not be negative or missing, but it is ${published}.`,
  );
  const units = Number((published * 10 ** decimals).toPrecision(15));
  insist(
    Number.isInteger(units),
    `${published} has more decimals than the ${decimals} it was published with.`,
  );
  return units;
}

/** The least and the most that can have been counted; none can where the least is more than the most. */
const countRange = (
  units: number,
  denominator: number,
  each: number,
): { readonly lowest: number; readonly highest: number } => ({
  lowest: Math.max(0, Math.ceil(((2 * units - 1) * denominator) / each)),
  highest: Math.min(denominator, Math.floor(((2 * units + 1) * denominator) / each)),
});

/**
 * The counts that a published percentage or rate of a known denominator allows: whole x from 0 to
 * `denominator` with |multiplier · x ÷ denominator − published| ≤ ½ unit of the last place. The arithmetic is
 * in whole numbers, so a tie is a tie.
 *
 * A tie is allowed both ways, because the reader does not know how the publisher rounds: 12.5 may have been
 * published 12 or 13. `isShareOf` answers the narrower question for publishers who round half up, and allows
 * only 13.
 *
 * Source: the granularity test, Brown and Heathers (2017), "The GRIM test".
 *
 * @param decimals decimals as published.
 * @param multiplier 100 for a percentage, 10,000 for a rate per 10,000.
 * @returns the counts, the lowest first; empty if no whole number fits.
 * @throws InvalidInputError if the figure has more decimals than said, or the denominator is not a whole number.
 * @example possibleCounts(12.5, 40, 1) // [5]
 * @example possibleCounts(12.6, 40, 1) // []
 */
export function possibleCounts(
  published: number,
  denominator: number,
  decimals: number,
  multiplier = 100,
): number[] {
  insist(
    Number.isSafeInteger(denominator) && denominator > 0,
    `A denominator must be a positive whole number, not ${denominator}.`,
  );
  insist(
    Number.isInteger(decimals) && decimals >= 0,
    `Decimals must be a whole number from 0 on, not ${decimals}.`,
  );
  insist(
    Number.isInteger(multiplier) && multiplier > 0,
    `A multiplier must be a positive whole number, such as 100 or 10000, not ${multiplier}.`,
  );
  const units = unitsOf(published, decimals);
  const each = 2 * multiplier * 10 ** decimals;
  insist(
    Number.isSafeInteger((2 * units + 1) * denominator) && Number.isSafeInteger(each),
    `${published} of ${denominator} is too large to be counted exactly.`,
  );
  const { lowest, highest } = countRange(units, denominator, each);
  return Array.from({ length: Math.max(0, highest - lowest + 1) }, (_, step) => lowest + step);
}

/**
 * Which cohort sizes can give all these published percentages: every n of the range for which each share has a
 * possible whole count (see `possibleCounts`, where a tie may round either way). The shares need not add up
 * to 100: a group may have been left out.
 *
 * Source: the granularity test, Brown and Heathers (2017), "The GRIM test".
 *
 * @param shares percentages as points, as published, all with `decimals` decimals.
 * @param range the smallest and the largest cohort to try.
 * @throws InvalidInputError if there are no shares, one is above 100, or the range is not of whole numbers.
 * @example cohortSizes([47.1, 19.0, 18.9, 11.0, 4.0], 1, [100, 619]) // [546, 599]
 */
export function cohortSizes(
  shares: readonly number[],
  decimals: number,
  range: readonly [number, number],
): number[] {
  const [least, most] = range;
  insist(shares.length > 0, 'Cohort sizes need at least one share.');
  const above = shares.find((share) => share > 100);
  insist(above === undefined, `A share must not be above 100, but one is ${above}.`);
  insist(
    Number.isInteger(least) && Number.isInteger(most) && least >= 1 && least <= most,
    `Cohort sizes run from a whole number above 0 to one not below it, not from ${least} to ${most}.`,
  );
  const each = 200 * 10 ** decimals;
  const units = shares.map((share) => unitsOf(share, decimals));
  return Array.from({ length: most - least + 1 }, (_, step) => least + step).filter((size) =>
    units.every((unit) => {
      const { lowest, highest } = countRange(unit, size, each);
      return lowest <= highest;
    }),
  );
}
