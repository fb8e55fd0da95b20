import { describe, expect, it } from 'vitest';
import { mean } from '../../src/statistics/mean.js';
import { wilson } from '../../src/statistics/proportion.js';
import { quantiles } from '../../src/statistics/quantiles.js';
import { rate } from '../../src/statistics/rate.js';
import { slopeIndex } from '../../src/statistics/slope-index.js';
import { directlyStandardised, indirectRate, indirectRatio } from '../../src/statistics/standardised.js';
import { expectClose, vectors } from '../vectors.js';

const each = (name: string) => {
  const { cases, tolerance } = vectors(name);
  return { tolerance, cases: cases.map((c) => [c.id, c] as const) };
};

describe('proportions agree with PHEindicatormethods', () => {
  const { cases, tolerance } = each('phe_run_proportion');
  it.each(cases)('%s', (_, { input: { x, n, multiplier, confidence }, expected }) => {
    const { value, lower, upper } = wilson(x, n, confidence);
    expectClose(value * multiplier, expected.value, tolerance);
    expectClose([lower * multiplier, upper * multiplier], expected.ci, tolerance);
  });
});

describe('rates agree with PHEindicatormethods', () => {
  const { cases, tolerance } = each('phe_run_rate');
  it.each(cases)('%s', (_, { input: { x, n, multiplier, confidence }, expected }) => {
    const { value, lower, upper, method } = rate(x, n, confidence, multiplier);
    expectClose(value, expected.value, tolerance);
    expectClose([lower, upper], expected.ci, tolerance);
    expect(method).toBe(expected.method);
  });
});

describe('standardised rates and ratios agree with PHEindicatormethods', () => {
  const { cases, tolerance } = each('phe_run_standardised');
  it.each(cases)('%s', (_, { input, expected }) => {
    const strata = (input.count as number[]).map((x, i) => ({
      x,
      n: input.pop[i],
      standard: input.stdpop?.[i],
      referenceX: input.ref_count?.[i],
      referenceN: input.ref_pop?.[i],
    }));
    const at = (confidence: number) => {
      if (input.kind === 'dsr') return directlyStandardised(strata, confidence, input.multiplier);
      if (input.kind === 'israte') return indirectRate(strata, confidence, input.multiplier);
      const { value, lower, upper, ...rest } = indirectRatio(strata, confidence);
      return {
        ...rest,
        value: value * input.multiplier,
        lower: lower * input.multiplier,
        upper: upper * input.multiplier,
      };
    };
    for (const [confidence, limits] of [
      [0.95, expected.ci95],
      [0.998, expected.ci99_8],
    ] as const) {
      const result = at(confidence);
      expectClose(result?.value ?? null, expected.value, tolerance);
      expectClose(result ? [result.lower, result.upper] : [null, null], limits, tolerance);
      if ('expected' in expected)
        expectClose((result as unknown as { expected: number }).expected, expected.expected, tolerance);
      if ('ref_rate' in expected)
        expectClose(
          (result as unknown as { referenceRate: number }).referenceRate,
          expected.ref_rate,
          tolerance,
        );
      if ('method' in expected) expect(result?.method).toBe(expected.method);
    }
  });
});

describe('quantiles agree with PHEindicatormethods', () => {
  it.each(each('phe_run_quantile').cases)('%s', (_, { input, expected }) => {
    expect(quantiles(input.values, input.nquantiles, input.invert)).toEqual(expected.quantile);
  });

  it('gives tied values the same quantile, the lower one', () => {
    expect(quantiles([5, 5, 5, 9], 2)).toEqual([1, 1, 1, 2]);
    expect(quantiles([12, 15, 9, 20, 31], 5)).toEqual([2, 3, 1, 4, 5]);
  });
});

