import type { Indicator } from '../../model/catalogue.js';
import { shown } from '../../text/number.js';
import { breakdownText, capital, when } from '../../text/sentence.js';
import { sentencesOf } from '../published.js';
import { type BenchmarkRow, isLaterMissing } from './benchmark.js';
import { averageDecimals } from './neighbours.js';

const NONE = '–';

/** A figure to the decimals of its column: `24.0`. */
export const figureText = (value: number | null, decimals: number): string =>
  value === null ? NONE : shown(value, decimals);

/** A change with its sign, to the decimals of its column; without one where it rounds to nothing. */
export function signed(value: number | null, decimals: number): string {
  if (value === null) return NONE;
  const text = shown(Math.abs(value), decimals);
  if (!/[1-9]/.test(text)) return text;
  return `${value > 0 ? '+' : '−'}${text}`;
}

/** An authority's figure, or why there is none. */
export const valueText = ({ value, decimals, status }: BenchmarkRow): string =>
  value === null ? status.replaceAll('_', ' ') : shown(value, decimals);

/** The neighbours’ mean, as tables and sentences give it. */
export const meanText = ({ neighbours_mean, decimals }: BenchmarkRow): string =>
  figureText(neighbours_mean, averageDecimals(decimals));

export const rankText = ({ rank, ranked }: BenchmarkRow): string =>
  rank === null ? NONE : `${rank} of ${ranked}`;

/** The quarter of the ranks; nothing where too few are ranked. */
export const quartileText = ({ quartile }: Pick<BenchmarkRow, 'quartile'>): string =>
  quartile === null ? NONE : String(quartile);

/** How many of the listed neighbours have a figure. */
const restsOnText = ({ neighbours_n, neighbours_listed }: BenchmarkRow): string =>
  neighbours_listed === null ? NONE : `${neighbours_n} of ${neighbours_listed}`;

const UNITS: Partial<Record<Indicator['unit'], string>> = {
  percent: '%',
  rate_per_10000: 'per 10,000',
  count: 'number',
  fte: 'full-time equivalents',
  thousand_pounds: '£ thousand',
  million_pounds: '£ million',
  unknown: 'unit not stated',
};

export const unitText = (unit: string): string =>
  UNITS[unit as Indicator['unit']] ?? unit.replaceAll('_', ' ');

/** Whether a figure grows with the size of the area, so that England’s is no measure. */
export const isTotal = ({ unit }: Pick<BenchmarkRow, 'unit'>): boolean => unit === 'count' || unit === 'fte';

/** Whether England’s figure may be a sum of its areas, and so is no measure: a count, money, or no stated unit. */
export const mayAddUp = (row: Pick<BenchmarkRow, 'unit'>): boolean =>
  isTotal(row) || /pounds$|^unknown$/.test(row.unit);

/** The whole of the workforce files, which need not be named. */
const SOCIAL_WORKERS = 'staff_group=social workers';

/** The name of an indicator with whom it is of and its unit: `Care leavers (age: 19-21), number`. */
export const labelText = ({
  name,
  breakdown,
  unit,
}: Pick<BenchmarkRow, 'name' | 'breakdown' | 'unit'>): string =>
  `${wholeName({ name, breakdown })}, ${unitText(unit)}`;

/** The same without its unit. */
export const wholeName = ({ name, breakdown }: Pick<BenchmarkRow, 'name' | 'breakdown'>): string =>
  `${name}${breakdownText(breakdown === SOCIAL_WORKERS ? '' : breakdown)}`;

/** What rank 1 is: `lowest, best` where low or high is good, else `highest`; of counts neither is best. */
const rankOneText = (row: BenchmarkRow): string =>
  row.rank === null ? '' : `${row.rank_1_is}${isTotal(row) || row.polarity === 'neither' ? '' : ', best'}`;

/** Which way rank 1 lies: `1 is the lowest, which is best`; of counts no way is. */
export function bestText(row: BenchmarkRow): string {
  if (isTotal(row)) return `1 is the ${row.rank_1_is}; a count depends on the size of the area`;
  const judged = row.polarity === 'neither' ? '; neither high nor low is better' : ', which is best';
  return `1 is the ${row.rank_1_is}${judged}`;
}

