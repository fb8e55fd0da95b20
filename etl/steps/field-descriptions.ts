import type { Field } from '../../src/io/load.js';
import type { ISSUE_COLUMNS } from '../../src/model/issue.js';
import { OBSERVATION_COLUMNS, type Observation } from '../../src/model/observation.js';

/** What the columns of `observations.csv` hold, for people. */
export const OBSERVATION_DESCRIPTIONS: Readonly<Record<keyof Observation, string>> = {
  table: 'Name of the published table; prose-… for figures of running text',
  row: 'Row of the cell in the published grid, from 1, header rows included',
  column: 'Column of the cell in the published grid, from 1',
  indicator: 'Id in data/reference/indicators.csv',
  area_code: 'ONS code, where there is one',
  area_name: 'Area',
  geographic_level: 'National, Regional, Local authority or Statistical neighbours',
  time_period:
    'Period as DfE writes it: 201314 for 2013-14, 201404 for April 2014; empty where none is stated',
  time_identifier: 'What kind of period: Financial year, 31 March, April, April to December, …',
  period_start: 'First day of the period; of a published date, the date',
  period_end: 'Last day of the period; of a published date, the date',
  breakdown: 'key=value pairs in a fixed order, joined by "; "; empty for the whole',
  unit: 'count, percent, rate_per_10000, days, weeks, fte, score, grade, pounds, date, name, …',
  value: 'The number; percent as points; grades 1 (best) to 4; empty for dates, names and what has no figure',
  published: 'The text exactly as published',
  status: 'ok, or why there is no figure: suppressed, not_available, not_applicable, too_small, low, blank',
  decimals: 'Decimals as published; -3 where published in thousands',
  numerator: 'How many of the cohort, where published beside the percentage',
  denominator: 'Size of the cohort, where published',
  note: 'A note published with the figure; notes of ours start with "ours: "',
  source: 'Publication and section or paragraph',
  corrected: 'Value on the right scale, where the published value is certainly on another; use it for sums',
  qualifier: 'A published word that softens the figure: about, almost, over',
};

const NUMBERS: readonly (keyof Observation)[] = ['value', 'numerator', 'denominator', 'corrected'];
const INTEGERS: readonly (keyof Observation)[] = ['row', 'column', 'decimals'];

function observationType(name: keyof Observation): Field['type'] {
  if (INTEGERS.includes(name)) return 'integer';
  if (NUMBERS.includes(name)) return 'number';
  return name === 'period_start' || name === 'period_end' ? 'date' : 'string';
}

/** The columns of `observations.csv`, of the store's Parquet files too. */
export const OBSERVATION_FIELDS: readonly Field[] = OBSERVATION_COLUMNS.map((name) => ({
  name,
  type: observationType(name),
  description: OBSERVATION_DESCRIPTIONS[name],
}));

/** What the columns of `issues.csv` hold, for people. */
export const ISSUE_DESCRIPTIONS: Readonly<Record<(typeof ISSUE_COLUMNS)[number], string>> = {
  check: 'The check that found it',
  table: 'Name of the published table',
  cells: 'Cells of the published grid as a spreadsheet names them, the flagged one first',
  severity: 'high or medium: an error; low: a point that needs explaining',
  published: 'What is published',
  expected: 'What would fit the other figures',
  difference: 'Published less expected, in the unit of the figure',
  message: 'The issue as a sentence',
};

