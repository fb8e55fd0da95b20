import { describe, expect, it } from 'vitest';
import { partShares } from '../../src/analysis/part-shares.js';
import { workforce } from '../../src/analysis/workforce.js';
import { dataset, issues, observations } from './published.js';

describe('the workforce', () => {
  const rows = workforce(dataset);

  it('stands published and recomputed side by side', () => {
    const sen = rows.find((r) => r.service === '0 to 25 SEN and Disability' && r.staff_group === '');
    expect(sen).toMatchObject({
      vacant_fte_published: 10.6,
      vacant_fte_recomputed: 14.6,
      vacancy_rate_published: 23.34,
      vacancy_rate_recomputed: 32.16,
      agency_rate_recomputed: 41.67,
      over_establishment_fte: 7.4,
      over_establishment_by_vacant: 11.4,
      caveat: expect.stringContaining('leaves 14.6, but 10.6 is published'),
    });
  });

  it('says where rounding cannot explain what is published', () => {
    const sen = rows.find((r) => r.service === '0 to 25 SEN and Disability' && r.staff_group === '');
    expect(sen).toMatchObject({
      vacant_fte_difference: -4,
      vacant_fte_beyond_rounding: true,
      vacancy_rate_difference: -8.82,
      vacancy_rate_beyond_rounding: true,
    });
    const beyond = rows.filter((r) => r.vacant_fte_beyond_rounding);
    expect(beyond.length).toBe(issues.filter(({ check }) => check === 'difference').length);
    expect(rows.find((r) => r.budgeted_fte === null)).toMatchObject({ vacant_fte_beyond_rounding: null });
  });

  it('carries the series across the documents', () => {
    const whole = rows.filter((r) => r.service === '' && r.agency_rate_published !== null);
    expect(whole.map((r) => [r.period, r.agency_rate_published])).toEqual([
      ['2012-13', 30],
      ['2013-14', 28],
      ['June 2017', 29.3],
      ['March 2018', 41],
    ]);
  });
});

it('the share of unaccompanied children by month, and on other days', () => {
  const rows = partShares(dataset);
  expect(rows.filter((r) => /2014$/.test(r.period))).toHaveLength(9);
  expect(rows.find((r) => r.period === 'April 2014')).toMatchObject({ count: 358, total: 801, share: 44.7 });
  expect(rows.find((r) => r.period === 'December 2014')).toMatchObject({
    share: 51.6,
    lower: 48.2,
    upper: 55,
  });
});

it('no share of a part that is more than its whole', () => {
  const figures = observations.map((o) =>
    o.published === '358' && o.indicator === 'cla_number' ? { ...o, value: 3580 } : o,
  );
  expect(partShares({ ...dataset, figures }).some((r) => r.period === 'April 2014')).toBe(false);
});
