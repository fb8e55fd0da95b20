import { describe, expect, it } from 'vitest';
import {
  adjustedFunnelLabels,
  overdispersion,
  poissonFunnelLimits,
  proportionFunnel,
  proportionFunnelLabels,
  rateFunnel,
  rateFunnelLabels,
  ratioFunnel,
  ratioFunnelLabels,
  standardisedFunnelLabels,
} from '../../src/statistics/funnel.js';
import { expectClose, vectors } from '../vectors.js';

const suite = vectors('phe_run_funnel');
const find = (id: string) => suite.cases.find((c) => c.id === id)!;
const areasOf = ({ x, n }: { x: number[]; n: number[] }) => x.map((count, i) => ({ x: count, n: n[i]! }));
const four = { rel: (suite.tolerance as { poisson_rel: number }).poisson_rel };

describe('funnels agree with PHEindicatormethods', () => {
  it('limits of proportions', () => {
    const { input, expected } = find('prop_limits_14');
    const points = proportionFunnel(areasOf(input));
    expect(points.map(({ at }) => at)).toEqual(expected.Population);
    const percent = (key: 'lower95' | 'upper95' | 'lower998' | 'upper998') =>
      points.map((point) => point[key] * 100);
    const close = { rel: 1e-9, abs: 1e-9 };
    expectClose(percent('lower95'), expected.lower_2s_limit, close);
    expectClose(percent('upper95'), expected.upper_2s_limit, close);
    expectClose(percent('lower998'), expected.lower_3s_limit, close);
    expectClose(percent('upper998'), expected.upper_3s_limit, close);
  });

  it('limits of rates', () => {
    const { input, expected } = find('rate_limits_12');
    const points = rateFunnel(areasOf(input), input.multiplier, input.years);
    expect(points.map(({ at }) => at)).toEqual(expected.Events);
    for (const [ours, theirs] of [
      ['lower95', 'lower_2s'],
      ['upper95', 'upper_2s'],
      ['lower998', 'lower_3s'],
      ['upper998', 'upper_3s'],
    ] as const) {
      expectClose(
        points.map((point) => point[ours]),
        expected[`${theirs}_limit`],
        four,
        ours,
      );
      expectClose(
        points.map((point) => point.denominators[ours]),
        expected[`${theirs}_population_1_year`],
        four,
        ours,
      );
    }
  });

  it('labels', () => {
    const [proportions, rates] = [find('prop_sig_14'), find('rate_sig_12')];
    expect(proportionFunnelLabels(areasOf(proportions.input))).toEqual(proportions.expected.significance);
    expect(rateFunnelLabels(areasOf(rates.input))).toEqual(rates.expected.significance);
  });

  it('Poisson limits, exactly', () => {
    const { input, expected } = find('poisson_funnel_points');
    const limits = (input.obs as number[]).map((events, i) => poissonFunnelLimits(events, input.p[i]));
    expectClose(
      limits.map(([low]) => low),
      expected.low_exact,
      suite.tolerance,
    );
    expectClose(
      limits.map(([, high]) => high),
      expected.high_exact,
      suite.tolerance,
    );
    expectClose(
      limits.map(([low]) => low),
      expected.low,
      four,
    );
  });
});

describe('the axis and the limits of a funnel', () => {
  const areas = [
    { x: 90, n: 3000 },
    { x: 240, n: 6000 },
  ];

  it('of several years give populations of one', () => {
    const average = 330 / 9000;
    for (const { at, denominators } of rateFunnel(areas, 10_000, 3))
      expect(denominators.lower95 * 3 * average).toBeCloseTo(poissonFunnelLimits(at, 0.025)[1], 8);
    expect(rateFunnel(areas, 10_000, 3).at(-1)?.at).toBe(Math.ceil(2100 * 3 * average));
  });

  it('starts from 0 only where the areas differ more than twofold', () => {
    expect(proportionFunnel(areas)[0]?.at).toBe(2000);
    expect(proportionFunnel([...areas, { x: 1, n: 2999 }])[0]?.at).toBe(1);
  });

  it.each([
    [945, 0.025, 1007.2243],
    [920, 0.001, 1017.639],
  ])('Poisson limits of %d events at %d agree with R', (events, tail, high) => {
    expect(poissonFunnelLimits(events, tail)[1]).toBeCloseTo(high, 3);
  });

  it('has nobody outside where everybody is counted', () => {
    const all = [100, 1000, 30, 7].map((n) => ({ x: n, n }));
    expect(new Set(proportionFunnelLabels(all))).toEqual(new Set(['Not significant']));
    for (const { lower95, upper95 } of proportionFunnel(all)) expect([lower95, upper95]).toEqual([1, 1]);
  });

  it('of rates needs an event', () =>
    expect(() => rateFunnel([{ x: 0, n: 100 }])).toThrow('needs at least one event'));
});

