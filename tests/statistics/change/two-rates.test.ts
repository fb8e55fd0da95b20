import { describe, expect, it } from 'vitest';
import { twoRates } from '../../../src/statistics/change/two-rates.js';
import { expectClose, vectors } from '../../vectors.js';
import { numbers } from './numbers.js';

const suite = vectors('trend_two_rates');

/** JSON has no Infinity, so the reference writes the word. */
const asJson = (x: number): number | string => (x === Number.POSITIVE_INFINITY ? 'Infinity' : x);

describe('twoRates agrees with R', () => {
  it.each(suite.cases)('$id', ({ input, expected }) => {
    const change = twoRates(input.earlier, input.later);
    const actual = {
      rate_ratio: asJson(change.value),
      exact95: [change.lower, asJson(change.upper)],
      exact_p: change.p,
      log95: change.log && [change.log.lower, change.log.upper],
      log_p: change.log?.p ?? null,
      rate_diff_per_10000: change.difference.value,
      rate_diff_wald95: [change.difference.lower, change.difference.upper],
    };
    expect(Object.keys(actual)).toEqual(Object.keys(expected));
    for (const [field, value] of Object.entries(actual))
      expectClose(value, expected[field], suite.tolerance, field);
  });
});

describe('twoRates', () => {
  it('keeps overlap apart from significance', () => {
    const change = twoRates({ x: 389, n: 62500 }, { x: 330, n: 62500 });
    expect(change.limitsOverlap).toBe(true);
    expect(change.p).toBeLessThan(0.05);
    expect(change.earlier.value).toBeCloseTo(62.24, 10);
    expect(change).toMatchObject({ confidence: 0.95, method: 'exact conditional Poisson', n: 719 });
  });

  it('falls to a ratio of 0 where no events are left', () => {
    const change = twoRates({ x: 6, n: 4100 }, { x: 0, n: 4000 });
    expect(change).toMatchObject({ value: 0, lower: 0, log: null });
    // the mirror of six after none: 1 ÷ 1.148707
    expect(change.upper).toBeCloseTo(1 / 1.148707049487, 8);
  });

  it('holds its invariants', () => {
    const next = numbers(11);
    for (let i = 0; i < 300; i++) {
      const earlier = { x: next(60), n: 1000 + next(5000) };
      const later = { x: 1 + next(60), n: 1000 + next(5000) };
      const change = twoRates(earlier, later);
      expect(change.lower).toBeLessThanOrEqual(change.value);
      expect(change.upper).toBeGreaterThanOrEqual(change.value);
      expect(change.p).toBeGreaterThan(0);
      expect(change.p).toBeLessThanOrEqual(1 + 1e-12);
      const wider = twoRates(earlier, later, 0.998);
      expect(wider.lower).toBeLessThanOrEqual(change.lower);
      expect(wider.upper).toBeGreaterThanOrEqual(change.upper);
      const back = twoRates(later, earlier);
      expect(back.p).toBeCloseTo(change.p, 10);
      expect(back.upper * change.lower).toBeCloseTo(1, 8);
    }
  });

  it.each([
    [{ x: -1, n: 10 }, 'must not be negative'],
    [{ x: 1.5, n: 10 }, 'must be a whole number'],
    [{ x: 1, n: 0 }, 'must be above 0'],
    [{ x: 0, n: 10 }, 'no events in either period'],
  ])('refuses %o after none', (later, sentence) => {
    expect(() => twoRates({ x: 0, n: 10 }, later)).toThrow(sentence);
  });
});
