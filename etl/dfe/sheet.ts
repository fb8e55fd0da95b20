import type { Columns } from '../../src/io/columns/columns.js';
import type { Fault } from '../../src/model/fault.js';
import type { Issue } from '../../src/model/issue.js';
import type { Unit } from '../../src/model/observation.js';

/** A table as it stands in a file: rows of text counted from 0, the first row included, whatever it holds. */
export interface SourceTable {
  /** The file, and behind `#` the worksheet, for messages. */
  readonly file: string;
  readonly columns: Columns;
  /** Rows, the first included. */
  readonly rows: number;
  readonly width: number;
  /** Issues found in reading it: a byte order mark, another encoding, ragged rows. */
  readonly issues: readonly Issue[];
  /** Rows whose number of cells is not `width`, the first row being 0; none in a spreadsheet. */
  readonly ragged: ReadonlyMap<number, number>;
  /** The unit that a spreadsheet's number format gives most figures of a column: percentages, pounds. */
  readonly formats: ReadonlyMap<number, Unit>;
  /** By column and code: how a spreadsheet shows a number that it stores otherwise, `64,321` for 64321000. */
  readonly shown: ReadonlyMap<number, ReadonlyMap<number, string>>;
}

/** A file's tables, or why it can hold none. */
export interface ReadFile {
  readonly sheets: readonly SourceTable[];
  readonly faults: readonly Fault[];
  /** Worksheets that are not read, and why. */
  readonly left?: readonly { readonly file: string; readonly why: string }[];
}

/** The text of a cell, without the blanks around it. */
export function cellText({ columns }: SourceTable, row: number, column: number): string {
  const held = columns.columns[column];
  if (!held) return '';
  return (row === 0 ? held.name : held.at(row - 1)).trim();
}

/** A heading as it is compared: lower case, single blanks, without the number of a footnote. */
export const plainHeading = (text: string): string => {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ');
  return plain.includes(' ') ? plain.replace(/([a-z)%])\d{1,2}(,\d{1,2})*$/, '$1') : plain;
};
