import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/model/grid.js';
import type { AxisEntry, Facet, Recipe } from '../../src/published/recipe.js';
import { blanks } from '../../src/quality/blanks.js';
import { complement } from '../../src/quality/complement.js';
import { format } from '../../src/quality/format.js';
import { impliedPopulation } from '../../src/quality/implied-population.js';
import { impossible } from '../../src/quality/impossible.js';
import { labels } from '../../src/quality/labels.js';
import { listedAverage } from '../../src/quality/listed-average.js';
import { numbering } from '../../src/quality/numbering.js';
import { periods } from '../../src/quality/periods.js';
import { sameFigure } from '../../src/quality/same-figure.js';
import { scale } from '../../src/quality/scale.js';
import { wholeNumber } from '../../src/quality/whole-number.js';
import { auditOf, gridOf } from '../small.js';

type Table = readonly [Grid, Omit<Recipe, 'table'>];

/** A table with one row a line, `label | figure`, and what each row is. */
const column = (
  name: string,
  all: Facet,
  rows: readonly (readonly [string, string, Facet])[],
  heading = 'figure',
): Table => [
  gridOf(name, ` | ${heading}`, ...rows.map(([label, figure]) => `${label} | ${figure}`)),
  {
    header: 1,
    stub: 1,
    all: { area: 'Croydon', period: '2013-14', ...all },
    rows: rows.map(([label, , facet]): AxisEntry => [label, facet]),
    columns: [[heading, {}]],
  },
];

describe('the same figure in two places', () => {
  const monthly = (published: string) =>
    column('monthly', { period: 'December 2014' }, [
      ['UASC', published, { indicator: 'cla_number', breakdown: { origin: 'UASC' } }],
    ]);
  const stated = (published: string, qualifier = '') => ({
    stated: [
      { indicator: 'cla_number', period: 'December 2014', published, qualifier, breakdown: 'origin=UASC' },
    ],
  });

  it('agrees', () => expect(sameFigure(auditOf([monthly('423')], stated('423')))).toEqual([]));

  it('or is an issue', () => {
    expect(sameFigure(auditOf([monthly('423')], stated('419')))[0]).toMatchObject({
      cells: 'B2, prose-small!H2',
      severity: 'medium',
      expected: '419',
      difference: '4',
      message: expect.stringContaining('423 in the table "monthly", but 419 in paragraph 7.7.'),
    });
  });

  it('is flagged in the text, where a sum of the table comes out with the other', () => {
    const summed: Table = [
      gridOf('monthly', ' | DEC', 'local | 397', 'UASC | 423', 'Total | 820'),
      {
        header: 1,
        stub: 1,
        all: { area: 'Croydon', indicator: 'cla_number', period: 'December 2014' },
        rows: [
          ['local', { breakdown: { origin: 'local' } }],
          ['UASC', { breakdown: { origin: 'UASC' } }],
          ['Total', {}],
        ],
        columns: [['DEC', {}]],
        checks: [{ check: 'parts-total', over: 'origin' }],
      },
    ];
    expect(sameFigure(auditOf([summed], stated('419')))).toMatchObject([
      {
        table: 'prose-small',
        cells: 'H2',
        published: '419',
        expected: '423',
        message: expect.stringContaining('423 in the table "monthly", where 397 + 423 = 820.'),
      },
    ]);
  });

  it('is not compared where the text says "about"', () => {
    expect(sameFigure(auditOf([monthly('423')], stated('400', 'about')))).toEqual([]);
  });

  it('agrees within the rounding of each', () => {
    const rate = (name: string, published: string) =>
      column(name, {}, [['rate', published, { indicator: 'cpp_rate' }]]);
    expect(sameFigure(auditOf([rate('one', '41.2'), rate('two', '41')]))).toEqual([]);
    expect(sameFigure(auditOf([rate('one', '41.2'), rate('two', '42')]))).toHaveLength(1);
  });

  it('of a stock is the same at the end of a month and on its last day', () => {
    const day = column('day', { period: '31 December 2014' }, [
      ['UASC', '419', { indicator: 'cla_number', breakdown: { origin: 'UASC' } }],
    ]);
    expect(sameFigure(auditOf([monthly('423'), day]))).toHaveLength(1);
  });

  it('may be a date', () => {
    const dates = (second: string) => ({
      stated: [
        { indicator: 'inspection_start', period: '19 June 2017', published: '19 June' },
        { indicator: 'inspection_start', period: `${second} 2017`, published: second },
      ],
    });
    expect(sameFigure(auditOf([], dates('19 June')))).toEqual([]);
    expect(sameFigure(auditOf([], dates('20 June')))[0]).toMatchObject({
      severity: 'low',
      published: '19 June',
    });
  });
});

