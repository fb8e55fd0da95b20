import { isUtf8 } from 'node:buffer';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../src/index.js';
import { projectFolder } from '../../src/project.js';

const folder = mkdtempSync(join(tmpdir(), 'care-indicators-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(content: string | Uint8Array, name = 'figures.csv') {
  const path = join(folder, name);
  writeFileSync(path, content);
  return readCsv(path);
}

const column = (content: string, name = 'rate', file?: string): unknown[] =>
  read(content, file).array(name) as unknown[];
const rates = (...cells: string[]): string =>
  `time_period,rate\n${cells.map((cell) => `202425,"${cell}"\n`).join('')}`;

describe('a column of numbers', () => {
  it('holds numbers, and a true 0 is 0', () => {
    expect(column(rates('0', '0.0', '12.50', '-3', '1,234', '13.3%', '1e+05', '2.5E-05'))).toEqual([
      0, 0, 12.5, -3, 1234, 13.3, 100_000, 0.000025,
    ]);
  });

  it('holds null for a symbol, and the reason beside it', () => {
    const table = read(rates('7', 'c', 'x', 'z', 'low', 'k', '[c]', ''));
    expect(table.columnNames()).toEqual(['time_period', 'rate', 'rate_status']);
    expect(table.array('rate')).toEqual([7, ...Array(7).fill(null)]);
    expect(table.array('rate_status')).toEqual(
      'ok suppressed not_available not_applicable low low suppressed blank'.split(' '),
    );
  });

  it('has no reasons where no cell holds a symbol', () => {
    expect(read(rates('7', '')).columnNames()).toEqual(['time_period', 'rate']);
  });

  it('reads symbols by the year of the last period, else by the file’s name, else as today', () => {
    const undated = 'la_name,rate\nCroydon,x\nSutton,1\n';
    expect(column('time_period,rate\n201314,x\n201516,1\n', 'rate_status')[0]).toBe('suppressed');
    expect(column(undated, 'rate_status', 'SFR36-2014.csv')[0]).toBe('suppressed');
    expect(column(undated, 'rate_status', 'rates.csv')[0]).toBe('not_available');
  });

  it('says what marks behind a number mean', () => {
    const table = read(rates('7', '8 [r]'));
    expect([table.array('rate'), table.array('rate_status')]).toEqual([
      [7, 8],
      ['ok', 'revised'],
    ]);
  });

  it('is one too where all of it is suppressed', () => {
    expect(column(rates('c', 'c'))).toEqual([null, null]);
  });
});

describe('text', () => {
  it('is what names or dates something', () => {
    const table = read(
      'time_period,old_la_code,new_la_code,region_code,LA Code,URN,Measure_code,id\n202425,306,E09000008,E12000007,306,100001,17,007\n',
    );
    expect(table.objects()).toEqual([
      {
        time_period: '202425',
        old_la_code: '306',
        new_la_code: 'E09000008',
        region_code: 'E12000007',
        'LA Code': '306',
        URN: '100001',
        Measure_code: '17',
        id: '007',
      },
    ]);
  });

  it.each([
    ['labels among numbers', ['1', '2', '3 or more']],
    ['ranges', ['5-9', '10-15', '16']],
    ['durations', ['00:10', '01:02', '7']],
    ['dates', ['31/03/2024', '2024', '30/06/2024']],
    ['words', ['Female', 'Male', 'Total']],
  ])('is %s', (_, cells) => {
    expect(column(rates(...cells))).toEqual(cells);
  });
});

describe('any usual file', () => {
  const rows = [{ la_name: 'Ynys Môn', rate: 1 }];

  it.each([
    ['UTF-8', Buffer.from('la_name,rate\nYnys Môn,1\n')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffla_name,rate\r\nYnys Môn,1\r\n')],
    ['Windows-1252', Buffer.from('la_name,rate\nYnys Môn,1\n', 'latin1')],
    ['semicolons', Buffer.from('la_name;rate\nYnys Môn;1\n')],
    ['blank lines', Buffer.from('\nla_name,rate\n\nYnys Môn,1\n,\n\n')],
  ])('%s', (_, bytes) => expect(read(bytes).objects()).toEqual(rows));

  it('gets names that differ', () => {
    expect(read('rate,rate,\n1,2,3\n').columnNames()).toEqual(['rate', 'rate_2', 'column_3']);
  });
});

it('a quotation mark in a cell that is not quoted is kept, and two encodings in one file are read', () => {
  expect(column('la_name,rate\nthe "best" place,1\n', 'la_name')).toEqual(['the "best" place']);
  const mixed = Buffer.concat([
    Buffer.from('la_name,rate\nYnys Môn,1\n'),
    Buffer.from('Ynys Môn,2\n', 'latin1'),
  ]);
  expect(read(mixed).array('la_name')).toEqual(['Ynys Môn', 'Ynys Môn']);
});

describe('a file at fault is refused, with file, row and column', () => {
  const many = Array.from({ length: 40 }, (_, row) => String(row));

  it.each([
    [
      rates(...many, 'O.4', 'c'),
      'figures.csv, row 42, column B (rate): "O.4" – is neither a number nor a symbol, and the other cells of the column are. Correct it.',
    ],
    ['a,b\n1,2\n1,200,3\n4\n', 'figures.csv, row 3: has 3 cells where the headings have 2.'],
    ['a,b\n1,2\n1,200,3\n4\n', 'figures.csv, row 4: has 1 cell where the headings have 2.'],
    ['a,b\n1,"2\n', 'figures.csv, row 2: is cut off, because a quotation mark is opened and never closed'],
    ['', 'figures.csv: is empty.'],
    ['<!doctype html>', 'figures.csv: is a web page, not CSV'],
  ])('%j', (content, message) => expect(() => read(content)).toThrow(message));

  it('for being cut off, however many faults come before', () => {
    expect(() => read(`a,b\n${'the "best",1\n'.repeat(150)}1,"2\n`)).toThrow('row 152: is cut off');
  });

  it('names the first faults and counts the others', () => {
    expect(() => read(`a,b\n${'1\n'.repeat(50)}`)).toThrow('figures.csv: has 30 more faults.');
  });
});

const real = join(projectFolder(), '..', 'shared', 'real-data');
const files = existsSync(real)
  ? readdirSync(real, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.csv'))
  : [];

/** The cells of a file as an independent reader finds them, in the encoding that it has. */
function cellsOf(path: string): string[][] {
  const bytes = readFileSync(path);
  const text = isUtf8(bytes) ? bytes.toString() : new TextDecoder('windows-1252').decode(bytes);
  const rows = parse(text, { bom: true, relax_column_count: true }) as string[][];
  return rows.filter((cells) => cells.some((cell) => cell !== ''));
}

const NUMBER = /^-?£?[\d,]*\.?\d+(e[+-]?\d+)?%?$/i;
const numberIn = (text: string): number | null =>
  NUMBER.test(text.trim()) ? Number(text.replace(/[£,%]/g, '')) : null;

describe.skipIf(files.length === 0)(
  'files that the DfE published (skipped where ../shared/real-data is absent)',
  () => {
    it.each(files)('%s is read cell for cell', (file) => {
      const table = readCsv(join(real, file));
      const [headings = [], ...rows] = cellsOf(join(real, file));
      expect(table.numRows()).toBe(rows.length);
      const names = table
        .columnNames()
        .filter((name) => headings.includes(name) || !name.endsWith('_status'));
      expect(names).toHaveLength(headings.length);
      names.forEach((name, at) => {
        const read = table.array(name) as unknown[];
        const isText = read.every((value) => typeof value === 'string');
        const expected = rows.map((cells) => (isText ? cells[at] : numberIn(cells[at]!)));
        expect(read, name).toEqual(expected);
      });
    });
  },
);
