import type { AxisEntry, CellNote, Facet, Recipe } from '../../../src/observations/recipe.js';
import { measures } from '../axis.js';

const service = (name: string): Facet => ({ breakdown: { service: name } });
const staff = (name: string, group: string): Facet => ({ breakdown: { service: name, staff_group: group } });

const serviceRows = (name: string, printed = name): AxisEntry[] => [
  [printed, service(name)],
  ['Total managers', staff(name, 'managers')],
  ['Total social workers', staff(name, 'social workers')],
  ["Total 'others' (non sw posts)", staff(name, 'others')],
];

/** 50 actions; 2.10 and 2.11 are not printed. */
const ACTIONS = [
  ['1', 1, 14],
  ['2', 1, 9],
  ['2', 12, 19],
  ['3', 1, 12],
  ['4', 1, 7],
] as const;

const actions = ACTIONS.flatMap(([part, from, to]) =>
  Array.from({ length: to - from + 1 }, (_, i): AxisEntry => {
    const action = `${part}.${from + i}`;
    return [action, { breakdown: { action } }];
  }),
);

const several = (...printed: string[]): CellNote => ({
  readings: printed.map((text) => ({ printed: text })),
});
const inWords = (note: string): CellNote => ({ status: 'not_available', note });

/** The workforce presentation and the improvement plan of the agenda. */
export const papers: readonly Recipe[] = [
  {
    table: 'workforce-june-2017',
    header: 1,
    stub: 1,
    all: { area: 'Croydon', period: 'June 2017' },
    rows: [
      ['Grand Total for all CSC', {}],
      ...serviceRows('Children In Need'),
      ...serviceRows('Safeguarding and Looked After Children Quality Assurance'),
      ...serviceRows('Looked After Children and Resources'),
      ...serviceRows('0 to 25 SEN and Disability'),
    ],
    columns: measures({
      'Budgeted FTE': 'budgeted_fte',
      'Employee FTE': 'employee_fte',
      'Vacant FTE': 'vacant_fte',
      'Vacancy rate %': 'vacancy_rate',
      'Agency FTE': 'agency_fte',
      'Agency %': 'agency_rate',
    }),
    checks: [
      {
        check: 'parts-total',
        over: 'service',
        indicators: ['budgeted_fte', 'employee_fte', 'vacant_fte', 'agency_fte'],
      },
      {
        check: 'parts-total',
        over: 'staff_group',
        indicators: ['budgeted_fte', 'employee_fte', 'vacant_fte', 'agency_fte'],
      },
      { check: 'difference', minuend: 'budgeted_fte', subtrahend: 'employee_fte', result: 'vacant_fte' },
      {
        check: 'ratio',
        part: { indicator: 'vacant_fte' },
        of: [{ indicator: 'budgeted_fte' }],
        share: { indicator: 'vacancy_rate' },
      },
      {
        check: 'ratio',
        part: { indicator: 'agency_fte' },
        of: [{ indicator: 'agency_fte' }, { indicator: 'employee_fte' }],
        share: { indicator: 'agency_rate' },
      },
    ],
  },
  {
    table: 'transitional-action-plan',
    header: 1,
    stub: 1,
    all: { area: 'Croydon' },
    rows: actions,
    columns: [
      ['START DATE', { indicator: 'action_start' }],
      ['END DATE', { indicator: 'action_end' }],
      ['SRO (Lead)', null],
      ['RESOU RCES', { indicator: 'action_resources' }],
    ],
    cells: {
      E26: inWords('the cell holds a sentence, which is not transcribed'),
      C27: several('Sept 17', '31 Aug 17', '30 Sept 17'),
      E27: inWords('resources are given in words'),
      B28: several('Aug 17', 'Aug 17'),
      C28: several('11 Sept 17', '31 Dec 17'),
      E28: several('TBC', 'TBC'),
      C29: {
        readings: [
          { printed: '4 Sept 17', note: 'phase 1' },
          { printed: '30 Nov 17', note: 'phase 2' },
        ],
      },
      E32: inWords('resources are given in words'),
      E35: inWords('resources are given in words'),
    },
  },
];
