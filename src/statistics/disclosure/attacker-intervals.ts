import { insist } from '../estimate.js';
import { circulationOf } from './circulation.js';
import type { CountRange } from './count-range.js';
import { FlowGraph } from './max-flow.js';
import { insistTable, type PublishedCell, type Table } from './published-table.js';

/** What a reader can work out about one hidden cell. */
export interface AttackerInterval extends CountRange {
  readonly row: number;
  readonly column: number;
}

/**
 * The exact range of every hidden cell over all tables of whole numbers that agree with what is published:
 * the audit of a suppressed table, by whoever made it. It sees the published cells only.
 *
 * Method: one feasible table is found by a maximum flow; from it a cell can rise by as much as can flow from
 * its end back to its start through the other hidden cells, and fall by as much as can flow the other way.
 * A cell whose two ends are equal is recoverable. Source: Gusfield (1988), see `circulationOf`.
 *
 * @param table totals in the last column and the last row; one row is a list with its total at the end.
 * @param atLeast what a reader knows of a suppressed cell: 1 where zeros are shown, 0 where they may be hidden.
 *   An unpublished total may always be 0.
 * @returns one range for every cell that is not a number, row by row; `most` is `Infinity` where nothing
 *   bounds it.
 * @throws InvalidInputError if no whole numbers fit, or the table is not one of whole numbers.
 * @example attackerIntervals([[171, 142, 72, 'suppressed', 'suppressed', 401]]) // both 1 to 15
 */
export function attackerIntervals(table: Table<PublishedCell>, atLeast: 0 | 1 = 1): AttackerInterval[] {
  insistTable(table);
  const columns = table[0]!.length;
  const { lines, arcs } = circulationOf(table.length, columns);
  const graph = new FlowGraph(lines + 2);
  const surplus = new Array<number>(lines).fill(0);
  const hidden = table.flat().flatMap((cell, index) => {
    const { from, to } = arcs[index]!;
    const floor = typeof cell === 'number' ? cell : cell === 'suppressed' ? atLeast : 0;
    surplus[from]! -= floor;
    surplus[to]! += floor;
    if (typeof cell === 'number') return [];
    return [{ index, from, to, floor, arc: graph.join(from, to, Infinity) }];
  });

  insist(carries(graph, surplus), 'No whole numbers in the hidden cells agree with the published totals.');

  return hidden.map(({ index, from, to, floor, arc }) => {
    const flow = graph.flow(arc);
    return {
      row: Math.floor(index / columns),
      column: index % columns,
      least: floor + flow - graph.without(arc, () => graph.push(from, to, flow)),
      most: floor + flow + graph.without(arc, () => graph.push(to, from)),
    };
  });
}

/** Whether the graph can carry away what each line has too much of to the lines that lack it. */
function carries(graph: FlowGraph, surplus: readonly number[]): boolean {
  const [source, sink] = [surplus.length, surplus.length + 1];
  let wanted = 0;
  surplus.forEach((amount, line) => {
    if (amount > 0) graph.join(source, line, amount);
    if (amount < 0) graph.join(line, sink, -amount);
    wanted += Math.max(0, amount);
  });
  return graph.push(source, sink) === wanted;
}
