import { describe, expect, it } from 'vitest';
import {
  poissonFunnelLimits,
  proportionFunnel,
  proportionFunnelLabels,
  rateFunnel,
  rateFunnelLabels,
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
        points.map((point) => point.populations[ours]),
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

it('a funnel of nothing is refused', () => {
  expect(() => proportionFunnel([])).toThrow('at least one area');
  expect(() => proportionFunnelLabels([{ x: 3, n: 2 }])).toThrow('less than or equal to the denominator');
});
