import { describe, expect, it } from 'vitest';
import { attackerIntervals } from '../../../src/statistics/disclosure/attacker-intervals.js';
import type { Place, PublishedCell, Table } from '../../../src/statistics/disclosure/published-table.js';
import { type SuppressedTable, suppressTable } from '../../../src/statistics/disclosure/suppress-table.js';
import { vectors } from '../../vectors.js';
import { generated, numbers, withTotals } from './generated-tables.js';

const SMALL = { least: 1, most: 5 };
const { cases } = vectors('sdc_secondary_suppression');

const rangeOf = (written: string) => {
  const [least, most] = written.split('-').map(Number);
  return { least: least!, most: most! };
};

describe('the reference', () => {
  it.each(cases.filter(({ input }) => input.values))('list $id', ({ input, expected }) => {
    const { primary, secondary, audit, fewest } = suppressTable(
      [[...input.values, input.total]],
      rangeOf(input.threshold),
    );
    expect(primary.map(([, cell]) => cell)).toEqual(expected.primary);
    expect(secondary.map(([, cell]) => cell)).toEqual(expected.secondary);
    const hidden = [...primary, ...secondary].map(([, cell]) => input.values[cell]);
    expect(hidden.reduce((a, b) => a + b, 0)).toBe(expected.suppressed_sum);
    expect(audit.map(({ least, most }) => [least, most])).toEqual(
      hidden.map(() => expected.attacker_interval_each_if_c_means_nonzero),
    );
    expect(fewest).toBe(true);
  });

  const tables = cases.filter(({ input }) => input.table_with_margins);
  it.each(tables.flatMap((one) => ([0, 1] as const).map((atLeast) => ({ ...one, atLeast }))))(
    'table $id for a reader who knows that cells are at least $atLeast',
    ({ input, expected, atLeast }) => {
      const result = suppressTable(input.table_with_margins, rangeOf(input.threshold), { atLeast });
      expect(result.primary).toEqual(expected.primary);
      expect(result.secondary).toHaveLength(expected.min_secondary_count);
      expect(result.secondary).toEqual(expected.optimal_patterns[0].cells);
      expect(result.fewest).toBe(true);
    },
  );
});

/** Nothing hidden is known, nothing published is changed, small counts and only nonzero ones are hidden. */
function expectSafe(table: Table<number>, { published, audit }: SuppressedTable): void {
  for (const atLeast of [0, 1] as const)
    for (const { row, column, least, most } of attackerIntervals(published, atLeast)) {
      if (published[row]![column] === 'unpublished') continue;
      expect(least, `row ${row}, column ${column} of ${JSON.stringify(published)}`).toBeLessThan(most);
      expect(table[row]![column]).toBeGreaterThan(0);
    }
  published.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (typeof cell !== 'number') return;
      expect(cell).toBe(table[r]![c]);
      expect(cell === 0 || cell > 5).toBe(true);
    });
  });
  expect(audit).toEqual(attackerIntervals(published, 1));
}

describe('no hidden cell can be worked out', () => {
  it('of 400 generated tables and lists', () => {
    const next = numbers(1);
    for (let round = 0; round < 400; round++) {
      const table = generated(next, 1 + next(6), 1 + next(6));
      expectSafe(table, suppressTable(table, SMALL));
    }
  });

  it('of 200 tables that do not print all their totals', () => {
    const next = numbers(2);
    for (let round = 0; round < 200; round++) {
      const table = generated(next, 2 + next(4), 2 + next(4));
      const [rows, columns] = [table.length, table[0]!.length];
      const totals: Place[] = [
        ...Array.from({ length: rows }, (_, r): Place => [r, columns - 1]),
        ...Array.from({ length: columns - 1 }, (_, c): Place => [rows - 1, c]),
      ];
      const unpublished = totals.filter(() => next(3) === 0);
      const result = suppressTable(table, SMALL, { unpublished });
      expectSafe(table, result);
      for (const [r, c] of unpublished) expect(result.published[r]![c]).toBe('unpublished');
    }
  });

  it('of a table of 150 authorities by 12 groups', () => {
    const next = numbers(3);
    const table = generated(next, 150, 12);
    expectSafe(table, suppressTable(table, SMALL));
  }, 60_000);

  it('of tables where every count is 1', () => {
    for (const [rows, columns] of [
      [1, 1],
      [1, 2],
      [1, 6],
      [2, 2],
      [3, 3],
    ] as const) {
      const table = withTotals(Array.from({ length: rows }, () => new Array<number>(columns).fill(1)));
      expectSafe(table, suppressTable(table, SMALL));
    }
  });
});

