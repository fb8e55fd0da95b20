import { describe, expect, it } from 'vitest';
import { binomial, hypergeometric, twoSidedP } from '../../../src/statistics/change/two-sided-p.js';

describe('twoSidedP', () => {
  it('adds up every count that is not likelier', () => {
    // 0, 1, 2, 8, 9 and 10 heads of 10: 112 of 1,024
    expect(twoSidedP(binomial(10, 0.5), 2)).toBeCloseTo(112 / 1024, 14);
    // Fisher's lady: all 4 cups right, or all 4 wrong, of 70 ways
    expect(twoSidedP(hypergeometric(4, 4, 8), 4)).toBeCloseTo(2 / 70, 14);
  });

  it('adds up to 1 at the likeliest count', () => {
    expect(twoSidedP(binomial(11, 0.37), 4)).toBe(1);
    expect(twoSidedP(hypergeometric(5, 9, 20), 2)).toBe(1);
  });

  it('is symmetric under exchange of success and failure', () => {
    for (let k = 0; k <= 25; k++)
      expect(twoSidedP(binomial(25, 0.2), k)).toBeCloseTo(twoSidedP(binomial(25, 0.8), 25 - k), 12);
  });

  it('is 1 where only one count is possible', () => {
    expect(twoSidedP(hypergeometric(4, 4, 4), 4)).toBe(1);
    expect(twoSidedP(hypergeometric(4, 0, 9), 0)).toBe(1);
  });
});
