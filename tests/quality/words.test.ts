import { describe, expect, it } from 'vitest';
import type { AxisEntry, Facet } from '../../src/published/recipe.js';
import { base, namedBase } from '../../src/quality/base.js';
import { change } from '../../src/quality/change.js';
import { claims } from '../../src/quality/claims.js';
import { targets } from '../../src/quality/targets.js';
import { auditOf, gridOf } from '../small.js';

/** A table with one row and a column for each period. */
const series = (name: string, facet: Facet, figures: Readonly<Record<string, string>>, label = 'children') =>
  [
    gridOf(
      name,
      ` | ${Object.keys(figures).join(' | ')}`,
      `${label} | ${Object.values(figures).join(' | ')}`,
    ),
    {
      header: 1,
      stub: 1,
      all: { area: 'Croydon', ...facet },
      rows: [[label, {}]],
      columns: Object.keys(figures).map((period): AxisEntry => [period, { period }]),
    },
  ] as const;

describe('a percentage of change', () => {
  const school = (published: string, from = '371', to = '526') => ({
    stated: [
      { indicator: 'cla_school_age', period: 'September 2013', published: from },
      { indicator: 'cla_school_age', period: 'July 2014', published: to },
      {
        indicator: 'cla_school_age_change_pct',
        period: 'July 2014',
        published,
        breakdown: 'figure=change',
      },
    ],
  });

  it.each(['42%', '41.8%'])('%s is that of the figures beside it', (published) => {
    expect(change(auditOf([], school(published)))).toEqual([]);
  });

  it('is an error with the right figure where it is not', () => {
    expect(change(auditOf([], school('8%')))).toMatchObject([
      {
        severity: 'high',
        published: '8%',
        expected: '41.8%',
        difference: '-33.8',
        message: expect.stringContaining('from 371 (September 2013) to 526 (July 2014) is a rise of 41.8%.'),
      },
    ]);
  });

  it('of the later figure is called so', () => {
    expect(change(auditOf([], school('29%')))[0]?.message).toContain(
      '29% is the difference as a share of the later figure (526).',
    );
  });

  it.each(['8%', '-8%'])('may be a fall, published as %s', (published) => {
    expect(change(auditOf([], school(published, '100', '92')))).toEqual([]);
  });

  it('with its sign is compared with its sign', () => {
    expect(change(auditOf([], school('-9%', '100', '92')))).toMatchObject([
      { expected: '−8%', difference: '-1' },
    ]);
    expect(change(auditOf([], school('-8%', '92', '100')))).toHaveLength(1);
  });

  it('may be a fall, given without its sign', () => {
    expect(change(auditOf([], school('10%', '443', '397')))).toEqual([]);
    expect(change(auditOf([], school('20%', '443', '397')))[0]?.message).toContain('is a fall of 10.4%');
  });

  it('that is softened, or stands beside one figure only, is left alone', () => {
    const softened = school('8%');
    expect(
      change(auditOf([], { stated: softened.stated.map((one) => ({ ...one, qualifier: 'about' })) })),
    ).toEqual([]);
    expect(change(auditOf([], { stated: softened.stated.slice(1) }))).toEqual([]);
  });

  it('may stand in a column of a table', () => {
    const table = (published: string) =>
      auditOf([
        [
          gridOf('school', ' | 2013 | 2014 | change', `children | 371 | 526 | ${published}`),
          {
            header: 1,
            stub: 1,
            all: { area: 'Croydon', indicator: 'cla_school_age' },
            rows: [['children', {}]],
            columns: [
              ['2013', { period: 'September 2013' }],
              ['2014', { period: 'July 2014' }],
              [
                'change',
                {
                  indicator: 'cla_school_age_change_pct',
                  period: 'July 2014',
                  breakdown: { figure: 'change' },
                },
              ],
            ],
          },
        ],
      ]);
    expect(change(table('42%'))).toEqual([]);
    expect(change(table('29%'))[0]).toMatchObject({ cells: 'D2', expected: '41.8%' });
  });

  it('compares periods of one length', () => {
    const rise = (period: string) => ({
      stated: [
        {
          indicator: 'caf_started',
          period,
          published: '86',
          breakdown: 'basis=on the previous six months; figure=change',
        },
      ],
    });
    expect(change(auditOf([], rise('April to September 2014')))).toEqual([]);
    expect(change(auditOf([], rise('April to October 2014')))[0]).toMatchObject({
      severity: 'low',
      message: expect.stringContaining('compares 7 months (April to October 2014) with the 6 before'),
    });
  });
});

