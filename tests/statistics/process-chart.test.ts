import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../src/statistics/estimate.js';
import { average } from '../../src/statistics/process-chart/average.js';
import { type ProcessChart, processChart } from '../../src/statistics/process-chart/process-chart.js';
import type { ProcessChartOptions } from '../../src/statistics/process-chart/process-chart-options.js';
import { expectClose, vectors } from '../vectors.js';

const reference = vectors('spc_ptd_run');
const variants = vectors('spc_variants');

// JSON made in R writes a list of one as that one.
const list = <T>(value: T | readonly T[] | null): readonly T[] =>
  value === null ? [] : ([value].flat() as T[]);

describe('NHSRplotthedots', () => {
  it.each(reference.cases)('$id', ({ input, expected }) => {
    const options: ProcessChartOptions = {
      improvement: input.improvement_direction,
      screenOutliers: input.screen_outliers,
      rebaseAt: list(input.rebase_at_index0),
      dates: list(input.dates),
      ...(input.target === null ? {} : { target: input.target }),
      ...(input.fix_after_n_points === null ? {} : { fixAfter: input.fix_after_n_points }),
    };
    const { points, groups, variation, assurance } = processChart(input.values, options);
    const actual: Record<string, unknown> = {
      rebase_group: points.map(({ group }) => group),
      mean: points.map(({ mean }) => mean),
      lpl: points.map(({ lower }) => lower),
      upl: points.map(({ upper }) => upper),
      outside_limits: points.map(({ outside }) => outside),
      relative_to_mean: points.map(({ side }) => side),
      close_to_limits: points.map(({ near }) => near),
      special_cause_type: points.map(({ signal }) => signal?.label ?? 'Common Cause'),
      special_cause_flag: points.map(({ signal }) => signal !== null),
      point_type: points.map(({ type }) => type),
      short_group_warning: points.map(({ group }) => groups.find((own) => own.group === group)!.short),
      variation_icon: variation,
      assurance,
    };
    for (const [field, value] of Object.entries(expected))
      expectClose(actual[field], value, reference.tolerance, field);
  });
});

describe('other run lengths', () => {
  it.each(variants.cases)('$id', ({ input, expected }) => {
    const { points, groups } = processChart(input.values, {
      shiftPoints: input.shift_points,
      trendPoints: input.trend_points,
      screenOutliers: input.screen_outliers,
    });
    const { mean, lower, upper, nearLower, nearUpper } = groups[0]!;
    const actual: Record<string, unknown> = {
      mean,
      lpl: lower,
      upl: upper,
      near_lower: nearLower,
      near_upper: nearUpper,
      outside: points.map(({ outside }) => outside === true),
      shift: points.map(({ shift }) => shift),
      trend: points.map(({ trend }) => trend),
      two_in_three: points.map(({ twoInThree }) => twoInThree),
    };
    for (const [field, value] of Object.entries(expected))
      expectClose(actual[field], value, variants.tolerance, field);
  });
});

/** Whole numbers that look random and are the same in every run. */
function* generator(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    yield Math.floor(state / 2 ** 16) % 21;
  }
}

/** Sixty series: noise around a level that moves now and then, every fifth with points missing. */
const series = Array.from({ length: 60 }, (_, seed): (number | null)[] => {
  const next = generator(seed + 1);
  let level = 200;
  return Array.from({ length: 8 + seed }, (_unused, i) => {
    if (i % 11 === 10) level += next.next().value - 10;
    const value = level + next.next().value;
    return seed % 5 === 0 && next.next().value > 18 ? null : value;
  });
});
const opposite = { high: 'low', low: 'high' } as const;
const labels = ({ points }: ProcessChart) => points.map(({ signal }) => signal?.label);

