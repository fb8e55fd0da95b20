import type { AxisEntry, Facet, Recipe } from '../../../src/observations/recipe.js';
import { areas, years } from '../axis.js';

const COMPARATORS = ['Croydon', 'Statistical neighbours', 'England'];

const neighbourAverage = areas({
  Croydon: 'Croydon',
  'Stat Neighbour (Avg)': 'Statistical neighbours',
  England: 'England',
});

const neighbour = areas({
  Croydon: 'Croydon',
  'Stat Neighbour': 'Statistical neighbours',
  England: 'England',
});

/** Tables with an area a row and a financial year a column. */
const areaByYear = (
  table: string,
  indicator: string,
  rows: readonly AxisEntry[] = neighbourAverage,
  columns: readonly AxisEntry[] = years('2011-12', '2012-13', '2013-14'),
): Recipe => ({
  table,
  header: 1,
  stub: 1,
  all: { indicator },
  rows,
  columns,
  checks: [{ check: 'comparators', areas: COMPARATORS }],
});

/** Tables with one row: three years of Croydon, then the averages of the last year. */
const oneRow = (
  table: string,
  label: string,
  facet: Facet,
  england: Facet = {},
  labels: readonly string[] = ['2011-12', '2012-13', '2013-14'],
): Recipe => ({
  table,
  header: 1,
  stub: 1,
  rows: [[label, facet]],
  columns: [
    ...labels.map((text): AxisEntry => [text, { area: 'Croydon', period: text.replace(/[ –-]+/, '-') }]),
    ['England Average 2013-14', { area: 'England', period: '2013-14', ...england }],
    ['SN Average 2013-14', { area: 'Statistical neighbours', period: '2013-14' }],
  ],
  checks: [{ check: 'comparators', areas: COMPARATORS }],
});

/** A count that the averages give per authority. */
const perAuthority: Facet = { breakdown: { basis: 'average of authorities' } };

const NEIGHBOURS = [
  ['A1', 'Birmingham'],
  ['B1', 'Hillingdon'],
  ['A2', 'Luton'],
  ['B2', 'Merton'],
  ['A3', 'Ealing'],
  ['B3', 'Redbridge'],
  ['A4', 'Enfield'],
  ['B4', 'Waltham Forest'],
  ['A5', 'Greenwich'],
  ['B5', 'Reading'],
] as const;

export const nationalIndicators: readonly Recipe[] = [
  {
    table: 'stat-neighbours',
    header: 0,
    stub: 0,
    all: { indicator: 'statistical_neighbour', area: 'Croydon', period: '2014' },
    rows: Array.from({ length: 5 }, (): AxisEntry => ['', {}]),
    columns: [
      ['', {}],
      ['', {}],
    ],
    cells: Object.fromEntries(
      NEIGHBOURS.map(([cell, name]) => [
        cell,
        { readings: [{ printed: name, facet: { breakdown: { neighbour: name } } }] },
      ]),
    ),
  },
  areaByYear('cin-rate', 'cin_rate'),
  {
    table: 'assessments-45d',
    header: 1,
    stub: 1,
    rows: [['% Continuous assessments carried out within 45 days', { indicator: 'assessments_45d' }]],
    columns: [
      ['Croydon 2013 -14', { area: 'Croydon', period: '2013-14' }],
      ['England Average 2013 -14', { area: 'England', period: '2013-14' }],
      ['SN Average 2013 -14', { area: 'Statistical neighbours', period: '2013-14' }],
    ],
    checks: [{ check: 'comparators', areas: COMPARATORS }],
  },
  areaByYear('cpp-number', 'cpp_number', neighbourAverage, years('2010-11', '2011-12', '2012-13', '2013-14')),
  areaByYear('cpp-rate', 'cpp_rate'),
  areaByYear('cin-cpp-2plus', 'cin_cpp_2plus'),
  areaByYear(
    'cpp-2plus-ni64',
    'cpp_ended_2plus',
    areas({ Croydon: 'Croydon', 'Stat Neighbour (Avg)': 'Statistical neighbours' }),
  ),
  areaByYear('reregistration-ni65', 'cpp_reregistration', neighbour),
  areaByYear('cp-reviews-ni67', 'cpp_reviews_on_time', neighbour),
  {
    ...oneRow(
      'lac-number-rate',
      'No. of children looked after aged under 18 years, and Rates per 10,000 (as at 31 March)',
      { pair: [{ indicator: 'cla_number' }, { indicator: 'cla_rate' }] },
    ),
    cells: {
      E2: {
        readings: [
          {
            printed: '68.84',
            facet: { indicator: 'cla_number', note: 'headed England Average, but the total in thousands' },
          },
          { printed: '60', facet: { indicator: 'cla_rate' } },
        ],
        corrected: { '68.84': 68_840 },
      },
    },
  },
  oneRow(
    'lac-started',
    'No. of children who started to be looked after, yr. ending 31 March',
    { indicator: 'cla_started' },
    perAuthority,
  ),
  oneRow(
    'lac-12months',
    'No. of children looked after continuously for at least 12 months as at 31 March',
    { indicator: 'cla_12_months' },
    perAuthority,
    ['2011 – 12', '2012– 13', '2013- 14'],
  ),
  oneRow(
    'lac-ceased',
    'No. of children who ceased to be looked after, yr. ending 31 March**',
    { indicator: 'cla_ceased' },
    perAuthority,
  ),
  oneRow('adoption-pct', 'Adoption - % of children looked after adopted during the yr. ending 31 March**', {
    indicator: 'cla_adopted_pct',
  }),
  oneRow(
    'placement-stability-ni62',
    'Stability of Placements - % with 3 or more placements in year (former NI 62)',
    { indicator: 'cla_three_placements' },
  ),
  oneRow(
    'placement-stability-25y',
    'Stability of Placements - % looked after for at least 2.5 yrs. and in same placement for at least 2 yrs.',
    { indicator: 'cla_stable_placement' },
  ),
  oneRow(
    'placed-20-miles',
    '% of children looked after at 31 March, placed more than 20 miles from their homes, outside LA boundary',
    { indicator: 'cla_placed_20_miles' },
  ),
  oneRow('care-leavers-accommodation-ni147', 'Care Leavers at 19 in Suitable Accommodation (former NI 147)', {
    indicator: 'care_leavers_suitable_accommodation',
  }),
  oneRow(
    'care-leavers-eet-ni148',
    'Care Leavers at 19 in Education, Employment or Training (former NI 148)',
    { indicator: 'care_leavers_eet' },
  ),
  oneRow(
    'care-leavers-he',
    '% of young people age 19, who were Looked After when 16 years old who were in higher education',
    { indicator: 'care_leavers_he' },
  ),
];