describe('hides the fewest cells, and of these choices the smallest', () => {
  const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

  /** The best of all safe choices of the allowed cells, by trying every one. */
  function best(table: Table<number>, primary: readonly Place[], allowed: (totals: number) => boolean) {
    const free = table.flatMap((row, r) =>
      row.flatMap((count, c) => {
        const totals = Number(r === table.length - 1) + Number(c === row.length - 1);
        return count > 5 && allowed(totals) ? [{ count, place: [r, c] as const }] : [];
      }),
    );
    const isSafe = (choice: typeof free): boolean => {
      const hidden = new Set([...primary, ...choice.map(({ place }) => place)].map(String));
      const published = table.map((row, r) =>
        row.map((count, c): PublishedCell => (hidden.has(`${r},${c}`) ? 'suppressed' : count)),
      );
      return attackerIntervals(published).every(({ least, most }) => least < most);
    };
    return Array.from({ length: 2 ** free.length }, (_, bits) => free.filter((_, i) => bits & (1 << i)))
      .map((choice) => ({ choice, size: choice.length, sum: sum(choice.map(({ count }) => count)) }))
      .sort((a, b) => a.size - b.size || a.sum - b.sum)
      .find(({ choice }) => isSafe(choice));
  }

  it.each([
    [3, 3],
    [3, 2],
    [2, 4],
  ])('of tables of %d by %d', (rows, columns) => {
    const next = numbers(5);
    let compared = 0;
    for (let round = 0; round < 60; round++) {
      const table = generated(next, rows, columns);
      const { primary, secondary, fewest } = suppressTable(table, SMALL);
      const smallTotal = primary.some(([row, column]) => row === rows || column === columns);
      const expected = best(table, primary, (totals) => totals <= (smallTotal ? 1 : 0));
      if (expected === undefined) continue;
      compared++;
      expect(secondary).toHaveLength(expected.size);
      expect(sum(secondary.map(([r, c]) => table[r]![c]!))).toBe(expected.sum);
      expect(fewest).toBe(true);
    }
    expect(compared).toBeGreaterThan(20);
  });
});

describe('plain examples', () => {
  it('leaves a table without small counts as it is', () => {
    expect(suppressTable([[10, 20, 0, 30]], SMALL)).toEqual({
      published: [[10, 20, 0, 30]],
      primary: [],
      secondary: [],
      audit: [],
      fewest: true,
    });
  });

  it('hides a third cell where two ones add up to 2, unless zeros may be hidden', () => {
    expect(suppressTable([[30, 1, 1, 32]], SMALL).secondary).toEqual([[0, 0]]);
    expect(suppressTable([[30, 1, 1, 32]], SMALL, { atLeast: 0 }).secondary).toEqual([]);
  });

  it('hides the total where there is no other partner', () => {
    const { published } = suppressTable([[1, 1, 1, 1, 1, 1, 6]], SMALL);
    expect(published[0]).toEqual(new Array(7).fill('suppressed'));
  });

  it('needs no partner where the total is not published', () => {
    expect(suppressTable([[3, 30, 33]], SMALL, { unpublished: [[0, 2]] }).published).toEqual([
      ['suppressed', 30, 'unpublished'],
    ]);
  });

  it('keeps the grand total where other totals can be hidden', () => {
    const { published } = suppressTable(
      [
        [3, 0, 3],
        [0, 20, 20],
        [3, 20, 23],
      ],
      SMALL,
    );
    expect(published[2]![2]).toBe(23);
  });

  it('refuses what is no table of counts', () => {
    expect(() => suppressTable([[3, 30, 34]], SMALL)).toThrow(
      'The counts of row 1 do not add up to its total: 1 off.',
    );
    expect(() =>
      suppressTable(
        [
          [3, 30, 33],
          [1, 1, 2],
          [4, 32, 35],
        ],
        SMALL,
      ),
    ).toThrow('add up');
    expect(() => suppressTable([[3, -3, 0]], SMALL)).toThrow('whole number from 0');
    expect(() => suppressTable([[Number.NaN, 3, 3]], SMALL)).toThrow('whole number from 0');
    expect(() => suppressTable([[3, 3]], { least: 0, most: 5 })).toThrow('Zeros are shown');
  });
});
