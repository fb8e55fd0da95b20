import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { dictColumn } from '../../src/columns/columns.js';
import { CsvWriter, type WrittenColumn, writeCsv } from '../../src/columns/write-csv.js';
import { seeded } from './generated.js';

function written(columns: readonly WrittenColumn[]): string {
  const pieces: Buffer[] = [];
  writeCsv(columns, (bytes) => pieces.push(Buffer.from(bytes)));
  return Buffer.concat(pieces).toString('utf8');
}

const numbers = (...values: number[]): string =>
  written([{ name: 'n', numbers: Float64Array.from(values) }]).slice(2, -1);

describe('writeCsv', () => {
  it('writes texts, numbers and whole numbers, and an empty cell for what there is not', () => {
    const columns = [
      dictColumn('la_name', ['Derby', 'Bristol, City of', 'Derby']),
      { name: 'rate', numbers: Float64Array.of(12.5, Number.NaN, -0.25) },
      { name: 'rank', whole: Uint16Array.of(2, 0, 151), none: 0 },
    ];
    expect(written(columns)).toBe('la_name,rate,rank\nDerby,12.5,2\n"Bristol, City of",,\nDerby,-0.25,151\n');
  });

  it('quotes what must be quoted', () => {
    const texts = ['plain', 'a,b', 'say "no"', 'two\nlines', 'cr\r', '', 'Ynys Môn', ' kept '];
    const text = written([dictColumn('a "name"', texts), dictColumn('b', texts)]);
    expect(parse(text)).toEqual([['a "name"', 'b'], ...texts.map((each) => [each, each])]);
    expect(text).toContain('plain,plain\n');
  });

  it('quotes an empty cell that is alone in its row, lest the row be lost', () => {
    expect(written([dictColumn('a', ['x', ''])])).toBe('a\nx\n""\n');
  });

  it('refuses columns of different lengths', () => {
    const columns = [dictColumn('a', ['x', 'y']), dictColumn('b', ['z'])];
    expect(() => writeCsv(columns, () => {})).toThrow('the columns have different lengths: 2, 1.');
  });

  it('takes columns that are filled again and again', () => {
    const rates = new Float64Array(2);
    let text = '';
    const writer = new CsvWriter([{ name: 'rate', numbers: rates }], (bytes) => {
      text += Buffer.from(bytes).toString();
    });
    rates.set([1, 2]);
    writer.rows(0, 2);
    rates.set([3.5, 9]);
    writer.rows(0, 1);
    writer.end();
    expect(text).toBe('rate\n1\n2\n3.5\n');
  });

  it('hands over long files in pieces', () => {
    const texts = Array.from({ length: 100_000 }, (_, row) => `row ${row % 100}`);
    const text = written([dictColumn('a', texts), dictColumn('b', texts)]);
    expect(text).toBe(`a,b\n${texts.map((each) => `${each},${each}\n`).join('')}`);
  });
});

describe('numbers', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [7, '7'],
    [10, '10'],
    [2147483647, '2147483647'],
    [4294967296, '4294967296'],
    [123456789012345, '123456789012345'],
    [0.5, '0.5'],
    [-13.3, '-13.3'],
    [99.99, '99.99'],
    [1234567.891, '1234567.891'],
    [0.1 + 0.2, '0.3'],
    [1 / 3, '0.333333333333333'],
    [200 / 3, '66.6666666666667'],
    [0.999999999999999, '0.999999999999999'],
    [0.012345678901234567, '0.0123456789012346'],
    [0.00012, '0.00012'],
    [0.00001, '0.00001'],
    [1e21, '1e+21'],
  ])('%d is written %s', (value, text) => {
    expect(numbers(value)).toBe(text);
  });

  it('leave out what subtracting leaves, where decimals are limited', () => {
    const limited = (value: number, decimals: number): string =>
      written([{ name: 'n', numbers: Float64Array.of(value), decimals }]).slice(2, -1);
    expect(numbers(62.35 - 62.3)).toBe('0.0500000000000043');
    expect(limited(62.35 - 62.3, 10)).toBe('0.05');
    expect(limited(-1e-14, 10)).toBe('0');
    expect(limited(2.5, 0)).toBe('3');
    expect(limited(-66.6666, 1)).toBe('-66.7');
  });

  it('have the 15 digits of toPrecision, or one unit beside in the last', () => {
    const random = seeded(6);
    for (let count = 0; count < 5000; count++) {
      const value = (random() - 0.5) * 10 ** Math.floor(random() * 14 - 2);
      const read = Number(numbers(value));
      expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-14);
    }
  });

  it('that are printed with few decimals come back as they were', () => {
    const random = seeded(7);
    for (let count = 0; count < 5000; count++) {
      const text = String(Number((random() * 1e6).toFixed(Math.floor(random() * 8))));
      expect(numbers(Number(text))).toBe(text);
    }
  });
});
