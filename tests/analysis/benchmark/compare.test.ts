import { describe, expect, it } from 'vitest';
import { compareRows } from '../../../src/analysis/benchmark/compare.js';
import { scorecardOf } from '../../../src/analysis/benchmark/scorecard.js';
import { intervalOf } from '../../../src/analysis/figures.js';
import { dataset, observations } from '../published.js';

const comparisons = compareRows(dataset, 'Croydon');
const comparison = (indicator: string, comparator: string) =>
  comparisons.find((c) => c.indicator === indicator && c.comparator === comparator);

describe('an area beside its neighbours, England and its own past', () => {
  it.each([
    ['cin_rate', 'England', 63.9, 'higher'],
    ['cin_rate', 'Statistical neighbours', 16.1, 'higher'],
    ['cin_rate', 'own past', -1.9, 'lower'],
    ['assessments_45d', 'England', -12.9, 'lower'],
    ['cpp_reregistration', 'Statistical neighbours', -2.5, 'lower'],
    ['cla_stable_placement', 'own past', 0, 'no different'],
    ['care_proceedings_weeks', 'Statistical neighbours', -0.3, 'no different'],
    ['adoption_entry_to_placement_days', 'England', 221, 'higher'],
  ])('%s against %s: %d, %s', (indicator, comparator, gap, direction) => {
    expect(comparison(indicator, comparator)).toMatchObject({ gap, direction });
  });

  it('gives a gap to neighbours and England for every national indicator that prints them', () => {
    const national = observations.filter(
      (o) => / 7\.4/.test(o.source) && o.geographic_level !== 'Local authority',
    );
    const wanted = new Set(
      national.filter((o) => o.value !== null).map((o) => `${o.indicator}|${o.area_name}`),
    );
    const given = new Set(comparisons.map((c) => `${c.indicator}|${c.comparator}`));
    expect([...wanted].filter((pair) => !given.has(pair))).toEqual([
      'cpp_number|England',
      'cla_number|England',
    ]);
  });

  it('tells chance from change where the counts are published', () => {
    expect(comparison('cpp_rate', 'England')).toMatchObject({ significant: false });
    expect(comparison('cpp_rate', 'own past')).toMatchObject({ significant: true });
    expect(comparison('cla_rate', 'England')).toMatchObject({ significant: true });
    expect(comparison('cla_rate', 'own past')).toMatchObject({ significant: false });
    expect(comparison('ks2_level4', 'own past')).toMatchObject({ significant: false });
    expect(comparison('cin_rate', 'England')).toMatchObject({ significant: null });
  });

  it('says what a neighbour average rests on, and what is questionable about a figure', () => {
    expect(comparison('adopters_waited_3_months', 'Statistical neighbours')?.rests_on).toContain(
      'allows 7 only',
    );
    expect(comparison('cin_rate', 'England')?.rests_on).toBe('');
    expect(comparison('cla_adopted_pct', 'England')?.caveat).toContain(
      'The title says "% of children looked after"',
    );
    expect(comparison('cla_number', 'Statistical neighbours')?.caveat).not.toContain('798');
    expect(comparison('cla_rate', 'England')?.caveat).not.toContain('68.84');
    expect(comparison('cin_rate', 'England')?.caveat).toBe('');
  });

  it.each(['cla_12_months', 'care_leavers_suitable_accommodation', 'care_leavers_eet'])(
    'does not compare %s, a row that is a year late, and says why',
    (indicator) => {
      for (const comparator of ['Statistical neighbours', 'England', 'own past'])
        expect(comparison(indicator, comparator)).toMatchObject({
          gap: null,
          direction: 'not compared',
          caveat: expect.stringContaining('this row is a year late'),
        });
    },
  );

  it('explains no figure by ages that its source does not count', () => {
    expect(comparison('care_leavers_suitable_accommodation', 'England')?.caveat).not.toMatch(/20- and 21/);
  });

  it.each([
    ['cla_12_months', 'The figure is no average of authorities'],
    ['cla_started', 'in the same way as the 472'],
  ])('does not compare %s with a figure that cannot be right, or may not be', (indicator, caveat) => {
    expect(comparison(indicator, 'England')).toMatchObject({
      gap: null,
      ratio: null,
      direction: 'not compared',
      significant: null,
      caveat: expect.stringContaining(caveat),
    });
  });

  it('does not compare across a break of the series', () => {
    const gcses = comparisons.filter((c) => c.indicator === 'ks4_5ac_em').map((c) => c.direction);
    expect(gcses).toEqual(['higher', 'not compared']);
  });

  it('reads no count of another area as good or bad, and says when figures are far apart', () => {
    expect(comparison('approved_adoptive_families', 'Statistical neighbours')?.direction).toBe('higher');
    const plans = comparisons.filter((c) => c.indicator === 'cpp_number' && c.comparator === 'own past');
    expect(plans.map(({ gap, caveat }) => [gap, caveat])).toEqual([
      [69, 'A later figure has been published: 399 (19 June 2017).'],
      [
        -17,
        'A later figure has been published: 399 (19 June 2017). The figures are more than a year apart. The figures come from different documents.',
      ],
    ]);
  });

  it('takes figures that are all published with .0 for the whole numbers they are', () => {
    expect(comparison('care_leavers_he', 'Statistical neighbours')).toMatchObject({
      gap: 0.4,
      direction: 'no different',
      caveat: expect.stringContaining('taken as whole numbers'),
    });
  });

  it('says on how few a percentage rests', () =>
    expect(comparison('ks2_level4', 'own past')?.caveat).toContain('Based on 19 and 14:'));

  it('of an area without figures is refused', () =>
    expect(() => compareRows(dataset, 'Croyden')).toThrow('No figure is about "Croyden"; there are figures'));

  it('makes one line of each indicator', () => {
    const row = scorecardOf(compareRows(dataset, 'Croydon')).find((r) => r.indicator === 'cin_rate');
    expect(row).toMatchObject({ value: 410.3, change: -1.9, neighbours_gap: 16.1, england_gap: 63.9 });
    const plans = scorecardOf(compareRows(dataset, 'Croydon')).find((r) => r.indicator === 'cpp_rate');
    expect(plans).toMatchObject({ change_significant: true, england_significant: false });
  });

  it('and of each period, so that no change stands beside a value of another year', () => {
    const rows = scorecardOf(compareRows(dataset, 'Croydon')).filter((r) => r.indicator === 'cpp_number');
    expect(rows.map((r) => [r.period, r.value, r.change, r.since, r.neighbours])).toEqual([
      ['31 March 2014', 377, 69, '31 March 2013', 283],
      ['31 March 2016', 360, -17, '31 March 2014', null],
    ]);
    expect(rows[1]?.missing).toContain('no figure for the neighbours');
  });
});

it('an interval is on the scale of our reading', () => {
  const thousands = observations.find((o) => o.published === '68.84') as Parameters<typeof intervalOf>[0];
  expect(intervalOf(thousands)).toMatchObject({ lo: 68_835, hi: 68_845 });
});
