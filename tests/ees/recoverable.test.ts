import { describe, expect, it } from 'vitest';
import { toEes } from '../../src/ees/to-ees.js';
import type { Observation } from '../../src/model/observation.js';
import { areasOf, figure, indicators } from './small-figures.js';

const found = (...observations: Observation[]) =>
  toEes(observations, { indicators }).issues.map(({ row, column, message }) => [row, column, message]);
const sex = (published: string, item: string): Observation => figure(published, { breakdown: `sex=${item}` });

describe('a hidden figure can be worked out', () => {
  it('as the only hidden part of a filter beside its Total', () => {
    expect(found(figure('30'), sex('c', 'Female'), sex('27', 'Male'))).toEqual([
      [
        3,
        'cin_number',
        'The hidden figure of cin_number in row 3 can be worked out: it is the only hidden part of sex beside its Total. Hide another of them too.',
      ],
    ]);
  });

  it('as the only hidden part of a count in a column of its own', () => {
    expect(
      found(figure('30'), figure('c', { indicator: 'girls' }), figure('27', { indicator: 'boys' })).map(
        ([, column]) => column,
      ),
    ).toEqual(['girls']);
  });

  it('as the share that makes up the whole with another', () => {
    const percent = { unit: 'percent' } as const;
    expect(
      found(
        figure('28.0', { ...percent, indicator: 'agency_rate' }),
        figure('c', { ...percent, indicator: 'permanent_rate' }),
      ).map(([, column]) => column),
    ).toEqual(['permanent_rate']);
  });

  it('as the only hidden region', () => {
    const regions = Array.from({ length: 9 }, (_, at) =>
      figure(at === 4 ? 'c' : '101', {
        area: 'Made-up Region',
        area_code: `E1200000${at + 1}`,
        area_name: `Region ${at + 1}`,
      }),
    );
    expect(found(figure('811'), ...regions)).toHaveLength(1);
    expect(found(figure('811'), ...regions.slice(1))).toEqual([]);
  });
});

describe('it cannot', () => {
  it('where figures are rounded to tens', () => {
    const published = ['90', '20', 'c', '30', '10', '40', '50', '60', '70'];
    const rows = published.map((each, at) =>
      figure(each, {
        area: 'Made-up Region',
        area_code: `E1200000${at + 1}`,
        area_name: `Region ${at + 1}`,
      }),
    );
    expect(found(figure('370'), ...rows)).toEqual([]);
  });

  it.each([
    ['where two are hidden', [figure('30'), sex('c', 'Female'), sex('c', 'Male'), sex('20', 'Unknown')]],
    ['where the Total is hidden', [figure('c'), sex('c', 'Female'), sex('27', 'Male')]],
    ['where there is no Total', [sex('c', 'Female'), sex('27', 'Male')]],
    ['where another part is not known', [figure('30'), sex('c', 'Female'), sex('x', 'Male')]],
    ['where the items do not add up to it', [figure('30'), sex('c', 'Female'), sex('41', 'Male')]],
    [
      'of an average',
      [
        figure('30', { indicator: 'wait', unit: 'days' }),
        figure('c', { indicator: 'wait', unit: 'days', breakdown: 'sex=Female' }),
        figure('27', { indicator: 'wait', unit: 'days', breakdown: 'sex=Male' }),
      ],
    ],
  ])('%s', (_, observations) => expect(found(...observations)).toEqual([]));
});

it('authorities are told where what is left of their region is small', () => {
  const borough = (published: string, at: number): Observation =>
    figure(published, { area: 'Made-up Borough', area_code: `E0900009${at}`, area_name: `Borough ${at}` });
  const areas = areasOf(
    'E12000099,Made-up Region,Regional,,,,M',
    ...[1, 2, 3].map((at) => `E0900009${at},Borough ${at},Local authority,Made-up Region,,,39${at}`),
  );
  const rows = (region: string): Observation[] => [
    figure(region, { area: 'Made-up Region' }),
    borough('c', 1),
    borough('20', 2),
    borough('30', 3),
  ];
  expect(toEes(rows('54'), { indicators, areas }).issues.map(({ row }) => row)).toEqual([3]);
  expect(toEes(rows('540'), { indicators, areas }).issues).toEqual([]);
});

it('the sentence does not say the figure, and no figure is changed', () => {
  const { files, issues } = toEes([figure('30'), sex('c', 'Female'), sex('27', 'Male')], { indicators });
  expect(issues[0]!.message).not.toMatch(/\b(30|27)\b/);
  expect(files[0]!.data.rows.map((cells) => cells.at(-1))).toEqual(['30', 'c', '27']);
});
