import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type Columns, columnNamed } from '../../../src/io/columns/columns.js';
import { CsvScanner, type Scanned, type ScanOptions } from '../../../src/io/columns/scan-csv.js';
import { faultLine } from '../../../src/model/fault.js';
import { generatedCsv, seeded } from './generated.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
function scanCsv(file: Uint8Array, options?: ScanOptions): Scanned {
  const scanner = new CsvScanner(options);
  scanner.push(file);
  return scanner.end();
}

const scan = (text: string, options?: ScanOptions): Scanned => scanCsv(bytes(text), options);

const rowsOf = ({ rows, columns, names }: Columns): string[][] => [
  [...names],
  ...Array.from({ length: rows }, (_, row) => columns.map((column) => column.at(row))),
];

/** The scanner holds no more than a piece, unless a row is longer. */
const inPieces = (file: Uint8Array, size: number): Scanned => {
  const scanner = new CsvScanner({ buffer: size });
  for (let at = 0; at < file.length; at += size) scanner.push(file.subarray(at, at + size));
  return scanner.end();
};

const byCsvParse = (file: Uint8Array): string[][] =>
  parse(Buffer.from(file), { bom: true, record_delimiter: ['\r\n', '\n', '\r'] }) as string[][];

describe('a CSV becomes columns of text', () => {
  it('keeps each distinct text once', () => {
    const { columns } = scan('sex,number\nTotal,007\nFemale,c\nTotal,007\n');
    expect(columns.names).toEqual(['sex', 'number']);
    expect(columns.rows).toBe(3);
    const sex = columnNamed(columns, 'sex');
    expect(sex.values).toEqual(['Total', 'Female']);
    expect(sex.codes).toEqual(Uint8Array.of(0, 1, 0));
    expect([...columns.columns[1]!]).toEqual(['007', 'c', '007']);
  });

  it('gives quoted and plain cells of the same text one code', () => {
    const { columns } = scan('la\n"Derby"\nDerby\n"""Derby"""\n');
    expect(columns.columns[0]!.values).toEqual(['Derby', '"Derby"']);
  });

  it.each([
    ['LF', 'a,b\n1,2\n'],
    ['CR LF', 'a,b\r\n1,2\r\n'],
    ['CR', 'a,b\r1,2\r'],
    ['no line end after the last row', 'a,b\n1,2'],
    ['a byte order mark', '\ufeffa,b\n1,2\n'],
    ['blank lines above the headings', '\n\na,b\n1,2\n'],
  ])('reads %s', (_, text) => {
    const { columns, faults } = scan(text);
    expect(rowsOf(columns)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(faults).toEqual([]);
  });

  it('keeps blank lines as rows of empty cells, as a spreadsheet does', () => {
    const { columns, blankAbove } = scan('\na,b\n\n1,2\n');
    expect(blankAbove).toBe(1);
    expect(rowsOf(columns)).toEqual([
      ['a', 'b'],
      ['', ''],
      ['1', '2'],
    ]);
  });

  it('keeps headings that repeat or are empty, by position', () => {
    const { columns } = scan('rate,rate,\n1,2,3\n');
    expect(rowsOf(columns)).toEqual([
      ['rate', 'rate', ''],
      ['1', '2', '3'],
    ]);
    expect(() => columnNamed(columns, 'rate')).toThrow('2 columns are named "rate"');
    expect(() => columnNamed(columns, 'la')).toThrow('no column is named "la"');
  });

  it('takes another delimiter', () => {
    expect(rowsOf(scan('a;b\n1,5;2\n', { delimiter: ';' }).columns)).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
    expect(() => scan('', { delimiter: '"' })).toThrow('a delimiter is one ASCII character');
  });

  it('reads the headings of a table without rows', () => {
    expect(rowsOf(scan('a,b').columns)).toEqual([['a', 'b']]);
  });
});

describe('encodings', () => {
  const latin = Uint8Array.of(...bytes('la\nYnys M'), 0xf4, ...bytes('n\n'));

  it('takes Windows-1252 where a text is not UTF-8', () => {
    const { columns, encoding } = scanCsv(latin);
    expect(columns.columns[0]!.values).toEqual(['Ynys Môn']);
    expect(encoding).toBe('windows-1252');
    expect(scan('la\nYnys Môn\n').encoding).toBe('utf-8');
  });

  it('reads a mixed file text by text, and each text has one code', () => {
    const { columns, faultCount } = scanCsv(Uint8Array.of(...latin, ...bytes('Ynys Môn\nDerby\n')));
    expect(columns.columns[0]!.values).toEqual(['Ynys Môn', 'Derby']);
    expect([...columns.columns[0]!.codes]).toEqual([0, 0, 1]);
    expect(faultCount).toBe(1);
  });
});

describe('what is wrong with a file comes back as faults', () => {
  const faultsOf = (text: string): string[] => scan(text, { file: 'w.csv' }).faults.map(faultLine);

  it('rows that are too short or too long', () => {
    const { columns, ragged } = scan('a,b\n1\n1,2,3,"4"\n5,6\n', { file: 'w.csv' });
    expect(rowsOf(columns).slice(1)).toEqual([
      ['1', ''],
      ['1', '2'],
      ['5', '6'],
    ]);
    expect(ragged).toEqual([
      { row: 2, cells: 1 },
      { row: 3, cells: 4 },
    ]);
  });

  it('a quotation mark never closed', () => {
    const { columns, faults } = scan('a,b\n1,2\n3,"4\n5,6\n', { file: 'w.csv' });
    expect(columns.rows).toBe(1);
    expect(faults.map(faultLine)[0]).toMatch(
      /^w\.csv, row 3: is cut off, because a quotation mark is opened/,
    );
  });

  it('a quotation mark where none belongs', () => {
    expect(faultsOf('a\nthe "best"\n')[0]).toMatch(
      /^w\.csv, row 2, column A: "the "best"" – a quotation mark/,
    );
    expect(faultsOf('a\n"best" of\n')[0]).toMatch(/text stands behind the closing quotation mark/);
  });

  it('no text, or no table', () => {
    expect(faultsOf('')).toEqual(['w.csv: is empty.']);
    expect(faultsOf('PK\u0003\u0000\n')[0]).toMatch(/contains a NUL byte/);
    expect(scanCsv(Uint8Array.of(0xff, 0xfe, 0x61, 0)).faults[0]!.message).toBe(
      'is UTF-16; save it as UTF-8.',
    );
  });

  it('keeps the first, and counts all', () => {
    const rows = Array.from({ length: 500 }, (_, row) => `${row}"x,1\n`).join('');
    const { faults, faultCount } = scan(`a,b\n${rows}`);
    expect([faults.length, faultCount]).toEqual([100, 500]);
  });
});

describe('pieces may be cut anywhere', () => {
  const nasty = bytes(
    '\ufeff"a\r\nb",ü,\r\n"one ""two"", three",Ynys Môn,""\r\n\r\nx,"two\nlines",𝒳\r\n,,\r\n"""",",",last',
  );

  it.each(Array.from({ length: nasty.length }, (_, index) => index + 1))('every %i bytes', (size) => {
    expect(inPieces(nasty, size)).toEqual(scanCsv(nasty));
  });

  it.each([7, 64, 300])('whatever the bytes are, held %i at once', (size) => {
    const random = seeded(size);
    const odd = [0, 0x0a, 0x0d, 0x22, 0x22, 0x2c, 0x2c, 0x61, 0x62, 0xc3, 0xb4, 0xff];
    for (let round = 0; round < 200; round++) {
      const file = Uint8Array.from({ length: 400 }, () => odd[Math.floor(random() * odd.length)]!);
      expect(inPieces(file, size)).toEqual(scanCsv(file));
    }
  });

  it('a row may be longer than the buffer', () => {
    const long = 'long '.repeat(200_000);
    expect(scan(`a,b\n"${long}",1\n2,3\n`).columns.columns[0]!.values).toEqual([long, '2']);
  });
});

it('columns may hold more than 65,536 distinct values', () => {
  const count = 150_000;
  const text = `id,odd\n${Array.from({ length: count }, (_, id) => `E${id},${id % 2}\n`).join('')}`;
  const [id, odd] = scan(text).columns.columns;
  expect([id!.codes.BYTES_PER_ELEMENT, odd!.codes.BYTES_PER_ELEMENT]).toEqual([4, 1]);
  expect([id!.at(0), id!.at(65_536), id!.at(count - 1), odd!.at(count - 1)]).toEqual([
    'E0',
    'E65536',
    'E149999',
    '1',
  ]);
});

it.each(Array.from({ length: 300 }, (_, seed) => seed))(
  'generated file %i is read as csv-parse reads it',
  (seed) => {
    const file = bytes(generatedCsv(seed));
    const { columns, faults } = inPieces(file, 1 + (seed % 50));
    expect(rowsOf(columns)).toEqual(byCsvParse(file));
    expect(faults).toEqual([]);
  },
);

it('reads the dashes and quotation marks of Windows-1252, which Latin-1 lacks', () => {
  const bytes = Uint8Array.from([...Buffer.from('name\n'), 0x93, 0x35, 0x96, 0x37, 0x94, 0x20, 0x80, 0x0a]);
  const { columns, encoding } = scanCsv(bytes);
  expect(encoding).toBe('windows-1252');
  expect([...columns.columns[0]!]).toEqual(['“5–7” €']);
});
