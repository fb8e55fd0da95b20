import { type Period, parsePeriod } from '../../src/observations/period.js';

const two = (year: number): string => String(year % 100).padStart(2, '0');

/**
 * The period of a figure of the year that ends in March of `year`, as `dfe-measures.csv` says it.
 *
 * @param time `31 March`, `Financial year`, `Academic year`, `Calendar year`, `30 June before` for a day of the
 *   year before, or a day with its own year.
 */
export function periodIn(time: string, year: number): Period | null {
  if (/\d{4}$/.test(time)) return parsePeriod(time);
  const ending = /^Year ending (.+)$/.exec(time)?.[1];
  if (ending !== undefined) return parsePeriod(`12 months to ${ending} ${year}`);
  if (time.endsWith(' before')) return parsePeriod(`${time.slice(0, -' before'.length)} ${year - 1}`);
  if (time === 'Financial year') return parsePeriod(`${year - 1}-${two(year)}`);
  if (time === 'Academic year') return parsePeriod(`academic ${year - 1}-${two(year)}`);
  if (time === 'Calendar year') return parsePeriod(`${year}`);
  return parsePeriod(`${time} ${year}`);
}

const YEAR_ENDING = /^(20\d\d|19\d\d)(\d\d)$/;

/** What an EES row says of its time. */
export interface RowTime {
  /** The year the period ends in, `2025` for `2025` and for `202425`; `null` if it is none we know. */
  readonly year: number | null;
  /** The period itself, where identifier and period tell it without a rule. */
  readonly period: Period | null;
}

/**
 * Read `time_period` and `time_identifier` of an EES row. `Reporting year` says no more than the year: what
 * day or span it means is the measure's.
 */
export function rowTime(time_period: string, time_identifier: string): RowTime {
  const text = time_period.trim().replace(/[/-]/g, '');
  const double = YEAR_ENDING.exec(text);
  const spans = double !== null && (Number(double[1]) + 1) % 100 === Number(double[2]);
  if (!spans && !/^(19|20)\d\d$/.test(text)) return { year: null, period: null };
  const year = spans ? Number(double[1]) + 1 : Number(text);
  const identifier = time_identifier.trim();
  if (/^reporting year$/i.test(identifier) || identifier === '') return { year, period: null };
  const month = /^[A-Z][a-z]+$/.test(identifier) && !spans ? parsePeriod(`${identifier} ${year}`) : null;
  const known = /^(Financial|Academic|Calendar) year$/i.exec(identifier);
  const period = known
    ? periodIn(`${known[1]![0]!.toUpperCase()}${known[1]!.slice(1).toLowerCase()} year`, year)
    : month;
  return {
    year,
    period: period ?? { time_period: text, time_identifier: identifier, period_start: '', period_end: '' },
  };
}
