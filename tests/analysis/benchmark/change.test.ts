import { describe, expect, it } from 'vitest';
import { beyondRounding, differenceOf, withColumnDecimals } from '../../../src/analysis/benchmark/change.js';
import { type Compared, comparisonSentence } from '../../../src/analysis/benchmark/sentence.js';
import { roundingInterval } from '../../../src/statistics/interval.js';
import { fileFigures } from '../national-figures.js';

const of = (is: string) => fileFigures([{ area: 'Croydon', is }])[0]!;

describe('a change', () => {
  it.each([
    ['22.4', '24', -1.6],
    ['99', '99.1', -0.1],
    ['479', '548.5', -69.5],
    ['0.3', '0.1', 0.2],
    ['16.85', '16.8', 0.05],
    ['72', '71', 1],
  ])('to %s from %s is %d', (now, before, change) => {
    expect(differenceOf(of(now), of(before))).toBe(change);
  });

  it('is shown with the decimals of the column, of which files leave out final zeros', () => {
    const figures = fileFigures([
      { area: 'Croydon', is: '24' },
      { area: 'Luton', is: '22.4' },
    ]);
    expect(withColumnDecimals(figures).map(({ decimals }) => decimals)).toEqual([1, 1]);
  });
});

describe('two rounded figures', () => {
  it.each([
    [57, 58, 1, false],
    [57, 59, 1, true],
    [100, 105, 5, false],
    [100, 110, 5, true],
    [4.9, 5.2, 0.1, true],
  ])('%d and %d, rounded to %d, differ: %s', (a, b, step, differ) => {
    expect(beyondRounding(roundingInterval(a, step), roundingInterval(b, step))).toBe(differ);
  });
});

describe('the sentence of a comparison', () => {
  const base: Compared = {
    name: 'Children in need',
    area: 'Croydon',
    value: 41.2,
    decimals: 1,
    period: '31 March 2014',
    comparator: 'England',
    comparator_value: 42.1,
    comparator_decimals: 1,
    comparator_period: '31 March 2014',
    gap: -0.9,
    unit: 'rate_per_10000',
    direction: 'lower',
    significant: false,
    counted: true,
    why: '',
  };

  it('says how far a figure is from another and whether chance could explain it', () => {
    expect(comparisonSentence(base)).toBe(
      'Children in need: Croydon 41.2 per 10,000 (31 March 2014), 0.9 below England (42.1); the difference could be due to chance.',
    );
    const past = { comparator: null, comparator_period: '31 March 2013', significant: null, counted: false };
    expect(comparisonSentence({ ...base, ...past })).toContain(
      'down 0.9 from 42.1 on 31 March 2013; not tested, because the counts were not published.',
    );
  });

  it('is a whole sentence for every combination', () => {
    for (const unit of ['percent', 'rate_per_10000', 'count', 'days'] as const)
      for (const direction of ['better', 'worse', 'higher', 'lower', 'no different', 'not compared'] as const)
        for (const significant of [true, false, null])
          for (const comparator of ['England', null])
            for (const gap of [-0.9, 0, 1])
              expect(
                comparisonSentence({ ...base, unit, direction, significant, comparator, gap, why: 'of x' }),
              ).toMatch(/^Children in need: Croydon [^;]*(; (the difference|not tested)[^;]*)?\.$/);
  });
});
