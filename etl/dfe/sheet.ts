import type { Columns } from '../../src/columns/columns.js';

/** A table as it stands in a file: rows of text counted from 0, the first row included, whatever it holds. */
export interface Sheet {
  /** The file, and behind `#` the worksheet, for messages. */
  readonly file: string;
  readonly columns: Columns;
  /** Rows, the first included. */
  readonly rows: number;
  readonly width: number;
  /** What was met in reading it: a byte order mark, another encoding, ragged rows. */
  readonly remarks: readonly Remark[];
}

/** Something met in a file that is no hindrance, or a fault that left something out: a row of `met.csv`. */
export interface Remark {
  readonly file: string;
  readonly what: string;
  readonly severity: 'high' | 'medium' | 'low';
  /** How many times. */
  readonly count: number;
  /** Where first, as a spreadsheet names it; empty where the whole file is meant. */
  readonly cell: string;
  readonly value: string;
  readonly message: string;
}

/** The text of a cell, without the blanks around it. */
export function cellText({ columns }: Sheet, row: number, column: number): string {
  const held = columns.columns[column];
  if (!held) return '';
  return (row === 0 ? held.name : held.at(row - 1)).trim();
}

/** A heading as it is compared: lower case, single blanks, without the number of a footnote. */
export const plainHeading = (text: string): string => {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ');
  return plain.includes(' ') ? plain.replace(/([a-z)%])\d{1,2}(,\d{1,2})*$/, '$1') : plain;
};

/**
 * A text as a name of letters, digits and underscores.
 *
 * @example slug('Rate per 10,000 (%)') // 'rate_per_10000_percent'
 */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/%/g, ' percent ')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '') || 'column';
