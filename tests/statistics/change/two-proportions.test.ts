import { describe, expect, it } from 'vitest';
import { limitsOverlap } from '../../../src/statistics/change/limits-overlap.js';
import { twoProportions } from '../../../src/statistics/change/two-proportions.js';
import { expectClose, vectors } from '../../vectors.js';
import { numbers } from './numbers.js';

const suite = vectors('trend_two_proportions');

describe('twoProportions agrees with R', () => {
  it.each(suite.cases)('$id', ({ input, expected }) => {
    const change = twoProportions(input.earlier, input.later);
    const actual = {
      p_earlier: change.earlier.value,
      p_later: change.later.value,
      diff: change.value,
      wilson95_earlier: [change.earlier.lower, change.earlier.upper],
      wilson95_later: [change.later.lower, change.later.upper],
      cis_overlap: change.limitsOverlap,
      z_pooled: change.z,
      chi_square: change.chiSquare,
      p_value: change.p,
      newcombe95_diff: [change.lower, change.upper],
      fisher_p: change.fisherP,
    };
    expect(Object.keys(actual)).toEqual(Object.keys(expected));
    for (const [field, value] of Object.entries(actual))
      expectClose(value, expected[field], suite.tolerance, field);
  });
});

describe('twoProportions', () => {
  it('says what a reader can follow', () => {
    const change = twoProportions({ x: 60, n: 400 }, { x: 83, n: 400 });
    expect(change).toMatchObject({ confidence: 0.95, method: 'Newcombe', n: 800 });
    expect(change.limitsOverlap).toBe(true);
    expect(change.p).toBeLessThan(0.05);
  });

  it('has no z where nobody, or everybody, is counted both times', () => {
    for (const x of [0, 30]) {
      const change = twoProportions({ x, n: 30 }, { x: x === 0 ? 0 : 50, n: 50 });
      expect(change).toMatchObject({ value: 0, z: null, chiSquare: null, p: null, fisherP: 1 });
      expect(change.lower).toBeLessThan(0);
      expect(change.upper).toBeGreaterThan(0);
    }
  });

  it('holds its invariants', () => {
    const next = numbers(7);
    for (let i = 0; i < 300; i++) {
      const earlier = { n: 1 + next(200), x: 0 };
      const later = { n: 1 + next(200), x: 0 };
      earlier.x = next(earlier.n + 1);
      later.x = next(later.n + 1);
      const change = twoProportions(earlier, later);
      expect(change.lower).toBeLessThanOrEqual(change.value);
      expect(change.upper).toBeGreaterThanOrEqual(change.value);
      expect(change.fisherP).toBeGreaterThan(0);
      expect(change.fisherP).toBeLessThanOrEqual(1 + 1e-12);
      const wider = twoProportions(earlier, later, 0.998);
      expect(wider.lower).toBeLessThanOrEqual(change.lower);
      expect(wider.upper).toBeGreaterThanOrEqual(change.upper);
      const back = twoProportions(later, earlier);
      expect(back.lower).toBeCloseTo(-change.upper, 12);
      expect(back.fisherP).toBeCloseTo(change.fisherP, 10);
      const others = twoProportions(
        { n: earlier.n, x: earlier.n - earlier.x },
        { n: later.n, x: later.n - later.x },
      );
      expect(others.value).toBeCloseTo(-change.value, 12);
      expect(others.fisherP).toBeCloseTo(change.fisherP, 10);
    }
  });

  it('stays exact, and quick, for all the children of England', () => {
    const change = twoProportions({ x: 400_000, n: 12_000_000 }, { x: 401_000, n: 12_000_000 });
    expect(change.fisherP / change.p!).toBeCloseTo(1, 2);
    expect(twoProportions({ x: 1000, n: 12_000_000 }, { x: 401_000, n: 12_000_000 }).fisherP).toBe(0);
  });

  it.each([
    [{ x: 5, n: 4 }, 'must be less than or equal to the denominator'],
    [{ x: -1, n: 4 }, 'must not be negative'],
    [{ x: 1.5, n: 4 }, 'must be a whole number'],
    [{ x: 0, n: 0 }, 'must be above 0'],
    [{ x: Number.NaN, n: 4 }, 'missing'],
  ])('refuses %o', (share, sentence) => {
    expect(() => twoProportions({ x: 1, n: 4 }, share)).toThrow(sentence);
    expect(() => twoProportions(share, { x: 1, n: 4 })).toThrow(sentence);
  });
});

describe('limitsOverlap', () => {
  it('counts limits that touch', () => {
    expect(limitsOverlap({ lower: 1, upper: 2 }, { lower: 2, upper: 3 })).toBe(true);
    expect(limitsOverlap({ lower: 2.1, upper: 3 }, { lower: 1, upper: 2 })).toBe(false);
  });
});