describe('slope and relative index of inequality agree with PHEindicatormethods', () => {
  const { cases, tolerance } = each('phe_run_sii');
  it.each(cases)('%s', (_, { input, expected }) => {
    const groups = (input.value as number[]).map((value, i) => ({ value, population: input.population[i] }));
    const { sii, rii, intercept, limits } = slopeIndex(groups, input.multiplier < 0);
    expectClose([sii, rii, intercept], [expected.sii * 1, expected.rii, expected.intercept], tolerance);
    expect(limits).toBeNull();
  });

  it('has limits where every group has a standard error, and they are symmetric', () => {
    const groups = [3, 2, 1].map((value) => ({ value, population: 100, standardError: 0.1 }));
    const { sii, limits } = slopeIndex(groups);
    expect(sii).toBeCloseTo(-3, 10);
    expect(limits!.upper - sii).toBeCloseTo(sii - limits!.lower, 10);
    const strict = slopeIndex(groups, false, 0.998).limits!;
    expect((strict.upper - sii) / (limits!.upper - sii)).toBeCloseTo(3.0902 / 1.95996, 4);
  });
});

describe('whatever the counts', () => {
  const counts = Array.from({ length: 60 }, (_, i) => ({ x: (i * 7) % 41, n: 41 + ((i * 13) % 97) }));

  it('limits contain the value, and more confidence makes them wider', () => {
    for (const { x, n } of counts)
      for (const estimate of [wilson, rate]) {
        const [usual, strict] = [estimate(x, n, 0.95), estimate(x, n, 0.998)];
        expect(usual.lower).toBeLessThanOrEqual(usual.value);
        expect(usual.upper).toBeGreaterThanOrEqual(usual.value);
        expect(strict.lower).toBeLessThanOrEqual(usual.lower);
        expect(strict.upper).toBeGreaterThanOrEqual(usual.upper);
      }
  });

  it('a proportion and its complement have mirrored limits', () => {
    for (const { x, n } of counts) {
      const [some, others] = [wilson(x, n), wilson(n - x, n)];
      expect(others.lower).toBeCloseTo(1 - some.upper, 12);
      expect(others.upper).toBeCloseTo(1 - some.lower, 12);
    }
  });
});

it('a directly standardised rate needs ten events', () => {
  const of = (x: number) => directlyStandardised([{ x, n: 1000, standard: 100 }]);
  expect(of(9)).toBeNull();
  expect(of(10)?.value).toBeCloseTo(100, 10);
});

it('a stratum with nobody in it expects nothing', () => {
  const strata = [{ x: 110, n: 18000, referenceX: 10200, referenceN: 3400000 }];
  const empty = { x: 0, n: 0, referenceX: 500, referenceN: 100000 };
  expect(indirectRatio([...strata, empty])).toEqual(indirectRatio(strata));
});

it('a mean carries limits from t', () => {
  const { value, lower, upper, n } = mean([10, 12, 14]);
  expect([value, n]).toEqual([12, 3]);
  expect(lower).toBeCloseTo(7.0317, 4);
  expect(upper).toBeCloseTo(16.9683, 4);
});

describe('nonsense is refused in a sentence', () => {
  it.each([
    [
      'more children than there are',
      () => wilson(12, 10),
      'The numerator (12) must be less than or equal to the denominator (10).',
    ],
    ['a negative count', () => rate(-1, 100), 'A count must not be negative or missing, but it is -1.'],
    ['a missing count', () => wilson(Number.NaN, 10), 'A count must not be negative or missing'],
    ['no population', () => rate(3, 0), 'A population must be above 0'],
    ['95 for 0.95', () => wilson(3, 10, 95), 'such as 0.95, not 95'],
    ['an empty series', () => mean([]), 'at least 2 values, not 0'],
    ['no stratum', () => directlyStandardised([]), 'at least one stratum'],
    ['a quantile of no number', () => quantiles([1, Number.NaN], 2), 'must be a number, or null'],
    [
      'a negative standard error',
      () => slopeIndex([1, 2, 3].map((value) => ({ population: 1, value, standardError: -1 }))),
      'A standard error must not be negative',
    ],
    ['one quantile', () => quantiles([1, 2], 1), 'a whole number from 2 on'],
    [
      'two groups',
      () =>
        slopeIndex([
          { population: 1, value: 1 },
          { population: 1, value: 2 },
        ]),
      'at least 3 groups',
    ],
  ])('%s', (_, nonsense, sentence) => expect(nonsense).toThrow(sentence));
});
