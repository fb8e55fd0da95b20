import { describe, expect, it } from 'vitest';
import { isShareOf, membersGivingMean, nearestShares } from '../../src/statistics/whole-number.js';

describe('a percentage of a known cohort', () => {
  it.each([
    [29, 0, 7, true],
    [43, 0, 7, true],
    [53, 0, 14, false],
    [53, 0, 15, true],
    [10.6, 1, 66, true],
    [0, 0, 3, true],
    [100, 0, 3, true],
    [99, 0, 3, false],
  ])('%d%% with %d decimals of %d children: %s', (percent, decimals, cohort, possible) => {
    expect(isShareOf(percent, decimals, cohort)).toBe(possible);
  });

  it('names the nearest shares that are possible', () => {
    expect(nearestShares(53, 0, 14)).toEqual([50, 57]);
    expect(nearestShares(100, 0, 3)).toEqual([100]);
  });

  it('refuses a cohort that is no number of children', () => {
    expect(() => isShareOf(50, 0, 0)).toThrow('positive whole number');
    expect(() => isShareOf(50, 0, 2.5)).toThrow('positive whole number');
  });
});

it('says how many members can have a mean', () => {
  expect(membersGivingMean(59.29, 2, 10)).toEqual([7]);
  expect(membersGivingMean(3.25, 2, 10)).toEqual([4, 8]);
  expect(membersGivingMean(707.4, 1, 10)).toEqual([5, 7, 8, 9, 10]);
});
