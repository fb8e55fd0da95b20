import { parse } from 'csv-parse/sync';
import type { Fault } from './fault.js';
import { cellName } from './grid.js';

/** Rows of text, with every fault of the file's form. */
export interface CsvText {
  readonly rows: string[][];
  readonly faults: Fault[];
}

const encodingFault = (bytes: Uint8Array): string | null => {
  const [a, b, c] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || bytes.subarray(0, 4096).includes(0))
    return 'the file is UTF-16; save it as UTF-8 without a byte order mark.';
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return 'the file starts with a byte order mark; save it as plain UTF-8 without one.';
  return null;
};

const cellFault = (cell: string): string | null => {
  if (/[\r\n]/.test(cell)) return 'a cell is one line; write a printed line break as one space.';
  if (cell !== cell.trim()) return 'take the blank at the start or end of the cell away.';
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
    const row = (error as { lines?: number }).lines ?? null;
    fault(
      row,
      null,
      'a quotation mark is opened and not closed by here; a cell that holds one is quoted, and the mark doubled.',
    );
    return [];
  }
}

/**
 * Read a small CSV file of ours strictly: plain UTF-8, LF line ends, every row as long as the first, one
 * line a cell. All faults of the file come back together; text is never converted.
 *
 * @param bytes the file's content.
 * @param file its name, for the faults.
 */
export function readCsv(bytes: Uint8Array, file: string): CsvText {
  const faults: Fault[] = [];
  const fault = (row: number | null, column: string | null, value: string | null, message: string): void => {
    faults.push({ file, row, column, value, message });
  };
  const wrongEncoding = encodingFault(bytes);
  if (wrongEncoding) fault(null, null, null, wrongEncoding);
  const text = decode(bytes);
  if (text === null && !wrongEncoding)
    fault(null, null, null, 'the file is not UTF-8; save it as plain UTF-8 without a byte order mark.');
  if (text === null || wrongEncoding) return { rows: [], faults };
  if (text.trim() === '') {
    fault(null, null, null, 'the file is empty or missing; it must hold a table.');
    return { rows: [], faults };
  }
  if (text.includes('\r')) fault(null, null, null, 'lines end in CR LF; save the file with LF line ends.');

  const rows = records(text.replaceAll('\r\n', '\n'), (row, value, message) =>
    fault(row, null, value, message),
  );
  const width = rows[0]?.length ?? 0;
  rows.forEach((cells, index) => {
    const row = index + 1;
    if (cells.length !== width) {
      const hint = cells.length > width ? ' A figure with a thousands comma is quoted: "42,700".' : '';
      fault(row, null, cells.join(','), `has ${cells.length} cells where the first row has ${width}.${hint}`);
    }
    cells.forEach((cell, at) => {
      const message = cellFault(cell);
      if (message) fault(row, cellName({ row, column: at + 1 }).replace(/\d+/, ''), cell, message);
    });
  });
  return { rows, faults };
}