it('agency and permanent staff make up the whole', () => {
  const staff = (agency: string) => ({
    stated: [
      { indicator: 'permanent_staff_rate', period: 'May 2012', published: '85%' },
      { indicator: 'agency_rate', period: '2012-13', published: agency },
    ],
  });
  expect(complement(auditOf([], staff('15%')))).toEqual([]);
  expect(complement(auditOf([], staff('30%')))[0]).toMatchObject({ expected: '15%', difference: '15' });
});

describe('a count and its rate imply a population', () => {
  const plans = (number: string, rate: string): Table =>
    column('plans', {}, [
      ['number', number, { indicator: 'cpp_number' }],
      ['rate', rate, { indicator: 'cpp_rate' }],
    ]);
  const lookedAfter = (number: string, rate: string): Table =>
    column('looked-after', {}, [
      ['number', number, { indicator: 'cla_number' }],
      ['rate', rate, { indicator: 'cla_rate' }],
    ]);

  it('that agrees between indicators, rounding and all', () => {
    expect(impliedPopulation(auditOf([plans('377', '41.2'), lookedAfter('790', '86')]))).toEqual([]);
  });

  it('or does not', () => {
    expect(impliedPopulation(auditOf([plans('308', '34.2'), lookedAfter('730', '80')]))[0]).toMatchObject({
      severity: 'low',
      message: expect.stringContaining('308 children at 34.2 per 10,000'),
    });
    expect(impliedPopulation(auditOf([plans('308', '34.2'), lookedAfter('730', '70')]))[0]).toMatchObject({
      severity: 'high',
    });
  });

  it('leaves averages alone: a mean of rates is no rate of means', () => {
    const average = (table: Table): Table => [
      table[0],
      { ...table[1], all: { ...table[1].all, area: 'Statistical neighbours' } },
    ];
    expect(
      impliedPopulation(auditOf([average(plans('283', '36.0')), average(lookedAfter('463', '52.8'))])),
    ).toEqual([]);
  });
});

describe('counts are on the scale of their place', () => {
  const counts = (england: string): Table =>
    column('counts', { indicator: 'cla_number' }, [
      ['Croydon', '790', { area: 'Croydon' }],
      ['England', england, { area: 'England' }],
    ]);
  const rates = column('rates', {}, [
    ['looked after', '60', { indicator: 'cla_rate', area: 'England' }],
    ['plans', '48,300', { indicator: 'cpp_number', area: 'England' }],
    ['plan rate', '42.1', { indicator: 'cpp_rate', area: 'England' }],
  ]);

  it('a nation is not smaller than one of its authorities', () => {
    expect(scale(auditOf([counts('68,840')]))).toEqual([]);
    expect(scale(auditOf([counts('68.84')]))[0]).toMatchObject({
      severity: 'high',
      expected: 'at least 790',
    });
  });

  it('and the populations tell the scale, where they can', () => {
    expect(scale(auditOf([counts('68.84'), rates]))[0]?.message).toContain('it is published in thousands');
  });

  it('an average of authorities, times their number, is no more than the nation', () => {
    const twelveMonths = (average: string) =>
      column('12-months', {}, [
        [
          'England Average',
          average,
          { indicator: 'cla_12_months', area: 'England', breakdown: { basis: 'average of authorities' } },
        ],
      ]);
    const started = column('started', {}, [
      [
        'England Average',
        '300',
        { indicator: 'cla_started', area: 'England', breakdown: { basis: 'average of authorities' } },
      ],
    ]);
    expect(scale(auditOf([counts('68,840'), twelveMonths('310'), started]))).toEqual([]);
    expect(scale(auditOf([counts('68,840'), twelveMonths('472'), started]))[1]).toMatchObject({
      table: 'started',
      severity: 'low',
      message: expect.stringContaining('in the same way as the 472'),
    });
    expect(scale(auditOf([counts('68,840'), twelveMonths('472')]))[0]).toMatchObject({
      severity: 'high',
      expected: 'at most 453',
    });
  });
});

