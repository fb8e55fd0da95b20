import { describe, expect, it } from 'vitest';
import { kendallExactP } from '../../../src/statistics/trend/kendall-exact.js';
import { mannKendall } from '../../../src/statistics/trend/mann-kendall.js';
import { expectClose, vectors } from '../../vectors.js';
import { numbers } from '../change/numbers.js';

const suite = vectors('trend_mann_kendall');

describe('mannKendall agrees with R', () => {
  it.each(suite.cases)('$id', ({ input, expected }) => {
    const trend = mannKendall(input.t.map((t: number, i: number) => ({ t, y: input.y[i] })));
    const actual = {
      S: trend.score,
      var_S: trend.variance,
      z: trend.z,
      p_two_sided: trend.p,
      p_exact: trend.exactP,
      tau_b: trend.tau,
      kendall_r_continuity_p: trend.tau === null ? null : trend.p,
      sen_slope: trend.value,
      sen_intercept_median: trend.intercept,
      sen_C: trend.rankSpread,
      sen_rank_lower: trend.lowerRank,
      sen_rank_upper: trend.upperRank,
      sen_ci95_rounded_ranks: [trend.lower, trend.upper],
    };
    expect(Object.keys(actual)).toEqual(Object.keys(expected));
    for (const [field, value] of Object.entries(actual))
      expectClose(value, expected[field], suite.tolerance, field);
  });
});

describe('mannKendall', () => {
  const series = (...ys: (number | null)[]) => ys.map((y, i) => ({ t: 2010 + i, y }));

  it('leaves out years without a figure but keeps their time', () => {
    expect(mannKendall(series(1, null, 3, 4))).toMatchObject({ n: 3, value: 1, score: 3 });
  });

  it('takes the points in any order', () => {
    const points = series(5, 3, 4, 1, 2, 0);
    expect(mannKendall([...points].reverse())).toEqual(mannKendall(points));
  });

  it('has no limits where the series is too short for them', () => {
    expect(mannKendall(series(1, 2, 3))).toMatchObject({
      lower: Number.NEGATIVE_INFINITY,
      upper: Number.POSITIVE_INFINITY,
    });
  });

  it('has an exact p below 50 figures', () => {
    const rising = (n: number) => mannKendall(series(...Array.from({ length: n }, (_, i) => i)));
    expect(rising(49).exactP).not.toBeNull();
    expect(rising(50).exactP).toBeNull();
  });

  it('holds its invariants', () => {
    const next = numbers(5);
    for (let i = 0; i < 150; i++) {
      const ys = Array.from({ length: 2 + next(20) }, () => next(30));
      const trend = mannKendall(series(...ys));
      expect(trend.lower).toBeLessThanOrEqual(trend.value);
      expect(trend.upper).toBeGreaterThanOrEqual(trend.value);
      expect(trend.p).toBeGreaterThan(0);
      expect(trend.p).toBeLessThanOrEqual(1);
      const wider = mannKendall(series(...ys), 0.998);
      expect(wider.lower).toBeLessThanOrEqual(trend.lower);
      expect(wider.upper).toBeGreaterThanOrEqual(trend.upper);
      const mirrored = mannKendall(series(...ys.map((y) => -y)));
      expect(mirrored.score + trend.score).toBe(0);
      expect(mirrored.p).toBe(trend.p);
      expect(mirrored.value).toBeCloseTo(-trend.value, 12);
      const stretched = mannKendall(series(...ys.map((y) => 3 * y + 8)));
      expect(stretched.score).toBe(trend.score);
      expect(stretched.value).toBeCloseTo(3 * trend.value, 10);
    }
  });

  it('refuses nonsense', () => {
    expect(() => mannKendall([])).toThrow('at least 2 figures, not 0');
    expect(() => mannKendall(series(1, null))).toThrow('at least 2 figures, not 1');
    expect(() => mannKendall(series(1, Number.NaN))).toThrow('must be a number');
    expect(() =>
      mannKendall([
        { t: 1, y: 1 },
        { t: 1, y: 2 },
      ]),
    ).toThrow('two figures for the same time');
    expect(() => mannKendall(series(1, 2), 95)).toThrow('confidence');
  });
});

describe('kendallExactP', () => {
  it('counts orders', () => {
    expect(kendallExactP(3, 3)).toBeCloseTo(2 / 6, 14);
    expect(kendallExactP(-1, 3)).toBe(1);
    expect(kendallExactP(10, 5)).toBeCloseTo(2 / 120, 14);
    expect(kendallExactP(1, 2)).toBe(1);
  });
});
