import type { DictColumn } from './columns.js';

/** Which group each row is in: groups are numbered in the order in which they are met. */
export interface GroupCodes {
  readonly codes: Uint32Array;
  readonly size: number;
  /** A row of each group, to tell its texts by. */
  readonly firstRow: Uint32Array;
}

/** At most this many numbers per row are looked up by index; beyond it by hash. */
const DENSE = 4;
const SMALL = 1 << 16;

/** Part each group by the codes of one more column, in place; returns a row of each new group. */
function part(groups: Uint32Array, size: number, { codes, values }: DictColumn): number[] {
  const firstRow: number[] = [];
  const distinct = values.length;
  const range = size * distinct;
  if (range <= Math.max(SMALL, groups.length * DENSE)) {
    const known = new Int32Array(range).fill(-1);
    for (let row = 0; row < groups.length; row++) {
      const wide = groups[row]! * distinct + codes[row]!;
      let group = known[wide]!;
      if (group < 0) {
        group = firstRow.push(row) - 1;
        known[wide] = group;
      }
      groups[row] = group;
    }
    return firstRow;
  }
  const known = new Map<number, number>();
  for (let row = 0; row < groups.length; row++) {
    const wide = groups[row]! * distinct + codes[row]!;
    let group = known.get(wide);
    if (group === undefined) {
      group = firstRow.push(row) - 1;
      known.set(wide, group);
    }
    groups[row] = group;
  }
  return firstRow;
}

/**
 * The groups that rows form by several columns, whatever their number and order.
 *
 * @param rows how many rows there are: without columns, all are one group.
 * @example groupCodes([sex, ethnicity], sex.length).size // how many combinations there are
 */
export function groupCodes(columns: readonly DictColumn[], rows: number): GroupCodes {
  const codes = new Uint32Array(rows);
  let firstRow = rows > 0 ? [0] : [];
  for (const column of columns) firstRow = part(codes, firstRow.length, column);
  return { codes, size: firstRow.length, firstRow: Uint32Array.from(firstRow) };
}
