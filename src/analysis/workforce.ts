import { parseBreakdown } from '../model/breakdown.js';
import type { Dataset } from '../model/dataset.js';
import { groupBy } from '../model/group-by.js';
import { type Figure, isFigure } from '../model/observation.js';
import { periodName } from '../model/period.js';
import { publishedInterval } from '../model/published-interval.js';
import { isProse } from '../published/prose.js';
import { divide, exactly, type Interval, overlap, subtract, times } from '../statistics/interval.js';
import { roundHalfUp } from '../statistics/rounding.js';
import { caveatText, issueText } from './published.js';

/** The workforce of a service or staff group, published and recomputed: a row of `workforce.csv`. */
export interface WorkforceRow {
  readonly area: string;
  readonly period: string;
  readonly period_end: string;
  readonly service: string;
  readonly staff_group: string;
  readonly budgeted_fte: number | null;
  readonly employee_fte: number | null;
  readonly agency_fte: number | null;
  readonly vacant_fte_published: number | null;
  /** Budgeted − employee. */
  readonly vacant_fte_recomputed: number | null;
  /** Published − recomputed. */
  readonly vacant_fte_difference: number | null;
  /** Whether rounding cannot explain the difference. */
  readonly vacant_fte_beyond_rounding: boolean | null;
  readonly vacancy_rate_published: number | null;
  /** (Budgeted − employee) ÷ budgeted, in percent. */
  readonly vacancy_rate_recomputed: number | null;
  /** Published − recomputed, in percentage points. */
  readonly vacancy_rate_difference: number | null;
  readonly vacancy_rate_beyond_rounding: boolean | null;
  readonly agency_rate_published: number | null;
  /** Agency ÷ (agency + employee), in percent. */
  readonly agency_rate_recomputed: number | null;
  /** Employee + agency − budgeted: above 0 where more people are in post than are budgeted for. */
  readonly over_establishment_fte: number | null;
  /** Agency − vacant as published: the same by the published vacancies. */
  readonly over_establishment_by_vacant: number | null;
  readonly permanent_staff_rate: number | null;
  readonly turnover_rate: number | null;
  readonly method: string;
  readonly caveat: string;
  readonly source: string;
  readonly sentence: string;
}

const FTE = ['budgeted_fte', 'employee_fte', 'vacant_fte', 'agency_fte'] as const;
const RATES = ['vacancy_rate', 'agency_rate', 'permanent_staff_rate', 'turnover_rate'] as const;
const WORKFORCE: readonly string[] = [...FTE, ...RATES];

/** That a figure stated in running text names no service, as only a table of posts does for all of them. */
export const staffCaveat = (o: Figure): string =>
  WORKFORCE.includes(o.indicator) && isProse(o) && !/service=/.test(o.breakdown)
    ? `The report does not say which services or staff this covers${o.unit === 'percent' ? ' or what it is a share of' : ''}.`
    : '';

/** Two decimals are as many as the published one can bear. */
const rounded = (value: number | null): number | null => (value === null ? null : roundHalfUp(value, 2));

const share = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : (100 * part) / whole;

const minus = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a - b;
const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

function sentenceOf(row: Omit<WorkforceRow, 'sentence'>): string {
  const whole = row.budgeted_fte === null ? 'Staff (services not stated)' : 'All services';
  const whom = [row.service || whole, row.staff_group].filter((part) => part !== '').join(', ');
  const pair = (what: string, published: number | null, recomputed: number | null): string => {
    if (published === null) return '';
    if (published < 0) return `${what} ${published}%: there are more employees than budgeted posts`;
    const differs = recomputed !== null && Math.abs(published - recomputed) >= 0.5;
    return `${what} ${published}%${differs ? ` as published, ${recomputed}% as recomputed` : ''}`;
  };
  const said = [
    pair('vacancy rate', row.vacancy_rate_published, row.vacancy_rate_recomputed),
    pair('agency share', row.agency_rate_published, row.agency_rate_recomputed),
    row.permanent_staff_rate === null ? '' : `permanent staff ${row.permanent_staff_rate}%`,
    row.turnover_rate === null ? '' : `turnover ${row.turnover_rate}%`,
    row.over_establishment_fte === null || row.over_establishment_fte === 0
      ? ''
      : `${Math.abs(row.over_establishment_fte)} FTE ${row.over_establishment_fte > 0 ? 'more' : 'fewer'} in post, agency staff included, than budgeted${
          row.over_establishment_by_vacant !== null &&
          Math.abs(row.over_establishment_by_vacant - row.over_establishment_fte) >= 0.5
            ? ` (${row.over_establishment_by_vacant} by the published vacancies)`
            : ''
        }`,
  ].filter((part) => part !== '');
  return `${whom}, ${row.area}, ${row.period}: ${said.join('; ')}.`;
}

