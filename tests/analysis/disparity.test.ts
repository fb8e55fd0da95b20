import { describe, expect, it } from 'vitest';
import { disparityRows } from '../../src/analysis/disparity.js';
import { backCalculate } from '../../src/statistics/disclosure/back-calculation.js';
import { auditOf, catalogue, gridOf } from '../small.js';
import { dataset, observations } from './published.js';

describe('who is over- and under-represented', () => {
  const rows = disparityRows(dataset);
  const row = (group: string, cohort: string) => rows.find((r) => r.group === group && r.cohort === cohort);

  it('Black and Asian children among local looked-after children', () => {
    expect(row('Black African and Black Caribbean', 'looked after (local)')).toMatchObject({
      representation_index: 1.35,
      lowercl: 1.18,
      uppercl: 1.54,
      significant: true,
      zone: 'above parity zone',
    });
    expect(row('Asian', 'looked after (local)')).toMatchObject({
      representation_index: 0.21,
      lowercl: 0.12,
      uppercl: 0.35,
      relative_to_everyone_else: 0.18,
      relative_to_reference: 0.21,
    });
  });

  const withFigures = (figures: typeof observations) => disparityRows({ ...dataset, figures });
  const small = (of: readonly { readonly group: string; readonly cohort: string }[]) =>
    of.find((r) => r.group === 'Chinese and Other' && r.cohort === 'looked after (local)');

  it('works with ten children of a group, not with eight', () => {
    const share = (value: number) =>
      withFigures(
        observations.map((o) => (o.published === '0.7%' ? { ...o, value, published: `${value}%` } : o)),
      );
    expect(small(share(2))).toMatchObject({ representation_index: null, significant: null });
    expect(small(share(2.6))).toMatchObject({ representation_index: 1.04, significant: false });
  });

  it('takes no size of a later day than the shares', () => {
    const later = observations
      .filter((o) => o.period_end === '2014-12-31')
      .map((o) => ({ ...o, period_end: '2016-12-31', value: o.value === null ? null : o.value + 100 }));
    const asian = withFigures([...observations, ...later]).find(
      (r) => r.group === 'Asian' && r.cohort === 'looked after (local)',
    );
    expect(asian?.cohort_size).toBe(397);
  });

  it('reads shares to the decimals they are published with', () => {
    const whole = { ethnicity: ['53%', '47%'], size: '15' };
    const { figures: made } = auditOf([
      [
        gridOf(
          'shares',
          ' | cohort | people',
          `A | ${whole.ethnicity[0]} | 50%`,
          `B | ${whole.ethnicity[1]} | 50%`,
        ),
        {
          header: 1,
          stub: 1,
          all: { area: 'Croydon', period: 'December 2014', indicator: 'cohort_share' },
          rows: ['A', 'B'].map((ethnicity) => [ethnicity, { breakdown: { ethnicity } }]),
          columns: [
            ['cohort', { breakdown: { cohort: 'child protection plan' } }],
            ['people', { breakdown: { cohort: 'general population' } }],
          ],
        },
      ],
      [
        gridOf('plans', ' | figure', `plans | ${whole.size}`),
        {
          header: 1,
          stub: 1,
          all: { area: 'Croydon', period: 'December 2014', indicator: 'cpp_number' },
          rows: [['plans', {}]],
          columns: [['figure', {}]],
        },
      ],
    ]);
    const found = disparityRows({ figures: made, catalogue, issues: [], sources: {} });
    expect(found).toHaveLength(2);
    for (const { caveat } of found) expect(caveat).not.toContain('impossible');
  });

  it('carries the caveat that shares can be impossible for the cohort', () => {
    expect(row('White', 'child protection plan')?.caveat).toContain(
      'These shares are impossible for 389 children',
    );
    expect(row('White', 'child protection plan')?.caveat).toContain(
      'impossible for 389 children and for any number near it, so the test is indicative only',
    );
    expect(row('female', 'child protection plan')?.caveat).toContain('allow them: 390');
    expect(row('Asian', 'child protection plan')?.caveat).not.toContain('546');
    expect(row('White', 'looked after (local)')?.caveat).toContain('add up to 99.6%');
  });

  it('works nothing out for a group too small, nor tells the sizes that would give it away', () => {
    expect(row('Chinese and Other', 'looked after (local)')).toMatchObject({
      cohort_size: null,
      representation_index: null,
      lowercl: null,
      rounding_upper: null,
      gap: null,
      relative_to_everyone_else: null,
      zone: '',
      significant: null,
    });
    for (const { cohort, characteristic, caveat } of rows)
      if (cohort === 'looked after (local)' && characteristic === 'ethnicity')
        expect(caveat).not.toContain('allow them:');
    expect(Object.keys(rows[0]!).some((column) => /implied|expected/.test(column))).toBe(false);
  });

  it('lets no small count be worked out from a share and the size beside it', () => {
    for (const { cohort_share, cohort_size } of rows)
      if (cohort_size !== null)
        expect(backCalculate(cohort_share, cohort_size, 1).disclosive, `${cohort_share}%`).toBe(false);
  });

  it('lists the groups alphabetically, Other last, and claims no more than chance allows', () => {
    const groups = rows
      .filter((r) => r.cohort === 'looked after (local)' && r.characteristic === 'ethnicity')
      .map((r) => r.group);
    expect(groups).toEqual([
      'Asian',
      'Black African and Black Caribbean',
      'Mixed Parentage',
      'White',
      'Chinese and Other',
    ]);
    expect(row('White', 'looked after (local)')?.sentence).toContain('could be due to chance');
    expect(row('Asian', 'child protection plan')?.sentence).toContain(
      'when all the groups are compared together, the difference could be due to chance',
    );
    expect(row('female', 'looked after (UASC)')?.caveat).toContain('does not measure risk');
    for (const { sentence } of rows) expect(sentence).not.toMatch(/BAME|because|as likely/);
  });
});
