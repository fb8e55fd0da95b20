import type { Finding } from '../../src/checks/finding.js';
import type { Observation } from '../../src/observations/observation.js';

/** What the columns of `observations.csv` hold, for people. */
export const OBSERVATION_DESCRIPTIONS: Readonly<Record<keyof Observation, string>> = {
  table: 'Name of the published table; prose-… for figures of running text',
  row: 'Row of the cell in the printed grid, from 1, header rows included',
  column: 'Column of the cell in the printed grid, from 1',
  indicator: 'Id in data/reference/indicators.csv',
  area_code: 'ONS code, where there is one',
  area_name: 'Area',
  geographic_level: 'National, Regional, Local authority or Statistical neighbours',
  time_period:
    'Period as DfE writes it: 201314 for 2013-14, 201404 for April 2014; empty where none is stated',
  time_identifier: 'What kind of period: Financial year, 31 March, April, April to December, …',
  period_start: 'First day of the period; of a printed date, the date',
  period_end: 'Last day of the period; of a printed date, the date',
  breakdown: 'key=value pairs in a fixed order, joined by "; "; empty for the whole',
  unit: 'count, percent, rate_per_10000, days, weeks, fte, score, grade, pounds, date, name, …',
  value: 'The number; percent as points; grades 1 (best) to 4; empty for dates, names and what has no figure',
  printed: 'The text exactly as printed',
  status: 'ok, or why there is no figure: suppressed, not_available, not_applicable, too_small, low, blank',
  decimals: 'Decimals as printed; -3 where printed in thousands',
  numerator: 'How many of the cohort, where printed beside the percentage',
  denominator: 'Size of the cohort, where printed',
  note: 'A remark printed with the figure; ours start with "ours: "',
  source: 'Publication and section or paragraph',
  corrected: 'Our reading where the printed value is certainly on another scale; use it for sums',
  qualifier: 'A printed word that softens the figure: about, almost, over',
};

/** What the columns of `findings.csv` hold, for people. */
export const FINDING_DESCRIPTIONS: Readonly<Record<keyof Finding, string>> = {
  check: 'The check that found it',
  table: 'Name of the published table',
  cells: 'Cells of the printed grid as a spreadsheet names them, the doubted one first',
  severity: 'high or medium: cannot be right as printed; low: needs a word of explanation',
  printed: 'What is printed',
  expected: 'What would fit the other figures',
  difference: 'Printed less expected, in the unit of the figure',
  message: 'The finding as a sentence',
};