/** What rounding leaves open of the vacant posts, and of their share of the budgeted ones in percent. */
function vacancyIntervals(budgeted: Figure, employee: Figure): { posts: Interval; rate: Interval | null } {
  const [posts, filled] = [publishedInterval(budgeted), publishedInterval(employee)];
  const share = divide(filled, posts);
  return { posts: subtract(posts, filled), rate: share && times(subtract(exactly(1), share), 100) };
}

/** Whether a published figure lies outside what it should be; null where one of them is not known. */
const beyond = (published: Figure | undefined, expected: Interval | null): boolean | null =>
  published && expected ? !overlap(publishedInterval(published), expected) : null;

function rowOf(group: readonly Figure[], dataset: Dataset): WorkforceRow {
  const first = group[0]!;
  const { service = '', staff_group = '' } = parseBreakdown(first.breakdown) ?? {};
  const figureOf = (indicator: string): Figure | undefined => group.find((o) => o.indicator === indicator);
  const find = (indicator: string): number | null => figureOf(indicator)?.value ?? null;
  const [budgeted, employee, agency] = [find('budgeted_fte'), find('employee_fte'), find('agency_fte')];
  const vacant = minus(budgeted, employee);
  const rate = share(vacant, budgeted);
  const [posts, filled] = [figureOf('budgeted_fte'), figureOf('employee_fte')];
  const allowed = posts && filled ? vacancyIntervals(posts, filled) : null;
  const row = {
    area: first.area_name,
    period: periodName(first),
    period_end: first.period_end,
    service,
    staff_group,
    budgeted_fte: budgeted,
    employee_fte: employee,
    agency_fte: agency,
    vacant_fte_published: find('vacant_fte'),
    vacant_fte_recomputed: rounded(vacant),
    vacant_fte_difference: rounded(minus(find('vacant_fte'), vacant)),
    vacant_fte_beyond_rounding: beyond(figureOf('vacant_fte'), allowed?.posts ?? null),
    vacancy_rate_published: find('vacancy_rate'),
    vacancy_rate_recomputed: rounded(rate),
    vacancy_rate_difference: rounded(minus(find('vacancy_rate'), rate)),
    vacancy_rate_beyond_rounding: beyond(figureOf('vacancy_rate'), allowed?.rate ?? null),
    agency_rate_published: find('agency_rate'),
    agency_rate_recomputed: rounded(share(agency, plus(agency, employee))),
    over_establishment_fte: rounded(minus(plus(employee, agency), budgeted)),
    over_establishment_by_vacant: rounded(minus(agency, find('vacant_fte'))),
    permanent_staff_rate: find('permanent_staff_rate'),
    turnover_rate: find('turnover_rate'),
    method:
      budgeted === null
        ? 'as stated'
        : 'vacant = budgeted − employee; vacancy rate = vacant ÷ budgeted; agency rate = agency ÷ (agency + employee)',
    caveat: caveatText([issueText(group, dataset), ...group.map(staffCaveat)]),
    source: first.source,
  };
  return { ...row, sentence: sentenceOf(row) };
}

/** The rows of `workforce`: vacancies, agency staff and turnover as published and recomputed, by date. */
export function workforceRows(dataset: Dataset): WorkforceRow[] {
  const figures = [...dataset.figures].filter(isFigure).filter((o) => {
    const { staff_group, ...rest } = parseBreakdown(o.breakdown) ?? {};
    const knownGroup = staff_group === undefined || 'service' in rest;
    return WORKFORCE.includes(o.indicator) && o.period_end !== '' && knownGroup;
  });
  const rows = [
    ...groupBy(figures, (o) => `${o.area_name}|${o.period_start}|${o.period_end}|${o.breakdown}`).values(),
  ].map((group) => rowOf(group, dataset));
  return rows.sort((a, b) => a.period_end.localeCompare(b.period_end));
}
