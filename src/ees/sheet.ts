import { readCsvRows } from '../io/read-csv.js';

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

const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-16': 'is UTF-16',
  'windows-1252': 'is not UTF-8 (read as Windows-1252)',
};

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
  const { rows: all, encoding, mark, remarks } = readCsvRows(bytes);
  const fault = (about: FormFault['about'], message: string): FormFault => ({
    about,
    row: null,
    value: null,
    message,
  });
  const found = encoding in ENCODINGS ? [fault('encoding', ENCODINGS[encoding]!)] : [];
  if (all.every((cells) => cells.every((cell) => cell.trim() === '')))
    return { file, columns: [], rows: [], faults: [...found, fault('table', 'is empty')], mark };
  const faults = remarks.map(({ row, message }): FormFault => ({ ...fault('form', message), row }));
  const columns = all[0] ?? [];
  const rows = all.slice(1);
  if (columns.length < 2)
    faults.push({
      about: 'table',
      row: 1,
      value: columns.join(',').slice(0, 80),
      message: 'has one column only, so it is not a table parted by commas',
    });
  else if (rows.length === 0) faults.push(fault('table', 'has headings and no rows'));
  return {
    file,
    columns,
    rows,
    faults: [...found, ...faults, ...widthFaults(rows, columns.length)],
    mark,
  };
}

/** Rows that were made, not read, in the shape of a file that was. */
export const sheetOf = (
  file: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Sheet => ({ file, columns, rows, faults: [], mark: false });
