import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { CsvScanner, type Scanned, scanCsv } from '../../src/columns/scan-csv.js';
import type { Fault } from '../../src/tables/fault.js';
import type { Remark, Sheet } from './sheet.js';

/** A file's tables, or why it can hold none. */
export interface ReadFile {
  readonly sheets: readonly Sheet[];
  readonly faults: readonly Fault[];
}

/** Kinds of file that hold tables. */
export const TABLE_FILES: readonly string[] = ['.csv', '.xlsx', '.xls', '.ods'];

/** Faults after which what was read cannot be relied on. */
const FATAL = /cut off|longer than|UTF-16|holds no table|NUL|no text/i;

function sheetOf(file: string, scanned: Scanned, spreadsheet: boolean): ReadFile {
  const { columns, encoding, faults, faultCount, blankRows } = scanned;
  const last = columns.rows + blankRows + 1;
  const fatal = faults.filter(
    ({ message, row }) => FATAL.test(message) || (row === last && /lacking/.test(message) && !spreadsheet),
  );
  if (fatal.length > 0)
    return {
      sheets: [],
      faults: fatal.map((fault) =>
        fault.row === last && /lacking/.test(fault.message)
          ? {
              ...fault,
              message: `the last row ${fault.message} The file seems to be cut off; fetch it again.`,
            }
          : fault,
      ),
    };
  const remark = (what: string, message: string, count = 1, value = ''): Remark => ({
    file,
    what,
    severity: what === 'form' ? 'medium' : 'low',
    count,
    cell: '',
    value,
    message,
  });
  const remarks = [
    ...(encoding === 'utf-8' || spreadsheet
      ? []
      : [remark('encoding', 'is not UTF-8; read as Windows-1252, of which Latin-1 is a part.', 1, encoding)]),
    ...(faults[0] ? [remark('form', `row ${faults[0].row ?? 1} ${faults[0].message}`, faultCount)] : []),
  ];
  return {
    sheets: [{ file, columns, rows: columns.rows + 1, width: columns.columns.length, remarks }],
    faults: [],
  };
}

async function readCsvFile(path: string, file: string): Promise<ReadFile> {
  const scanner = new CsvScanner({ file });
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) scanner.push(chunk as Buffer);
  return sheetOf(file, scanner.end(), false);
}

/** The library warns of number formats on the console; they are not ours to tell of. */
function quietly<A, B>(work: (of: A) => B, of: A): B {
  const { error } = console;
  console.error = () => {};
  try {
    return work(of);
  } finally {
    console.error = error;
  }
}

async function readSpreadsheet(path: string, file: string): Promise<ReadFile> {
  const { read, utils } = (await import('xlsx')).default;
  let book: ReturnType<typeof read>;
  try {
    book = quietly(read, await readFile(path));
  } catch (cause) {
    const message = `is no spreadsheet that can be read (${(cause as Error).message}); fetch it again.`;
    return { sheets: [], faults: [{ file, row: null, column: null, value: null, message }] };
  }
  const parts = book.SheetNames.flatMap((name) => {
    const csv = utils.sheet_to_csv(book.Sheets[name]!);
    if (/^[,\s]*$/.test(csv)) return [];
    const own = book.SheetNames.length === 1 ? file : `${file}#${name}`;
    return [sheetOf(own, scanCsv(Buffer.from(csv), { file: own, encoding: 'utf-8' }), true)];
  });
  return { sheets: parts.flatMap(({ sheets }) => sheets), faults: parts.flatMap(({ faults }) => faults) };
}

/** The tables of a CSV file or a spreadsheet, as text. */
export async function readTables(path: string): Promise<ReadFile> {
  const file = basename(path);
  return extname(path).toLowerCase() === '.csv' ? readCsvFile(path, file) : readSpreadsheet(path, file);
}
