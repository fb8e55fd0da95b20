import { parseFigure } from '../tables/figure.js';
import type { Codes, DictColumn } from './columns.js';

const PLAIN = /^[-\d.,]+$/;

/**
 * The number that a cell of a data file prints: an optional minus, digits with or without well-placed thousands
 * commas, optional decimals. Nothing else is one – no blanks, exponents, `NaN`, `0x1F`, `1_000`, marks of a unit.
 *
 * @returns `null` if the text is no such number.
 * @example plainNumber('1,234.5') // 1234.5
 * @example plainNumber('1e5') // null
 */
export const plainNumber = (text: string): number | null =>
  PLAIN.test(text) ? (parseFigure(text)?.value ?? null) : null;

/** What a rule says of each distinct value of a column. */
export interface Mapped<T> {
  readonly codes: Codes;
  /** By code. */
  readonly results: readonly T[];
}

/**
 * Apply a rule to each distinct value of a column once, however many rows hold it.
 *
 * @example
 * const { codes, results } = mapDistinct(column, (text) => /^E\d{8}$/.test(text));
 * results[codes[row]!]; // whether the row holds a code
 */
export function mapDistinct<T>(column: DictColumn, rule: (text: string) => T): Mapped<T> {
  return { codes: column.codes, results: column.values.map(rule) };
}

/**
 * How many rows hold a value that fails the rule.
 *
 * @example countFailing(column, (text) => text !== '') // rows with an empty cell
 */
export function countFailing(column: DictColumn, rule: (text: string) => boolean): number {
  const { codes, results } = mapDistinct(column, (text) => (rule(text) ? 0 : 1));
  const failing = Uint8Array.from(results);
  if (!failing.includes(1)) return 0;
  let count = 0;
  for (let row = 0; row < codes.length; row++) count += failing[codes[row]!]!;
  return count;
}

/** A figure of a data file: its number, or why there is none. */
export interface Reading {
  readonly value: number | null;
  /** `ok`, or the reason: `suppressed`, `blank`, … */
  readonly status: string;
}

/** The figures of a column. */
export interface Figures {
  /** By row; NaN where there is none. */
  readonly values: Float64Array;
  /** By row: which of `statuses` it has. */
  readonly status: Uint8Array;
  readonly statuses: readonly string[];
}

/** The figures of a column by its codes: what a kernel reads, as small as the distinct values. */
export interface FigureTable {
  readonly codes: Codes;
  /** By code; NaN where there is none. */
  readonly values: Float64Array;
  /** By code: which of `statuses` it has. */
  readonly status: Uint8Array;
  readonly statuses: readonly string[];
}

/**
 * The figures of a column, read once per distinct text and looked up by code.
 *
 * @throws Error if there are more than 256 statuses.
 */
export function figureTable(column: DictColumn, read: (text: string) => Reading): FigureTable {
  const values = new Float64Array(column.values.length);
  const status = new Uint8Array(column.values.length);
  const statuses: string[] = [];
  column.values.forEach((text, code) => {
    const reading = read(text);
    values[code] = reading.value ?? Number.NaN;
    let known = statuses.indexOf(reading.status);
    if (known < 0) known = statuses.push(reading.status) - 1;
    if (known > 0xff) throw new Error(`column ${column.name} has more than 256 statuses.`);
    status[code] = known;
  });
  return { codes: column.codes, values, status, statuses };
}

/**
 * The figures of a column, row by row.
 *
 * @param read says what a text means; it is asked once for each distinct text.
 * @example
 * const { values, status, statuses } = numbersOf(column, (text) => {
 *   const value = plainNumber(text);
 *   return { value, status: value === null ? 'suppressed' : 'ok' };
 * });
 */
export function numbersOf(column: DictColumn, read: (text: string) => Reading): Figures {
  const table = figureTable(column, read);
  const values = new Float64Array(column.length);
  const status = new Uint8Array(column.length);
  for (let row = 0; row < column.length; row++) {
    const code = column.codes[row]!;
    values[row] = table.values[code]!;
    status[row] = table.status[code]!;
  }
  return { values, status, statuses: table.statuses };
}
