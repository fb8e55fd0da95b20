import { describe, expect, it } from 'vitest';
import { workforceRows } from '../../src/analysis/workforce.js';
import { dataset, issues } from './published.js';

describe('the workforce', () => {
  const rows = workforceRows(dataset);

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
