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

/** Numbers the distinct values of `wide` (each below `range`) in the order in which they are met. */
function renumber(wide: Float64Array, range: number): GroupCodes {
  const codes = new Uint32Array(wide.length);
  const firstRow: number[] = [];
  if (range <= Math.max(1 << 16, wide.length * DENSE)) {
    const known = new Int32Array(range).fill(-1);
    for (let row = 0; row < wide.length; row++) {
      const value = wide[row]!;
      if (known[value]! < 0) known[value] = firstRow.push(row) - 1;
      codes[row] = known[value]!;
    }
  } else {
    const known = new Map<number, number>();
    for (let row = 0; row < wide.length; row++) {
      let code = known.get(wide[row]!);
      if (code === undefined) {
        code = firstRow.push(row) - 1;
        known.set(wide[row]!, code);
      }
      codes[row] = code;
    }
  }
  return { codes, size: firstRow.length, firstRow: Uint32Array.from(firstRow) };
}

/**
 * The groups that rows form by several columns, whatever their number and order.
 *
 * @param rows how many rows there are: without columns, all are one group.
 * @example groupCodes([sex, ethnicity], sex.length).size // how many combinations there are
 */
export function groupCodes(columns: readonly DictColumn[], rows: number): GroupCodes {
  let groups: GroupCodes = {
    codes: new Uint32Array(rows),
    size: Math.min(1, rows),
    firstRow: new Uint32Array(Math.min(1, rows)),
  };
  const wide = new Float64Array(columns.length > 0 ? rows : 0);
  for (const { codes, values } of columns) {
    const before = groups.codes;
    for (let row = 0; row < rows; row++) wide[row] = before[row]! * values.length + codes[row]!;
    groups = renumber(wide, groups.size * values.length);
  }
  return groups;
}
