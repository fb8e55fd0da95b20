/** A period as the DfE's open-data standard writes it, with its first and last day. */
export interface Period {
  readonly time_period: string;
  readonly time_identifier: string;
  readonly period_start: string;
  readonly period_end: string;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const MONTH = '([A-Z][a-z]{2,8})';
const DAY = '(\\d{1,2})';
const YEAR = '((?:19|20)\\d{2})';

const iso = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const monthNumber = (name: string): number => MONTHS.indexOf(name) + 1;

const period = (
  time_period: string,
  time_identifier: string,
  period_start: string,
  period_end: string,
): Period => ({ time_period, time_identifier, period_start, period_end });

function years(from: string, to: string, kind: 'Financial' | 'Academic'): Period | null {
  const start = Number(from);
  const span = (Number(to) - (start % 100) + 100) % 100;
  const end = start + span;
  if (span < 1 || span > 20) return null;
  const [month, last] = kind === 'Financial' ? [4, iso(end, 3, 31)] : [9, iso(end, 8, 31)];
  return span === 1
    ? period(`${from}${to}`, `${kind} year`, iso(start, month, 1), last)
    : period(`${start}-${end}`, `${kind} years`, iso(start, month, 1), last);
}

function day(d: string, month: string, year: string): Period | null {
  const [m, y] = [monthNumber(month), Number(year)];
  if (m === 0 || Number(d) < 1 || Number(d) > lastDay(y, m)) return null;
  const date = iso(y, m, Number(d));
  return period(year, `${Number(d)} ${month}`, date, date);
}

function months(from: string, fromYear: string, to: string, toYear: string): Period | null {
  const [a, b] = [monthNumber(from), monthNumber(to)];
  const [y, z] = [Number(fromYear), Number(toYear)];
  if (a === 0 || b === 0 || y * 12 + a > z * 12 + b) return null;
  const [start, end] = [iso(y, a, 1), iso(z, b, lastDay(z, b))];
  if (y === z && a === b) return period(`${y}${String(a).padStart(2, '0')}`, from, start, end);
  return period(y === z ? fromYear : `${fromYear}-${toYear}`, `${from} to ${to}`, start, end);
}

function yearTo(d: string, month: string, year: string): Period | null {
  const end = day(d, month, year);
  if (!end) return null;
  const [y, m, last] = end.period_end.split('-').map(Number) as [number, number, number];
  const monthEnd = last === lastDay(y, m);
  const start = monthEnd ? iso(m === 12 ? y : y - 1, m === 12 ? 1 : m + 1, 1) : iso(y - 1, m, last + 1);
  return period(year, `12 months to ${Number(d)} ${month}`, start, end.period_end);
}

type Form = readonly [RegExp, (...parts: string[]) => Period | null];

const FORMS: readonly Form[] = [
  [/^$/, () => period('', '', '', '')],
  [new RegExp(`^${YEAR}$`), (y) => period(y!, 'Calendar year', `${y}-01-01`, `${y}-12-31`)],
  [
    new RegExp(`^${YEAR} to ${YEAR}$`),
    (y, z) => (y! <= z! ? period(`${y}-${z}`, 'Calendar years', `${y}-01-01`, `${z}-12-31`) : null),
  ],
  [new RegExp(`^${YEAR}-(\\d{2})$`), (y, z) => years(y!, z!, 'Financial')],
  [new RegExp(`^academic ${YEAR}-(\\d{2})$`), (y, z) => years(y!, z!, 'Academic')],
  [new RegExp(`^${DAY} ${MONTH} ${YEAR}$`), (d, m, y) => day(d!, m!, y!)],
  [new RegExp(`^12 months to ${DAY} ${MONTH} ${YEAR}$`), (d, m, y) => yearTo(d!, m!, y!)],
  [new RegExp(`^${MONTH} ${YEAR}$`), (m, y) => months(m!, y!, m!, y!)],
  [new RegExp(`^${MONTH} to ${MONTH} ${YEAR}$`), (a, b, y) => months(a!, y!, b!, y!)],
  [new RegExp(`^${MONTH} ${YEAR} to ${MONTH} ${YEAR}$`), (a, y, b, z) => months(a!, y!, b!, z!)],
];

/** The forms `parsePeriod` reads, for messages. */
export const PERIOD_FORMS =
  '2012-13, 2011-14, academic 2012-13, 2009, 31 March 2016, December 2011, April to December 2014, June 2016 to May 2017, 12 months to 19 June 2017';

/**
 * Read a period written for people: a financial or academic year, a calendar year, a day, a month, a run
 * of months, twelve months to a day. Empty text is "no period stated".
 *
 * @returns `null` if the text is none of these.
 * @example parsePeriod('2013-14')
 * // { time_period: '201314', time_identifier: 'Financial year', period_start: '2013-04-01', period_end: '2014-03-31' }
 * @example parsePeriod('31 March 2014') // { time_period: '2014', time_identifier: '31 March', … }
 */
export function parsePeriod(text: string): Period | null {
  for (const [form, read] of FORMS) {
    const match = form.exec(text);
    if (match) return read(...match.slice(1));
  }
  return null;
}

/**
 * The last day of a period as a snapshot: `2013-14` becomes 31 March 2014.
 *
 * @example snapshotAtEnd(parsePeriod('2013-14')!).time_identifier // '31 March'
 */
export function snapshotAtEnd(of: Period): Period {
  const [year, month, date] = of.period_end.split('-').map(Number) as [number, number, number];
  return day(String(date), MONTHS[month - 1]!, String(year)) ?? of;
}

/** How a sentence names the period: `2013-14`, `31 March 2014`, `December 2014`, `no stated period`. */
export function periodName({
  time_period,
  time_identifier,
}: Pick<Period, 'time_period' | 'time_identifier'>): string {
  if (time_period === '') return 'no stated period';
  if (/^(Financial|Academic) year$/.test(time_identifier)) {
    const name = `${time_period.slice(0, 4)}-${time_period.slice(4)}`;
    return time_identifier.startsWith('Academic') ? `academic year ${name}` : name;
  }
  if (/^Calendar|years$/.test(time_identifier)) return time_period.replace('-', ' to ');
  if (time_period.length === 6 && !MONTHS.includes(time_identifier))
    return `${time_identifier} ${time_period.slice(0, 4)}-${time_period.slice(4)}`;
  const [from, to] = time_identifier.split(' to ');
  const [first, last] = time_period.split('-');
  if (last !== undefined) return `${from} ${first} to ${to} ${last}`;
  return `${time_identifier} ${time_period.slice(0, 4)}`;
}

/** Any date that exists in some year exists in this one. */
const LEAP_YEAR = '2016';

const SHORT = MONTHS.map((name) => name.slice(0, 3));

/**
 * The days a published date covers: `18 Sept 17` one day, `Jul 17` the month, `22 Aug` none (no year).
 *
 * @returns `null` if the text is no date; `period_start` is empty if the year is not published.
 * @example parseDate('Jul 17') // July 2017
 */
export function parseDate(text: string): Period | null {
  const match = /^(?:(\d{1,2})(?:st|nd|rd|th)? )?([A-Z][a-z]{2,8})(?: (\d{2}|20\d{2}))?$/.exec(text);
  if (!match) return null;
  const month = MONTHS[SHORT.indexOf(match[2]!.slice(0, 3))];
  if (!month?.startsWith(match[2]!.replace(/^Sept$/, 'Sep'))) return null;
  const [, date, , publishedYear] = match;
  if (publishedYear === undefined) {
    const known = date === undefined || day(date, month, LEAP_YEAR) !== null;
    return known ? period('', `${date ? `${Number(date)} ` : ''}${month}`, '', '') : null;
  }
  const year = publishedYear.length === 2 ? `20${publishedYear}` : publishedYear;
  return date ? day(date, month, year) : months(month, year, month, year);
}
