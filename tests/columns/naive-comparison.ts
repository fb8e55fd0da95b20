import { type Columns, columnNamed } from '../../src/columns/columns.js';
import type { ComparisonDescription } from '../../src/columns/comparison.js';
import { type ComparedRow, readRate } from './national-sample.js';

interface Row {
  readonly period: string;
  readonly area: string;
  readonly keys: readonly string[];
  readonly value: number | null;
}

/** The comparison as one would write it down: row by row, by looking through all the others. */
export function naively(table: Columns, measure: string, asked: ComparisonDescription): ComparedRow[] {
  const text = (name: string, row: number): string => columnNamed(table, name).at(row);
  const rows = Array.from({ length: table.rows }, (_, row): Row => {
    const area = asked.area.map((name) => text(name, row)).find((code) => code !== '')!;
    const keys = asked.series.map((name) => text(name, row));
    return { period: text(asked.period, row), area, keys, value: readRate(text(measure, row)).value };
  });
  const index = new Map(rows.map((row) => [[row.period, row.area, ...row.keys].join(), row.value]));
  const value = (period: string, area: string, keys: readonly string[]): number | null =>
    index.get([period, area, ...keys].join()) ?? null;
  const minus = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);

  return rows.map(({ period, area, keys, value: own }) => {
    const near = (asked.neighbours ?? [])
      .filter(([of]) => of === area)
      .map(([, neighbour]) => value(period, neighbour, keys))
      .filter((each) => each !== null);
    const sorted = [...near].sort((a, b) => a - b);
    const half = sorted.length / 2;
    const others = asked.ranked.map((code) => value(period, code, keys)).filter((each) => each !== null);
    const isRanked = own !== null && asked.ranked.includes(area);
    const rank = isRanked
      ? 1 + others.filter((each) => (asked.highFirst ? each > own : each < own)).length
      : 0;
    const yearBefore = `${Number(period.slice(0, 4)) - 1}${String(Number(period.slice(4)) - 1)}`;
    const which = asked.series.indexOf(asked.reference!.column);
    const base = value(period, area, keys.with(which, asked.reference!.value));
    const other = asked.beside?.get(area);
    return {
      key: [period, area, ...keys].join(),
      value: own,
      beside: other === undefined ? null : value(period, other, keys),
      mean: near.length === 0 ? null : near.reduce((sum, each) => sum + each, 0) / near.length,
      count: near.length,
      median: near.length === 0 ? null : (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2,
      rank,
      ranked: others.length,
      quartile: isRanked ? Math.ceil((4 * rank) / others.length) : 0,
      change: minus(own, value(yearBefore, area, keys)),
      ratio: own === null || base === null || base <= 0 ? null : own / base,
    };
  });
}
