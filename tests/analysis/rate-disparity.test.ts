import { describe, expect, it } from 'vitest';
import { rateDisparityRows } from '../../src/analysis/rate-disparity.js';
import { auditOf, catalogue, gridOf } from '../small.js';

describe('the rates of groups, where the counts are published', () => {
  const of = (asian: string, other: string) => {
    const groups = [
      ['Other', other, 400],
      ['White', '20%', 900],
      ['Asian', asian, 500],
      ['Mixed', '20%', 20],
    ] as const;
    const { figures: made } = auditOf([
      [
        gridOf('exam', ' | figure', ...groups.map(([label, published]) => `${label} | ${published}`)),
        {
          header: 1,
          stub: 1,
          all: { area: 'Croydon', period: '2013-14', indicator: 'ks2_level4' },
          rows: groups.map(([ethnicity, , denominator]) => [
            ethnicity,
            { denominator, breakdown: { ethnicity } },
          ]),
          columns: [['figure', {}]],
        },
      ],
    ]);
    return rateDisparityRows({ figures: made, catalogue, issues: [], sources: {} });
  };

  it('stand beside the largest group, Other last', () => {
    const rows = of('30%', '21%');
    expect(rows.map((r) => [r.group, r.reference, r.relative_rate, r.significant])).toEqual([
      ['Asian', 'White', 1.5, true],
      ['Mixed', 'White', null, null],
      ['Other', 'White', 1.05, false],
    ]);
    expect(rows.map((r) => r.sentence.replace(/^.*2013-14\. /, ''))).toEqual([
      'Asian 30%, White 20%: 1.50 times the rate (95% limits 1.21 to 1.86, adjusted for the number of groups); the difference is statistically significant.',
      'Mixed: too few to give a rate.',
      'Other 21%, White 20%: 1.05 times the rate (95% limits 0.81 to 1.37, adjusted for the number of groups); the difference could be due to chance.',
    ]);
  });

  it('are significant only by the limits adjusted for the number of groups', () => {
    const one = of('24.6%', '20%');
    expect(one.find((r) => r.group === 'Asian')).toMatchObject({ significant: false });
  });
});
