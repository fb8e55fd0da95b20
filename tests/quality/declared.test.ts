import { describe, expect, it } from 'vitest';
import type { AxisEntry, Facet, Recipe, TableCheck } from '../../src/published/recipe.js';
import { atMost } from '../../src/quality/at-most.js';
import type { Check } from '../../src/quality/check.js';
import { comparators } from '../../src/quality/comparators.js';
import { cumulative } from '../../src/quality/cumulative.js';
import { difference } from '../../src/quality/difference.js';
import { partsTotal } from '../../src/quality/parts-total.js';
import { ratio } from '../../src/quality/ratio.js';
import { shares } from '../../src/quality/shares.js';
import { auditOf, gridOf } from '../small.js';

const entries = (axis: Readonly<Record<string, Facet | null>>): AxisEntry[] => Object.entries(axis);

/** A table of Croydon with the checks it must pass, and what one check finds in it. */
const found = (
  check: Check,
  lines: readonly string[],
  rows: Readonly<Record<string, Facet>>,
  columns: Readonly<Record<string, Facet>>,
  checks: readonly TableCheck[],
  all: Facet = {},
) => {
  const recipe: Omit<Recipe, 'table'> = {
    header: 1,
    stub: 1,
    all: { area: 'Croydon', period: 'June 2017', ...all },
    rows: entries(rows),
    columns: entries(columns),
    checks,
  };
  return check(auditOf([[gridOf('small', ...lines), recipe]]));
};

describe('parts and totals', () => {
  const rows = {
    All: {},
    A: { breakdown: { service: 'A' } },
    B: { breakdown: { service: 'B' } },
  };
  const staff = (all: string, a: string, b: string) =>
    found(
      partsTotal,
      [' | FTE', `All | ${all}`, `A | ${a}`, `B | ${b}`],
      rows,
      { FTE: { indicator: 'budgeted_fte' } },
      [{ check: 'parts-total', over: 'service' }],
    );

  it('that reconcile within rounding raise nothing', () => {
    expect(staff('3.3', '1.1', '2.2')).toEqual([]);
    expect(staff('3.4', '1.1', '2.2')).toEqual([]);
  });

  it('that do not are an issue with published, expected and difference', () => {
    expect(staff('3.5', '1.1', '2.2')).toEqual([
      {
        check: 'parts-total',
        table: 'small',
        cells: 'B2, B3, B4',
        severity: 'high',
        published: '3.5',
        expected: '3.2 to 3.4',
        difference: '0.2',
        message:
          'Budgeted posts, Croydon, June 2017: the parts (1.1 + 2.2) add up to 3.3, but 3.5 is published; rounding explains 0.15 at most.',
      },
    ]);
  });

  it('say nothing where a part is suppressed, blank or softened', () => {
    expect(staff('3.5', '1.1', 'c')).toEqual([]);
    expect(staff('3.5', '', '2.2')).toEqual([]);
    expect(staff('c', '1.1', '2.2')).toEqual([]);
  });

  it('of a month and of the year to date that ends in it are kept apart', () => {
    const apart = found(
      partsTotal,
      [' | Jun | YTD', 'local | 4 | 21', 'UASC | 3 | 9', 'All | 7 | 30'],
      {
        local: { breakdown: { origin: 'local' } },
        UASC: { breakdown: { origin: 'UASC' } },
        All: {},
      },
      { Jun: { period: 'June 2014' }, YTD: { period: 'April to June 2014' } },
      [{ check: 'parts-total', over: 'origin' }],
      { indicator: 'cla_started' },
    );
    expect(apart).toEqual([]);
  });

  it('of months and the year to date', () => {
    const months = (total: string) =>
      found(
        partsTotal,
        [' | Apr | May | YTD', `Contacts | 1431 | 1531 | ${total}`],
        { Contacts: { indicator: 'contacts_received' } },
        { Apr: { period: 'April 2014' }, May: { period: 'May 2014' }, YTD: { period: 'April to May 2014' } },
        [{ check: 'parts-total', over: 'period' }],
      );
    expect(months('2962')).toEqual([]);
    expect(months('')).toEqual([]);
    expect(months('2926')[0]).toMatchObject({ cells: 'D2, B2, C2', severity: 'medium', difference: '-36' });
  });

  it('that stand in different places: parts in the text, the total in a table', () => {
    const table = [
      gridOf('looked-after', ' | 2013-14', 'No. | 790'),
      {
        header: 1,
        stub: 1,
        all: { area: 'Croydon', indicator: 'cla_number' },
        rows: entries({ 'No.': {} }),
        columns: entries({ '2013-14': { period: '2013-14' } }),
      },
    ] as const;
    const stated = (local: string) => [
      { indicator: 'cla_number', period: 'March 2014', published: local, breakdown: 'origin=local' },
      { indicator: 'cla_number', period: 'March 2014', published: '355', breakdown: 'origin=UASC' },
    ];
    expect(partsTotal(auditOf([table], { stated: stated('434') }))).toEqual([]);
    expect(partsTotal(auditOf([table], { stated: stated('443') }))[0]).toMatchObject({
      table: 'looked-after',
      cells: 'B2, prose-small!H2, prose-small!H3',
      expected: '798',
      difference: '-8',
    });
  });
});

