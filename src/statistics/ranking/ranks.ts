/** Ranks by group and area. */
export interface Ranks {
  /** 1 for the first; 0 where there is no figure, or the area is not ranked. */
  readonly rank: Uint16Array;
  /** By group: how many areas are ranked. */
  readonly ranked: Uint16Array;
}

export const emptyRanks = (groups: number, areas: number): Ranks => ({
  rank: new Uint16Array(groups * areas),
  ranked: new Uint16Array(groups),
});

/**
 * The rank of each figure among the areas of its group: one more than the number of figures before it, so that
 * equal figures share the better rank and the next is skipped (1, 2, 2, 4: competition ranking).
 *
 * @param values figures by group and area, NaN where there is none.
 * @param among indices of the areas that are ranked: authorities, not regions.
 * @param highFirst whether rank 1 is the highest figure: where high is good. Where low is good, the lowest.
 */
export function competitionRanks(
  values: Float64Array,
  areas: number,
  among: Uint32Array,
  highFirst: boolean,
  { rank, ranked }: Ranks,
): void {
  const held = new Float64Array(among.length);
  for (let group = 0; group * areas < values.length; group++) {
    const from = group * areas;
    let count = 0;
    for (let at = 0; at < among.length; at++) {
      const value = values[from + among[at]!]!;
      if (!Number.isNaN(value)) {
        held[count] = highFirst ? -value : value;
        count++;
      }
    }
    ranked[group] = count;
    const sorted = held.subarray(0, count).sort();
    for (let at = 0; at < among.length; at++) {
      const cell = from + among[at]!;
      const value = values[cell]!;
      rank[cell] = Number.isNaN(value) ? 0 : 1 + before(sorted, highFirst ? -value : value);
    }
  }
}

/** How many of the sorted values are less. */
function before(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The quarter in which each rank falls, ⌈4 · rank ÷ ranked⌉: 1 the first quarter, 4 the last; 0 without a rank.
 * It follows the shared ranks; `quantiles` of the statistics is PHE's method, which counts from the other end.
 *
 * @param quarter by group and area.
 */
export function quartiles({ rank, ranked }: Ranks, quarter: Uint8Array): void {
  const areas = rank.length / ranked.length;
  for (let group = 0; group < ranked.length; group++)
    for (let cell = group * areas; cell < (group + 1) * areas; cell++)
      quarter[cell] = Math.ceil((4 * rank[cell]!) / Math.max(1, ranked[group]!));
}