describe('a funnel of observed over expected events', () => {
  const areas = [
    { x: 30, n: 12.5 },
    { x: 7, n: 9.1 },
    { x: 0, n: 8 },
  ];

  it('has the limits of a Poisson count over what was expected', () => {
    for (const { at, lower95, upper998, denominators } of ratioFunnel(areas)) {
      const [, high] = poissonFunnelLimits(at, 0.025);
      expect(lower95).toBeCloseTo(at / high, 12);
      expect(denominators.lower95).toBe(high);
      expect(lower95).toBeLessThan(1);
      expect(upper998).toBeGreaterThan(1);
    }
  });

  it('runs along the observed events, closing at 1', () => {
    const points = ratioFunnel(areas);
    expect(points).toHaveLength(100);
    expect(points[0]!.at).toBe(7);
    expect(points.at(-1)!.upper95 - 1).toBeLessThan(points[0]!.upper95 - 1);
  });

  it('labels each area by its own limits', () => {
    expect(ratioFunnelLabels(areas)).toEqual(['High (0.001)', 'Not significant', 'Low (0.001)']);
  });
});

it('standardised rates are labelled over the populations they imply, from ten events on', () => {
  const areas = [
    { x: 60, rate: 40 },
    { x: 90, rate: 110 },
    { x: 9, rate: 30 },
  ];
  const implied = areas.map(({ x, rate }) => ({ x, n: (x / rate) * 10_000 }));
  expect(standardisedFunnelLabels(areas)).toEqual([...rateFunnelLabels(implied).slice(0, 2), null]);
  expect(standardisedFunnelLabels(areas)).toEqual(['Low (0.001)', 'High (0.001)', null]);
  expect(() => standardisedFunnelLabels([{ x: 3, rate: 10 }])).toThrow('10 events or more');
});

it('a funnel of nothing is refused', () => {
  expect(() => proportionFunnel([])).toThrow('at least one area');
  expect(() => proportionFunnelLabels([{ x: 3, n: 2 }])).toThrow('less than or equal to the denominator');
});

describe('an overdispersed funnel', () => {
  const areas = (low: number, high: number) =>
    Array.from({ length: 10 }, (_, at) => ({ x: at < 5 ? low : high, n: 1000 }));

  // By hand: arcsine of the square root of 0.1, 0.2 and 0.3; z-scores −8.97 and 7.34; τ² = (10 φ − 9) ÷ 36,000.
  it('has the variance between areas that Spiegelhalter gives', () => {
    const found = overdispersion(areas(100, 300), 'proportion')!;
    expect(found.phi).toBeCloseTo(67.18, 1);
    expect(found.tau2).toBeCloseTo(0.01841, 4);
  });

  it('has wider limits, within which most areas lie', () => {
    expect(new Set(proportionFunnelLabels(areas(100, 300)))).toEqual(
      new Set(['Low (0.001)', 'High (0.001)']),
    );
    const found = overdispersion(areas(100, 300), 'proportion')!;
    expect(new Set(adjustedFunnelLabels(areas(100, 300), found, 'proportion'))).toEqual(
      new Set(['Not significant']),
    );
  });

  it('is none where areas do not differ, and cannot be told of few areas', () => {
    expect(overdispersion(areas(200, 200), 'rate')?.tau2).toBe(0);
    expect(overdispersion(areas(100, 300).slice(0, 9), 'rate')).toBeNull();
  });
});
