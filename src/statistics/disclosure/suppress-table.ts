import { insist } from '../estimate.js';
import { type AttackerInterval, attackerIntervals } from './attacker-intervals.js';
import { type Circulation, circulationOf } from './circulation.js';
import { type CountRange, isKnown, liesIn, only } from './count-range.js';
import { fewestSecondaries } from './fewest-secondaries.js';
import { greedySecondaries } from './greedy-secondaries.js';
import { Hiding } from './hiding.js';
import { insistTable, type Place, type PublishedCell, type Table } from './published-table.js';

/** A table that is safe to publish, and how it became so. */
export interface SuppressedTable {
  readonly published: Table<PublishedCell>;
  /** The small counts. */
  readonly primary: readonly Place[];
  /** The cells hidden so that no small count can be worked out. */
  readonly secondary: readonly Place[];
  /** What a reader can work out of each hidden cell: the audit that the table passed. */
  readonly audit: readonly AttackerInterval[];
  /** Whether no choice of fewer secondary cells would be safe; a large table is not searched to the end. */
  readonly fewest: boolean;
}

/** What a table may have beside its counts. */
export interface SuppressionTerms {
  /** What a reader knows of a hidden cell: 1 where zeros are shown (the default), else 0. */
  readonly atLeast?: 0 | 1;
  /** Totals that the table will not publish. */
  readonly unpublished?: readonly Place[];
}

/**
 * Hide the small counts of a table with totals, and as few and as small others as keep them hidden: no
 * hidden cell can be worked out from what is published, even by a reader who knows that none of them is 0.
 *
 * Zeros are shown, so they never serve as partners. Totals stay published as far as possible: they are
 * hidden where they are small themselves, as partners of a small total, or where the counts alone do not
 * suffice; the grand total last of all. The choice is the fewest cells, then the smallest sum; tables too
 * large for that search get the cheapest cycle for each small count. Whatever the choice, the published
 * table is audited by `attackerIntervals` before it is returned.
 *
 * A percentage or rate of a hidden cell gives its count away: hide it too, and check the rest with
 * `backCalculate`. What other published tables add is the matter of `learntBySubtracting`.
 *
 * Source: Cox (1980), "Suppression methodology and statistical disclosure control", JASA 75; Gusfield
 * (1988), see `circulationOf`.
 *
 * @param table true counts; totals in the last column and the last row; one row is a list with its total.
 * @param small the counts to hide, such as `POLICIES.dfe_cin.small`.
 * @throws InvalidInputError if the table does not add up to its totals or has other than whole numbers.
 * @example suppressTable([[171, 142, 72, 13, 3, 401]], { least: 1, most: 5 }) // hides 3 and 13
 */
export function suppressTable(
  table: Table<number>,
  small: CountRange,
  { atLeast = 1, unpublished = [] }: SuppressionTerms = {},
): SuppressedTable {
  insistTable(table);
  insist(small.least >= 1, `Zeros are shown, so small counts start at 1 or more, not at ${small.least}.`);
  const columns = table[0]!.length;
  const counts = table.flat();
  const circulation = circulationOf(table.length, columns);
  insistAddsUp(circulation, counts, table.length);

  const unprinted = new Set(unpublished.map(([row, column]) => row * columns + column));
  const primary = [...counts.keys()].filter((cell) => liesIn(only(counts[cell]!), small));
  const cells = circulation.arcs.map((arc, cell) => ({
    ...arc,
    count: counts[cell]!,
    floor: unprinted.has(cell) ? 0 : atLeast,
  }));
  const hiding = new Hiding(circulation, cells, new Set([...unprinted, ...primary]));
  const { cells: secondary, fewest } = chooseSecondaries(hiding, primary, table.length, columns);

  const hidden = new Set([...primary, ...secondary]);
  const published = table.map((row, r) =>
    row.map((count, c): PublishedCell => {
      const cell = r * columns + c;
      return unprinted.has(cell) ? 'unpublished' : hidden.has(cell) ? 'suppressed' : count;
    }),
  );
  const audit = attackerIntervals(published, atLeast);
  const known = audit.filter((range) => hidden.has(range.row * columns + range.column) && isKnown(range));
  insist(known.length === 0, `No safe choice was found: ${known.length} hidden cells could be worked out.`);

  const place = (cell: number): Place => [Math.floor(cell / columns), cell % columns];
  const inOrder = [...secondary].sort((a, b) => a - b);
  return { published, primary: primary.map(place), secondary: inOrder.map(place), audit, fewest };
}

function chooseSecondaries(hiding: Hiding, primary: readonly number[], rows: number, columns: number) {
  const totals = (cell: number): number =>
    Number(cell % columns === columns - 1) + Number(rows > 1 && Math.floor(cell / columns) === rows - 1);
  const small = new Set(primary);
  const free = [...hiding.cells.keys()].filter((cell) => hiding.cells[cell]!.count > 0 && !hiding.has(cell));
  for (const level of primary.some((cell) => totals(cell) > 0) ? [1, 2] : [0, 1, 2]) {
    const candidates = free.filter((cell) => totals(cell) <= level && !small.has(cell));
    const greedy = greedySecondaries(hiding, primary, candidates);
    if (greedy !== null) return fewestSecondaries(hiding, primary, candidates, greedy);
  }
  return { cells: [], fewest: false };
}

function insistAddsUp({ lines, arcs }: Circulation, counts: readonly number[], rows: number): void {
  const surplus = new Array<number>(lines).fill(0);
  arcs.forEach(({ from, to }, cell) => {
    surplus[from]! -= counts[cell]!;
    surplus[to]! += counts[cell]!;
  });
  const line = surplus.findIndex((amount) => amount !== 0);
  const name = line < rows ? `row ${line + 1}` : `column ${line - rows + 1}`;
  insist(line === -1, `The counts of ${name} do not add up to its total: ${Math.abs(surplus[line]!)} off.`);
}
