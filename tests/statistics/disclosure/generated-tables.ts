import type { Table } from '../../../src/statistics/disclosure/published-table.js';

/** Whole numbers below a bound, the same ones every time (a linear congruential generator). */
export function numbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** Counts with their totals; one row stays a list with its total. */
export function withTotals(counts: Table<number>): Table<number> {
  const wide = counts.map((row) => [...row, row.reduce((sum, count) => sum + count, 0)]);
  if (wide.length === 1) return wide;
  return [...wide, wide[0]!.map((_, column) => wide.reduce((sum, row) => sum + row[column]!, 0))];
}

/** A table in which nought, small and larger counts are mixed, as in a breakdown of one authority. */
export function generated(next: (bound: number) => number, rows: number, columns: number): Table<number> {
  const count = (): number => [() => 0, () => 1 + next(5), () => 6 + next(30), () => next(200)][next(4)]!();
  return withTotals(Array.from({ length: rows }, () => Array.from({ length: columns }, count)));
}
