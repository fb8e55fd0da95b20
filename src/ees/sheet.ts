import { parse } from 'csv-parse/sync';

/** Something about the form of a file, found while reading it. */
export interface FormFault {
  readonly about: 'encoding' | 'form' | 'table';
  readonly row: number | null;
  readonly value: string | null;
  readonly message: string;
}

/** A CSV file as text, read leniently: nothing is converted, nothing dropped. */
export interface Sheet {
  /** Name of the file, without its folder. */
  readonly file: string;
  readonly columns: readonly string[];
  /** The rows below the headings; `rows[0]` is row 2 of the file. */
  readonly rows: readonly (readonly string[])[];
  readonly faults: readonly FormFault[];
  /** Whether a byte order mark stands before the first heading; EES takes files with and without one. */
  readonly mark: boolean;
}

/** The file's number of the row at an index of `rows`: the headings are row 1. */
export const rowNumber = (index: number): number => index + 2;

function decode(bytes: Uint8Array): { text: string; faults: FormFault[] } {
  const fault = (message: string): FormFault[] => [{ about: 'encoding', row: null, value: null, message }];
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
  if (utf16 || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return { text: new TextDecoder(utf16 ?? 'utf-16be').decode(bytes), faults: fault('is UTF-16') };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), faults: [] };
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes);
    return { text, faults: fault('is not UTF-8 (read as Windows-1252)') };
  }
}

function records(text: string): { rows: string[][]; faults: FormFault[] } {
  const options = { relax_column_count: true, relax_quotes: true, skip_empty_lines: false };
  try {
    return { rows: parse(text, options) as string[][], faults: [] };
  } catch (error) {
    const { lines = null } = error as { lines?: number };
    const message = 'has a quotation mark that is opened and never closed';
    const whole = text.split(/\r\n?|\n/);
    const readable = whole.slice(
      0,
      whole.findIndex((line) => (line.split('"').length - 1) % 2 === 1),
    );
    return {
      rows: readable.map((line) => (parse(line, options)[0] as string[] | undefined) ?? ['']),
      faults: [{ about: 'form', row: lines === null ? null : readable.length + 1, value: null, message }],
    };
  }
}

/** Rows that are shorter or longer than the headings. */
function widthFaults(rows: readonly string[][], width: number): FormFault[] {
  return rows.flatMap((cells, index) => {
    const row = rowNumber(index);
    if (cells.every((cell) => cell.trim() === ''))
      return [{ about: 'form' as const, row, value: null, message: 'is blank' }];
    if (cells.length === width) return [];
    const message = `has ${cells.length} cells where the headings are ${width}`;
    return [{ about: 'form' as const, row, value: null, message }];
  });
}

/**
 * Read a CSV file leniently: whatever can be read is, and what is wrong with its form is told.
 *
 * @param bytes the file's content. @param file its name, without the folder.
 * @returns no columns where the file is empty.
 * @example readSheet(new TextEncoder().encode('time_period\n2025\n'), 'small.csv').rows // [['2025']]
 */
export function readSheet(bytes: Uint8Array, file: string): Sheet {
  const { text: decoded, faults: encoding } = decode(bytes);
  const mark = decoded.startsWith('\ufeff');
  const text = decoded.replace(/^\ufeff/, '');
  if (text.trim() === '') {
    const empty: FormFault = { about: 'table', row: null, value: null, message: 'is empty' };
    return { file, columns: [], rows: [], faults: [...encoding, empty], mark };
  }
  const { rows: all, faults } = records(text.includes('\0') ? text.replaceAll('\0', '') : text);
  const columns = all[0] ?? [];
  const rows = all.slice(1);
  if (columns.length < 2)
    faults.push({
      about: 'table',
      row: 1,
      value: columns.join(',').slice(0, 80),
      message: 'has one column only, so it is not a table parted by commas',
    });
  else if (rows.length === 0)
    faults.push({ about: 'table', row: null, value: null, message: 'has headings and no rows' });
  return {
    file,
    columns,
    rows,
    faults: [...encoding, ...faults, ...widthFaults(rows, columns.length)],
    mark,
  };
}

/** Rows that were made, not read, in the shape of a file that was. */
export const sheetOf = (
  file: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Sheet => ({ file, columns, rows, faults: [], mark: false });
