import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvRecords, readCsvRows, readTypedCsv } from '../../src/io/read-csv.js';
import { faultLine } from '../../src/model/fault.js';
import { generatedCsv } from './columns/generated.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the lenient reading', () => {
  it.each(Array.from({ length: 300 }, (_, seed) => seed))('of file %i is that of csv-parse', (seed) => {
    const file = bytes(generatedCsv(seed));
    const expected = parse(Buffer.from(file), { bom: true, record_delimiter: ['\r\n', '\n', '\r'] });
    expect(readCsvRows(file).rows).toEqual(expected);
  });

  it('takes any encoding', () => {
    const rows = [['la'], ['Ynys Môn']];
    const latin = Uint8Array.from(Buffer.from('la\nYnys Môn\n', 'latin1'));
    const utf16 = Uint8Array.of(0xff, 0xfe, ...Buffer.from('la\nYnys Môn\n', 'utf16le'));
    expect(readCsvRows(bytes('la\nYnys Môn\n'))).toMatchObject({ rows, encoding: 'utf-8', mark: false });
    expect(readCsvRows(bytes('\ufeffla\nYnys Môn'))).toMatchObject({ rows, encoding: 'utf-8', mark: true });
    expect(readCsvRows(latin)).toMatchObject({ rows, encoding: 'windows-1252' });
    expect(readCsvRows(utf16)).toMatchObject({ rows, encoding: 'utf-16' });
    const mixed = Uint8Array.of(...latin, ...bytes('Ynys Môn\n'));
    expect(readCsvRows(mixed).rows).toEqual([...rows, ['Ynys Môn']]);
  });

  it('keeps rows of any length, and blank lines', () => {
    expect(readCsvRows(bytes('\na,b\n1\n\n1,2,3\r4,5')).rows).toEqual([
      [''],
      ['a', 'b'],
      ['1'],
      [''],
      ['1', '2', '3'],
      ['4', '5'],
    ]);
    expect(readCsvRows(bytes('')).rows).toEqual([]);
  });

  it('reports quotation marks out of place, and keeps the text', () => {
    const { rows, remarks } = readCsvRows(bytes('a,b\nthe "best",1\n"best" of,2\n3,"4\n5,6\n'));
    expect(rows).toEqual([
      ['a', 'b'],
      ['the "best"', '1'],
      ['"best" of', '2'],
    ]);
    expect(remarks).toEqual([
      { row: 2, message: 'has a quotation mark inside a cell that is not quoted' },
      { row: 3, message: 'has text behind a closing quotation mark' },
      { row: 4, message: 'has a quotation mark that is opened and never closed' },
    ]);
  });
});

it('records are refused with all faults where headings repeat or rows differ in length', () => {
  expect(csvRecords(bytes('\ufeffa,b\n1,\n'), 'w.csv')).toEqual([{ a: '1', b: '' }]);
  expect(csvRecords(bytes(''), 'w.csv')).toEqual([]);
  expect(() => csvRecords(bytes('a,a\n1\n1,2,3\n'), 'w.csv')).toThrow(
    [
      'The input has 3 faults; nothing was written.',
      'w.csv, row 2: "1" – has 1 cells where the first row has 2.',
      'w.csv, row 3: "1,2,3" – has 3 cells where the first row has 2. A figure with a thousands comma is quoted: "42,700".',
      'w.csv, row 1: "a" – is the heading of more than one column.',
    ].join('\n'),
  );
});

it('what people type is refused for marks, line ends, blanks and unquoted commas, all at once', () => {
  const { rows, faults } = readTypedCsv(
    bytes('\ufeffarea,rate\r\nBarking ,1\r\nBarnet,1,200\r\n"Bexley,1\r\n'),
    'w.csv',
  );
  expect(rows).toEqual([]);
  expect(faults.map(faultLine)).toEqual([
    'w.csv: the file starts with a byte order mark; save it as plain UTF-8 without one.',
    'w.csv: lines end in CR or CR LF; save the file with LF line ends.',
    'w.csv, row 4: has a quotation mark that is opened and never closed; a cell that holds one is quoted, and the mark doubled.',
    'w.csv, row 3: "Barnet,1,200" – has 3 cells where the first row has 2. A figure with a thousands comma is quoted: "42,700".',
    'w.csv, row 2, column A: "Barking " – remove the space at the start or end of the cell.',
  ]);
});