it('a percentage is one that the cohort can give', () => {
  const level4 = (published: string) =>
    column('ks2', { denominator: 14 }, [['maths', published, { indicator: 'ks2_level4' }]]);
  expect(wholeNumber(auditOf([level4('57%')]))).toEqual([]);
  expect(wholeNumber(auditOf([level4('53%')]))[0]).toMatchObject({ expected: '50% or 57%', difference: '3' });
});

it('an average over the listed neighbours is one that ten can give', () => {
  const waited = (average: string) =>
    column('waited', { indicator: 'adopters_waited_3_months' }, [
      ['Croydon', '57', { area: 'Croydon' }],
      ['SN Average', average, { area: 'Statistical neighbours' }],
      ['England', '58', { area: 'England' }],
    ]);
  expect(listedAverage(auditOf([waited('59.3')]))).toEqual([]);
  expect(listedAverage(auditOf([waited('59.29')]))[0]?.message).toContain('7 of the 10 listed neighbours');
});

describe('per cent signs', () => {
  const rates = (...published: string[]) =>
    column(
      'rates',
      { indicator: 'vacancy_rate' },
      published.map((text, i) => [`row ${i}`, text, { breakdown: { service: `${i}` } }]),
    );

  it('all or none raise nothing', () => {
    expect(format(auditOf([rates('13.3%', '10.9%')]))).toEqual([]);
    expect(format(auditOf([rates('13.3', '10.9')]))).toEqual([]);
  });

  it('one missing among its neighbours', () => {
    expect(format(auditOf([rates('13.3%', '10.9%', '13.9')]))[0]).toMatchObject({
      cells: 'B4',
      severity: 'low',
    });
  });

  it('and a fraction among percentages weighs more', () => {
    expect(format(auditOf([rates('13.3%', '10.9%', '0.1')]))[0]).toMatchObject({
      severity: 'low',
      message: expect.stringContaining('may be a fraction'),
    });
  });
});

describe('periods', () => {
  const plan = (start: string, end: string): Table => [
    gridOf('plan', 'REF | START | END', `1.1 | ${start} | ${end}`),
    {
      header: 1,
      stub: 1,
      all: { area: 'Croydon' },
      rows: [['1.1', { breakdown: { action: '1.1' } }]],
      columns: [
        ['START', { indicator: 'action_start' }],
        ['END', { indicator: 'action_end' }],
      ],
    },
  ];

  it('an action ends after it starts', () => {
    expect(periods(auditOf([plan('Jul 17', '31 July 17')]))).toEqual([]);
    expect(periods(auditOf([plan('Aug 17', '31 July 17')]))[0]).toMatchObject({
      severity: 'medium',
      published: '31 July 17',
    });
  });

  it('a date has its year', () => {
    expect(periods(auditOf([plan('22 Aug', '30 Sept 17')]))[0]).toMatchObject({
      cells: 'B2',
      expected: 'a year',
    });
  });

  it('a title names the day of its figures', () => {
    const titled = (title: string) =>
      auditOf([column('cin', { indicator: 'cin_rate' }, [['Croydon', '410.3', {}]])], {
        papers: {
          tables: [
            {
              table: 'cin',
              section: '1',
              title,
              lines: [[1, 1]],
              form: 'grid',
              not_figures: [],
              papers: [],
              recipe: { header: 0, stub: 0, rows: [], columns: [] },
            },
          ],
        },
      });
    expect(periods(titled('Rate at 31 March 2014'))).toEqual([]);
    expect(periods(titled('Rate at 31 March 2015'))[0]).toMatchObject({
      severity: 'low',
      expected: '31 March 2015',
    });
  });

  it('a slide is of the year of its document', () => {
    const dated = (published: string) =>
      auditOf([], { stated: [{ indicator: 'document_date', period: published, published }] });
    expect(periods(dated('September 2014'))).toEqual([]);
    expect(periods(dated('September 2010'))[0]).toMatchObject({ severity: 'low', expected: '2015-02-20' });
  });
});