/** What the neighbours’ mean may be where counts are withheld; nothing where nothing can be said. */
export const boundsText = ({ period, decimals, neighbours_lower, neighbours_upper }: BenchmarkRow): string =>
  neighbours_lower === null
    ? ''
    : `${capital(when(period))} the neighbours’ mean excludes those whose count is suppressed. If each of these counts were 1 to 5, the mean would be ${shown(neighbours_lower, averageDecimals(decimals))} to ${shown(neighbours_upper!, averageDecimals(decimals))}. Some files also suppress larger counts to protect the small ones; the range is then not valid.`;

/** A column of a table of benchmarks, in a terminal or on a page. */
export interface BenchmarkColumn {
  readonly title: string;
  readonly of: (row: BenchmarkRow) => string;
  readonly number: boolean;
}

const text = (title: string, of: BenchmarkColumn['of']): BenchmarkColumn => ({ title, of, number: false });
const number = (title: string, of: BenchmarkColumn['of']): BenchmarkColumn => ({ title, of, number: true });

const PERIOD = text('Period', ({ period }) => period);
const CHANGE = number('Change', ({ change, decimals }) => signed(change, decimals));
const NEIGHBOURS = [number('Neighbours’ mean', meanText), number('With a figure', restsOnText)];
const RANK = [number('Rank', rankText), number('Quartile', quartileText)];
const ENGLAND = number('England', (row) =>
  mayAddUp(row) ? NONE : figureText(row.england_value, row.decimals),
);

/** The columns of one indicator over time; comparators that there are none of are left out. */
export function periodColumns(rows: readonly BenchmarkRow[]): BenchmarkColumn[] {
  const last = rows.at(-1)!;
  return [
    PERIOD,
    number(last.area, valueText),
    CHANGE,
    ...(last.neighbours_model === ''
      ? []
      : [
          ...NEIGHBOURS,
          number('Median', ({ neighbours_median, decimals }) =>
            figureText(neighbours_median, averageDecimals(decimals)),
          ),
        ]),
    ...(mayAddUp(last)
      ? []
      : [
          number(last.region || 'Region', ({ region_value, decimals }) => figureText(region_value, decimals)),
          ENGLAND,
        ]),
    ...RANK,
  ];
}

/** The columns of the newest figure of each indicator. */
export const newestColumns = (area: string, all: readonly BenchmarkRow[]): BenchmarkColumn[] => [
  text('Indicator', labelText),
  PERIOD,
  number(area, (row) => `${valueText(row)}${isLaterMissing(row, all) ? ' †' : ''}`),
  CHANGE,
  ...NEIGHBOURS,
  ENGLAND,
  ...RANK,
  number('Rank 1 is', rankOneText),
];

/**
 * Reservations of all periods; those that differ from period to period in their figures only told once, with the
 * periods they are of.
 */
export function caveatTexts(rows: readonly BenchmarkRow[]): string[] {
  const runs: { kind: string; from: number; to: number; texts: string[] }[] = [];
  rows.forEach(({ caveat }, at) => {
    for (const sentence of sentencesOf([caveat])) {
      const kind = sentence.replace(/[\d,.]+/g, '#');
      const run = runs.find((one) => one.kind === kind && one.to === at - 1);
      if (run) {
        run.to = at;
        run.texts.push(sentence);
      } else runs.push({ kind, from: at, to: at, texts: [sentence] });
    }
  });
  return runs.map(({ from, to, texts }) => {
    const span = from === to ? rows[to]!.period : `${rows[from]!.period} to ${rows[to]!.period}`;
    const last = texts.at(-1)!;
    return `${span}${texts.some((one) => one !== last) ? ', as of the last' : ''}: ${last}`;
  });
}

/** What a mark says beside a figure that is not the newest there should be. */
export const LATER_MISSING = '† A later figure is suppressed or not available.';

/** What to know of counts in a table of several indicators. */
export const COUNTS_DEPEND =
  'Counts and their ranks depend on the size of the area; England’s total is not compared with them.';