describe('what holds for every series', () => {
  it.each(series.map((values, i) => [i, values] as const))('series %i', (_, values) => {
    const chart = processChart(values);
    for (const point of chart.points) {
      if (point.lower === null) continue;
      expect(point.lower).toBeLessThanOrEqual(point.nearLower!);
      expect(point.nearLower).toBeLessThanOrEqual(point.mean!);
      expect(point.upper! - point.mean!).toBeCloseTo(point.mean! - point.lower, 9);
      expect(point.outside && point.near).toBeFalsy();
      expect(point.signal !== null).toBe(
        Boolean(point.outside || point.trend || point.twoInThree || point.shift),
      );
      if (point.value === null) expect(point.signal).toBeNull();
    }

    // Another unit, or another zero, changes no signal.
    expect(labels(processChart(values.map((value) => value && value * 8)))).toEqual(labels(chart));
    expect(labels(processChart(values.map((value) => value && value + 1024)))).toEqual(labels(chart));

    // Upside down, high is low.
    const mirrored = processChart(values.map((value) => value && -value));
    expect(mirrored.points.map(({ signal }) => signal?.direction)).toEqual(
      chart.points.map(({ signal }) => signal && opposite[signal.direction]).map((way) => way ?? undefined),
    );

    // Screening never widens the limits, and longer runs are rarer.
    const open = processChart(values, { screenOutliers: false }).groups[0]!;
    expect(open.upper! - open.lower!).toBeGreaterThanOrEqual(
      chart.groups[0]!.upper! - chart.groups[0]!.lower!,
    );
    const longer = processChart(values, { shiftPoints: 8, trendPoints: 8 });
    longer.points.forEach((point, i) => {
      expect(point.shift && !chart.points[i]!.shift).toBe(false);
      expect(point.trend && !chart.points[i]!.trend).toBe(false);
    });
  });

  it('a rebase makes two charts of one', () => {
    for (const [i, before] of series.entries()) {
      const after = series[(i + 7) % series.length]!;
      const joined = processChart([...before, ...after], { rebaseAt: [before.length] });
      expect(labels(joined)).toEqual([...labels(processChart(before)), ...labels(processChart(after))]);
    }
  });
});

const steady = [52, 48, 51, 50, 47, 53, 49, 52, 50, 48, 51, 49, 50];

describe('plain examples', () => {
  it('a point far outside, where fewer is better', () => {
    const chart = processChart([...steady, 75], { improvement: 'decrease' });
    expect(chart.variation).toBe('special_cause_concern');
    expect(chart.points.at(-1)!.signal).toEqual({ rule: 'outside', direction: 'high', label: 'Above UCL' });
    expect(chart.n).toBe(14);
    expect(chart.method).toBe('XmR chart (Making Data Count)');
  });

  it('without a direction nothing is better or worse, and no target is judged', () => {
    const chart = processChart([...steady, 75], { target: 40 });
    expect([chart.variation, chart.assurance]).toEqual(['special_cause_neutral_high', null]);
  });

  it('a target that a falling indicator always meets', () => {
    expect(processChart(steady, { improvement: 'decrease', target: 70 }).assurance).toBe('consistent_pass');
    expect(processChart(steady, { improvement: 'decrease', target: 30 }).assurance).toBe('consistent_fail');
  });

  it('a missing value breaks a run', () => {
    const marked = (values: (number | null)[], rule: 'trend' | 'shift') =>
      processChart(values).points.filter((point) => point[rule]).length;
    expect(marked([1, 2, 3, 4, 5, 6, 7], 'trend')).toBe(7);
    expect(marked([1, 2, 3, null, 4, 5, 6, 7], 'trend')).toBe(0);
    const low = [0, 1, 0, 1, 0, 1, 0];
    expect(marked([...low, 8, 9, 8, 9, 8, 9, 8], 'shift')).toBe(14);
    expect(marked([...low, 8, 9, 8, null, 8, 9, 8], 'shift')).toBe(7);
  });

  it('where two rising trends meet over a tie, the reference calls the point before it falling', () => {
    const meeting = [1, 2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 12, 13].map((value) => 49 + value / 10);
    const labelled = labels(processChart([...steady, ...meeting]));
    expect(labelled.slice(18, 21)).toEqual([
      '7 Point Trend (Increasing)',
      '7 Point Trend (Decreasing)',
      '7 Point Trend (Increasing)',
    ]);
  });

  it('a rebase at the first point only counts one group up', () => {
    expect(processChart(steady, { rebaseAt: [0] }).groups.map(({ group, start }) => [group, start])).toEqual([
      [1, 0],
    ]);
  });

  it('equal decimals lie on their mean', () => {
    expect(average([0.1, 0.1, 0.1])).toBe(0.1);
    expect(average([])).toBeNull();
    expect(processChart(Array(30).fill(0.1)).points.every(({ side }) => side === 0)).toBe(true);
  });
});