describe('the base that a title names', () => {
  it.each([
    ['5. % of Children in Need who were subject of a Child Protection Plan', 'children in need'],
    ['Percentage of children in need with a disability', 'children in need'],
    ['% Child Protection Plans which lasted 2 years or more', 'child protection plans'],
    ['Proportion of children who are the subject of a child protection plan', 'child protection plans'],
    ['Adoption - % of children looked after adopted during the yr.', 'children looked after'],
    ['% LAC visited within 4 weeks', 'children looked after'],
    ['% of all looked-after children', 'children looked after'],
    ['Percentage (%) of children in need', 'children in need'],
    ['Adoptions from care (% leaving care who are adopted)', 'children who ceased to be looked after'],
    ['(% of BME children leaving care who are adopted)', 'children who ceased to be looked after'],
  ])('%s', (title, named) => expect(namedBase(title)).toBe(named));

  it.each([
    '% Re-registered on the Child Protection Register',
    '% looked after for at least 2.5 yrs. and in same placement',
    '% of young people age 19, who were Looked After when 16',
    'Number of children in need',
    '% of LAC reviews on time',
    '% of children in need assessments on time',
    '% of children for whom the permanence decision has changed',
  ])('is not known of %s', (title) => expect(namedBase(title)).toBeUndefined());

  const plans = (label: string) =>
    series('plans', { indicator: 'cin_cpp_2plus' }, { '2012-13': '4.2%', '2013-14': '2.4%' }, label);
  const number = series('number', { indicator: 'cpp_number' }, { '2013-14': '377' });

  it('is that of the figures', () => {
    expect(base(auditOf([plans('% of children with a child protection plan for two years')]))).toEqual([]);
  });

  it('or is an error, with how many the figures stand for', () => {
    expect(base(auditOf([plans('% of children in need with a plan for two years'), number]))).toMatchObject([
      {
        severity: 'medium',
        cells: 'B2, C2',
        expected: '% of children with a child protection plan',
        message: expect.stringContaining('2.4% of 377 is about 9.'),
      },
    ]);
  });
});

describe('targets', () => {
  const facet: Facet = { indicator: 'ks4_5ac_em', period: 'academic 2012-13', breakdown: { basis: 'VS' } };
  const target = { published: '16%', facet: { breakdown: { figure: 'target' } } } as const;
  const result = (published: string, note: string, validated = '12%') =>
    auditOf([
      [
        gridOf('ks4', ' | validated | VS', `5 A*-C | ${validated} | ${published} (${note} of 16%)`),
        {
          header: 1,
          stub: 1,
          all: { area: 'Croydon', ...facet },
          rows: [['5 A*-C', {}]],
          columns: [
            ['validated', { breakdown: { basis: 'DfE validated' } }],
            ['VS', {}],
          ],
          cells: { C2: { readings: [{ published, note: `${note} of 16%` }, target] } },
        },
      ],
    ]);

  it.each([
    ['12%', 'below target'],
    ['17%', 'exceeded target'],
    ['16%', 'met target'],
  ])('%s is %s', (published, note) => expect(targets(result(published, note, published))).toEqual([]));

  it('are not said to be met by a figure that missed them', () => {
    expect(targets(result('12%', 'met target'))[0]).toMatchObject({
      severity: 'medium',
      cells: 'C2',
      message: expect.stringContaining('it is below 16%'),
    });
    expect(targets(result('17%', 'below target', '15%'))[0]).toMatchObject({ severity: 'medium' });
  });

  it('come out one way by one figure and the other by another of the same period', () => {
    expect(targets(result('12%', 'below target', '17.5%'))[0]).toMatchObject({
      severity: 'low',
      expected: '17.5%',
      message: expect.stringContaining('17.5% (DfE validated), is above the target of 16%'),
    });
  });

  it('are one for a period', () => {
    const two = auditOf([
      [
        gridOf('ks4', ' | VS', '5 A*-C | 10.6% 11.1% 14% 14.3%'),
        {
          header: 1,
          stub: 1,
          all: { area: 'Croydon', ...facet },
          rows: [['5 A*-C', {}]],
          columns: [['VS', {}]],
          cells: {
            B2: {
              readings: [
                { published: '10.6%', facet: { denominator: 66 } },
                { published: '11.1%', facet: { breakdown: { figure: 'target' } } },
                { published: '14%', facet: { breakdown: { figure: 'second target' } } },
                { published: '14.3%', facet: { denominator: 49, breakdown: { figure: 'with discounts' } } },
              ],
            },
          },
        },
      ],
    ]);
    expect(targets(two)).toMatchObject([
      {
        severity: 'low',
        published: '11.1%, 14%',
        message: expect.stringContaining('The results are 10.6% (7 of 66) and 14.3% (7 of 49).'),
      },
    ]);
  });
});

