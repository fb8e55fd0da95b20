import { describe, expect, it } from 'vitest';
import {
  type RecentTrend,
  recentTrend,
  recentTrendOfProportions,
} from '../../../src/statistics/trend/fingertips.js';
import type { YearFigure } from '../../../src/statistics/trend/fingertips-points.js';
import { judgeMarker } from '../../../src/statistics/trend/trend-marker.js';
import { expectClose, vectors } from '../../vectors.js';
import { numbers } from '../change/numbers.js';

const suite = vectors('trend_fingertips');

// biome-ignore lint/suspicious/noExplicitAny: the reference's own shape
function expectTrend(trend: RecentTrend, expected: any): void {
  const actual = {
    marker: trend.marker,
    chi_square: trend.chiSquare,
    slope: trend.slope,
    significant: trend.significant,
    leave_one_out_consistent: trend.leaveOneOutConsistent,
  };
  expect(Object.keys(actual)).toEqual(Object.keys(expected));
  for (const [field, value] of Object.entries(actual))
    expectClose(value, expected[field], suite.tolerance, field);
}

describe('recentTrend agrees with FingertipsNext', () => {
  it.each(suite.cases)('$id', ({ input, expected }) => {
    expectTrend(recentTrend(input.rows, input.value_type), expected.current_ci_method);
    if (expected.proportion_method)
      expectTrend(recentTrendOfProportions(input.rows), expected.proportion_method);
  });
});

/** Percentages of 400 children, with limits two points away. */
const years = (...percents: (number | null)[]): YearFigure[] =>
  percents.map((value, i) => ({
    year: 2010 + i,
    count: value === null ? null : value * 4,
    denominator: 400,
    value,
    lower: value === null ? null : value - 2,
    upper: value === null ? null : value + 2,
  }));

describe('recentTrend', () => {
  it('says what it rests on', () => {
    const trend = recentTrend(years(50, 10, 12, null, 14, 16, 18), 'Proportion');
    expect(trend).toMatchObject({ marker: 'Increasing', n: 5, years: [2011, 2012, 2014, 2015, 2016] });
    expect(trend).toMatchObject({ confidence: 0.998, method: 'Fingertips, limits', refused: null });
    expect(trend.slope).toBeCloseTo(2, 9);
  });

  it('takes the years in any order', () => {
    const rising = years(10, 12, 11, 16, 18, 20);
    expect(recentTrend([...rising].reverse(), 'Crude rate')).toEqual(recentTrend(rising, 'Crude rate'));
  });

  it('mirrors when the values do', () => {
    const next = numbers(2);
    for (let i = 0; i < 200; i++) {
      const percents = Array.from({ length: 5 }, () => 10 + next(20));
      const trend = recentTrend(years(...percents), 'Crude rate');
      const mirrored = recentTrend(years(...percents.map((value) => 40 - value)), 'Crude rate');
      expect(mirrored.chiSquare).toBeCloseTo(trend.chiSquare!, 8);
      expect(mirrored.slope).toBeCloseTo(-trend.slope!, 8);
      if (trend.marker === 'Increasing') expect(['Decreasing', 'NoChange']).toContain(mirrored.marker);
      expect(trend.significant && trend.chiSquare! <= 9.5495).toBe(false);
    }
  });

  const rising = years(10, 12, 14, 16, 18);

  it.each([
    [
      'four years',
      () => recentTrend(years(10, 12, 14, 16), 'Crude rate'),
      'needs 5 years with figures, but there are 4',
    ],
    [
      'a year too many suppressed',
      () => recentTrend(years(10, 12, null, 14, 16), 'Crude rate'),
      'there are 4',
    ],
    [
      'a denominator of 0',
      () => recentTrend([{ ...rising[0]!, denominator: 0 }, ...rising.slice(1)], 'Crude rate'),
      'are 4',
    ],
    ['three-year averages', () => recentTrend(rising, 'Crude rate', 3), 'annual figures'],
    ['quarters', () => recentTrendOfProportions(rising, 0.25), 'annual figures'],
    ['months that share a year', () => recentTrend([...rising, rising[0]!], 'Crude rate'), 'annual figures'],
    [
      'a standardised ratio',
      () => recentTrend(rising, 'Indirectly standardised ratio'),
      'not for “Indirectly',
    ],
    [
      'a year where all are counted',
      () => recentTrend([...rising, { ...rising[0]!, year: 2000, count: 400 }], 'Proportion'),
      'In 2000',
    ],
  ])('cannot be calculated for %s', (_, calculate, reason) => {
    const trend = calculate();
    expect(trend).toMatchObject({
      marker: 'CannotBeCalculated',
      chiSquare: null,
      slope: null,
      significant: false,
      n: 0,
    });
    expect(trend.refused).toContain(reason);
  });

  it('shows no change without limits, as Fingertips does', () => {
    const bare = rising.map((figure) => ({ ...figure, lower: null, upper: null }));
    for (const trend of [recentTrend(bare, 'Proportion'), recentTrendOfProportions(bare)])
      expect(trend).toMatchObject({ marker: 'NoChange', chiSquare: null, slope: null, n: 0, refused: null });
  });

  it('shows no change where the log odds of a year cannot be had', () => {
    expect(recentTrendOfProportions(years(0, 10, 20, 30, 40))).toMatchObject({
      marker: 'NoChange',
      slope: null,
      significant: true,
    });
    expect(recentTrendOfProportions(years(0, 0, 0, 0, 0))).toMatchObject({
      marker: 'NoChange',
      chiSquare: null,
    });
  });

  it('refuses nonsense', () => {
    const [first, ...rest] = rising as [YearFigure, ...YearFigure[]];
    expect(() => recentTrend([{ ...first, value: Number.NaN }, ...rest], 'Crude rate')).toThrow(
      '2010 is not a number',
    );
    expect(() => recentTrend([{ ...first, count: -1 }, ...rest], 'Crude rate')).toThrow('negative');
    expect(() => recentTrend([{ ...first, lower: 99 }, ...rest], 'Crude rate')).toThrow('wrong way round');
    expect(() => recentTrendOfProportions([{ ...first, count: 401 }, ...rest])).toThrow('less than or equal');
  });
});

