import type { Catalogue } from '../observations/catalogue.js';
import type { Observation } from '../observations/observation.js';
import { periodName } from '../observations/period.js';
import { add, exactly, type Interval, roundingInterval } from '../statistics/interval.js';
import { roundHalfUp } from '../statistics/rounding.js';
import { cellName } from '../tables/grid.js';

export const SEVERITIES = ['high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One thing that a check found in what was printed: a row of `findings.csv`. */
export interface Finding {
  readonly check: string;
  readonly table: string;
  /** Spreadsheet names of the cells, with the table before `!` where it is another one. */
  readonly cells: string;
  readonly severity: Severity;
  readonly printed: string;
  readonly expected: string;
  /** printed − expected, in the unit of the figure; empty where there is no number to give. */
  readonly difference: string;
  /** A sentence fit to send to the author of the report. */
  readonly message: string;
}

export const FINDING_COLUMNS = [
  'check',
  'table',
  'cells',
  'severity',
  'printed',
  'expected',
  'difference',
  'message',
] as const satisfies readonly (keyof Finding)[];

/** An observation that has a number. */
export type Figure = Observation & { readonly value: number; readonly decimals: number };

export const isFigure = (o: Observation): o is Figure => o.value !== null && o.decimals !== null;

/** The words by which a printed figure says of itself that it is not exact. */
const SOFT =
  /\b(about|almost|approximate(ly)?|over|under|more than|fewer than|less than|in excess of|below|above|up to|estimate|average)\b/i;

/** Whether the print itself says that the figure is not exact. */
export const softened = ({ note }: Observation): boolean => SOFT.test(note);

/** Whole numbers of things are exact as printed, unless they are averages or totals of a nation. */
const counted = (o: Figure): boolean =>
  o.unit === 'count' &&
  o.decimals === 0 &&
  o.geographic_level === 'Local authority' &&
  !o.breakdown.includes('basis=average');

/**
 * Since 2009 the national returns on looked-after children and children in need give an authority's counts
 * to the nearest five; a printed multiple of five may be one of those.
 */
const toNearestFive = (o: Figure): boolean =>
  counted(o) && o.value % 5 === 0 && /^(31 March|Financial year)$/.test(o.time_identifier);

/** National counts are published rounded to tens or hundreds: as many as the zeros they end in. */
const trailingZeros = (value: number): number => {
  const zeros = /0*$/.exec(String(Math.round(value)))?.[0].length ?? 0;
  return value === 0 ? 1 : 10 ** Math.min(zeros, 3);
};

/** The true values for which the figure would have been printed as it is. */
export function printedInterval(o: Figure): Interval {
  if (toNearestFive(o)) return roundingInterval(o.value, 5);
  if (counted(o) || o.unit === 'rank' || o.unit === 'grade') return exactly(o.value);
  if (o.unit === 'count' && o.geographic_level === 'National' && o.decimals === 0)
    return roundingInterval(o.value, trailingZeros(o.value));
  return roundingInterval(o.value, 10 ** -o.decimals);
}

export const sum = (intervals: readonly Interval[]): Interval => intervals.reduce(add, exactly(0));

/** Every figure of an area and a period, whatever it counts. */

export const placeOfFact = (o: Observation): string => [o.area_name, o.period_start, o.period_end].join('|');

/** A number in a sentence: thousands commas, no binary dust. */
export function number(value: number, decimals = 4): string {
  const [whole, fraction] = String(Math.abs(roundHalfUp(value, decimals))).split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 && Number(whole + (fraction ?? '')) !== 0 ? '−' : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
}

/** A number in a column: plain digits. */
export const plain = (value: number, decimals = 4): string => String(roundHalfUp(value, decimals));

/** The bounds of an interval in a sentence, `39.95 to 40.05`, or the one number. */
export const bounds = ({ lo, hi }: Interval, decimals = 2): string =>
  lo === hi ? number(lo, decimals) : `${number(lo, decimals)} to ${number(hi, decimals)}`;

/** The cells, as findings name them: those of another table with its name. */
export function cellNames(table: string, observations: readonly Observation[]): string {
  const names = observations.map((o) => (o.table === table ? cellName(o) : `${o.table}!${cellName(o)}`));
  return [...new Set(names)].join(', ');
}

/** How a sentence names a figure: what is counted, where, of whom, when. */
export function factName(o: Observation, { indicators }: Catalogue): string {
  const name = indicators.get(o.indicator)?.name ?? o.indicator;
  const breakdown = o.breakdown === '' ? '' : ` (${o.breakdown.replaceAll('=', ': ').replaceAll('_', ' ')})`;
  const period = o.time_period === '' ? '' : `, ${periodName(o)}`;
  return `${name}, ${o.area_name}${breakdown}${period}`;
}

/** The severity of a figure that is off by `difference`: high from a twentieth of it on. */
export const bySize = (difference: number, of: number): Severity =>
  Math.abs(difference) >= Math.abs(of) / 20 ? 'high' : 'medium';
