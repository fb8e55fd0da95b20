/** The neighbours of each area, as indices of areas: those of `area` are `members[starts[area]…starts[area + 1]]`. */
export interface Neighbours {
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
  /** Codes in the list that are no area of the figures. */
  readonly unknown: readonly string[];
}

/**
 * A list of neighbours over the areas of an arrangement, in the order of the list.
 *
 * @param pairs area and neighbour, by the codes that `areas` holds.
 * @example neighbourList([['E09000008', 'E09000009'], ['E09000008', 'E09000017']], arrangement.areas)
 */
export function neighbourList(
  pairs: Iterable<readonly [area: string, neighbour: string]>,
  areas: readonly string[],
): Neighbours {
  const index = new Map(areas.map((code, at) => [code, at]));
  const lists: number[][] = areas.map(() => []);
  const unknown = new Set<string>();
  for (const [area, neighbour] of pairs) {
    for (const code of [area, neighbour]) if (!index.has(code)) unknown.add(code);
    const [from, to] = [index.get(area), index.get(neighbour)];
    if (from !== undefined && to !== undefined) lists[from]!.push(to);
  }
  const starts = new Uint32Array(areas.length + 1);
  lists.forEach((list, area) => {
    starts[area + 1] = starts[area]! + list.length;
  });
  return { starts, members: Uint32Array.from(lists.flat()), unknown: [...unknown] };
}

/**
 * The plain mean of each area's neighbours: the sum of their figures in the order of the list, divided by how many
 * have one. Neighbours without a figure are dropped, and `counts` says how many were left.
 *
 * Source: as in the DfE's Local Authority Interactive Tool: the unweighted average of the statistical neighbours.
 *
 * @param values figures by group and area, NaN where there is none.
 * @param means by group and area, NaN where no neighbour has a figure.
 * @param counts by group and area.
 */
export function neighbourMeans(
  values: Float64Array,
  { starts, members }: Neighbours,
  means: Float64Array,
  counts: Uint16Array,
): void {
  const areas = starts.length - 1;
  for (let group = 0; group < values.length; group += areas) {
    let at = 0;
    for (let area = 0; area < areas; area++) {
      const end = starts[area + 1]!;
      let sum = 0;
      let count = 0;
      for (; at < end; at++) {
        const value = values[group + members[at]!]!;
        if (!Number.isNaN(value)) {
          sum += value;
          count++;
        }
      }
      means[group + area] = sum / count;
      counts[group + area] = count;
    }
  }
}

/**
 * The median of each area's neighbours with a figure; of an even number, the mean of the middle two.
 *
 * @param medians by group and area, NaN where no neighbour has a figure.
 */
export function neighbourMedians(
  values: Float64Array,
  { starts, members }: Neighbours,
  medians: Float64Array,
): void {
  const areas = starts.length - 1;
  const held = new Float64Array(members.length);
  for (let group = 0; group < values.length; group += areas) {
    for (let area = 0; area < areas; area++) {
      let count = 0;
      for (let at = starts[area]!; at < starts[area + 1]!; at++) {
        const value = values[group + members[at]!]!;
        if (!Number.isNaN(value)) {
          held[count] = value;
          count++;
        }
      }
      const sorted = held.subarray(0, count).sort();
      const middle = count >> 1;
      medians[group + area] = count % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
    }
  }
}
