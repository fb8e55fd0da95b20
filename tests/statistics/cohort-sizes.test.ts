import { describe, expect, it } from 'vitest';
import { cohortSizes, possibleCounts } from '../../src/statistics/cohort-sizes.js';
import { isShareOf } from '../../src/statistics/whole-number.js';
import { vectors } from '../vectors.js';

// biome-ignore lint/suspicious/noExplicitAny: this suite keeps some of its cases under another name
const { grim } = vectors('sdc_back_calculation') as any;

// biome-ignore lint/suspicious/noExplicitAny: the shape of the vectors
it.each(grim as any[])('$id', ({ input, expected }) => {
  expect(cohortSizes(input.shares_1dp, 1, input.n_range)).toEqual(expected.consistent_n);
  for (const [size, counts] of Object.entries(expected.at))
    expect(input.shares_1dp.map((share: number) => possibleCounts(share, Number(size), 1))).toEqual(counts);
});

describe('the counts that a published figure allows', () => {
  it('a tie may have been rounded either way', () => {
    expect(possibleCounts(12, 8, 0)).toEqual([1]);
    expect(possibleCounts(13, 8, 0)).toEqual([1]);
    expect(isShareOf(12, 0, 8)).toBe(false);
  });

  it('hold whatever isShareOf allows', () => {
    for (let size = 1; size <= 60; size++)
      for (let share = 0; share <= 100; share++)
        if (isShareOf(share, 0, size)) expect(possibleCounts(share, size, 0)).not.toEqual([]);
  });

  it('none is below nought or above the whole', () => {
    expect(possibleCounts(0, 3, 0)).toEqual([0]);
    expect(possibleCounts(100, 3, 0)).toEqual([3]);
    expect(possibleCounts(120, 50, 0)).toEqual([]);
  });

  it('refuse nonsense', () => {
    expect(() => possibleCounts(12.5, 8, 0)).toThrow('more decimals');
    expect(() => possibleCounts(-1, 8, 0)).toThrow('negative');
    expect(() => possibleCounts(Number.NaN, 8, 0)).toThrow('missing');
    expect(() => possibleCounts(12, 0, 0)).toThrow('denominator');
    expect(() => possibleCounts(12, 8, -1)).toThrow('Decimals');
    expect(() => possibleCounts(12, 8, 0, 0.5)).toThrow('multiplier');
    expect(() => possibleCounts(12, Number.MAX_SAFE_INTEGER, 0)).toThrow('too large');
    expect(() => cohortSizes([101], 0, [1, 10])).toThrow('above 100');
    expect(() => cohortSizes([], 0, [1, 10])).toThrow('at least one');
    expect(() => cohortSizes([50], 0, [0, 10])).toThrow('Cohort sizes run');
  });
});
