import { insist } from '../estimate.js';
import { insistCount } from './count-range.js';

/**
 * A cell as a reader sees it. `suppressed` stands for a count that is hidden; `unpublished` for a total that
 * the table does not publish at all.
 */
export type PublishedCell = number | 'suppressed' | 'unpublished';

/**
 * A table of counts with its totals: the last column holds the rows' totals, the last row the columns'. A
 * table of one row is a list with its total at the end.
 */
export type Table<Cell> = readonly (readonly Cell[])[];

/** A place in a table: row and column, from 0. */
export type Place = readonly [row: number, column: number];

/** Refuse what is no table: no cells, ragged rows, or counts that are not whole numbers from 0 on. */
export function insistTable(table: Table<PublishedCell>): void {
  const width = table[0]?.length ?? 0;
  insist(width >= 2, 'A table needs at least one column of counts and a column of totals.');
  for (const row of table) {
    insist(row.length === width, `Every row must have ${width} cells, but one has ${row.length}.`);
    for (const cell of row) if (typeof cell === 'number') insistCount(cell);
  }
}
