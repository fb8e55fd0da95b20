import { parse } from 'csv-parse/sync';
import type { Fault } from '../model/fault.js';
import { cellName } from '../model/grid.js';

/** Rows of text, with every fault of the file's form. */
export interface CsvText {
  readonly rows: string[][];
  readonly faults: Fault[];
}

const BOM = '\ufeff';

const isUtf16 = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes.includes(0);

const INVISIBLE = /[\p{Cf}\p{Cc}]/u;

const cellFault = (cell: string): string | null => {
  if (/[\r\n]/.test(cell)) return 'a cell is one line; write a published line break as one space.';
  if (INVISIBLE.test(cell)) return 'holds an invisible character; type the cell again.';
  if (cell !== cell.trim()) return 'remove the space at the start or end of the cell.';
  return null;
};

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function records(text: string, fault: (row: number | null, value: string | null, message: string) => void) {
  try {
    return parse(text, { relax_column_count: true, skip_empty_lines: false }) as string[][];
  } catch (error) {
    const { lines = null, code } = error as { lines?: number; code?: string };
    const rule = 'a cell that holds one is quoted, and the mark doubled';
    const what =
      code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'is opened and not closed by here'
        : 'stands inside a cell that is not quoted';
    fault(lines, null, `a quotation mark ${what}; ${rule}.`);
    return [];
  }
}

/** Why a row is longer or shorter than the first, as far as that can be told. */
function widthHint(cells: readonly string[], width: number, first: readonly string[]): string {
  if (first.some((cell) => cell.includes(';')))
    return ' The file seems to be separated by semicolons; save it separated by commas.';
  return cells.length > width ? ' A figure with a thousands comma is quoted: "42,700".' : '';
}

/**
 * Read a small CSV file of ours strictly: plain UTF-8, LF line ends, every row as long as the first, one
 * line a cell. All faults of the file come back together, and with them the rows as far as they can be read,
 * so that their faults can be found too; text is never converted.
 *
 * @param bytes the file's content.
 * @param file its name, for the faults.
 */
export function readCsv(bytes: Uint8Array, file: string): CsvText {
  const faults: Fault[] = [];
  const fault = (row: number | null, column: string | null, value: string | null, message: string): void => {
    faults.push({ file, row, column, value, message });
  };
  const whole = (message: string): void => fault(null, null, null, message);
  if (isUtf16(bytes)) whole('the file is UTF-16; save it as UTF-8 without a byte order mark.');
  const decoded = isUtf16(bytes) ? null : decode(bytes);
  if (decoded === null) {
    if (faults.length === 0)
      whole('the file is not UTF-8; save it as plain UTF-8 without a byte order mark.');
    return { rows: [], faults };
  }
  if (decoded.startsWith(BOM))
    whole('the file starts with a byte order mark; save it as plain UTF-8 without one.');
  const text = decoded.replace(BOM, '');
  if (text.trim() === '') {
    whole('the file is empty or missing; it must hold a table.');
    return { rows: [], faults };
  }
  if (text.includes('\r')) whole('lines end in CR or CR LF; save the file with LF line ends.');

  const rows = records(text.replace(/\r\n?/g, '\n'), (row, value, message) =>
    fault(row, null, value, message),
  );
  const width = rows[0]?.length ?? 0;
  rows.forEach((cells, index) => {
    const row = index + 1;
    if (cells.length !== width) {
      const hint = widthHint(cells, width, rows[0]!);
      const message = `has ${cells.length} cells where the first row has ${width}.${hint}`;
      fault(row, null, cells.join(','), message);
    }
    cells.forEach((cell, at) => {
      const message = cellFault(cell);
      if (message) fault(row, cellName({ row, column: at + 1 }).replace(/\d+/, ''), cell, message);
    });
  });
  return { rows, faults };
}