describe('caveats', () => {
  const said = (values: (number | null)[], options?: ProcessChartOptions) =>
    processChart(values, options).caveats;
  const months = (...numbers: number[]) =>
    numbers.map((month) => `2014-${String(month).padStart(2, '0')}-28`);

  it('none for a steady year and a month', () => expect(said(steady)).toEqual([]));

  it('few values', () => {
    expect(said([10, 14])).toEqual([
      'There are only 2 values in the series: with fewer than 13, limits are trial limits, which each new value may move.',
    ]);
    expect(said([...steady, 10, 14], { rebaseAt: [13] })[0]).toMatch(
      /^There are only 2 values in points 14 to 15:/,
    );
    expect(said([...steady, null], { rebaseAt: [13] })[0]).toBe(
      'There is no value in point 14, so nothing can be drawn.',
    );
  });

  it('one value', () => {
    expect(said([10])).toEqual([
      'There is only 1 value in the series: with fewer than 13, limits are trial limits, which each new value may move.',
      'No two neighbouring values in the series differ, so no limits can be drawn.',
    ]);
  });

  it('a constant series, whose target the reference cannot judge', () => {
    const chart = processChart(Array(13).fill(100), { improvement: 'increase', target: 95 });
    expect(chart.groups[0]).toMatchObject({ mean: 100, lower: null, upper: null });
    expect(chart.assurance).toBe('inconsistent');
    expect(chart.caveats).toEqual([
      'Every value in the series is 100: without variation there is nothing to judge.',
      'The last points have no limits, so "inconsistent" says nothing about the target.',
    ]);
  });

  it('limits that screening has closed', () => {
    expect(said([1, 1, 1, 1, 1, 1, 0, -1, -1, -1, -1, -1, -1])).toEqual([
      'Most neighbouring values in the series are equal, so the limits have no width and any value off the mean counts as outside.',
    ]);
  });

  it('missing values, the last one above all', () => {
    expect(said([...steady, null, 50])).toEqual([
      '1 point has no value: runs break there, and no moving range is taken.',
    ]);
    expect(said([...steady, null])[1]).toBe(
      'The last point has no value, so "common cause" says nothing about it.',
    );
  });

  it('missing months, but not the months between quarters', () => {
    const short = steady.slice(0, 4);
    expect(said(short, { dates: months(1, 2, 3, 6) })[1]).toBe(
      'There is no point between 2014-03-28 and 2014-06-28: limits and runs treat the two as neighbours.',
    );
    expect(said(short, { dates: months(3, 6, 9, 12) })).toHaveLength(1);
  });

  it('stocks', () => {
    expect(said(steady, { measured: 'stock' })[0]).toMatch(
      /^The values are stocks, .* not evidence of change\.$/,
    );
    expect(said(steady, { measured: 'flow' })).toEqual([]);
  });
});

describe('refusals', () => {
  it.each<[string, (number | null)[], ProcessChartOptions, RegExp]>([
    ['an empty series', [], {}, /needs at least one value/],
    ['a series of missing values', [null, null], {}, /needs at least one value/],
    ['NaN', [1, Number.NaN], {}, /must be a number, or null where it is missing, not NaN/],
    ['infinity', [1, Infinity], {}, /not Infinity/],
    ['a target that is none', steady, { target: Number.NaN }, /A target must be a number/],
    ['a rebase after the end', steady, { rebaseAt: [13] }, /one of the 13 points, counted from 0, not at 13/],
    [
      'limits fixed too early',
      steady,
      { fixAfter: 11 },
      /after 12 points or more, a whole number, not after 11/,
    ],
    ['half a point', steady, { shiftPoints: 6.5 }, /not 6\.5/],
    ['a run of one', steady, { trendPoints: 1 }, /2 points or more/],
    ['too few dates', steady, { dates: ['2014-01-31'] }, /1 dates for 13 points/],
    ['a date in words', [1], { dates: ['January 2014'] }, /written like 2014-03-31, not January 2014/],
    [
      'dates that run backwards',
      [1, 2],
      { dates: ['2014-02-28', '2014-01-31'] },
      /2014-01-31 follows 2014-02-28/,
    ],
  ])('%s', (_, values, options, sentence) => {
    expect(() => processChart(values, options)).toThrow(InvalidInputError);
    expect(() => processChart(values, options)).toThrow(sentence);
  });
});
