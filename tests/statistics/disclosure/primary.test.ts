import { describe, expect, it } from 'vitest';
import { POLICIES } from '../../../src/statistics/disclosure/policies.js';
import {
  printCount,
  printPercentage,
  printRate,
  revealedByPercentage,
} from '../../../src/statistics/disclosure/primary.js';
import { roundHalfUp, roundToBase } from '../../../src/statistics/rounding.js';
import { vectors } from '../../vectors.js';

interface RoundingSuite {
  readonly count_rounding: { count: number; nearest3: number; nearest5: number; nearest10: number }[];
  readonly decimal_rounding: { number: number; dp: number; expected: number }[];
  readonly policy_cases: ({ count: number } & Record<keyof typeof POLICIES, string>)[];
  readonly rounded_table_note: {
    input: number[];
    nearest5: number[];
    sum_true: number;
    rounded_total: number;
    sum_of_rounded: number;
  };
}
const suite = vectors('sdc_rounding') as unknown as RoundingSuite;
const { dfe_cin, ofqual, nhsd_hes_subnational } = POLICIES;

describe('the reference', () => {
  it.each(suite.count_rounding)('$count to a base', ({ count, nearest3, nearest5, nearest10 }) => {
    expect([3, 5, 10].map((base) => roundToBase(count, base))).toEqual([nearest3, nearest5, nearest10]);
  });

  it.each(suite.decimal_rounding)('$number to $dp decimals', ({ number, dp, expected }) => {
    expect(roundHalfUp(number, dp)).toBe(expected);
  });

  it.each(suite.policy_cases)('$count by each policy', ({ count, ...published }) => {
    for (const name of ['dfe_cin', 'ofqual', 'nhsd_hes_subnational'] as const)
      expect(printCount(count, POLICIES[name])).toBe(published[name]);
  });

  it('rounds the true total, not the sum of rounded parts', () => {
    const { input, nearest5, sum_true, rounded_total } = suite.rounded_table_note;
    expect(input.map((count) => roundToBase(count, 5))).toEqual(nearest5);
    expect(roundToBase(sum_true, 5)).toBe(rounded_total);
  });
});

it('prints England and the regions to the nearest 10', () => {
  expect(printCount(391_004, dfe_cin, 'national')).toBe('391000');
  expect(printCount(4, dfe_cin, 'national')).toBe('c');
});

describe('percentages and rates that reveal a small count', () => {
  it.each([
    [3, 402, 'numerator'],
    [0, 402, null],
    [0, 4, 'denominator'],
    [97, 100, 'rest'],
    [100, 100, null],
    [6, 12, null],
  ])('%d of %d: %s', (x, n, revealed) => {
    expect(revealedByPercentage(x, n, dfe_cin)).toBe(revealed);
  });

  it('are published by the policy', () => {
    expect(printPercentage(74, 389, 1, dfe_cin)).toBe('19.0');
    expect(printPercentage(0, 389, 1, dfe_cin)).toBe('0.0');
    expect(printPercentage(5, 389, 1, dfe_cin)).toBe('c');
    expect(printPercentage(5, 389, 1, ofqual)).toBe('1.3');
    expect(printRate(397, 62_500, 10_000, 1, dfe_cin)).toBe('63.5');
    expect(printRate(7, 62_500, 10_000, 1, nhsd_hes_subnational)).toBe('*');
    expect(printRate(12, 3, 1, 1, dfe_cin)).toBe('c');
  });

  it('never print a small count, its percentage or the percentage of the rest', () => {
    for (let n = 1; n <= 40; n++)
      for (let x = 0; x <= n; x++) {
        const shown = printPercentage(x, n, 1, dfe_cin) !== 'c';
        expect(shown).toBe([x, n, n - x].every((count) => count === 0 || count > 5));
      }
  });

  it('refuse nonsense', () => {
    expect(() => printCount(-1, dfe_cin)).toThrow('whole number from 0');
    expect(() => printCount(2.5, dfe_cin)).toThrow('whole number from 0');
    expect(() => printPercentage(4, 3, 1, dfe_cin)).toThrow('less than or equal');
    expect(() => printPercentage(0, 0, 1, dfe_cin)).toThrow('above 0');
    expect(() => printRate(0, 0, 10_000, 1, dfe_cin)).toThrow('above 0');
  });
});

describe('rounding', () => {
  it('to a base', () => {
    expect(roundToBase(-12.5, 5)).toBe(-15);
    expect(roundToBase(0.26, 0.1)).toBe(0.3);
    expect(() => roundToBase(3, 0)).toThrow('must be positive');
  });

  it('of very small and very large numbers', () => {
    expect(roundHalfUp(1e-7, 1)).toBe(0);
    expect(roundHalfUp(4.5e-7, 7)).toBe(5e-7);
    expect(roundHalfUp(1e22, 1)).toBe(1e22);
  });

  it('is nearest and odd', () => {
    for (let count = 0; count <= 300; count++)
      for (const base of [3, 5, 10]) {
        const rounded = roundToBase(count, base);
        expect(Math.abs(rounded - count)).toBeLessThanOrEqual(base / 2);
        expect(Math.abs(roundToBase(-count, base))).toBe(rounded);
        expect(rounded % base).toBe(0);
      }
  });
});
