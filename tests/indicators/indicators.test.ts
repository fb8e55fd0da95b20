import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build } from '../../etl/build.js';
import { readInput } from '../../etl/read.js';
import { recipes } from '../../etl/recipes/index.js';
import { compare } from '../../src/indicators/compare.js';
import { disparity } from '../../src/indicators/disparity.js';
import { intervalOf } from '../../src/indicators/figures.js';
import { neighbourAverage } from '../../src/indicators/neighbour-average.js';
import { partShares } from '../../src/indicators/part-shares.js';
import { rateDisparity } from '../../src/indicators/rate-disparity.js';
import { scorecard } from '../../src/indicators/scorecard.js';
import { trend } from '../../src/indicators/trend.js';
import { workforce } from '../../src/indicators/workforce.js';
import { projectFolder } from '../../src/project.js';
import { backCalculate } from '../../src/statistics/disclosure/back-calculation.js';
import { auditOf, catalogue, gridOf } from '../small.js';

const { input, faults } = readInput(join(projectFolder(), 'data'));
const { observations, findings } = build(input, recipes, faults);
const published = { figures: observations, catalogue, findings };
const comparisons = compare(published, 'Croydon');
const comparison = (indicator: string, comparator: string) =>
  comparisons.find((c) => c.indicator === indicator && c.comparator === comparator);

