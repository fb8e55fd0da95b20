import { describe, expect, it } from 'vitest';
import { sizedRiskRatio } from '../../../src/statistics/disparity/minimum-sizes.js';
import { significantOf } from '../../../src/statistics/disparity/multiple-groups.js';
import { parityZone } from '../../../src/statistics/disparity/parity-zone.js';
import { relativeRate } from '../../../src/statistics/disparity/relative-rate.js';
import { representation } from '../../../src/statistics/disparity/representation.js';
import { rate } from '../../../src/statistics/rate.js';
import { expectClose, vectors } from '../../vectors.js';

describe('ratio of two rates agrees with R', () => {
  const { cases, tolerance } = vectors('disparity_risk_ratio');
  it.each(cases.map((c) => [c.id, c] as const))('%s', (_, { input: { group, reference }, expected }) => {
    const limits = (method: Parameters<typeof relativeRate>[2]) => {
      const { lower, upper } = relativeRate(group, reference, method);
      return [lower, upper];
    };
    expectClose(
      [rate(group.x, group.n).value, rate(reference.x, reference.n).value],
      [expected.rate_group, expected.rate_ref],
      tolerance,
    );
    for (const [g, ci] of [
      [group, expected.rate_group_ci95],
      [reference, expected.rate_ref_ci95],
    ]) {
      const { lower, upper } = rate(g.x, g.n);
      expectClose([lower, upper], ci, tolerance);
    }
    expectClose(relativeRate(group, reference, 'Exact conditional').value, expected.risk_ratio, tolerance);
    if (expected.katz95) {
      expectClose(limits('Katz'), expected.katz95, tolerance);
      expectClose(limits('Poisson log'), expected.poisson_log95, tolerance);
      const { lower, upper } = relativeRate(group, reference);
      expect(lower > 1 || upper < 1).toBe(expected.significant_5pct_katz);
    }
    const half = relativeRate(group, reference, 'Katz, plus half');
    expectClose(
      [half.value, half.lower, half.upper],
      expected.katz95_plus_half.length === 3
        ? expected.katz95_plus_half
        : [expected.risk_ratio, ...expected.katz95_plus_half],
      tolerance,
    );
    expectClose(limits('Exact conditional'), expected.exact_conditional95, tolerance);
    if (expected.midp95) expectClose(limits('Mid-p conditional'), expected.midp95, tolerance);
    expect(parityZone(relativeRate(group, reference, 'Exact conditional').value)).toBe(
      expected.four_fifths_zone,
    );
  });
});

describe('minimum sizes as in 34 CFR 300.647', () => {
  const { cases, tolerance } = vectors('disparity_minimum_sizes');
  it.each(cases.map((c) => [c.id, c] as const))('%s', (_, { input, expected }) => {
    const minimum = { cell: input.min_cell, n: input.min_n };
    const result = sizedRiskRatio(
      input.group,
      input.comparison_rest_of_area,
      input.comparison_rest_of_state,
      minimum,
    );
    expect(result.measure).toBe(expected.measure);
    expectClose(result.value, expected.value, tolerance);
  });
});

describe('representation by published shares agrees with R', () => {
  const { cases, tolerance } = vectors('disparity_seed_table');
  it.each(cases.map((c) => [c.id, c] as const))('%s', (_, { input, expected }) => {
    const shares = (input.groups as string[]).map((group, i) => ({
      group,
      cohort: input.cohort_share_pct[i],
      population: input.population_share_pct[i],
    }));
    const { groups, fit } = representation(shares, input.n, input.reference);
    const close = (actual: unknown, wanted: unknown, what: string) =>
      expectClose(actual, wanted, tolerance, what);
    groups.forEach((group, i) => {
      const wanted = expected.groups[i];
      const ends = ({ lower, upper }: { lower: number; upper: number }, by = 1) => [lower * by, upper * by];
      close(group.index.value, wanted.representation_index, 'index');
      close(ends(group.index), wanted.ri_ci95_wilson, 'limits of the index');
      close(ends(group.share, 100), wanted.share_wilson95_pct, 'share');
      close(group.gap.value, wanted.percentage_point_gap, 'gap');
      close(ends(group.gap), wanted.pp_gap_ci95, 'limits of the gap');
      close(group.toEveryoneElse.value, wanted.relative_to_rest, 'to everyone else');
      close(ends(group.toEveryoneElse), wanted.relative_to_rest_ci95, 'its limits');
      close(ends(group.roundingBounds), wanted.ri_rounding_bounds, 'rounding bounds');
      close(group.impliedCount, wanted.implied_count, 'implied count');
      close(group.expectedAtParity, wanted.expected_count_at_parity, 'expected at parity');
      expect(group.zone).toBe(wanted.four_fifths_zone_ri);
      expect([group.significant, group.significantOfAll]).toEqual([
        wanted.ri_significant_5pct,
        wanted.ri_significant_bonferroni,
      ]);
      const against = wanted.disparity_vs_reference;
      if (against === null) expect(group.toReference).toBeNull();
      else {
        close(group.toReference!.value, against.ratio, 'to reference');
        close(ends(group.toReference!), against.ci95, 'its limits');
        close(group.toReference!.standardError, against.se_log, 'its error');
        expect(parityZone(group.toReference!.value)).toBe(wanted.four_fifths_zone_vs_ref);
      }
    });
    close(fit.chiSquared, expected.chi_square_gof, 'chi-squared');
    expect(fit.df).toBe(expected.gof_df);
    close(fit.p, expected.gof_p, 'p');
  });

  it('rounding bounds contain the truth', () => {
    for (let truth = 0.01; truth < 0.4; truth += 0.0137) {
      const published = (share: number) => Math.round(share * 1000) / 10;
      const people = truth * 0.7 + 0.05;
      const [row] = representation(
        [{ group: 'A', cohort: published(truth), population: published(people) }],
        400,
        'A',
      ).groups;
      expect(row!.roundingBounds.lower).toBeLessThanOrEqual(truth / people);
      expect(row!.roundingBounds.upper).toBeGreaterThanOrEqual(truth / people);
    }
  });
});

