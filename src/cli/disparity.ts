import { resolve } from 'node:path';
import Table from 'cli-table3';
import type { Reference } from '../../etl/dfe/reference.js';
import { resultCsv } from '../../etl/steps/indicator-files.js';
import { newestOf } from '../analysis/benchmark/national.js';
import { type RateByGroup, ratesByGroup } from '../analysis/population-rates.js';
import { type RateDisparityRow, rateDisparityRows } from '../analysis/rate-disparity.js';
import type { Observation } from '../model/observation.js';
import { UsageError } from '../model/usage-error.js';
import { areaNamed, nationalFrom } from '../store/national.js';
import { Store } from '../store/store.js';
import { orList } from '../text/list.js';
import { count } from '../text/number.js';
import { style } from './style.js';

/** What the command line says of a disparity. */
export interface DisparityCall {
  readonly area?: string;
  readonly year?: string;
  readonly reference: string;
  readonly store: string;
  readonly format: string;
}

const UNACCOMPANIED = 'uasc_share';

const groupOf = (o: Observation): string => o.breakdown.replace(/^.*ethnicity=/, '');

/** The counts by ethnicity that can be set over residents, by the name the command line gives them. */
export const COHORTS: Readonly<Record<string, RateByGroup>> = {
  'looked-after': {
    count: 'cla_number',
    rate: 'cla_residents_rate',
    population: 'population_all',
    characteristic: 'ethnicity',
  },
  'social-workers': {
    count: 'social_workers_headcount',
    rate: 'social_workers_residents_rate',
    population: 'population_all',
    characteristic: 'ethnicity',
  },
};

const COHORT_NAMES = Object.keys(COHORTS);

function latestYear(rates: readonly Observation[], year: string | undefined): Observation[] {
  const years = [...new Set(rates.map(({ period_end }) => period_end.slice(0, 4)))].sort();
  const chosen = year ?? years.at(-1);
  if (!years.includes(chosen!))
    throw new UsageError(`There are no figures of ${year}; there are figures of ${orList(years)}.`);
  return rates.filter(({ period_end }) => period_end.startsWith(chosen!));
}

const oneDecimal = (value: number | null): string => (value === null ? '–' : value.toFixed(1));

const number = (value: number | null): string => (value === null ? '–' : value.toFixed(2));

function areaText(rows: readonly RateDisparityRow[], withheld: readonly Observation[]): string {
  const [first] = rows;
  if (!first) return 'No groups can be compared: the counts are suppressed or not broken down by group.';
  const table = new Table({
    head: [
      'Group',
      'per 10,000 residents of all ages',
      `times ${first.reference}`,
      '95% limits, adjusted',
      '',
    ],
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    colAligns: ['left', 'right', 'right', 'right', 'left'],
  });
  table.push([first.reference, oneDecimal(first.reference_value), '1', '', 'reference group']);
  for (const row of rows) {
    const limits = row.lowercl === null ? '–' : `${number(row.lowercl)} to ${number(row.uppercl)}`;
    const word =
      row.relative_rate === null
        ? 'too few'
        : row.significant
          ? 'statistically significant'
          : 'could be due to chance';
    table.push([row.group, oneDecimal(row.value), number(row.relative_rate), limits, word]);
  }
  return [
    style('bold', `${first.name}, by ethnicity, ${first.area}, ${first.period}`),
    table.toString(),
    ...(withheld.length > 0 ? [`Suppressed by the source: ${withheld.map(groupOf).join(', ')}.`] : []),
    '',
    ...rows.map(({ sentence }) => `• ${sentence}`),
    '',
    `What these figures cannot show: ${first.caveat}`,
    `Source: ${first.source}. Method: ${first.method}.`,
  ].join('\n');
}

