/** The place of a value among others. */
export interface Rank {
  /** 1 for the first; equal values share the better rank, and the next is skipped: 1, 2, 2, 4. */
  readonly rank: number;
  /** ⌈4 × rank ÷ n⌉, 1 for the first quarter; empty where there are fewer than four values. */
  readonly quartile: number | null;
}

/** Fewer values have no quarters. */
const QUARTERS = 4;

/**
 * The rank and quartile of each value among all of them. `quantiles` is PHE's method, which counts from the other end.
 *
 * @param highFirst whether rank 1 is the highest value.
 * @example ranks([500, 410.3, 410.3, 300], true).map(({ rank }) => rank) // [1, 2, 2, 4]
 */
export function ranks(values: readonly number[], highFirst: boolean): Rank[] {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const places = new Map<number, number>();
  sorted.forEach((value, at) => {
    if (highFirst) places.set(value, n - at);
    else if (!places.has(value)) places.set(value, at + 1);
  });
  return values.map((value) => {
    const rank = places.get(value)!;
    return { rank, quartile: n < QUARTERS ? null : Math.ceil((QUARTERS * rank) / n) };
  });
}
