import { basename, extname } from 'node:path';
import { type Columns, codesFor, DictColumn } from '../../src/io/columns/columns.js';
import type { Scanned } from '../../src/io/columns/scan-csv.js';
import { scanCsvFile } from '../../src/io/columns/scan-file.js';
import type { Fault } from '../../src/model/fault.js';
import { groupBy } from '../../src/model/group-by.js';
import { fileIssue } from './issue-list.js';
import type { ReadFile, SourceTable } from './sheet.js';
import { readSpreadsheet } from './spreadsheet.js';

/** Kinds of file that hold tables. */
export const TABLE_FILES: readonly string[] = ['.csv', '.xlsx', '.xls', '.ods'];

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

function sheetOf(file: string, scanned: Scanned, parted?: string): SourceTable {
  const { encoding, faults, faultCount, blankAbove, ragged } = scanned;
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
  return {
    file,
    columns,
    rows: columns.rows + 1,
    width: columns.columns.length,
    issues,
    ragged: new Map(ragged.map(({ row, cells }) => [row - 1, cells])),
    formats: new Map(),
    shown: new Map(),
  };
}

const NAMES: Readonly<Record<string, string>> = { ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

function readCsvFile(path: string, file: string): ReadFile {
  const read = scanCsvFile(path, 'widest');
  return read.fatal
    ? { sheets: [], faults: [read.fatal] }
    : { sheets: [sheetOf(file, read.scanned, NAMES[read.delimiter])], faults: [] };
}

/** The tables of a CSV file or a spreadsheet, as text. */
export async function readTables(path: string): Promise<ReadFile> {
  const file = basename(path);
  return extname(path).toLowerCase() === '.csv' ? readCsvFile(path, file) : readSpreadsheet(path, file);
}