describe('an area beside its neighbours, England and its own past', () => {
  it.each([
    ['cin_rate', 'England', 63.9, 'higher'],
    ['cin_rate', 'Statistical neighbours', 16.1, 'higher'],
    ['cin_rate', 'own past', -1.9, 'lower'],
    ['assessments_45d', 'England', -12.9, 'worse'],
    ['cpp_reregistration', 'Statistical neighbours', -2.5, 'better'],
    ['cla_stable_placement', 'own past', 0, 'no different'],
    ['care_proceedings_weeks', 'Statistical neighbours', -0.3, 'no different'],
    ['adoption_entry_to_placement_days', 'England', 221, 'worse'],
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

  it('tells chance from change where the counts are printed', () => {
    expect(comparison('cpp_rate', 'England')).toMatchObject({ significant: false });
    expect(comparison('cpp_rate', 'own past')).toMatchObject({ significant: true });
    expect(comparison('cla_rate', 'England')).toMatchObject({ significant: true });
    expect(comparison('cla_rate', 'own past')).toMatchObject({ significant: false });
    expect(comparison('ks2_level4', 'own past')).toMatchObject({ significant: false });
    expect(comparison('cin_rate', 'England')).toMatchObject({ significant: null });
  });

  it('says what a neighbour average rests on, and what is doubtful about a figure', () => {
    expect(comparison('adopters_waited_3_months', 'Statistical neighbours')?.rests_on).toContain(
      'allows 7 only',
    );
    expect(comparison('cin_rate', 'England')?.rests_on).toBe('');
    expect(comparison('cla_number', 'Statistical neighbours')?.caveat).toContain('add up to 798');
    expect(comparison('cla_rate', 'England')?.caveat).toBe('');
    expect(comparison('cin_rate', 'England')?.caveat).toBe('');
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
    expect(gcses).toEqual(['better', 'not compared']);
  });

  it('reads no count of another area as good or bad, and says when figures are far apart', () => {
    expect(comparison('approved_adoptive_families', 'Statistical neighbours')?.direction).toBe('higher');
    const plans = comparisons.filter((c) => c.indicator === 'cpp_number' && c.comparator === 'own past');
    expect(plans.map(({ gap, caveat }) => [gap, caveat])).toEqual([
      [69, ''],
      [-17, 'The figures are more than a year apart. The figures come from different documents.'],
    ]);
  });

  it('of an area without figures is refused', () =>
    expect(() => compare(published, 'Croyden')).toThrow('No figure is about "Croyden"; there are figures'));

  it('makes one line of each indicator', () => {
    const row = scorecard(published, 'Croydon').find((r) => r.indicator === 'cin_rate');
    expect(row).toMatchObject({ value: 410.3, change: -1.9, neighbours_gap: 16.1, england_gap: 63.9 });
    const plans = scorecard(published, 'Croydon').find((r) => r.indicator === 'cpp_rate');
    expect(plans).toMatchObject({ change_significant: true, england_significant: false });
  });

  it('and of each period, so that no change stands beside a value of another year', () => {
    const rows = scorecard(published, 'Croydon').filter((r) => r.indicator === 'cpp_number');
    expect(rows.map((r) => [r.period, r.value, r.change, r.since, r.neighbours])).toEqual([
      ['31 March 2014', 377, 69, '31 March 2013', 283],
      ['31 March 2016', 360, -17, '31 March 2014', null],
    ]);
    expect(rows[1]?.missing).toContain('no figure of the neighbours');
  });
});

it('an interval is on the scale of our reading', () => {
  const thousands = observations.find((o) => o.printed === '68.84') as Parameters<typeof intervalOf>[0];
  expect(intervalOf(thousands)).toMatchObject({ lo: 68_835, hi: 68_845 });
});

describe('an average over listed neighbours', () => {
  const figure = (area: string, value: number | null, more = {}) => ({ area, value, ...more });

  it('says how many of the list had a figure', () => {
    const average = neighbourAverage(
      [figure('A', 10), figure('B', 20), figure('C', null), figure('D', 60)],
      null,
    );
    expect(average).toMatchObject({ mean: 30, median: 20, n: 3, listed: 4, bounds: null });
    expect(average.restsOn).toBe('3 of 4 listed neighbours (1 without a figure)');
  });

  it('is bounded by what suppressed counts may be', () => {
    const hidden = neighbourAverage([figure('A', 10), figure('B', null, { suppressed: true })], null);
    expect(hidden.bounds).toEqual({ lower: 5.5, upper: 7.5 });
    const rate = neighbourAverage(
      [figure('A', 50), figure('B', null, { suppressed: true, denominator: 1000 })],
      10_000,
    );
    expect(rate.bounds).toEqual({ lower: 30, upper: 50 });
  });

  it('is pooled only where numerators and denominators are there', () => {
    const both = [
      figure('A', 50, { numerator: 5, denominator: 10 }),
      figure('B', 10, { numerator: 9, denominator: 90 }),
    ];
    expect(neighbourAverage(both, 100).mean).toBe(30);
    expect(neighbourAverage(both, 100).pooled).toBeCloseTo(14, 10);
    expect(neighbourAverage([...both, figure('C', 30)], 100).pooled).toBeNull();
  });

  it('of what is no number is refused', () =>
    expect(() => neighbourAverage([figure('A', Number.NaN)], null)).toThrow(
      'The figure of A must be a number',
    ));

  it('of nobody is refused', () =>
    expect(() => neighbourAverage([], null)).toThrow('needs a list of neighbours'));
});

describe('trends take the method that the data can bear, and say which', () => {
  const rows = trend(published);
  const row = (indicator: string, breakdown = '') =>
    rows.find((r) => r.indicator === indicator && r.breakdown === breakdown && r.points > 3);

  it('three years: the change, and that it is no test', () => {
    const rates = rows.find((r) => r.indicator === 'cin_rate' && r.area === 'Croydon');
    expect(rates).toMatchObject({ change: -39.3, p: null, direction: 'too few points to test' });
    expect(rates?.caveat).toContain('too few to test');
  });

  it('months of a percentage whose shares jump about: not Cochran–Armitage, and no trend made of a hump', () => {
    expect(row('assessments_45d')).toMatchObject({ direction: 'no trend', reads_as: '' });
    expect(row('assessments_45d')?.method).toMatch(/Mann–Kendall.*vary more than chance.*XmR.*monthly flow/);
  });

  it('months of a percentage of other children each month: Cochran–Armitage and a process chart', () => {
    const months = ['April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
    const { observations: nine } = auditOf([
      [
        gridOf(
          'assessments',
          ` | ${months.map((month) => `${month} 2014`).join(' | ')}`,
          'completed | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200',
          'in time | 60% | 61% | 60% | 63% | 64% | 63% | 66% | 67% | 68%',
        ),
        {
          header: 1,
          stub: 1,
          all: { area: 'Croydon' },
          rows: [
            ['completed', { indicator: 'assessments_completed' }],
            ['in time', { indicator: 'assessments_45d' }],
          ],
          columns: months.map((month) => [`${month} 2014`, { period: `${month} 2014` }]),
        },
      ],
    ]);
    const found = trend({ figures: nine, catalogue, findings: [] }).find(
      (r) => r.indicator === 'assessments_45d',
    );
    expect(found).toMatchObject({ direction: 'rising', reads_as: 'better', p: 0.0187 });
    expect(found?.method).toMatch(/^Cochran–Armitage.*XmR.*monthly flow/);
  });

  it('figures that each hold those before them: no test', () => {
    const cumulative = row('assessments_45d', 'basis=year to date');
    expect(cumulative).toMatchObject({ direction: 'not tested', p: null });
    expect(cumulative?.caveat).toContain('Each figure holds those before it');
  });

  it('figures printed in two tables: once, with both sources', () => {
    const sentences = rows.map(({ sentence }) => sentence);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('a p between a twentieth and a fifth: no trend', () => {
    expect(row('cla_visited_6w')).toMatchObject({ direction: 'no trend', p: 0.0935, reads_as: '' });
  });

  it('month-end stocks: with their caveat', () => {
    const unaccompanied = row('cla_number', 'origin=UASC');
    expect(unaccompanied).toMatchObject({ direction: 'rising', reads_as: 'neither' });
    expect(unaccompanied?.method).toMatch(/Mann–Kendall.*month-end stock/);
    expect(unaccompanied?.caveat).toContain('counted again the next month');
    expect(unaccompanied?.caveat).toContain('423 in the table');
  });

  it('five years with their counts: the Fingertips recent trend', () => {
    const years = ['2010-11', '2011-12', '2012-13', '2013-14', '2014-15'];
    const { observations: five } = auditOf([
      [
        gridOf(
          'plans',
          ` | ${years.join(' | ')}`,
          'number | 200 | 260 | 330 | 400 | 480',
          'rate | 20.0 | 26.0 | 33.0 | 40.0 | 48.0',
        ),
        {
          header: 1,
          stub: 1,
          all: { area: 'Croydon' },
          rows: [
            ['number', { indicator: 'cpp_number' }],
            ['rate', { indicator: 'cpp_rate' }],
          ],
          columns: years.map((period) => [period, { period }]),
        },
      ],
    ]);
    const found = trend({ figures: five, catalogue, findings: [] }).find((r) => r.indicator === 'cpp_rate');
    expect(found).toMatchObject({ direction: 'rising', reads_as: 'neither' });
    expect(found?.method).toContain('p below 0.002');
  });
});

describe('who is over- and under-represented', () => {
  const rows = disparity(published);
  const row = (group: string, cohort: string) => rows.find((r) => r.group === group && r.cohort === cohort);

  it('Black and Asian children among local looked-after children', () => {
    expect(row('Black African and Black Caribbean', 'looked after (local)')).toMatchObject({
      representation_index: 1.35,
      lower: 1.18,
      upper: 1.54,
      significant: true,
      zone: 'above parity zone',
    });
    expect(row('Asian', 'looked after (local)')).toMatchObject({
      representation_index: 0.21,
      lower: 0.12,
      upper: 0.35,
      relative_to_everyone_else: 0.18,
      relative_to_reference: 0.21,
    });
  });

  const withFigures = (figures: typeof observations) => disparity({ ...published, figures });
  const small = (of: readonly { readonly group: string; readonly cohort: string }[]) =>
    of.find((r) => r.group === 'Chinese and Other' && r.cohort === 'looked after (local)');

  it('works with ten children of a group, not with eight', () => {
    const share = (value: number) =>
      withFigures(
        observations.map((o) => (o.printed === '0.7%' ? { ...o, value, printed: `${value}%` } : o)),
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

  it('reads shares to the decimals they are printed with', () => {
    const whole = { ethnicity: ['53%', '47%'], size: '15' };
    const { observations: made } = auditOf([
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
    const found = disparity({ figures: made, catalogue, findings: [] });
    expect(found).toHaveLength(2);
    for (const { caveat } of found) expect(caveat).not.toContain('impossible');
  });

  it('carries the caveat that shares can be impossible for the cohort', () => {
    expect(row('White', 'child protection plan')?.caveat).toContain(
      'These shares are impossible for 389 children',
    );
    expect(row('White', 'child protection plan')?.caveat).toContain('nearest to it that allow them: 546');
    expect(row('female', 'child protection plan')?.caveat).toContain('allow them: 390');
    expect(row('Asian', 'child protection plan')?.caveat).toContain(
      'the verdict on chance would be the opposite',
    );
    expect(row('White', 'looked after (local)')?.caveat).toContain('add up to 99.6%');
  });

  it('works nothing out for a group too small, nor tells the sizes that would give it away', () => {
    expect(row('Chinese and Other', 'looked after (local)')).toMatchObject({
      cohort_size: null,
      representation_index: null,
      lower: null,
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
    expect(row('White', 'looked after (local)')?.sentence).toContain('chance could explain');
    expect(row('Asian', 'child protection plan')?.sentence).toContain(
      'no clear difference when all the groups',
    );
    expect(row('female', 'looked after (UASC)')?.caveat).toContain('no measure of risk');
    for (const { sentence } of rows) expect(sentence).not.toMatch(/BAME|because|as likely/);
  });
});

describe('the rates of groups, where the counts are printed', () => {
  const of = (asian: string, other: string) => {
    const groups = [
      ['Other', other, 400],
      ['White', '20%', 900],
      ['Asian', asian, 500],
      ['Mixed', '20%', 20],
    ] as const;
    const { observations: made } = auditOf([
      [
        gridOf('exam', ' | figure', ...groups.map(([label, printed]) => `${label} | ${printed}`)),
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
    return rateDisparity({ figures: made, catalogue, findings: [] });
  };

  it('stand beside the largest group, Other last', () => {
    const rows = of('30%', '21%');
    expect(rows.map((r) => [r.group, r.reference, r.relative_rate, r.significant])).toEqual([
      ['Asian', 'White', 1.5, true],
      ['Mixed', 'White', null, null],
      ['Other', 'White', 1.05, false],
    ]);
    expect(rows.map((r) => r.sentence.replace(/^.*2013-14\. /, ''))).toEqual([
      'Asian 30%, White 20%: 1.50 times as likely (1.24 to 1.81).',
      'Mixed 20%, White 20%; too few to say more.',
      'Other 21%, White 20%: a difference that chance could explain (0.83 to 1.32 times).',
    ]);
  });

  it("are significant only with Holm's allowance for several groups", () => {
    const one = of('24.6%', '20%');
    expect(one.find((r) => r.group === 'Asian')).toMatchObject({ significant: false });
  });
});

describe('the workforce', () => {
  const rows = workforce(published);

  it('stands printed and recomputed side by side', () => {
    const sen = rows.find((r) => r.service === '0 to 25 SEN and Disability' && r.staff_group === '');
    expect(sen).toMatchObject({
      vacant_fte_printed: 10.6,
      vacant_fte_recomputed: 14.6,
      vacancy_rate_printed: 23.34,
      vacancy_rate_recomputed: 32.16,
      agency_rate_recomputed: 41.67,
      over_establishment_fte: 7.4,
      caveat: expect.stringContaining('leaves 14.6, but 10.6 is printed'),
    });
  });

  it('carries the series across the documents', () => {
    const whole = rows.filter((r) => r.service === '' && r.agency_rate_printed !== null);
    expect(whole.map((r) => [r.period, r.agency_rate_printed])).toEqual([
      ['2012-13', 30],
      ['2013-14', 28],
      ['June 2017', 29.3],
      ['March 2018', 41],
    ]);
  });
});

it('the share of unaccompanied children by month, and on other days', () => {
  const rows = partShares(published);
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
    o.printed === '358' && o.indicator === 'cla_number' ? { ...o, value: 3580 } : o,
  );
  expect(partShares({ ...published, figures }).some((r) => r.period === 'April 2014')).toBe(false);
});

describe('a sentence states no figure that its row does not hold', () => {
  const numbers = (text: string): string[] => text.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  const results: Record<string, readonly object[]> = {
    compare: comparisons,
    trend: trend(published),
    disparity: disparity(published),
    workforce: workforce(published),
    partShares: partShares(published),
  };

  it.each(Object.keys(results))('%s', (name) => {
    for (const row of results[name]!) {
      const { sentence, ...fields } = row as { sentence: string } & Record<string, unknown>;
      const held = Object.values(fields).flatMap((value) =>
        typeof value === 'number'
          ? [Math.abs(value)]
          : numbers(String(value)).map((n) => Number(n.replaceAll(',', ''))),
      );
      for (const stated of numbers(sentence)) {
        const decimals = stated.split('.')[1]?.length ?? 0;
        const value = Number(stated.replaceAll(',', ''));
        const near = held.some((x) => Math.abs(x - value) <= 0.5 * 10 ** -decimals + 1e-9);
        expect(near, `${stated} in "${sentence}"`).toBe(true);
      }
    }
  });
});

it('every room of src is tested', () => {
  const rooms = readdirSync(join(projectFolder(), 'src'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const tested = readdirSync(join(projectFolder(), 'tests'));
  expect(rooms.map(({ name }) => name).filter((name) => !tested.includes(name))).toEqual([]);
});
