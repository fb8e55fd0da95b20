import { insist } from '../estimate.js';
import { type CountRange, insistCount, isKnown, liesIn, only } from './count-range.js';

/** What two published tables say together of one cell, where the part is contained in the whole. */
export interface Difference {
  readonly whole: CountRange;
  readonly part: CountRange;
  /** The whole less the part, which neither table publishes. */
  readonly rest: CountRange;
  /** The rest is known to be small, or a suppressed whole or part has become known. */
  readonly disclosive: boolean;
}

/**
 * What a reader learns by subtracting one published table from another that contains it, cell by cell, such
 * as local looked-after children from all of them. A count that is published is a number; one that is
 * suppressed is the range in which its own table leaves it (`attackerIntervals`).
 *
 * The ranges follow from rest = whole − part and rest ≥ 0 within each cell alone.
 *
 * @param small the counts to protect.
 * @throws InvalidInputError if the tables differ in length, or a part must be more than its whole.
 * @example learntBySubtracting([20], [17], { least: 1, most: 5 }) // rest 3 to 3, disclosive
 */
export function learntBySubtracting(
  wholes: readonly (number | CountRange)[],
  parts: readonly (number | CountRange)[],
  small: CountRange,
): Difference[] {
  insist(
    wholes.length === parts.length,
    `The two tables must have the same cells, but one has ${wholes.length} and the other ${parts.length}.`,
  );
  return wholes.map((publishedWhole, cell) => {
    const before = { whole: rangeOf(publishedWhole), part: rangeOf(parts[cell]!) };
    insist(
      before.part.least <= before.whole.most,
      `A part (${before.part.least}) must not be more than its whole (${before.whole.most}).`,
    );
    const whole = { ...before.whole, least: Math.max(before.whole.least, before.part.least) };
    const part = { ...before.part, most: Math.min(before.part.most, before.whole.most) };
    const rest = { least: Math.max(0, whole.least - part.most), most: whole.most - part.least };
    const found = (['whole', 'part'] as const).some(
      (which) => !isKnown(before[which]) && isKnown({ whole, part }[which]),
    );
    return { whole, part, rest, disclosive: found || liesIn(rest, small) };
  });
}

/**
 * The net changes between successive stocks, such as children looked after at the end of each month.
 *
 * A stock is not part of the next one: children join and leave between the two, and a net change of −2 may
 * be 0 starts and 2 ends or 10 and 12. So a small net change discloses no small number of children, unless
 * the starts or the ends of the same month are published too; then subtract those with `learntBySubtracting`.
 *
 * @throws InvalidInputError if a stock is not a whole number from 0 on, or there are fewer than two.
 * @example netChanges([397, 398, 396]) // [1, -2]
 */
export function netChanges(stocks: readonly number[]): number[] {
  insist(
    stocks.length >= 2,
    `A change needs two stocks, but there ${stocks.length === 1 ? 'is 1' : 'are none'}.`,
  );
  stocks.forEach(insistCount);
  return stocks.slice(1).map((stock, index) => stock - stocks[index]!);
}

function rangeOf(published: number | CountRange): CountRange {
  const range = typeof published === 'number' ? only(published) : published;
  insistCount(range.least);
  insist(range.least <= range.most, `A range runs upwards, not from ${range.least} to ${range.most}.`);
  return range;
}
