import type { AxisEntry, Facet, Recipe } from '../../../src/observations/recipe.js';
import { measures } from '../axis.js';

const cohort = (name: string, more: Facet['breakdown'] = {}): Facet => ({
  breakdown: { cohort: name, ...more },
});

const cohorts: readonly AxisEntry[] = [
  ['General Population', cohort('general population')],
  ['Children on Child Protection Plans', cohort('child protection plan')],
  ['Children Looked After (Local)', cohort('looked after (local)')],
];

const share: Facet = {
  indicator: 'cohort_share',
  area: 'Croydon',
  period: 'February 2015',
  note: 'no date is printed; the report is of February 2015',
};

const validated: Facet = { breakdown: { basis: 'DfE validated' } };
const virtualSchool: Facet = { breakdown: { basis: 'virtual school' } };

const during = (year: string, basis: Facet, denominator?: number): Facet => ({
  period: `academic ${year}`,
  ...basis,
  ...(denominator === undefined ? {} : { denominator }),
});

const cohortSize = (year: string, printed: string) => ({
  readings: [
    {
      printed,
      facet: { indicator: 'ks2_cohort', area: 'Croydon', period: `academic ${year}` } satisfies Facet,
    },
  ],
});

export const children: readonly Recipe[] = [
  {
    table: 'gender',
    header: 1,
    stub: 1,
    all: share,
    rows: [
      ['Male', { breakdown: { sex: 'male' } }],
      ['Female', { breakdown: { sex: 'female' } }],
    ],
    columns: [...cohorts, ['Children Looked After (UASC)', cohort('looked after (UASC)')]],
    checks: [{ check: 'shares', over: 'sex' }],
  },
  {
    table: 'ethnicity',
    header: 1,
    stub: 1,
    all: share,
    rows: ['White', 'Black African and Black Caribbean', 'Mixed Parentage', 'Asian', 'Chinese and Other'].map(
      (ethnicity): AxisEntry => [ethnicity, { breakdown: { ethnicity } }],
    ),
    columns: cohorts,
    checks: [{ check: 'shares', over: 'ethnicity' }],
  },
  {
    table: 'ks2',
    header: 2,
    stub: 1,
    all: { indicator: 'ks2_level4', area: 'Croydon' },
    rows: [
      ['Achieved Level 4 or above in English', { breakdown: { subject: 'English' } }],
      ['Achieved Level 4 or above in maths', { breakdown: { subject: 'maths' } }],
      ['Achieved Level 4 or above in English and maths', { breakdown: { subject: 'English and maths' } }],
    ],
    columns: [
      ['2011/12 (7 Children Looked After) | DFE Validated data', during('2011-12', validated, 7)],
      ['2011/12 (7 Children Looked After) | VS data', during('2011-12', virtualSchool, 7)],
      ['2012/13 (14 Children Looked After) | DFE Validated data', during('2012-13', validated, 14)],
      ['2012/13 (14 Children Looked After) | VS data', during('2012-13', virtualSchool, 14)],
      ['2013/14 (19 Children Looked After) VS data', during('2013-14', virtualSchool, 19)],
    ],
    merged: ['B1:C1', 'D1:E1', 'B3:B5'],
    cells: {
      B1: cohortSize('2011-12', '7'),
      D1: cohortSize('2012-13', '14'),
      F1: cohortSize('2013-14', '19'),
    },
  },
  {
    table: 'ks4',
    header: 2,
    stub: 1,
    all: { indicator: 'ks4_5ac_em', area: 'Croydon' },
    rows: [['Achieved 5 A*-C EM', {}]],
    columns: [
      ['2011/12 | DfE Validated data', during('2011-12', validated)],
      ['2011/12 | VS data', during('2011-12', virtualSchool)],
      ['2012/13 | DfE Validated data', during('2012-13', validated)],
      ['2012/13 | VS data', during('2012-13', virtualSchool)],
      ['2013/14 VS data unvalidated', during('2013-14', virtualSchool)],
    ],
    merged: ['B1:C1', 'D1:E1'],
    cells: {
      E3: {
        readings: [
          { printed: '12%', note: 'below target of 16%' },
          { printed: '16%', facet: { breakdown: { figure: 'target' } } },
        ],
      },
      F3: {
        readings: [
          { printed: '10.6%', note: 'marginally below target of 11.1%', facet: { denominator: 66 } },
          { printed: '11.1%', facet: { breakdown: { figure: 'target' } } },
          { printed: '14%', facet: { breakdown: { figure: 'second target' } } },
          {
            printed: '14.3%',
            note: 'if correct discounts are applied',
            facet: {
              denominator: 49,
              breakdown: { figure: 'with discounts' },
              note: 'the cohort is the 66 pupils less the 17 who can be discounted (paragraph 17.15)',
            },
          },
        ],
      },
    },
  },
  {
    table: 'cla-health',
    header: 1,
    stub: 1,
    all: { area: 'Croydon', note: 'only the year is printed; taken as 31 March, when the return is made' },
    rows: measures({
      'Average SDQ Score': 'sdq_average_score',
      '% LAC with up to date Health Assessments': 'health_assessments_up_to_date',
      '% LAC with up to date Dental Checks': 'dental_checks_up_to_date',
      '% LAC with up to date Immunisations': 'immunisations_up_to_date',
    }),
    columns: ['2012', '2013', '2014'].map((year): AxisEntry => [year, { period: `31 March ${year}` }]),
  },
  {
    table: 'uasc-countries',
    header: 0,
    stub: 1,
    all: {
      indicator: 'cla_number',
      area: 'Croydon',
      period: 'February 2015',
      note: 'no date is printed; the report is of February 2015',
    },
    rows: ['Albania', 'Afghanistan', 'Eritrea', 'Vietnam'].map(
      (country): AxisEntry => [country, { breakdown: { origin: 'UASC', country } }],
    ),
    columns: [['', {}]],
  },
];
