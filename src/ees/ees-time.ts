import type { Observation } from '../model/observation.js';
import { isTimePeriod, MONTHS, timeFamily } from './standard.js';

/** When, as the standard writes it. */
export interface EesTime {
  readonly time_period: string;
  readonly time_identifier: string;
}

type Days = Pick<Observation, 'time_period' | 'time_identifier' | 'period_start' | 'period_end'>;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const dayOf = (iso: string): Day => {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  return { year, month, day };
};

const twoYears = (year: number): string => `${year}${String((year + 1) % 100).padStart(2, '0')}`;

const isLastDay = ({ year, month, day }: Day): boolean =>
  day === new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Spans of whole months, by the month in which they start: their identifier, and whether in six digits. */
const SPANS: readonly { months: number; from: number; identifier: string; six: boolean }[] = [
  { months: 12, from: 1, identifier: 'Calendar year', six: false },
  { months: 12, from: 4, identifier: 'Financial year', six: true },
  { months: 12, from: 9, identifier: 'Academic year', six: true },
  { months: 3, from: 4, identifier: 'Financial year Q1', six: true },
  { months: 3, from: 7, identifier: 'Financial year Q2', six: true },
  { months: 3, from: 10, identifier: 'Financial year Q3', six: true },
  { months: 3, from: 1, identifier: 'Financial year Q4', six: true },
  { months: 6, from: 4, identifier: 'Part 1 (April to September)', six: true },
  { months: 6, from: 10, identifier: 'Part 2 (October to March)', six: true },
];

/** Whether a period runs for a year up to its last day, whatever day that is. */
const isYear = (first: Day, last: Day): boolean =>
  Date.UTC(first.year + 1, first.month - 1, first.day) === Date.UTC(last.year, last.month - 1, last.day + 1);

/** The month in which years of six digits start that the spans within them belong to. */
const APRIL = 4;

/**
 * A period as the standard writes it: as it stands where it is of the standard already, else by its days. A
 * day is of its reporting year, as is a year that ends on a day of its own; a month is of its calendar year.
 *
 * @returns `null` where the standard has no identifier for it: runs of months, several years, none stated.
 * @example eesTime(parsePeriod('June 2016')!) // { time_period: '2016', time_identifier: 'June' }
 * @example eesTime(parsePeriod('12 months to 31 March 2014')!) // { time_period: '201314', time_identifier: 'Financial year' }
 */
export function eesTime({ time_period, time_identifier, period_start, period_end }: Days): EesTime | null {
  const family = timeFamily(time_identifier);
  if (family && isTimePeriod(time_period, family.digits)) return { time_period, time_identifier };
  if (period_start === '' || period_end === '') return null;
  const [first, last] = [dayOf(period_start), dayOf(period_end)];
  const reporting = { time_period: String(last.year), time_identifier: 'Reporting year' };
  if (period_start === period_end) return reporting;
  const span = wholeMonths(first, last);
  return span ?? (isYear(first, last) ? reporting : null);
}

/** A span of whole months that the standard knows. */
function wholeMonths(first: Day, last: Day): EesTime | null {
  if (first.day !== 1 || !isLastDay(last)) return null;
  const months = (last.year - first.year) * 12 + last.month - first.month + 1;
  if (months === 1) return { time_period: String(first.year), time_identifier: MONTHS[first.month - 1]! };
  const span = SPANS.find((each) => each.months === months && each.from === first.month);
  if (!span) return null;
  const start = months < 12 && first.month < APRIL ? first.year - 1 : first.year;
  return {
    time_period: span.six ? twoYears(start) : String(start),
    time_identifier: span.identifier,
  };
}
