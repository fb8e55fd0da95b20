import type { AxisEntry, Recipe } from '../../../src/observations/recipe.js';
import { areas } from '../axis.js';

const rows = areas({ Croydon: 'Croydon', 'SN Average': 'Statistical neighbours', England: 'England' });

/** The scorecard of 2014 gives averages over the three financial years before it, unless it says otherwise. */
const THREE_YEARS = '2011-14';
const threeYears = {
  period: THREE_YEARS,
  note: 'no period is printed; taken as the three-year average of the 2014 scorecard',
};
const lastDay = { period: '31 March 2014' };

/** A quarter of the scorecard: an area a row, a measure a column. */
const scorecard = (table: string, columns: readonly AxisEntry[]): Recipe => ({
  table,
  header: 1,
  stub: 1,
  rows,
  columns,
});

export const adoption: readonly Recipe[] = [
  scorecard('adoption-children', [
    [
      'Average time between a child entering care and moving in with its adoptive family, for children who have been adopted (days)',
      { indicator: 'adoption_entry_to_placement_days', ...threeYears },
    ],
    [
      'Average time between a local authority receiving court authority to place a child and the local authority deciding on a match to an adoptive family (days)',
      { indicator: 'adoption_order_to_match_days', ...threeYears },
    ],
    [
      'Children who wait less than 18 months between entering care and moving in with their adoptive family (%)',
      { indicator: 'adoption_within_18_months', ...threeYears },
    ],
  ]),
  scorecard('adoption-adopters', [
    [
      'Number of approved adoptive families as at 31 March 2014',
      { indicator: 'approved_adoptive_families', ...lastDay },
    ],
    [
      'Proportion of adoptive families who were matched to a child during 2013-14 who waited more than 3 months from approval to being matched to a child (%)',
      { indicator: 'adopters_waited_3_months', period: '2013-14' },
    ],
  ]),
  scorecard('adoption-related-1', [
    [
      'Adoptions from care (% leaving care who are adopted)',
      { indicator: 'adopted_from_care', ...threeYears },
    ],
    [
      '% of children for whom the permanence decision has changed away from adoption',
      { indicator: 'adoption_decision_reversed', ...threeYears },
    ],
    [
      'Average time between a child entering care and moving in with its foster family, for children who have been adopted by their foster parents',
      { indicator: 'foster_to_adopt_days', ...threeYears },
    ],
    [
      'Adoptions of children from ethnic minority backgrounds (% of BME children leaving care who are adopted)',
      { indicator: 'adopted_from_care_minority_ethnic', ...threeYears },
    ],
  ]),
  scorecard('adoption-related-2', [
    [
      'Adoptions of children aged five or over (% of children aged 5 or over leaving care who are adopted)',
      { indicator: 'adopted_from_care_five_plus', ...threeYears },
    ],
    [
      'Average length of care proceedings locally (weeks)',
      { indicator: 'care_proceedings_weeks', ...threeYears },
    ],
    [
      'Number of children awaiting adoption (as at 31 March 2014)',
      { indicator: 'children_awaiting_adoption', ...lastDay },
    ],
    [
      'Number of children awaiting adoption with a placement order (as at 31 March 2014)',
      { indicator: 'children_awaiting_adoption_order', ...lastDay },
    ],
    [
      'Number of applications for approval as an adopter still being assessed (not yet approved or rejected) as at 31 March 2014',
      { indicator: 'adopter_applications_pending', ...lastDay },
    ],
  ]),
];