describe('a ratio', () => {
  const pairs = Array.from(
    { length: 40 },
    (_, i) =>
      [
        { x: 1 + ((i * 7) % 30), n: 200 + i * 11 },
        { x: 2 + ((i * 5) % 50), n: 300 + i * 17 },
      ] as const,
  );
  const methods = ['Katz', 'Poisson log', 'Exact conditional', 'Mid-p conditional', 'Wilson-based'] as const;

  it.each(methods)('by %s lies within its limits, inverts, and widens with confidence', (method) => {
    for (const [a, b] of pairs) {
      const [one, other, strict] = [
        relativeRate(a, b, method),
        relativeRate(b, a, method),
        relativeRate(a, b, method, 0.998),
      ];
      expect(one.lower).toBeLessThanOrEqual(one.value);
      expect(one.upper).toBeGreaterThanOrEqual(one.value);
      expect(other.lower).toBeCloseTo(1 / one.upper, 8);
      expect(strict.lower).toBeLessThan(one.lower);
      expect(strict.upper).toBeGreaterThan(one.upper);
    }
  });

  it('of no events needs a method that can bear it', () => {
    const [none, some] = [
      { x: 0, n: 1200 },
      { x: 40, n: 9000 },
    ];
    expect(() => relativeRate(none, some)).toThrow('Katz limits need events in both groups');
    expect(relativeRate(none, some, 'Exact conditional')).toMatchObject({ value: 0, lower: 0 });
    expect(() => relativeRate(none, none, 'Exact conditional')).toThrow('no events in either group');
  });
});

it('several comparisons are allowed for', () => {
  expect(significantOf([0.004, 0.03, 0.02], 'none')).toEqual([true, true, true]);
  expect(significantOf([0.004, 0.03, 0.02], 'Bonferroni')).toEqual([true, false, false]);
  expect(significantOf([0.004, 0.03, 0.02], 'Holm')).toEqual([true, true, true]);
  expect(significantOf([0.004, 0.06, 0.04], 'Holm')).toEqual([true, false, false]);
  expect(() => significantOf([1.2], 'Holm')).toThrow('between 0 and 1');
});

it('shares that cannot be are refused', () => {
  expect(() => representation([{ group: 'A', cohort: 101, population: 20 }], 400, 'A')).toThrow(
    'between 0 and 100, not 101',
  );
  expect(() => representation([{ group: 'A', cohort: 10, population: 20 }], 400, 'B')).toThrow(
    '"B" is not among A',
  );
  expect(() => representation([{ group: 'A', cohort: 10, population: 20 }], 0, 'A')).toThrow('its size is 0');
});

it('four fifths and five quarters are within the parity zone', () => {
  expect([0.79, 0.8, 1.25, 1.26].map(parityZone)).toEqual([
    'below parity zone',
    'within parity zone',
    'within parity zone',
    'above parity zone',
  ]);
});

describe('shares at the edge', () => {
  const group = (name: string, cohort: number, population: number) => ({ group: name, cohort, population });

  it('of nobody have no ratio to the reference', () => {
    const { groups } = representation([group('A', 0, 10), group('B', 100, 90)], 50, 'B');
    expect(groups[0]!.toReference).toBeNull();
    const { groups: turned } = representation([group('A', 0, 90), group('B', 100, 10)], 50, 'A');
    expect(turned[1]!.toReference).toBeNull();
  });

  it('of a population that may be nobody have no upper bound', () => {
    const { groups } = representation([group('A', 1, 0.03), group('B', 99, 99.97)], 500, 'B');
    expect(groups[0]!.roundingBounds.upper).toBe(Number.POSITIVE_INFINITY);
  });

  it('of two groups are one comparison', () => {
    for (const { significant, significantOfAll } of representation(
      [group('female', 44.5, 50), group('male', 55.5, 50)],
      330,
      'male',
    ).groups)
      expect(significantOfAll).toBe(significant);
  });
});
