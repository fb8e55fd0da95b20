import type { Indicator } from '../model/catalogue.js';
import { shown } from '../text/number.js';
import { breakdownText, capital, when } from '../text/sentence.js';
import { sentencesOf } from './published.js';
import type { StandingRow } from './standing.js';

const NONE = '–';

/** A figure to the decimals of its column; without them to one, or to none if it is whole. */
export const figure = (value: number | null, least = 0): string =>
  value === null ? NONE : shown(value, Math.max(least, Number.isInteger(value) ? 0 : 1));

/** A change with its sign, to the decimals of its column. */
export function signed(value: number | null, decimals = 0): string {
  if (value === null) return NONE;
  const text = figure(Math.abs(value), decimals);
  if (!/[1-9]/.test(text)) return text;
  return `${value > 0 ? '+' : '−'}${text}`;
}

/** An authority's figure, or why there is none. */
export const valueText = ({ value, decimals, status }: StandingRow): string =>
  value === null ? status.replaceAll('_', ' ') : figure(value, decimals);

export const rankText = ({ rank, ranked }: StandingRow): string =>
  rank === null ? NONE : `${rank} of ${ranked}`;

/** The quarter of the ranks; nothing where too few are ranked. */
export const quartileText = ({ quartile }: Pick<StandingRow, 'quartile'>): string =>
  quartile === null ? NONE : String(quartile);

/** How many of the listed neighbours have a figure. */
export const restsOnText = ({ neighbours_n, neighbours_listed }: StandingRow): string =>
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
export const isTotal = ({ unit }: Pick<StandingRow, 'unit'>): boolean => unit === 'count' || unit === 'fte';

/** The whole of the workforce files, which need not be named. */
const SOCIAL_WORKERS = 'staff_group=social workers';

/** The name of an indicator with whom it is of and its unit: `Care leavers (age: 19-21), number`. */
export const labelText = ({
  name,
  breakdown,
  unit,
}: Pick<StandingRow, 'name' | 'breakdown' | 'unit'>): string =>
  `${wholeName({ name, breakdown })}, ${unitText(unit)}`;

/** The same without its unit. */
export const wholeName = ({ name, breakdown }: Pick<StandingRow, 'name' | 'breakdown'>): string =>
  `${name}${breakdownText(breakdown === SOCIAL_WORKERS ? '' : breakdown)}`;

/** What rank 1 is: `lowest, best` where low or high is good, else `highest`; of counts neither is best. */
export const rankOneText = (row: StandingRow): string =>
  row.rank === null ? '' : `${row.rank_1_is}${isTotal(row) || row.polarity === 'neither' ? '' : ', best'}`;

/** Which way rank 1 lies: `1 is the lowest, which is best`; of counts no way is. */
export function bestText(row: StandingRow): string {
  if (isTotal(row)) return `1 is the ${row.rank_1_is}; a count depends on the size of the area`;
  const judged = row.polarity === 'neither' ? '; neither high nor low is better' : ', which is best';
  return `1 is the ${row.rank_1_is}${judged}`;
}

/** Whether England’s figure may be a sum of its areas, and so is no measure: a count, money, or no stated unit. */
export const mayAddUp = (row: Pick<StandingRow, 'unit'>): boolean =>
  isTotal(row) || /pounds$|^unknown$/.test(row.unit);

/** What the neighbours’ mean may be where counts are withheld; nothing where nothing can be said. */
export const boundsText = ({ period, neighbours_lower, neighbours_upper }: StandingRow): string =>
  neighbours_lower === null
    ? ''
    : `${capital(when(period))} the neighbours’ mean excludes those whose count is suppressed. If each of these counts were 1 to 5, the mean would be ${shown(neighbours_lower, 1)} to ${shown(neighbours_upper!, 1)}. Some files also suppress larger counts to protect the small ones; the range is then not valid.`;

/**
 * Reservations of all periods; those that differ from period to period in their figures only told once, with the
 * periods they are of.
 */
export function caveatTexts(rows: readonly StandingRow[]): string[] {
  const runs: { kind: string; from: number; to: number; texts: string[] }[] = [];
  rows.forEach(({ caveat }, at) => {
    for (const text of sentencesOf([caveat])) {
      const kind = text.replace(/[\d,.]+/g, '#');
      const run = runs.find((one) => one.kind === kind && one.to === at - 1);
      if (run) {
        run.to = at;
        run.texts.push(text);
      } else runs.push({ kind, from: at, to: at, texts: [text] });
    }
  });
  return runs.map(({ from, to, texts }) => {
    const span = from === to ? rows[to]!.period : `${rows[from]!.period} to ${rows[to]!.period}`;
    const last = texts.at(-1)!;
    return `${span}${texts.some((text) => text !== last) ? ', as of the last' : ''}: ${last}`;
  });
}

/** What a mark says beside a figure that is not the newest there should be. */
export const LATER_MISSING = '† A later figure is suppressed or not available.';

/** What to know of counts in a table of several indicators. */
export const COUNTS_DEPEND =
  'Counts and their ranks depend on the size of the area, so they are not compared with England’s total.';
