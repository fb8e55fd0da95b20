import type { AxisEntry, Recipe } from '../../../src/observations/recipe.js';
import { aprilToDecember2014, measures, spacer } from '../axis.js';

const yearToDate: AxisEntry[] = [spacer, ['YTD', { period: 'April to December 2014' }]];

/** Tables with a measure a row and the months April to December 2014 as columns. */
const monthly = (
  table: string,
  rows: readonly AxisEntry[],
  more: Pick<Recipe, 'checks'> & { columns?: readonly AxisEntry[] },
): Recipe => ({
  table,
  header: 1,
  stub: 1,
  all: { area: 'Croydon' },
  rows,
  columns: more.columns ?? aprilToDecember2014,
  checks: more.checks ?? [],
});

export const localIndicators: readonly Recipe[] = [
  {
    table: 'open-cases',
    header: 1,
    stub: 1,
    all: { area: 'Croydon', period: '20 February 2015' },
    rows: measures({
      'Currently under assessment': { indicator: 'open_cases', breakdown: { case_type: 'under assessment' } },
      'Child Protection Plans': 'cpp_number',
      'Children Looked After': 'cla_number',
      'Children on long term child in need plans': {
        indicator: 'open_cases',
        breakdown: { case_type: 'long-term child in need plan' },
      },
      'Care Leavers': 'care_leavers_number',
      'Children with disabilities': { indicator: 'open_cases', breakdown: { case_type: 'disability' } },
      'Privately Fostered Children': 'private_fostering_number',
    }),
    columns: [['Number', {}]],
  },
  monthly(
    'mash-contacts',
    measures({
      '# of all contacts received': 'contacts_received',
      '# contacts relating to previously unknown or closed cases': 'contacts_unknown_or_closed',
      '# contacts that led to assessments': 'contacts_to_assessment',
      '# of assessments completed': 'assessments_completed',
    }),
    {
      columns: [...aprilToDecember2014, ...yearToDate],
      checks: [
        { check: 'parts-total', over: 'period' },
        {
          check: 'at-most',
          less: [{ indicator: 'contacts_unknown_or_closed' }],
          more: { indicator: 'contacts_received' },
        },
        {
          check: 'at-most',
          less: [{ indicator: 'contacts_to_assessment' }],
          more: { indicator: 'contacts_received' },
        },
      ],
    },
  ),
  monthly(
    'assessment-timeliness',
    measures({
      '# of completed assessments': 'assessments_completed',
      '% completed within 45 days- Month': 'assessments_45d',
      '% completed within 45 days- YTD': {
        indicator: 'assessments_45d',
        breakdown: { basis: 'year to date' },
      },
    }),
    {
      columns: [...aprilToDecember2014, ...yearToDate],
      checks: [
        { check: 'parts-total', over: 'period', indicators: ['assessments_completed'] },
        { check: 'cumulative', percent: 'assessments_45d', weight: 'assessments_completed' },
      ],
    },
  ),
  monthly(
    'cp-visits',
    measures({
      'No. of children currently subject to a CPP': 'cpp_number',
      '% visited and seen within 28 days': 'cpp_visited_28d',
    }),
    {},
  ),
  monthly(
    'lac-monthly',
    measures({
      'No. LAC local': { indicator: 'cla_number', breakdown: { origin: 'local' } },
      'No. LAC UASC': { indicator: 'cla_number', breakdown: { origin: 'UASC' } },
      'Total no. LAC': 'cla_number',
    }),
    { checks: [{ check: 'parts-total', over: 'origin' }] },
  ),
  monthly(
    'lac-visits',
    measures({
      'No. LAC': 'cla_number',
      '% LAC visited within 4 weeks': 'cla_visited_4w',
      '% LAC visited within 6 weeks': 'cla_visited_6w',
    }),
    {
      checks: [
        { check: 'at-most', less: [{ indicator: 'cla_visited_4w' }], more: { indicator: 'cla_visited_6w' } },
      ],
    },
  ),
  {
    table: 'foster-carers',
    header: 1,
    stub: 1,
    all: { area: 'Croydon' },
    rows: measures({
      'No. Of Croydon Foster Carers': 'foster_carers',
      '% Of Carers With Up-To-Date Annual Review': 'foster_carers_reviewed',
      '% Of Foster Carers With A Child In Placement': 'foster_carers_with_placement',
    }),
    columns: [spacer, ...aprilToDecember2014],
  },
];
