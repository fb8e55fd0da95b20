import { describe, expect, it } from 'vitest';
import { neighbourAverage } from '../../src/analysis/neighbour-average.js';

describe('an average over listed neighbours', () => {
  const figure = (area: string, value: number | null, more = {}) => ({ area, value, ...more });

  it('says how many of the list had a figure', () => {
    const average = neighbourAverage(
      [figure('A', 10), figure('B', 20), figure('C', null), figure('D', 60)],
      null,
    );
    expect(average).toMatchObject({ mean: 30, median: 20, n: 3, listed: 4, bounds: null });
    expect(average.restsOn).toBe('3 of 4 listed neighbours (1 without a figure)');
  });

  it('is bounded by what suppressed counts may be', () => {
    const hidden = neighbourAverage([figure('A', 10), figure('B', null, { suppressed: true })], null);
    expect(hidden.bounds).toEqual({ lower: 5.5, upper: 7.5 });
    const rate = neighbourAverage(
      [figure('A', 50), figure('B', null, { suppressed: true, denominator: 1000 })],
      10_000,
    );
    expect(rate.bounds).toEqual({ lower: 30, upper: 50 });
  });

  it('is pooled only where numerators and denominators are there', () => {
    const both = [
      figure('A', 50, { numerator: 5, denominator: 10 }),
      figure('B', 10, { numerator: 9, denominator: 90 }),
    ];
    expect(neighbourAverage(both, 100).mean).toBe(30);
    expect(neighbourAverage(both, 100).pooled).toBeCloseTo(14, 10);
    expect(neighbourAverage([...both, figure('C', 30)], 100).pooled).toBeNull();
  });

  it('of what is no number is refused', () =>
    expect(() => neighbourAverage([figure('A', Number.NaN)], null)).toThrow(
      'The figure of A must be a number',
    ));

  it('of nobody is refused', () =>
    expect(() => neighbourAverage([], null)).toThrow('needs a list of neighbours'));
});
