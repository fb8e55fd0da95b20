import { readFile } from 'node:fs/promises';
import type { CellObject, WorkBook } from 'xlsx';
import { codesFor, DictColumn } from '../../src/io/columns/columns.js';
import type { Unit } from '../../src/model/observation.js';
import { IssueList } from './issue-list.js';
import type { ReadFile, SourceTable } from './sheet.js';

/** The library warns of number formats on the console; they are not ours to report. */
function quietly<A>(work: () => A): A {
  const { error } = console;
  console.error = () => {};
  try {
    return work();
  } finally {
    console.error = error;
  }
}

/** The parts of a number format that are shown as they stand: `"days"`, `\-`, `[Red]`, `_)`. */
const LITERAL = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g;

const isPercent = (format: string): boolean => format.replace(LITERAL, '').includes('%');
const isPounds = (format: string): boolean => /£/.test(format.replace(/[\\"]/g, ''));

/** Digits after which a stored number only holds the error of binary arithmetic. */
const EXACT = 15;

/**
 * The stored number in plain digits, a percentage as points: 0.61 shown as `61%` is `61%`.
 * What a format hides – thousands, decimals – is given.
 */
function numberText(value: number, format: string): string {
  if (!isPercent(format)) return plainDigits(Number(value.toPrecision(EXACT)));
  return `${plainDigits(Number((value * 100).toPrecision(EXACT - 1)))}%`;
}

const plainDigits = (value: number): string => {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) >= 1
    ? value.toLocaleString('en-GB', { useGrouping: false })
    : value.toFixed(20).replace(/0+$/, '');
};

const two = (number: number): string => String(number).padStart(2, '0');

/** A day as `2024-03-31`, a time as hours and minutes, `0:08`; a month or year without a day as it is shown. */
function dateText({ z, w }: CellObject, value: number, date1904: boolean): string {
  const shown = String(z).replace(LITERAL, '').toLowerCase();
  if (/h/.test(shown) && !/[dy]/.test(shown)) {
    const minutes = Math.round(value * 24 * 60);
    return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
  }
  if (!/d/.test(shown)) return w ?? String(value);
  const day = new Date(Math.round((value - 25569 + (date1904 ? 1462 : 0)) * 86_400) * 1000);
  return Number.isNaN(day.getTime()) ? (w ?? String(value)) : day.toISOString().slice(0, 10);
}

const isDate = (format: string): boolean => /[dmyh]/i.test(format.replace(LITERAL, ''));

/** The text of a cell: its stored value, whatever the spreadsheet shows. */
function storedText(cell: CellObject, date1904: boolean): string {
  const format = String(cell.z ?? '');
  if (cell.t === 'n' && typeof cell.v === 'number')
    return isDate(format) ? dateText(cell, cell.v, date1904) : numberText(cell.v, format);
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
  if (cell.t === 'e') return String(cell.w ?? '#ERROR!');
  return cell.v === undefined || cell.v === null ? '' : String(cell.v);
}

/** Cells by row and column, each counted from 0. */
type Cells = readonly (readonly (CellObject | undefined)[] | undefined)[];

/** The unit of a column whose numbers are mostly of one format. */
function formatUnit(formats: ReadonlyMap<string, number>): Unit | null {
  const all = [...formats.values()].reduce((sum, count) => sum + count, 0);
  const pounds = [...formats]
    .filter(([format]) => isPounds(format))
    .reduce((sum, [, count]) => sum + count, 0);
  return pounds * 2 > all ? 'pounds' : null;
}

/** A worksheet as columns of text, row and column as the spreadsheet numbers them. */
function sheetOf(file: string, book: WorkBook, cells: Cells, last: { r: number; c: number }): SourceTable {
  const issues = new IssueList(file);
  const rows = last.r + 1;
  const width = last.c + 1;
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const shown = new Map<number, ReadonlyMap<number, string>>();
  const formats = new Map<number, Unit>();
  const columns = Array.from({ length: width }, (_, column) => {
    const codeOf = new Map<string, number>([['', 0]]);
    const texts = [''];
    const codes = new Uint32Array(rows - 1);
    const seen = new Map<string, number>();
    const own = new Map<number, string>();
    let name = '';
    for (let row = 0; row < rows; row++) {
      const cell = cells[row]?.[column];
      if (!cell) continue;
      const text = storedText(cell, date1904);
      if (cell.t === 'n') seen.set(String(cell.z ?? ''), (seen.get(String(cell.z ?? '')) ?? 0) + 1);
      if (cell.f !== undefined && text === '')
        issues.note(
          'formula without a value',
          'medium',
          '',
          'formulas whose result the file does not hold are read as blank; open the file in a spreadsheet, save it and import it again.',
          { row, column },
        );
      if (row === 0) name = text;
      else {
        const display = cell.t === 'n' ? (cell.w ?? text).trim() : text;
        const key = display === text || display === '' ? text : `${text}\n${display}`;
        const code = codeOf.get(key) ?? texts.push(text) - 1;
        codeOf.set(key, code);
        codes[row - 1] = code;
        if (key !== text) own.set(code, display);
      }
    }
    const unit = formatUnit(seen);
    if (unit) formats.set(column, unit);
    if (own.size > 0) shown.set(column, own);
    const narrow = codesFor(texts.length, rows - 1);
    narrow.set(codes);
    return new DictColumn(name, narrow, texts);
  });
  const names = columns.map(({ name }) => name);
  return {
    file,
    columns: { rows: rows - 1, columns, names },
    rows,
    width,
    issues: issues.all,
    ragged: new Map(),
    formats,
    shown,
  };
}

/** The last row and column that hold a text, or null where none does. */
function lastCell(data: Cells): { r: number; c: number } | null {
  let [r, c] = [-1, -1];
  data.forEach((row, at) => {
    row?.forEach((cell, column) => {
      if (!cell || cell.v === undefined || String(cell.v).trim() === '') return;
      r = at;
      c = Math.max(c, column);
    });
  });
  return r < 0 ? null : { r, c };
}

const HIDDEN = ['', 'hidden', 'very hidden'] as const;

/** The names of the worksheets that an OpenDocument spreadsheet hides, which the library does not tell. */
function hiddenInOds(content: string): ReadonlySet<string> {
  const styles = new Set(
    [...content.matchAll(/<style:style\b[^>]*\bstyle:name="([^"]+)"[^>]*>([\s\S]*?)<\/style:style>/g)]
      .filter(([, , inside]) => /<style:table-properties\b[^>]*\btable:display="false"/.test(inside!))
      .map(([, name]) => name!),
  );
  const tables = [...content.matchAll(/<table:table\b([^>]*)>/g)].map(([, attributes]) => attributes!);
  const attributeOf = (attributes: string, name: string): string =>
    new RegExp(`\\btable:${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  return new Set(
    tables
      .filter((own) => styles.has(attributeOf(own, 'style-name')))
      .map((own) =>
        attributeOf(own, 'name').replaceAll('&apos;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
      ),
  );
}

/** The tables of a spreadsheet: one for each worksheet that is shown. */
export async function readSpreadsheet(path: string, file: string): Promise<ReadFile> {
  const { read, CFB } = (await import('xlsx')).default;
  let book: WorkBook;
  let hiddenNames: ReadonlySet<string> = new Set();
  try {
    const bytes = await readFile(path);
    if (/\.ods$/i.test(path)) {
      const content = CFB.find(CFB.read(bytes, { type: 'buffer' }), 'content.xml')?.content;
      hiddenNames = hiddenInOds(content ? Buffer.from(content as Uint8Array).toString('utf8') : '');
    }
    book = quietly(() => read(bytes, { cellNF: true, cellText: true, dense: true, cellFormula: true }));
  } catch (cause) {
    const message = `cannot be read as a spreadsheet (${(cause as Error).message}); fetch it again.`;
    return { sheets: [], faults: [{ file, row: null, column: null, value: null, message }] };
  }
  const sheets: SourceTable[] = [];
  const left: { file: string; why: string }[] = [];
  book.SheetNames.forEach((name, index) => {
    const own = book.SheetNames.length === 1 ? file : `${file}#${name}`;
    const hidden = hiddenNames.has(name) ? 'hidden' : HIDDEN[book.Workbook?.Sheets?.[index]?.Hidden ?? 0];
    if (hidden) {
      left.push({
        file: own,
        why: `is a ${hidden} worksheet: left out. Show it in the spreadsheet and save, to import it`,
      });
      return;
    }
    const data = (book.Sheets[name] as unknown as { '!data'?: Cells })['!data'] ?? [];
    const last = lastCell(data);
    if (last) sheets.push(sheetOf(own, book, data, last));
  });
  return { sheets, faults: [], left };
}