it('a difference of two columns', () => {
  const posts = (vacant: string) =>
    found(
      difference,
      [' | Budgeted | Employee | Vacant', `All | 126.8 | 114.3 | ${vacant}`],
      { All: {} },
      {
        Budgeted: { indicator: 'budgeted_fte' },
        Employee: { indicator: 'employee_fte' },
        Vacant: { indicator: 'vacant_fte' },
      },
      [{ check: 'difference', minuend: 'budgeted_fte', subtrahend: 'employee_fte', result: 'vacant_fte' }],
    );
  expect(posts('12.6')).toEqual([]);
  expect(posts('14.3')[0]).toMatchObject({
    cells: 'D2, B2, C2',
    severity: 'high',
    expected: '12.4 to 12.6',
    difference: '1.8',
  });
});

it('a flagged figure that others agree with is said to', () => {
  const posts = found(
    difference,
    [' | Budgeted | Employee | Vacant | %', 'All | 126.8 | 114.3 | 14.3 | 11.29%'],
    { All: {} },
    {
      Budgeted: { indicator: 'budgeted_fte' },
      Employee: { indicator: 'employee_fte' },
      Vacant: { indicator: 'vacant_fte' },
      '%': { indicator: 'vacancy_rate' },
    },
    [
      { check: 'difference', minuend: 'budgeted_fte', subtrahend: 'employee_fte', result: 'vacant_fte' },
      {
        check: 'ratio',
        part: { indicator: 'vacant_fte' },
        of: [{ indicator: 'budgeted_fte' }],
        share: { indicator: 'vacancy_rate' },
      },
    ],
  );
  expect(posts[0]?.message).toContain('14.3 agrees with the rate of 11.29% in the same row');
});

describe('a share of published figures', () => {
  const vacancy = (rate: string) =>
    found(
      ratio,
      [' | Budgeted | Vacant | %', `All | 23.0 | 3.1 | ${rate}`],
      { All: {} },
      {
        Budgeted: { indicator: 'budgeted_fte' },
        Vacant: { indicator: 'vacant_fte' },
        '%': { indicator: 'vacancy_rate' },
      },
      [
        {
          check: 'ratio',
          part: { indicator: 'vacant_fte' },
          of: [{ indicator: 'budgeted_fte' }],
          share: { indicator: 'vacancy_rate' },
        },
      ],
    );

  it('respects the rounding of both', () => {
    expect(vacancy('13.3%')).toEqual([]);
    expect(vacancy('13.72%')).toEqual([]);
    expect(vacancy('c')).toEqual([]);
  });

  it('is an issue beyond it', () => {
    expect(vacancy('13.8%')[0]).toMatchObject({ severity: 'medium', expected: '13.23 to 13.73' });
  });

  it('is named as a fraction where it is one', () => {
    expect(vacancy('0.1')[0]).toMatchObject({ severity: 'high' });
    expect(vacancy('0.1')[0]?.message).toContain('It would fit if 0.1 were a fraction of 1');
  });

  it('of nothing is no issue', () => {
    const none = found(
      ratio,
      [' | Budgeted | Vacant | %', 'All | 0.0 | 0.0 | 0.00%'],
      { All: {} },
      {
        Budgeted: { indicator: 'budgeted_fte' },
        Vacant: { indicator: 'vacant_fte' },
        '%': { indicator: 'vacancy_rate' },
      },
      [
        {
          check: 'ratio',
          part: { indicator: 'vacant_fte' },
          of: [{ indicator: 'budgeted_fte' }],
          share: { indicator: 'vacancy_rate' },
        },
      ],
    );
    expect(none).toEqual([]);
  });
});

