import { insist } from './estimate.js';

/**
 * The quantile of each value, 1 the lowest, by its rank r among n: q + 1 − ⌈(n + 1 − r) ÷ (n ÷ q)⌉, tied
 * values taking the lowest of their ranks.
 *
 * Source: as in PHEindicatormethods `phe_quantile`.
 *
 * @param values `null` where there is none; it gets no quantile and does not count.
 * @param highFirst number the quantiles from the highest value down.
 * @returns `null` for every value if there are fewer values than quantiles.
 * @throws InvalidInputError if a value is no number, or the number of quantiles no whole number from 2 on.
 * @example quantiles([12, 15, 9, 20, 31], 5) // [2, 3, 1, 4, 5]
 */
export function quantiles(
  values: readonly (number | null)[],
  count: number,
  highFirst = false,
): (number | null)[] {
  insist(
    Number.isInteger(count) && count >= 2,
    `The number of quantiles must be a whole number from 2 on, not ${count}.`,
  );
  const present = values.filter((value) => value !== null);
  insist(present.every(Number.isFinite), 'A value must be a number, or null where there is none.');
  if (present.length < count) return values.map(() => null);
  return values.map((value) => {
    if (value === null) return null;
    const rank = 1 + present.filter((other) => (highFirst ? other > value : other < value)).length;
    const fromTheTop = Math.ceil((present.length + 1 - rank) / (present.length / count));
    return Math.max(1, count + 1 - fromTheTop);
  });
}
