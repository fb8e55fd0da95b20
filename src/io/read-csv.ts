import { isUtf8 } from 'node:buffer';
import { CsvError, type Options, parse } from 'csv-parse/sync';
import { type Fault, refuse } from '../model/fault.js';
import { cellName } from '../model/grid.js';
import { decodeText, type Encoding, markBytes, utf16Of } from './columns/decode-texts.js';

/** Something wrong with the quotation marks of a row. */
export interface CsvRemark {
  readonly row: number;
  readonly message: string;
}

/** A CSV file as it is: rows of text, the headings among them, each with the cells that it has. */
export interface CsvRows {
  readonly rows: string[][];
  readonly encoding: Encoding | 'utf-16';
  /** Whether the file starts with a byte order mark. */
  readonly mark: boolean;
  readonly remarks: CsvRemark[];
}

const UNCLOSED = 'has a quotation mark that is opened and never closed';
const BARE = 'has a quotation mark inside a cell that is not quoted';
const BEHIND = 'has text behind a closing quotation mark';

/** The bytes without a byte order mark and NUL bytes, as UTF-8 or Windows-1252. */
function prepared(bytes: Uint8Array): { text: Buffer; encoding: CsvRows['encoding']; mark: boolean } {
  const utf16 = utf16Of(bytes);
  const whole = utf16 ? Buffer.from(new TextDecoder(utf16, { ignoreBOM: true }).decode(bytes)) : bytes;
  const mark = markBytes(whole);
  const text = Buffer.from(whole.subarray(mark).filter((byte) => byte !== 0));
  return { text, encoding: utf16 ? 'utf-16' : isUtf8(text) ? 'utf-8' : 'windows-1252', mark: mark > 0 };
}

const OPTIONS: Options = {
  encoding: 'latin1',
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
};

/** What is wrong with the quotation marks of one row. */
function quoteFault(raw: string): string | null {
  try {
    parse(raw, OPTIONS);
    return null;
  } catch (error) {
    return error instanceof CsvError && error.code === 'INVALID_OPENING_QUOTE' ? BARE : BEHIND;
  }
}

/** Bytes read one to one as characters, as the text that they are. */
const decoded = (cell: string): string =>
  /[\u0080-\u00ff]/.test(cell) ? decodeText(Buffer.from(cell, 'latin1')) : cell;

/**
 * Read whatever a CSV file holds: UTF-8, Windows-1252 or UTF-16, with or without a byte order mark, any line
 * ends, rows of any length. Text is never converted; NUL bytes are left out. Behind a quotation mark that is never
 * closed nothing is read.
 *
 * @returns rows of text; a blank line is a row of one empty cell.
 * @example readCsvRows(bytes).rows[0] // the headings
 */
