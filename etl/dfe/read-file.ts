import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import { type Columns, codesFor, DictColumn } from '../../src/io/columns/columns.js';
import { CsvScanner, type Scanned } from '../../src/io/columns/scan-csv.js';
import type { Fault } from '../../src/model/fault.js';
import { groupBy } from '../../src/model/group-by.js';
import { fileIssue } from './issue-list.js';
import type { ReadFile, Sheet } from './sheet.js';
import { readSpreadsheet } from './spreadsheet.js';

/** Kinds of file that hold tables. */
export const TABLE_FILES: readonly string[] = ['.csv', '.xlsx', '.xls', '.ods'];

/** Faults after which what was read cannot be relied on. */
const FATAL = /cut off|longer than|UTF-16|^is empty|NUL/i;

const faultText = ({ row, message }: Fault): string => {
  if (row === null) return message;
  return /^(has|is|holds|contains) /.test(message) ? `row ${row} ${message}` : `row ${row}: ${message}`;
};

/** Faults that leave the table readable: the first of each kind, and how many there are of it. */
function formIssues(faults: readonly Fault[], faultCount: number): [string, number][] {
  const kinds = [...groupBy(faults, ({ message }) => message.replace(/\d+/g, '#')).values()];
  // Beyond the first hundred faults are counted, not kept.
  const unkept = faultCount - faults.length;
  return kinds.map((kind, index) => [faultText(kind[0]!), kind.length + (index === 0 ? unkept : 0)]);
}

/** The same columns with blank rows above the first. */
function below(blank: number, { rows, columns, names }: Columns): Columns {
  if (blank === 0) return { rows, columns, names };
  const lower = columns.map(({ name, values, codes }) => {
    const texts = [...values, '', name];
    const all = codesFor(texts.length, codes.length + blank);
    all.fill(values.length, 0, blank - 1);
    all[blank - 1] = values.length + 1;
    all.set(codes, blank);
    return new DictColumn('', all, texts);
  });
  return { rows: rows + blank, columns: lower, names: names.map(() => '') };
}

function sheetOf(file: string, scanned: Scanned, parted?: string): ReadFile {
  const { encoding, faults, faultCount, blankAbove, ragged } = scanned;
  const fatal = faults.filter(({ message }) => FATAL.test(message)).slice(0, 1);
  if (fatal.length > 0) return { sheets: [], faults: fatal };
  const issue = (check: string, message: string, count = 1, value = '') =>
    fileIssue(file, check, check === 'form' ? 'medium' : 'low', value, message, { count });
  const issues = [
    ...(encoding === 'utf-8'
      ? []
      : [issue('encoding', 'is not UTF-8; read as Windows-1252, of which Latin-1 is a part.', 1, encoding)]),
    ...(parted === undefined
      ? []
      : [issue('delimiter', `cells are separated by ${parted} instead of commas.`)]),
    ...formIssues(faults, faultCount).map(([message, count]) => issue('form', message, count)),
  ];
  const columns = below(blankAbove, scanned.columns);
  const sheet: Sheet = {
    file,
    columns,
    rows: columns.rows + 1,
    width: columns.columns.length,
    issues,
    ragged: new Map(ragged.map(({ row, cells }) => [row - 1, cells])),
    formats: new Map(),
    shown: new Map(),
  };
  return { sheets: [sheet], faults: [] };
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

/** How many cells the widest of the first rows has: the first may be a title. */
function widthOf(start: string, delimiter: string): number {
  const last = start.lastIndexOf('\n');
  const whole = (last > 0 ? start.slice(0, last) : start).replace(/"[^"]*"/g, '');
  return whole.split(/[\r\n]+/).reduce((most, line) => {
    const cells = line.trimEnd().split(delimiter);
    return Math.max(most, cells.length);
  }, 0);
}

async function readCsvFile(path: string, file: string): Promise<ReadFile> {
  let scanner: CsvScanner | null = null;
  let delimiter = ',';
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    if (!scanner) {
      const start = (chunk as Buffer).toString('latin1', 0, 1 << 16);
      const message = otherwise(start);
      if (message !== undefined)
        return { sheets: [], faults: [{ file, row: null, column: null, value: null, message }] };
      delimiter = delimiterOf(start);
      scanner = new CsvScanner({ file, delimiter, columns: widthOf(start, delimiter) });
    }
    scanner.push(chunk as Buffer);
  }
  return sheetOf(file, (scanner ?? new CsvScanner({ file })).end(), NAMES[delimiter]);
}

/** The tables of a CSV file or a spreadsheet, as text. */
export async function readTables(path: string): Promise<ReadFile> {
  const file = basename(path);
  return extname(path).toLowerCase() === '.csv' ? readCsvFile(path, file) : readSpreadsheet(path, file);
}
