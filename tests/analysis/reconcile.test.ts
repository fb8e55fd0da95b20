import { describe, expect, it } from 'vitest';
import { atLeast, type Reason, reproduce } from '../../src/analysis/reconcile.js';
import type { Observation } from '../../src/model/observation.js';
import { madeUp } from '../charts/made-up.js';
import { catalogue } from '../small.js';
import { croydon, type FileFigure, fileFigures, neighboursOf } from './national-figures.js';

type Published = readonly [area: string, period: string, published: string, breakdown?: string];

/** Why published figures of an indicator are what they are, by made-up files. */
function reasons(indicator: string, published: readonly Published[], files: readonly FileFigure[]) {
  const figures = madeUp(
    published.map(([area, period, published, breakdown = '']) => ({
      indicator,
      area,
      period,
      published,
      breakdown,
    })),
  ).figures as Observation[];
  const national = {
    figures: fileFigures(files.map((row) => ({ indicator, ...row }))),
    catalogue,
    neighbours: neighboursOf('2014', ['Luton', 'Merton', 'Reading']),
  };
  return reproduce(figures, national, croydon, '2014');
}

const reasonOf = (indicator: string, published: Published, files: readonly FileFigure[]): Reason =>
  reasons(indicator, [published], files)[0]!.reason;

describe('a published figure is', () => {
  it.each<[Reason, string, Published, FileFigure[]]>([
    ['the same', 'cin_rate', ['Croydon', '31 March 2014', '410.3'], [{ area: 'Croydon', is: '410.3' }]],
    [
      'to the nearest five',
      'cla_number',
      ['Croydon', '31 March 2014', '790'],
      [{ area: 'Croydon', is: '789' }],
    ],
    [
      'rounded otherwise',
      'cla_three_placements',
      ['Croydon', '2013-14', '12.0'],
      [{ area: 'Croydon', period: '2013-14', is: '11.8' }],
    ],
    [
      'another release',
      'cin_rate',
      ['Croydon', '31 March 2014', '412.2'],
      [
        { area: 'Croydon', is: '408.9', release: 'new-2022' },
        { area: 'Croydon', is: '412.2', release: 'old-2014' },
      ],
    ],
    [
      'another scale',
      'cla_number',
      ['England', '31 March 2014', '68.84'],
      [{ area: 'England', is: '68840' }],
    ],
    ['not explained', 'cin_rate', ['Croydon', '31 March 2014', '410.3'], [{ area: 'Croydon', is: '399.9' }]],
    [
      'not in the files',
      'cin_rate',
      ['Croydon', '31 March 2014', '410.3'],
      [{ area: 'Croydon', is: '410.3', period: '31 March 2009' }],
    ],
  ])('%s', (reason, indicator, published, files) => {
    expect(reasonOf(indicator, published, files)).toBe(reason);
  });

  const three = (values: readonly string[]): FileFigure[] =>
    ['Luton', 'Merton', 'Reading'].map((area, at) => ({ area, is: values[at]! }));
  const average = (published: string): Published => ['Statistical neighbours', '31 March 2014', published];

  it.each<[Reason, string, string[]]>([
    ['the same', '20.0', ['10', '20', '30']],
    ['neighbours without a figure left out', '15.0', ['10', '20', 'suppressed']],
    ['another average', '12.0', ['11', '12', '40']],
  ])('an average that is %s', (reason, published, values) => {
    expect(reasonOf('cin_rate', average(published), three(values))).toBe(reason);
  });

  it('a total of the country in hundreds, though the print calls it an average of authorities', () => {
    const rows = reasons(
      'cla_ceased',
      [['England', '2013-14', '304', 'basis=average of authorities']],
      [
        { area: 'England', period: '2013-14', is: '30430' },
        { area: 'Luton', period: '2013-14', is: '150' },
        { area: 'Kent', period: '2013-14', is: '250' },
      ],
    );
    expect(rows[0]).toMatchObject({ reason: 'another scale', recomputed: 200, severity: 'high' });
    expect(rows[0]!.sentence).toContain(
      'the files give the total of the country, 30,430, which is this times 100',
    );
  });
});

describe('the odds that chance makes a row match', () => {
  it('are those of at least so many of all figures tried', () => {
    expect(atLeast(2, [0.5, 0.5, 0.5])).toBeCloseTo(0.5);
    expect(atLeast(3, [0.1, 0.2, 0.3])).toBeCloseTo(0.006);
    expect(atLeast(1, [0.1, 0.1])).toBeCloseTo(0.19);
    expect(atLeast(0, [])).toBe(1);
  });
});

describe('a row published under another year', () => {
  const years = ['31 March 2011', '31 March 2012', '31 March 2013', '31 March 2014'];
  const files = ['638', '515', '475', '465'].map(
    (is, at): FileFigure => ({ area: 'Croydon', is, period: years[at]! }),
  );

  it('is found where the other year explains more of it', () => {
    const published: Published[] = ['640', '515', '475'].map((text, at) => ['Croydon', years[at + 1]!, text]);
    expect(
      reasons('cla_12_months', published, files).map((row) => [
        row.reason,
        row.recomputed,
        row.matched_period,
      ]),
    ).toEqual([
      ['another year', 515, '31 March 2011'],
      ['another year', 475, '31 March 2012'],
      ['another year', 465, '31 March 2013'],
    ]);
  });

  it('is not claimed of a single figure that happens to match another year', () => {
    expect(reasons('cla_12_months', [['Croydon', '31 March 2014', '475']], files)[0]!.reason).toBe(
      'not explained',
    );
  });

  it('is only hinted at where chance would do the same in many rows', () => {
    const whole = ['9.9', '11.0', '11.8', '8.6'].map(
      (is, at): FileFigure => ({
        area: 'Croydon',
        is,
        period: ['2010-11', '2011-12', '2012-13', '2013-14'][at]!,
      }),
    );
    const published: Published[] = [
      ['Croydon', '2011-12', '10.0'],
      ['Croydon', '2012-13', '11.0'],
      ['Croydon', '2013-14', '12.0'],
    ];
    const rows = reasons('cla_three_placements', published, whole);
    expect(rows.map(({ reason }) => reason)).toEqual(Array(3).fill('not explained'));
    expect(rows[0]!.sentence).toContain('it fits 2010-11, as more of its row fits that year, but chance');
  });

  it('may be two years out', () => {
    const published: Published[] = ['638', '515'].map((text, at) => ['Croydon', years[at + 2]!, text]);
    expect(reasons('cla_12_months', published, files)[0]).toMatchObject({
      reason: 'another year',
      matched_period: years[0],
    });
  });
});