describe('FingertipsNext’s own examples', () => {
  const figures = (
    ...rows: [count: number, denominator: number, value: number, lower: number, upper: number][]
  ) =>
    rows.map(([count, denominator, value, lower, upper], i) => ({
      year: 2024 - i,
      count,
      denominator,
      value,
      lower,
      upper,
    }));

  it('preventable sight loss from diabetic eye disease increases', () => {
    const trend = recentTrend(
      figures(
        [1502, 49866388, 3.0121, 2.8616, 3.1683],
        [1415, 49300918, 2.8701, 2.7225, 3.0237],
        [1344, 48753376, 2.7567, 2.6113, 2.9082],
        [935, 48440507, 1.93028, 1.8085, 2.058],
        [1416, 48246126, 2.935, 2.7841, 3.0919],
      ),
      'Crude rate',
    );
    expect(judgeMarker(trend.marker, 'low is good')).toBe('IncreasingAndGettingWorse');
  });

  it('MMR coverage in Yorkshire and the Humber decreases', () => {
    const rows = figures(
      [53185, 59028, 90.1013, 89.8578, 90.3396],
      [51767, 57508, 90.017, 89.7694, 90.2594],
      [53681, 59074, 90.8708, 90.6358, 91.1004],
      [55865, 60511, 92.3221, 92.1072, 92.5315],
      [57274, 61834, 92.6254, 92.4168, 92.8288],
    );
    for (const trend of [recentTrend(rows, 'Proportion'), recentTrendOfProportions(rows)])
      expect(judgeMarker(trend.marker, 'high is good')).toBe('DecreasingAndGettingWorse');
  });
});

describe('judgeMarker', () => {
  it.each([
    ['Increasing', 'high is good', 'IncreasingAndGettingBetter'],
    ['Increasing', 'low is good', 'IncreasingAndGettingWorse'],
    ['Decreasing', 'high is good', 'DecreasingAndGettingWorse'],
    ['Decreasing', 'low is good', 'DecreasingAndGettingBetter'],
    ['Increasing', 'neither', 'Increasing'],
    ['NoChange', 'high is good', 'NoChange'],
    ['CannotBeCalculated', 'low is good', 'CannotBeCalculated'],
  ] as const)('%s where %s: %s', (marker, polarity, judged) => {
    expect(judgeMarker(marker, polarity)).toBe(judged);
  });
});