it('blank cells, and cells published as one', () => {
  const [grid, recipe] = column('blank', { indicator: 'ks2_level4' }, [
    ['English', 'Cohort too small to report', { breakdown: { subject: 'English' } }],
    ['maths', '', { breakdown: { subject: 'maths' } }],
  ]);
  expect(blanks(auditOf([[grid, recipe]]))[0]).toMatchObject({ check: 'blank', cells: 'B3' });
  expect(blanks(auditOf([[grid, { ...recipe, merged: ['B2:B3'] }]]))[0]).toMatchObject({
    check: 'merged-cells',
    cells: 'B2, B3',
  });
});

it('one area under several names', () => {
  const named = (name: string, label: string) =>
    column(name, { indicator: 'cpp_rate' }, [[label, '42.6', { area: 'Statistical neighbours' }]]);
  expect(labels(auditOf([named('one', 'SN Average'), named('two', 'SN Average 2013-14')]))).toEqual([]);
  expect(labels(auditOf([named('one', 'SN Average'), named('two', 'Stat Neighbour')]))[0]).toMatchObject({
    published: 'SN Average; Stat Neighbour',
    cells: 'A2, two!A2',
  });
});

it('numbers that are skipped', () => {
  const action = (ref: string) => [ref, 'Jul 17', { breakdown: { action: ref } }] as const;
  const plan = (...refs: string[]) => column('plan', { indicator: 'action_start' }, refs.map(action));
  expect(numbering(auditOf([plan('2.8', '2.9', '3.1')]))).toEqual([]);
  expect(numbering(auditOf([plan('2.9', '2.12')]))[0]).toMatchObject({ expected: '2.10, 2.11' });
});

it('figures that nothing can be', () => {
  const reviews = (published: string) =>
    column('reviews', { indicator: 'cpp_reviews_on_time' }, [['Croydon', published, {}]]);
  expect(impossible(auditOf([reviews('100%')]))).toEqual([]);
  expect(impossible(auditOf([reviews('133%')]))[0]).toMatchObject({
    severity: 'high',
    expected: 'at most 100%',
  });
  const count = column('count', { indicator: 'cla_number' }, [['Croydon', '-7', {}]]);
  expect(impossible(auditOf([count]))[0]).toMatchObject({ expected: 'at least 0' });
});

it('numbers that only go back, or change depth, are not skipped', () => {
  const action = (ref: string) => [ref, 'Jul 17', { breakdown: { action: ref } }] as const;
  const plan = (...refs: string[]) => column('plan', { indicator: 'action_start' }, refs.map(action));
  expect(numbering(auditOf([plan('2.9', '2.5', '1.2.3', '1.2.4')]))).toEqual([]);
});

it('a cohort that is no number of children is passed over, not thrown at', () => {
  const level4 = (denominator: number) =>
    column('ks2', { denominator }, [['maths', '53%', { indicator: 'ks2_level4' }]]);
  expect(wholeNumber(auditOf([level4(0)]))).toEqual([]);
  expect(wholeNumber(auditOf([level4(12.5)]))).toEqual([]);
});
