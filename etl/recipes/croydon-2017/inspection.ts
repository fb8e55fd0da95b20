import type { AxisEntry, Facet, Recipe } from '../../../src/observations/recipe.js';
import { measures } from '../axis.js';

const INSPECTION = 'June to July 2017';
const JUNE = '19 June 2017';

/** Label–figure grids: a label and a figure a row, no heading. */
const list = (
  table: string,
  all: Facet,
  rows: readonly AxisEntry[],
  checks: Recipe['checks'] = [],
): Recipe => ({
  table,
  header: 0,
  stub: 1,
  all,
  rows,
  columns: [['', {}]],
  checks,
});

const judged = (theme: string): AxisEntry => [theme, { breakdown: { theme } }];
const national: Facet = { area: 'England' };
const setting = (name: string): Facet => ({ breakdown: { setting: name } });

/** The inspection report of the agenda. */
export const inspection: readonly Recipe[] = [
  list(
    'ofsted2017-judgements-report',
    { indicator: 'inspection_grade', area: 'Croydon', period: INSPECTION },
    [
      '1. Children who need help and protection',
      '2. Children looked after and achieving permanence',
      '2.1 Adoption performance',
      '2.2 Experiences and progress of care leavers',
      '3. Leadership, management and governance',
    ].map(judged),
  ),
  list('ofsted2017-lscb-judgement', { indicator: 'inspection_grade', area: 'Croydon', period: INSPECTION }, [
    judged('The Local Safeguarding Children Board'),
  ]),
  list('local-area-inspections', { indicator: 'inspection_grade', area: 'Croydon' }, [
    ['children’s home', { breakdown: { service: "children's home", theme: 'Overall' } }],
    [
      'safeguarding arrangements',
      {
        period: 'May 2012',
        breakdown: { section: 'Safeguarding services', theme: 'Overall effectiveness' },
      },
    ],
    [
      'services for children looked after',
      {
        period: 'May 2012',
        breakdown: { section: 'Services for looked after children', theme: 'Overall effectiveness' },
      },
    ],
  ]),
  list('local-area-children-living', { area: 'Croydon', period: '2017' }, [
    [
      'children and young people under the age of 18 years',
      { indicator: 'population_under_18', qualifier: 'approximately' },
    ],
    ['of the total population in the area', { indicator: 'population_under_18_share' }],
    ['living in low-income families', { indicator: 'low_income_families_pct', qualifier: 'approximately' }],
    ['children entitled to free school meals:', null],
    ['in primary schools', { indicator: 'free_school_meals_pct', ...setting('primary schools') }],
    [
      'the national average',
      { indicator: 'free_school_meals_pct', ...national, ...setting('primary schools') },
    ],
    ['in secondary schools', { indicator: 'free_school_meals_pct', ...setting('secondary schools') }],
    [
      'the national average',
      { indicator: 'free_school_meals_pct', ...national, ...setting('secondary schools') },
    ],
    ['Children and young people from minority ethnic groups', { indicator: 'minority_ethnic_children_pct' }],
    ['in the country as a whole', { indicator: 'minority_ethnic_children_pct', ...national }],
    ['children and young people who speak English as an additional language:', null],
    ['in primary schools', { indicator: 'eal_pct', ...setting('primary schools') }],
    ['the national average', { indicator: 'eal_pct', ...national, ...setting('primary schools') }],
    ['in secondary schools', { indicator: 'eal_pct', ...setting('secondary schools') }],
    ['the national average', { indicator: 'eal_pct', ...national, ...setting('secondary schools') }],
    [
      'unaccompanied asylum-seeking children',
      { indicator: 'cla_number', period: JUNE, breakdown: { origin: 'UASC' } },
    ],
    [
      'of the total children looked after population',
      { indicator: 'uasc_share', period: JUNE, numerator: 364 },
    ],
  ]),
  list('local-area-child-protection', { area: 'Croydon', period: JUNE }, [
    [
      'formally in need of a specialist children’s service',
      { indicator: 'cin_number', period: '12 months to 19 June 2017' },
    ],
    ['as at 19 June 2016', { indicator: 'cin_number', period: '12 months to 19 June 2016' }],
    ['the subject of a child protection plan', { indicator: 'cpp_number' }],
    ['at 31 March 2016', { indicator: 'cpp_number', period: '31 March 2016' }],
    ['in a privately arranged fostering placement', { indicator: 'private_fostering_number' }],
    ['at 31 March 2016', { indicator: 'private_fostering_number', period: '31 March 2016' }],
    [
      'serious incident notifications',
      { indicator: 'serious_incidents', period: 'May 2012 to July 2017', note: 'since the last inspection' },
    ],
    [
      'serious case reviews (SCRs)',
      {
        indicator: 'serious_case_reviews',
        period: 'May 2012 to July 2017',
        note: 'since the last inspection',
      },
    ],
  ]),
  list(
    'local-area-looked-after',
    { area: 'Croydon', period: JUNE },
    [
      ['children were being looked after', { indicator: 'cla_number' }],
      ['per 10,000 children', { indicator: 'cla_rate' }],
      [
        'lived outside the local authority area',
        {
          pair: [
            { indicator: 'cla_placed_outside_area' },
            { indicator: 'cla_placed_outside_area_pct', numerator: 324, denominator: 760 },
          ],
        },
      ],
      [
        'lived in residential care homes, outside the authority area',
        { indicator: 'cla_in_setting', ...setting('residential care homes outside the area') },
      ],
      [
        'lived in residential special schools',
        { indicator: 'cla_in_setting', ...setting('residential special schools') },
      ],
      ['lived with foster families', { indicator: 'cla_in_setting', ...setting('foster families') }],
      [
        'lived out of the authority area',
        { indicator: 'cla_in_setting_outside_area_pct', denominator: 648, ...setting('foster families') },
      ],
      ['lived with parents', { indicator: 'cla_in_setting', ...setting('parents') }],
      [
        'lived out of the authority area',
        { indicator: 'cla_in_setting_outside_area_pct', denominator: 7, ...setting('parents') },
      ],
      [
        'children were unaccompanied asylum-seeking children',
        { indicator: 'cla_number', breakdown: { origin: 'UASC' } },
      ],
    ],
    [
      {
        check: 'ratio',
        part: { indicator: 'cla_placed_outside_area' },
        of: [{ indicator: 'cla_number' }],
        share: { indicator: 'cla_placed_outside_area_pct' },
      },
      {
        check: 'ratio',
        part: { indicator: 'cla_number', breakdown: { origin: 'UASC' } },
        of: [{ indicator: 'cla_number' }],
        share: { indicator: 'uasc_share' },
      },
    ],
  ),
  list(
    'local-area-last-12-months',
    { area: 'Croydon', period: '12 months to 19 June 2017' },
    [
      [
        'adoptions (June 2016 to May 2017)',
        { indicator: 'adoptions_number', period: 'June 2016 to May 2017' },
      ],
      ...measures({
        'children became subject to special guardianship orders': 'special_guardianship_orders',
        'children ceased to be looked after': 'cla_ceased',
        'subsequently returned to be looked after': { indicator: 'cla_returned_pct', denominator: 515 },
        'ceased to be looked after and moved on to independent living': 'cla_ceased_independent_living',
        'living in houses in multiple occupation': 'cla_ceased_multiple_occupation',
      }),
    ],
    [
      {
        check: 'at-most',
        less: [
          { indicator: 'cla_ceased_independent_living' },
          { indicator: 'cla_ceased_multiple_occupation' },
        ],
        more: { indicator: 'cla_ceased' },
      },
    ],
  ),
];
