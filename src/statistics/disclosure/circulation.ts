/** The two lines of the table that a cell belongs to; its count flows from one to the other. */
export interface Arc {
  readonly from: number;
  readonly to: number;
}

/** A table as a flow: one arc a cell, row by row. */
export interface Circulation {
  readonly lines: number;
  readonly arcs: readonly Arc[];
}

/**
 * A table with totals as a circulation: every row and column, the totals' own among them, is a node. A count
 * flows from its row to its column and back through the totals: from the column to the row of totals, from
 * there through the grand total to the column of totals, and from there to its row. What flows into a node
 * flows out, exactly if the row or column adds up to its total. So every table that a reader thinks possible
 * is another circulation, and its whole-number bounds follow from maximum flows.
 *
 * Source: Gusfield (1988), "A graph theoretic approach to statistical data security", SIAM J Computing 17.
 *
 * A table of one row has two nodes: the counts flow out and the total flows back.
 */
export function circulationOf(rows: number, columns: number): Circulation {
  const isList = rows === 1;
  const arcs = Array.from({ length: rows * columns }, (_, cell): Arc => {
    const row = Math.floor(cell / columns);
    const column = cell % columns;
    const node = isList ? 1 : rows + column;
    const back = (column === columns - 1) !== (!isList && row === rows - 1);
    return back ? { from: node, to: row } : { from: row, to: node };
  });
  return { lines: isList ? 2 : rows + columns, arcs };
}
