import { type ColumnLike, type Columns, columnNamed } from './columns.js';

/** A column that is computed when it is read. */
export class VirtualColumn<T> implements ColumnLike<T> {
  readonly name: string;
  readonly length: number;
  readonly at: (row: number) => T;

  constructor(name: string, length: number, at: (row: number) => T) {
    this.name = name;
    this.length = length;
    this.at = at;
  }

  *[Symbol.iterator](): Generator<T> {
    for (let row = 0; row < this.length; row++) yield this.at(row);
  }
}

/**
 * Wide measures as long columns, by index arithmetic and without copying: row `i` is measure `i % n` of row `⌊i ÷ n⌋`.
 *
 * @param measures names of the columns that become rows; all others are repeated beside them.
 * @example melt(columns, ['number', 'rate_per_10000']) // columns …, indicator, printed; two rows for each
 */
export function melt(
  columns: Columns,
  measures: readonly string[],
  indicator = 'indicator',
  printed = 'printed',
): VirtualColumn<string>[] {
  const melted = measures.map((name) => columnNamed(columns, name));
  const count = melted.length;
  const rows = columns.rows * count;
  const rowOf = (row: number): number => Math.floor(row / count);
  const repeated = columns.columns
    .filter((column) => !melted.includes(column))
    .map((column) => new VirtualColumn(column.name, rows, (row) => column.at(rowOf(row))));
  return [
    ...repeated,
    new VirtualColumn(indicator, rows, (row) => measures[row % count]!),
    new VirtualColumn(printed, rows, (row) => melted[row % count]!.at(rowOf(row))),
  ];
}
