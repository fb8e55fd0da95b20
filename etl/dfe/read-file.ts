import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { CsvScanner, type Scanned, scanCsv } from '../../src/columns/scan-csv.js';
import { groupBy } from '../../src/observations/group-by.js';
import type { Fault } from '../../src/tables/fault.js';
import { padded } from './padded.js';
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

const faultText = ({ row, message }: Fault): string => {
  if (row === null) return message;
  return /^(has|is|holds) /.test(message) ? `row ${row} ${message}` : `row ${row}: ${message}`;
};

/** Faults that leave the table readable: the first of each kind, and how many there are of it. */
function formRemarks(faults: readonly Fault[], faultCount: number): [string, number][] {
  const kinds = [...groupBy(faults, ({ message }) => message.replace(/\d+/g, '#')).values()];
  // Beyond the first hundred faults are counted, not kept.
  const unkept = faultCount - faults.length;
  return kinds.map((kind, index) => [faultText(kind[0]!), kind.length + (index === 0 ? unkept : 0)]);
}

function sheetOf(file: string, scanned: Scanned, spreadsheet: boolean, parted?: string): ReadFile {
  const { columns, encoding, faults, faultCount, blankRows } = scanned;
  const last = columns.rows + blankRows + 1;
  const fatal = faults
    .filter(
      ({ message, row }) => FATAL.test(message) || (row === last && /lacking/.test(message) && !spreadsheet),
    )
    .slice(0, 1);
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
    ...(parted === undefined
      ? []
      : [remark('delimiter', `cells are parted by ${parted} instead of commas; read so.`)]),
    ...formRemarks(faults, faultCount).map(([message, count]) => remark('form', message, count)),
  ];
  return {
    sheets: [{ file, columns, rows: columns.rows + 1, width: columns.columns.length, remarks }],
    faults: [],
  };
}

/** What a file is by its first bytes, if it is no CSV whatever its name says. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'is a spreadsheet or an archive, not CSV; give it its own ending, such as .xlsx.'],
  ['\u00d0\u00cf\u0011\u00e0', 'is an Excel file, not CSV; give it its own ending, .xls.'],
  ['%PDF', 'is a PDF, not CSV; fetch the table as CSV.'],
  ['\u001f\u008b', 'is compressed (gzip); unpack it first.'],
];
const PAGE = /^(ï»¿)?\s*<(!doctype|html|\?xml|head|body)/i;

const otherwise = (start: string): string | undefined =>
  PAGE.test(start)
    ? 'is a web page, not CSV; the site may have asked to sign in. Fetch the file again.'
    : MAGIC.find(([bytes]) => start.startsWith(bytes))?.[1];

/** What parts the cells: most often a comma, in some exports a semicolon, a tab or a bar. */
function delimiterOf(start: string): string {
  const heading = start.slice(0, start.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '');
  const count = (mark: string): number => heading.split(mark).length - 1;
  const [best] = [',', ';', '\t', '|'].sort((a, b) => count(b) - count(a));
  return count(best!) > 0 ? best! : ',';
}

const NAMES: Readonly<Record<string, string>> = { ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

/** Bytes by which the form of a file is told. */
const START = 1 << 16;

async function readCsvFile(path: string, file: string): Promise<ReadFile> {
  let scanner: CsvScanner | null = null;
  let delimiter = ',';
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    if (!scanner) {
      const start = (chunk as Buffer).toString('latin1', 0, START);
      const message = otherwise(start);
      if (message !== undefined)
        return { sheets: [], faults: [{ file, row: null, column: null, value: null, message }] };
      delimiter = delimiterOf(start);
      scanner = new CsvScanner({ file, delimiter });
      scanner.push(Buffer.from(padded(start, delimiter), 'latin1'));
      scanner.push((chunk as Buffer).subarray(START));
      continue;
    }
    scanner.push(chunk as Buffer);
  }
  return sheetOf(file, (scanner ?? new CsvScanner({ file })).end(), false, NAMES[delimiter]);
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