/** That the children counted hold some who came alone from abroad, where the store knows how many. */
function unaccompaniedText(figures: readonly Observation[], rates: readonly Observation[]): string[] {
  const [first] = rates;
  const share = figures.find(
    (o) =>
      o.indicator === UNACCOMPANIED &&
      o.breakdown === '' &&
      o.area_code === first?.area_code &&
      o.period_end === first.period_end,
  );
  return share?.value
    ? [
        `Of all looked after here ${share.published || share.value} % came as unaccompanied asylum-seeking children. They are counted in the groups but hardly among the residents of 2021, and can be a large part of a small group.`,
      ]
    : [];
}

/** How many authorities have a rate above, below or not apart from the reference, by group. */
function overview(rows: readonly RateDisparityRow[], areas: ReadonlySet<string>): string {
  const table = new Table({
    head: ['Group', 'authorities compared', 'higher', 'lower', 'chance', 'too few'],
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
  });
  const own = rows.filter(({ area }) => areas.has(area));
  for (const group of [...new Set(own.map((row) => row.group))]) {
    const of = own.filter((row) => row.group === group);
    const tested = of.filter(({ relative_rate }) => relative_rate !== null);
    const higher = tested.filter((row) => row.significant && row.relative_rate! > 1).length;
    const lower = tested.filter((row) => row.significant && row.relative_rate! < 1).length;
    table.push(
      [group, tested.length, higher, lower, tested.length - higher - lower, of.length - tested.length].map(
        String,
      ),
    );
  }
  return table.toString();
}

/**
 * Rates by ethnicity per 10,000 residents of each group, with the relative rate and its limits: of one
 * authority, or of all.
 *
 * @throws UsageError that names what would do.
 */
export async function disparityText(
  cohort: string,
  call: DisparityCall,
  reference: Reference,
): Promise<string> {
  const what = Object.hasOwn(COHORTS, cohort) ? COHORTS[cohort] : undefined;
  if (!what) throw new UsageError(`There is no cohort "${cohort}"; there are ${orList(COHORT_NAMES)}.`);
  const store = new Store(resolve(call.store));
  const national = await nationalFrom(
    store,
    [what.count, what.population, UNACCOMPANIED],
    reference.catalogue,
  );
  const rates = ratesByGroup(newestOf(national.figures), what);
  if (rates.length === 0)
    throw new UsageError(
      `${call.store} holds no counts of ${cohort} by ethnicity together with residents by ethnicity; import both files.`,
    );
  const chosen = latestYear(rates, call.year);
  const groups = [...new Set(chosen.map((o) => groupOf(o)))];
  if (!groups.includes(call.reference))
    throw new UsageError(`There is no group "${call.reference}"; there are ${orList(groups)}.`);
  const area = call.area === undefined ? null : areaNamed(call.area, reference.catalogue.areas);
  const wanted = area === null ? chosen : chosen.filter(({ area_code }) => area_code === area.area_code);
  if (wanted.length === 0) throw new UsageError(`There are no such figures of ${area?.area_name}.`);
  const rows = rateDisparityRows({ ...national, figures: wanted, issues: [] }, call.reference);
  if (call.format === 'csv') return resultCsv(rows);
  const withheld = wanted.filter(({ status }) => status !== 'ok');
  if (area !== null && withheld.some((o) => groupOf(o) === call.reference))
    throw new UsageError(
      `The count of ${call.reference} in ${area.area_name} is suppressed, so other groups cannot be compared with it. Name another group with --reference.`,
    );
  const alone = cohort === 'looked-after' ? newestOf(national.figures) : [];
  if (area !== null) return [areaText(rows, withheld), ...unaccompaniedText(alone, wanted)].join('\n');
  const authorities = new Set(
    wanted.filter((o) => o.geographic_level === 'Local authority').map((o) => o.area_name),
  );
  const england = rows.filter((row) => row.area === 'England');
  return [
    areaText(
      england,
      withheld.filter((o) => o.area_name === 'England'),
    ),
    '',
    style(
      'bold',
      `${count(authorities.size, 'authority', 'authorities')} beside ${rows[0]?.reference ?? ''}`,
    ),
    overview(rows, authorities),
    `${count(withheld.length, 'count')} suppressed by the source. --format csv gives every authority; --area <name> one of them.`,
  ].join('\n');
}
