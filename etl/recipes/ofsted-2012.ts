import type { AxisEntry, Facet, Recipe } from '../../src/observations/recipe.js';

const SAFEGUARDING = 'Safeguarding services';
const LOOKED_AFTER = 'Services for looked after children';

const heading = (label: string): AxisEntry => [label, null];
const judged =
  (section: string) =>
  (theme: string): AxisEntry => [theme, { breakdown: { section, theme } }];

const EFFECTIVENESS = ['Overall effectiveness', 'Capacity for improvement'];
const SAFE = [
  'Children and young people are safe and feel safe',
  'Quality of provision',
  'The contribution of health agencies to keeping children and young people safe',
];
const LEADERSHIP = [
  'Ambition and prioritisation',
  'Leadership and management',
  'Performance management and quality assurance',
];
const OUTCOMES = [
  'Being healthy',
  'Staying safe',
  'Enjoying and achieving',
  'Making a positive contribution, including user engagement',
  'Economic well-being',
  'Quality of provision',
];

/** The judgements in printed order; the record parts the groups by a blank row. */
function judgements(groups: readonly AxisEntry[], equality: readonly string[]): AxisEntry[] {
  const [safeguarding, lookedAfter] = [judged(SAFEGUARDING), judged(LOOKED_AFTER)];
  return [
    heading(SAFEGUARDING),
    ...EFFECTIVENESS.map(safeguarding),
    heading('Safeguarding outcomes for children and young people'),
    ...SAFE.map(safeguarding),
    ...groups,
    ...[...LEADERSHIP, 'Partnership working', ...equality].map(safeguarding),
    heading(LOOKED_AFTER),
    ...EFFECTIVENESS.map(lookedAfter),
    heading('How good are outcomes for looked after children and care leavers?'),
    ...OUTCOMES.map(lookedAfter),
    ...groups,
    ...[...LEADERSHIP, ...equality].map(lookedAfter),
  ];
}

const grades = (table: string, rows: readonly AxisEntry[]): Recipe => ({
  table,
  header: 0,
  stub: 1,
  all: { indicator: 'inspection_grade', area: 'Croydon', period: 'May 2012' },
  rows,
  columns: [['', {}]],
});

const providers = (setting: string): Facet => ({ indicator: 'childcare_providers', breakdown: { setting } });
const schools = (setting: string): Facet => ({ indicator: 'schools', breakdown: { setting } });
const teams = (team: string): Facet => ({ indicator: 'social_care_teams', breakdown: { team } });
const lookedAfter = (age: string): Facet => ({ indicator: 'cla_number', breakdown: { age } });

export const ofsted2012: readonly Recipe[] = [
  grades('record-of-main-findings', judgements([heading('')], ['Equality and diversity'])),
  grades('section-grades', judgements([], [])),
  {
    table: 'service-information',
    header: 0,
    stub: 1,
    all: { area: 'Croydon', period: 'May 2012' },
    rows: [
      ['population', { indicator: 'population_all' }],
      ['children aged 0-19', { indicator: 'population_0_19', qualifier: 'approximately' }],
      ['total population', { indicator: 'population_growth_pct', period: '2012 to 2033' }],
      [
        'increase of 0-19 year olds',
        { indicator: 'population_growth_pct', period: '2012 to 2033', breakdown: { age: '0-19' } },
      ],
      ['London boroughs', { indicator: 'deprivation_rank', breakdown: { basis: 'of 32 London boroughs' } }],
      [
        'local authorities in England',
        { indicator: 'deprivation_rank', breakdown: { basis: 'of 326 local authorities' } },
      ],
      [
        'children and young people in state funded schools who are entitled to free school meals',
        { indicator: 'free_school_meals_pct' },
      ],
      ['2001 census', { indicator: 'minority_ethnic_pct', period: '2001' }],
      [
        'Greater London Authority projections for 2012',
        { indicator: 'minority_ethnic_pct', period: '2012', breakdown: { figure: 'projection' } },
      ],
      ['pupils with English as an additional language', { indicator: 'eal_pct' }],
      ['childminders', providers('childminders')],
      ['private day nurseries', providers('private day nurseries')],
      ['family centre', providers('family centre')],
      ["children's centres", { indicator: 'childrens_centres' }],
      ['before school care', providers('before school care')],
      ['after school care providers', providers('after school care')],
      ['pre-school play groups', providers('pre-school play groups')],
      ['independent nursery units (at independent schools)', providers('independent nursery units')],
      ['maintained schools with nursery classes', providers('maintained schools with nursery classes')],
      ['maintained nurseries', providers('maintained nurseries')],
      ['special schools', providers('special schools')],
      [
        'local authority maintained primary schools (including infants and juniors)',
        schools('maintained primary schools'),
      ],
      ['primary academies', schools('primary academies')],
      ['local authority maintained secondary schools', schools('maintained secondary schools')],
      ['secondary academies', schools('secondary academies')],
      ['City Technology College', schools('City Technology College')],
      ['special schools', schools('special schools')],
      ['pupil referral units', schools('pupil referral units')],
      ['further education colleges', schools('further education colleges')],
      ['secondary schools with sixth forms', schools('secondary schools with sixth forms')],
      ['independent providers with post-16 provision', schools('independent post-16 providers')],
      ['intake teams for referral and assessment', teams('intake')],
      ['community teams dealing with child protection and family support', teams('community')],
      ['subject of a child protection plan', { indicator: 'cpp_number' }],
      ['looked after children', { indicator: 'cla_number' }],
      [
        'unaccompanied asylum seeking children and young people',
        { indicator: 'cla_number', breakdown: { origin: 'UASC' } },
      ],
      ['children under five years of age', lookedAfter('under 5')],
      ['children and young people of school age (5-16)', lookedAfter('5-16')],
      ['looked after young people aged 16-18 who have left school', lookedAfter('16-18')],
      ['care leavers', { indicator: 'care_leavers_number' }],
      ['fostering households', { indicator: 'foster_households' }],
      [
        "residential children's homes",
        { indicator: 'childrens_homes', breakdown: { setting: 'residential' } },
      ],
      [
        "residential short break children's home for children and young people with learning difficulties and/or disabilities",
        { indicator: 'childrens_homes', breakdown: { setting: 'short break' } },
      ],
      ['looked after children teams', teams('looked after children')],
      ['for unaccompanied asylum seeking children', teams('looked after children (UASC)')],
      ['after-care 18 plus teams', teams('after-care')],
      ['social care team for children with disabilities', teams('children with disabilities')],
      [
        'voluntary and community sector organisations',
        { indicator: 'voluntary_organisations', qualifier: 'in excess of' },
      ],
    ],
    columns: [['', {}]],
    checks: [{ check: 'parts-total', over: 'age', indicators: ['cla_number'] }],
  },
];
