import { describe, expect, it } from 'vitest';
import { logLinear } from '../../../src/statistics/trend/log-linear.js';
import { expectClose, vectors } from '../../vectors.js';
import { numbers } from '../change/numbers.js';

const suite = vectors('trend_log_linear');

describe('logLinear agrees with R glm and lm', () => {
  it.each(suite.cases)('$id', ({ input, expected }) => {
    const trend = logLinear(input.x.map((x: number, i: number) => ({ x, n: input.n[i], t: input.t[i] })));
    const line = trend.leastSquares;
    const actual = {
      intercept: trend.intercept,
      slope: trend.slope,
      se: trend.se,
      z: trend.z,
      p: trend.p,
      apc_percent: trend.value,
      apc_ci95: [trend.lower, trend.upper],
      deviance: trend.deviance,
      pearson_chi2: trend.pearson,
      dispersion: trend.dispersion,
      quasi_se: trend.quasiSe,
      ols_log_slope: line?.slope ?? null,
      ols_log_se: line?.se ?? null,
      ols_apc_ci95_t: line && [line.lower, line.upper],
    };
    expect(Object.keys(actual)).toEqual(Object.keys(expected));
    for (const [field, value] of Object.entries(actual))
      expectClose(value, expected[field], suite.tolerance, field);
  });
});

describe('logLinear', () => {
  const series = (...xs: (number | null)[]) => xs.map((x, t) => ({ x, n: 1000, t }));

  it('finds a rate that doubles every year', () => {
    const trend = logLinear(series(10, 20, 40, 80));
    expect(trend.value).toBeCloseTo(100, 6);
    expect(trend.leastSquares!.value).toBeCloseTo(100, 6);
    expect(trend).toMatchObject({ method: 'Poisson log-linear', n: 4, confidence: 0.95 });
  });

  it('leaves out years without a count', () => {
    expect(logLinear(series(10, null, 40, 80))).toMatchObject({ n: 3 });
    expect(logLinear(series(10, null, 40, 80)).value).toBeCloseTo(100, 6);
  });

  it('of two points knows no dispersion', () => {
    expect(logLinear(series(30, 40))).toMatchObject({ dispersion: null, quasiSe: null, leastSquares: null });
  });

  it('fits events that fall in the middle only', () => {
    expect(logLinear(series(0, 5, 0)).slope).toBeCloseTo(0, 6);
  });

  it('holds its invariants', () => {
    const next = numbers(9);
    for (let i = 0; i < 100; i++) {
      const points = Array.from({ length: 3 + next(8) }, (_, t) => ({
        x: 1 + next(90),
        n: 2000 + next(900),
        t,
      }));
      const trend = logLinear(points);
      expect(trend.lower).toBeLessThanOrEqual(trend.value);
      expect(trend.upper).toBeGreaterThanOrEqual(trend.value);
      expect(logLinear(points, 0.998).lower).toBeLessThan(trend.lower);
      const later = logLinear(points.map((point) => ({ ...point, t: point.t + 2010 })));
      expect(later.value).toBeCloseTo(trend.value, 6);
      const per = logLinear(points.map((point) => ({ ...point, n: point.n * 7 })));
      expect(per.slope).toBeCloseTo(trend.slope, 9);
      // the fitted counts add up to the observed ones
      const fitted = points.reduce(
        (sum, { n, t }) => sum + n * Math.exp(trend.intercept + trend.slope * t),
        0,
      );
      expect(fitted / points.reduce((sum, { x }) => sum + x, 0)).toBeCloseTo(1, 6);
    }
  });

  it('refuses nonsense', () => {
    expect(() => logLinear(series(3))).toThrow('at least 2 figures, not 1');
    expect(() => logLinear(series(0, 0, 0))).toThrow('no events at all');
    expect(() => logLinear(series(0, 0, 4))).toThrow('first or the last period');
    expect(() => logLinear(series(1, 1.5))).toThrow('whole number');
    expect(() => logLinear(series(1, -1))).toThrow('negative');
    expect(() =>
      logLinear([
        { x: 1, n: 0, t: 1 },
        { x: 1, n: 5, t: 2 },
      ]),
    ).toThrow('above 0');
    expect(() =>
      logLinear([
        { x: 1, n: 5, t: 1 },
        { x: 1, n: 5, t: 1 },
      ]),
    ).toThrow('same time');
  });
});
