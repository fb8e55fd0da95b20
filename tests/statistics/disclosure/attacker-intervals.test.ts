import { describe, expect, it } from 'vitest';
import { attackerIntervals } from '../../../src/statistics/disclosure/attacker-intervals.js';
import type { Place, PublishedCell, Table } from '../../../src/statistics/disclosure/published-table.js';
import { vectors } from '../../vectors.js';
import { generated, numbers, withTotals } from './generated-tables.js';

const hide = (table: Table<number>, places: readonly Place[]): Table<PublishedCell> =>
  table.map((row, r) =>
    row.map((count, c) => (places.some(([pr, pc]) => pr === r && pc === c) ? 'suppressed' : count)),
  );

const byPlace = (table: Table<PublishedCell>, atLeast: 0 | 1): Record<string, [number, number]> =>
  Object.fromEntries(
    attackerIntervals(table, atLeast).map(({ row, column, least, most }) => [
      `${row},${column}`,
      [least, most],
    ]),
  );

const { cases } = vectors('sdc_secondary_suppression');

describe('what a reader can work out of a hidden cell', () => {
  it.each(cases.filter(({ input }) => input.values))('of the list $id', ({ input, expected }) => {
    const hidden: Place[] = [...expected.primary, ...expected.secondary].map((cell) => [0, cell]);
    const table = hide([[...input.values, input.total]], hidden);
    expect(attackerIntervals(table, 0).map(({ least, most }) => [least, most])).toEqual(
      hidden.map(() => expected.attacker_interval_each),
    );
    expect(attackerIntervals(table, 1).map(({ least, most }) => [least, most])).toEqual(
      hidden.map(() => expected.attacker_interval_each_if_c_means_nonzero),
    );
  });

  const tables = cases.filter(({ input }) => input.table_with_margins);
  it.each(tables)('of the table $id', ({ input, expected }) => {
    const least = expected.optimal_patterns[0].cells;
    const published = hide(input.table_with_margins, [...expected.primary, ...least]);
    expect(byPlace(published, 0)).toEqual(expected.feasible_intervals_at_min_value_pattern);
  });

  const audits = tables.flatMap(({ id, input, expected }) =>
    // biome-ignore lint/suspicious/noExplicitAny: the shape of the vectors
    expected.pattern_audits.map((audit: any) => ({ id, table: input.table_with_margins, audit })),
  );
  it.each(audits)('of $id, $audit.name', ({ table, audit }) => {
    const found = byPlace(hide(table, audit.suppressed), 0);
    expect(found).toEqual(audit.intervals);
    const recoverable = Object.keys(found).filter((place) => found[place]![0] === found[place]![1]);
    expect(recoverable).toEqual(audit.exactly_recoverable);
  });

  it('with totals that are not published', () => {
    expect(
      byPlace(
        [
          ['suppressed', 7, 'unpublished'],
          [4, 9, 13],
          [6, 16, 'unpublished'],
        ],
        1,
      ),
    ).toEqual({
      '0,0': [2, 2],
      '0,2': [9, 9],
      '2,2': [22, 22],
    });
    expect(byPlace([['suppressed', 7, 'unpublished']], 1)).toEqual({
      '0,0': [1, Infinity],
      '0,2': [8, Infinity],
    });
  });

  it('refuses totals that no counts can give', () => {
    expect(() => attackerIntervals([['suppressed', 12, 10]])).toThrow('No whole numbers');
    expect(() => attackerIntervals([['suppressed', 'suppressed', 1]])).toThrow('No whole numbers');
    expect(() => attackerIntervals([['suppressed', 0.5, 1]])).toThrow('whole number');
    expect(() => attackerIntervals([['suppressed', 5], [1]])).toThrow('Every row must have 2 cells');
    expect(() => attackerIntervals([])).toThrow('at least one column');
  });
});

/** Every table of whole numbers that agrees with a published one, by trying them all. */
function bruteForce(published: Table<PublishedCell>, atLeast: 0 | 1): Record<string, [number, number]> {
  const found: Record<string, [number, number]> = {};
  const counts = published.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : atLeast)));
  const hidden = published.flatMap((row, r) =>
    row.flatMap((cell, c): Place[] => (typeof cell === 'number' ? [] : [[r, c]])),
  );
  const sum = (list: readonly number[]): number => list.slice(0, -1).reduce((a, b) => a + b, 0);
  const adds = (): boolean =>
    counts.every((row) => sum(row) === row.at(-1)) &&
    counts[0]!.every((_, c) => sum(counts.map((row) => row[c]!)) === counts.at(-1)![c]);
  const exceeds = (r: number, c: number): boolean => {
    const column = counts.map((row) => row[c]!);
    return sum(counts[r]!) > counts[r]!.at(-1)! || sum(column) > column.at(-1)!;
  };
  const tryFrom = (index: number): void => {
    const place = hidden[index];
    if (place === undefined) {
      if (!adds()) return;
      for (const [r, c] of hidden) {
        const count = counts[r]![c]!;
        const [least, most] = found[`${r},${c}`] ?? [count, count];
        found[`${r},${c}`] = [Math.min(least, count), Math.max(most, count)];
      }
      return;
    }
    const [r, c] = place;
    for (counts[r]![c] = atLeast; !exceeds(r, c); counts[r]![c]!++) tryFrom(index + 1);
    counts[r]![c] = atLeast;
  };
  tryFrom(0);
  return found;
}

it('agrees with every possible table, tried one by one', () => {
  const next = numbers(7);
  for (let round = 0; round < 150; round++) {
    const [rows, columns] = [2 + next(2), 2 + next(2)];
    const small = Array.from({ length: rows }, () => Array.from({ length: columns }, () => 1 + next(6)));
    const full = withTotals(small);
    const places = small.flatMap((row, r) => row.map((_, c): Place => [r, c])).filter(() => next(3) > 0);
    const atLeast = next(2) as 0 | 1;
    expect(byPlace(hide(full, places), atLeast)).toEqual(bruteForce(hide(full, places), atLeast));
  }
});

it('the true count always lies in its range, and knowing that zeros are shown never widens it', () => {
  const next = numbers(11);
  for (let round = 0; round < 100; round++) {
    const table = generated(next, 1 + next(5), 2 + next(4));
    const places = table.flatMap((row, r) =>
      row.flatMap((count, c): Place[] => (count > 0 && next(3) === 0 ? [[r, c]] : [])),
    );
    const [wide, narrow] = [0, 1].map((atLeast) => attackerIntervals(hide(table, places), atLeast as 0 | 1));
    narrow!.forEach(({ row, column, least, most }, index) => {
      const count = table[row]![column]!;
      expect(least <= count && count <= most).toBe(true);
      expect(least).toBeGreaterThanOrEqual(wide![index]!.least);
      expect(most).toBeLessThanOrEqual(wide![index]!.most);
    });
  }
});
