import { describe, expect, it } from 'vitest';
import { dictColumn } from '../../src/columns/columns.js';
import { countFailing, mapDistinct, numbersOf, plainNumber } from '../../src/columns/numbers.js';

describe('plainNumber', () => {
  it.each([
    ['0', 0],
    ['75.0', 75],
    ['-3.25', -3.25],
    ['1,234', 1234],
    ['12,345,678.9', 12345678.9],
    ['0012', 12],
  ])('%s is a number', (text, value) => {
    expect(plainNumber(text)).toBe(value);
  });

  it.each([
    '',
    ' ',
    '0x1F',
    '1_000',
    ' 12 ',
    'nan',
    'NaN',
    'Infinity',
    '1e5',
    '1,23',
    '1.',
    '.5',
    '--1',
    '1.2.3',
  ])('"%s" is none', (text) => {
    expect(plainNumber(text)).toBeNull();
  });

  it.each(['£5', '12%', '46k', 'four', 'half', 'c', 'x', ':', '-'])(
    '%s is none in a data file, though print may use it',
    (text) => {
      expect(plainNumber(text)).toBeNull();
    },
  );
});

describe('rules run once for each distinct text', () => {
  const rates = dictColumn('rate', ['12.5', 'c', '12.5', '', 'c', '3']);

  it('mapDistinct', () => {
    const asked: string[] = [];
    const { codes, results } = mapDistinct(rates, (text) => {
      asked.push(text);
      return text.length;
    });
    expect(asked).toEqual(['12.5', 'c', '', '3']);
    expect(Array.from(codes, (code) => results[code])).toEqual([4, 1, 4, 0, 1, 1]);
  });

  it('countFailing counts rows', () => {
    expect(countFailing(rates, (text) => text !== 'c')).toBe(2);
    expect(countFailing(rates, () => true)).toBe(0);
  });

  it('numbersOf parts figures from symbols', () => {
    const reasons = new Map([
      ['c', 'suppressed'],
      ['', 'blank'],
    ]);
    const { values, status, statuses } = numbersOf(rates, (text) => {
      const value = plainNumber(text);
      return { value, status: value === null ? (reasons.get(text) ?? 'not_a_figure') : 'ok' };
    });
    expect([...values]).toEqual([12.5, Number.NaN, 12.5, Number.NaN, Number.NaN, 3]);
    expect(Array.from(status, (code) => statuses[code])).toEqual([
      'ok',
      'suppressed',
      'ok',
      'blank',
      'suppressed',
      'ok',
    ]);
  });
});