it('cumulative percentages against the monthly ones, weighted', () => {
  const timeliness = (toDate: string) =>
    found(
      cumulative,
      [' | Apr | May', 'n | 467 | 482', 'month | 56% | 54%', `to date | 56% | ${toDate}`],
      {
        n: { indicator: 'assessments_completed' },
        month: { indicator: 'assessments_45d' },
        'to date': { indicator: 'assessments_45d', breakdown: { basis: 'year to date' } },
      },
      { Apr: { period: 'April 2014' }, May: { period: 'May 2014' } },
      [{ check: 'cumulative', percent: 'assessments_45d', weight: 'assessments_completed' }],
    );
  expect(timeliness('55%')).toEqual([]);
  expect(timeliness('57%')[0]).toMatchObject({
    cells: 'C4, B3, C3',
    severity: 'medium',
    expected: '54.48 to 55.48',
  });
});

it('shares that should reach 100', () => {
  const ethnicity = (other: string) =>
    found(
      shares,
      [' | Share', 'White | 42.5%', 'Black | 35.3%', `Other | ${other}`],
      {
        White: { breakdown: { ethnicity: 'White' } },
        Black: { breakdown: { ethnicity: 'Black' } },
        Other: { breakdown: { ethnicity: 'Other' } },
      },
      { Share: { indicator: 'cohort_share' } },
      [{ check: 'shares', over: 'ethnicity' }],
    );
  expect(ethnicity('22.1%')).toEqual([]);
  expect(ethnicity('c')).toEqual([]);
  expect(ethnicity('21.9%')[0]).toMatchObject({ severity: 'medium', difference: '-0.3' });
  expect(ethnicity('19.9%')[0]).toMatchObject({ severity: 'high', difference: '-2.3' });
});

describe('a part', () => {
  const visits = (four: string, six: string) =>
    found(
      atMost,
      [' | Apr', `4 weeks | ${four}`, `6 weeks | ${six}`],
      { '4 weeks': { indicator: 'cla_visited_4w' }, '6 weeks': { indicator: 'cla_visited_6w' } },
      { Apr: { period: 'April 2014' } },
      [{ check: 'at-most', less: [{ indicator: 'cla_visited_4w' }], more: { indicator: 'cla_visited_6w' } }],
    );

  it('is at most its whole', () => {
    expect(visits('81%', '81%')).toEqual([]);
    expect(visits('82%', '81%')[0]).toMatchObject({ severity: 'medium', difference: '1' });
    expect(visits('90%', '81%')[0]).toMatchObject({
      severity: 'high',
      expected: 'at most 81%',
      difference: '9',
    });
  });
});

it('areas that the tables beside it compare', () => {
  const rates = found(
    comparators,
    [' | 2013-14', 'Croydon | 5.2%'],
    { Croydon: {} },
    { '2013-14': { period: '2013-14' } },
    [{ check: 'comparators', areas: ['Croydon', 'England'] }],
    { indicator: 'cpp_ended_2plus' },
  );
  expect(rates[0]).toMatchObject({ severity: 'low', expected: 'England' });
});