describe('what a text says about figures of a table', () => {
  const monthly = series(
    'monthly',
    { indicator: 'contacts_to_assessment' },
    {
      'April 2014': '451',
      'May 2014': '394',
      'June 2014': '410',
      'July 2014': '490',
      'April to July 2014': '1745',
    },
  );
  const said = (claim: string, table: ReturnType<typeof series> = monthly) =>
    claims(auditOf([table], { claims: [claim] }));
  const of = (claim: string, indicator = 'contacts_to_assessment') =>
    `${claim}|${indicator}||Croydon|April to December 2014|`;

  it.each(['rises'])('%s, and so do they', (claim) => expect(said(of(claim))).toEqual([]));

  it('falls, but they rise', () => {
    expect(said(of('falls'))).toMatchObject([
      {
        table: 'prose-small',
        severity: 'medium',
        published: 'falling',
        expected: 'rises',
        message: expect.stringContaining('rose from 451 (April 2014) to 490 (July 2014)'),
      },
    ]);
  });

  it('rises every month, but one falls', () => {
    expect(said(of('rises every period'))[0]?.message).toContain(
      'fell from 451 (April 2014) to 394 (May 2014)',
    );
  });

  it('names no table that holds it: nothing is said', () => {
    expect(said(of('falls', 'referrals'))).toEqual([]);
  });

  it('may be of one of two things: a contradiction only where both contradict it', () => {
    expect(said(of('falls', 'contacts_to_assessment or referrals'))).toHaveLength(1);
    const both = auditOf(
      [
        monthly,
        series('done', { indicator: 'assessments_completed' }, { 'April 2014': '467', 'May 2014': '334' }),
      ],
      { claims: [of('falls', 'contacts_to_assessment or assessments_completed')] },
    );
    expect(claims(both)).toEqual([]);
  });

  const fostering = (last: string) =>
    series(
      'fostering',
      { indicator: 'private_fostering_number' },
      { 'April 2014': '18', 'October 2014': last },
    );
  it.each([
    ['doubles', '37', 0],
    ['doubles', '25', 1],
    ['doubles', '60', 1],
    ['halves', '9', 0],
    ['halves', '14', 1],
  ])('%s from 18 to %s: %i issues', (claim, last, many) => {
    expect(said(of(claim, 'private_fostering_number'), fostering(last))).toHaveLength(many);
  });

  const reviews = (published: string) =>
    series('reviews', { indicator: 'cpp_reviews_on_time' }, { '2013-14': published });
  it.each([
    ['all', '100%', 0],
    ['all', '99.6%', 1],
    ['none', '0%', 0],
    ['none', '0.2%', 1],
  ])('%s, and %s is published: %i issues', (claim, published, many) => {
    expect(said(`${claim}|cpp_reviews_on_time||Croydon|2013-14|`, reviews(published))).toHaveLength(many);
  });

  it('is above England, but is not', () => {
    const rates = (croydon: string) =>
      [
        gridOf('rates', ' | rate', `Croydon | ${croydon}`, 'England | 42.1'),
        {
          header: 1,
          stub: 1,
          all: { indicator: 'cpp_rate', period: '2013-14' },
          rows: [
            ['Croydon', { area: 'Croydon' }],
            ['England', { area: 'England' }],
          ],
          columns: [['rate', {}]],
        },
      ] as const;
    const above = (croydon: string) =>
      claims(auditOf([rates(croydon)], { claims: ['above|cpp_rate||Croydon|2013-14|England'] }));
    expect(above('45.0')).toEqual([]);
    expect(above('41.2')[0]?.message).toContain('41.2 (31 March 2014) is below 42.1 for England');
  });

  it('takes a number for a measure whose figures are far from it', () => {
    const assessed = (published: string) =>
      claims(
        auditOf(
          [series('assessed', { indicator: 'cin_number' }, { '12 months to 19 June 2017': published })],
          {
            claims: [`is|cin_at_31_march||Croydon|19 June 2017|${published.replace(',', '')}`],
            dfe: ['cin_at_31_march|E09000008|Croydon|31 March 2017|3708'],
          },
        ),
      );
    expect(assessed('3,650')).toEqual([]);
    expect(assessed('1,789')).toMatchObject([
      {
        table: 'assessed',
        cells: 'B2',
        severity: 'medium',
        published: '1,789',
        expected: '3,708',
        message: expect.stringContaining('published 3,708 (31 March 2017)'),
      },
    ]);
  });
});
