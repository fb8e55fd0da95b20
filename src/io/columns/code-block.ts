import { CodePages } from './code-pages.js';
import type { Codes } from './columns.js';

const CODES = 1 << 15;
const [FEWEST_ROWS, MOST_ROWS] = [64, 2048];

/** Codes of the newest rows, column by column; a column whose code stays the same is not written until it changes. */
export class CodeBlock {
  /** How many rows it holds. */
  readonly rows: number;
  /** The code of a row is at `column × rows + row`. */
  readonly codes: Int32Array;
  /** By column: the first row whose code is not written yet, because it is that of the row above. */
  readonly since: Int32Array;
  readonly #pages: CodePages[];

  constructor(width: number) {
    this.rows = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, Math.floor(CODES / width)));
    this.codes = new Int32Array(width * this.rows);
    this.since = new Int32Array(width);
    this.#pages = Array.from({ length: width }, () => new CodePages());
  }

  /** Write the code that a column had since it last changed, up to before `row`. */
  repeat(column: number, row: number, code: number): void {
    const from = column * this.rows;
    this.codes.fill(code, from + this.since[column]!, from + row);
    this.since[column] = row;
  }

  /** Hand a column's rows to its pages, all of them written. */
  flush(column: number, rows: number, distinct: number): void {
    const from = column * this.rows;
    this.#pages[column]!.append(this.codes.subarray(from, from + rows), distinct);
    this.since[column] = 0;
  }

  join(column: number, distinct: number): Codes {
    return this.#pages[column]!.join(distinct);
  }
}