/** What the columns of the results hold, for people: one meaning for each name, whichever file it stands in. */
export const RESULT_DESCRIPTIONS: Readonly<Record<string, string>> = {
  indicator: 'Id in data/reference/indicators.csv',
  name: 'Name of the indicator',
  unit: 'Unit of the value: count, percent, rate_per_10000, days, weeks, …',
  polarity: 'Polarity: high is good, low is good or neither',
  area: 'Area the row is about',
  period: 'Period of the value',
  period_end: 'Last day of the period',
  breakdown: 'key=value pairs; empty for the whole',
  value: "The area's figure as published",
  comparator: 'What it is compared with: England, Statistical neighbours, or an earlier period',
  comparator_period: "Period of the comparator's figure",
  comparator_value: "The comparator's figure",
  gap: 'Value less comparator, or share of the cohort less share of the population, in the unit or in percentage points',
  ratio: 'Value ÷ comparator',
  direction:
    'How it reads or moves; "no different" where rounding alone could make the difference, "not compared" where the caveat says why, "too few points to test" where it does',
  beyond_rounding: 'true where the difference is larger than rounding can explain',
  lower: 'Lower 95% limit of the value, the index or the share – not of the gap',
  upper: 'Upper 95% limit of the value, the index or the share – not of the gap',
  significant:
    'true where the difference is statistically significant (5%; in disparity.csv adjusted for the number of groups); empty where it cannot be tested',
  rests_on: 'How many of the listed neighbours had a figure',
  caveat: 'Data quality issues of the figures, and other caveats',
  method: 'How the result was reached',
  source: 'Publication and section or paragraph',
  sentence: 'The row as a sentence',
  change:
    'Last value less first, or value less that of the period before, in the unit or in percentage points',
  since: 'The period from which the change is counted',
  change_reads: 'How the change reads by the polarity',
  change_significant: 'true where the change is statistically significant; empty where it cannot be tested',
  neighbours: "The neighbours' average as published",
  neighbours_gap: 'Value less the average of the neighbours',
  neighbours_reads: 'How that reads by the polarity',
  neighbours_significant: 'true where the gap is statistically significant; empty where it cannot be tested',
  england: "England's figure as published",
  england_gap: "Value less England's figure",
  england_reads: 'How that reads by the polarity',
  england_significant: 'true where the gap is statistically significant; empty where it cannot be tested',
  missing: 'Why a comparison is missing',
  points: 'Figures in the series',
  from: 'First period of the series',
  to: 'Last period of the series',
  first: 'First value of the series',
  last: 'Last value of the series',
  reads_as: 'better, worse or neither by the polarity; empty where there is no clear change',
  p: 'p of the test for a trend; 0.0001 stands for that or less; empty where there is no test',
  process: 'What the process chart says of the last month: not unusual, or unusually good, bad, high or low',
  characteristic: 'ethnicity or sex',
  group: 'Group, as published',
  cohort: 'The children it is a share of, as published',
  cohort_share: "The group's published share of the cohort, in percent",
  population_share: "The group's published share of the general population, in percent",
  cohort_size:
    'Children in the cohort, from another published table; empty for a small group, with everything calculated from it',
  cohort_size_source: 'Table and period of the size',
  representation_index: 'Share of the cohort ÷ share of the population',
  rounding_lower: 'Least the index may be for the rounding of the published shares alone',
  rounding_upper: 'Most the index may be for the rounding of the published shares alone',
  relative_to_everyone_else: 'Rate of the group ÷ rate of everyone else',
  relative_to_reference: 'Rate of the group ÷ rate of the reference group',
  reference: 'The largest group, which the others are compared with',
  reference_value: 'The rate of the reference group',
  relative_rate: 'Rate of the group ÷ rate of the reference group; empty for too small a group',
  zone: 'How a significant index stands to the four-fifths rule (0.8 to 1.25); empty where it is not significant',
  significant_alone: 'As significant, but without adjusting for the number of groups; do not quote it alone',
  confidence: 'Confidence of the limits',
  part: 'The part that is counted',
  count: 'Children in the part',
  total: 'Children in the whole',
  share: 'Count ÷ total, in percent',
  service: 'Service; empty for the whole',
  staff_group: 'Staff group; empty for all',
  budgeted_fte: 'Posts budgeted for, full-time equivalents',
  employee_fte: 'Posts filled by employees',
  agency_fte: 'Agency staff',
  vacant_fte_published: 'Vacant posts as published',
  vacant_fte_recomputed: 'Budgeted less employee',
  vacant_fte_difference: 'Vacant posts as published less recomputed',
  vacant_fte_beyond_rounding: 'true where rounding cannot explain the difference in vacant posts',
  vacancy_rate_published: 'Vacancy rate as published, in percent',
  vacancy_rate_recomputed: '(Budgeted less employee) ÷ budgeted, in percent',
  vacancy_rate_difference: 'Vacancy rate as published less recomputed, in percentage points',
  vacancy_rate_beyond_rounding: 'true where rounding cannot explain the difference in vacancy rates',
  agency_rate_published: 'Agency share as published, in percent',
  agency_rate_recomputed: 'Agency ÷ (agency + employee), in percent',
  over_establishment_fte: 'Employee + agency less budgeted: above 0 where more are in post than budgeted for',
  over_establishment_by_vacant: 'Agency less vacant as published: the same by the published vacancies',
  permanent_staff_rate: 'Share of staff who are permanent, in percent',
  turnover_rate: 'Staff turnover, in percent',
  check: 'The check',
  asks: 'The question the check answers',
  comparisons:
    'How often the check was made; empty where it reports what was noted when the tables were transcribed',
  figures: 'How many published figures were checked, each counted once; empty for checks of words',
  high: 'Errors of a twentieth of the figure or more',
  medium: 'Smaller errors',
  low: 'Points that need explaining',
};