export function readCsvRows(bytes: Uint8Array): CsvRows {
  const { text, encoding, mark } = prepared(bytes);
  const rows: string[][] = [];
  const remarks: CsvRemark[] = [];
  const take = ({ raw, record }: { raw: string; record: string[] }): null => {
    rows.push(record.map(decoded));
    const message = raw.includes('"') ? quoteFault(raw) : null;
    if (message !== null) remarks.push({ row: rows.length, message });
    return null;
  };
  try {
    parse(text, { ...OPTIONS, relax_quotes: true, raw: true, on_record: take as never });
  } catch (error) {
    if (!(error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')) throw error;
    remarks.push({ row: rows.length + 1, message: UNCLOSED });
  }
  return { rows, encoding, mark, remarks };
}

/** Rows of text, with every fault of the file's form. */
export interface CsvText {
  readonly rows: string[][];
  readonly faults: Fault[];
}

/** Why a row is longer or shorter than the first, as far as that can be told. */
function widthHint(cells: readonly string[], width: number, first: readonly string[]): string {
  if (first.some((cell) => cell.includes(';')))
    return ' The file seems to be separated by semicolons; save it separated by commas.';
  return cells.length > width ? ' A figure with a thousands comma is quoted: "42,700".' : '';
}

const faultIn = (file: string, row: number | null, value: string | null, message: string): Fault => ({
  file,
  row,
  column: null,
  value,
  message,
});

/** Marks out of place, and rows that are not as long as the first. */
function formFaults({ rows, remarks }: CsvRows, file: string): Fault[] {
  const [first = []] = rows;
  return [
    ...remarks.map(({ row, message }) =>
      faultIn(file, row, null, `${message}; a cell that holds one is quoted, and the mark doubled.`),
    ),
    ...rows.flatMap((cells, index) => {
      if (cells.length === first.length) return [];
      const hint = widthHint(cells, first.length, first);
      const message = `has ${cells.length} cells where the first row has ${first.length}.${hint}`;
      return [faultIn(file, index + 1, cells.join(','), message)];
    }),
  ];
}

/**
 * Read a CSV file that has headings, strictly: every heading differs, and every row is as long as they are.
 *
 * @param file its name, for the faults.
 * @returns its rows by heading; none where the file is empty.
 * @throws RefusedInput with every fault.
 * @example csvRecords(readFileSync('releases.csv'), 'releases.csv')[0]!.table
 */
export function csvRecords(bytes: Uint8Array, file: string): Record<string, string>[] {
  const read = readCsvRows(bytes);
  const [headings = [], ...rows] = read.rows;
  const repeated = headings.filter((heading, at) => headings.indexOf(heading) !== at);
  refuse([
    ...formFaults(read, file),
    ...repeated.map((heading) => faultIn(file, 1, heading, 'is the heading of more than one column.')),
  ]);
  return rows.map((cells) => Object.fromEntries(headings.map((heading, at) => [heading, cells[at]!])));
}

const INVISIBLE = /[\p{Cf}\p{Cc}]/u;

const cellFault = (cell: string): string | null => {
  if (/[\r\n]/.test(cell)) return 'a cell is one line; write a published line break as one space.';
  if (INVISIBLE.test(cell)) return 'holds an invisible character; type the cell again.';
  if (cell !== cell.trim()) return 'remove the space at the start or end of the cell.';
  return null;
};

/**
 * Read a small CSV file that people type, as strictly as can be: plain UTF-8, LF line ends, every row as long as
 * the first, one line a cell. All faults of the file come back together, and with them the rows as far as they
 * can be read, so that their faults can be found too.
 *
 * @param bytes the file's content.
 * @param file its name, for the faults.
 */
export function readTypedCsv(bytes: Uint8Array, file: string): CsvText {
  const faults: Fault[] = [];
  const whole = (message: string): void => {
    faults.push(faultIn(file, null, null, message));
  };
  const read = readCsvRows(bytes);
  if (read.encoding === 'utf-16' || bytes.includes(0))
    whole('the file is UTF-16; save it as UTF-8 without a byte order mark.');
  else if (read.encoding !== 'utf-8')
    whole('the file is not UTF-8; save it as plain UTF-8 without a byte order mark.');
  if (faults.length > 0) return { rows: [], faults };
  if (read.mark) whole('the file starts with a byte order mark; save it as plain UTF-8 without one.');
  if (read.rows.every((cells) => cells.every((cell) => cell.trim() === ''))) {
    whole('the file is empty or missing; it must hold a table.');
    return { rows: [], faults };
  }
  if (bytes.includes(0x0d)) whole('lines end in CR or CR LF; save the file with LF line ends.');
  faults.push(...formFaults(read, file));
  read.rows.forEach((cells, index) => {
    const row = index + 1;
    cells.forEach((cell, at) => {
      const message = cellFault(cell);
      if (message === null) return;
      const column = cellName({ row, column: at + 1 }).replace(/\d+/, '');
      faults.push({ file, row, column, value: cell, message });
    });
  });
  const cut = read.remarks.some(({ message }) => message === UNCLOSED);
  return { rows: cut ? [] : read.rows, faults };
}
