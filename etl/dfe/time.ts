import { type Period, parsePeriod } from '../../src/model/period.js';
import { namedYears } from './years.js';

const two = (year: number): string => String(year % 100).padStart(2, '0');
const six = (start: number): string => `${start}${two(start + 1)}`;

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

/** What an EES row says of its time. */
export interface RowTime {
  /** The year the period ends in, `2025` for `2025` and for `202425`; `null` if it is none we know. */
  readonly year: number | null;
  /** The period itself, where identifier and period tell it without a rule; without days, if they do not. */
  readonly period: Period | null;
  /** What a reader must know: the identifier is unknown, contradicts the period, or has days by convention only. */
  readonly odd?: 'unknown identifier' | 'contradiction' | 'term';
}

/** The years of a `time_period` in any of its forms: `2024`, `202324`, `2023/24`, `2023-2024`. */
function yearsOf(time_period: string): { readonly year: number; readonly span: boolean } | null {
  const text = time_period.trim();
  const [named] = /^\d{4}([-/]?\d{2}(\d{2})?)?$/.test(text) ? namedYears(text) : [];
  return named && named.from === 0 && named.to === text.length ? named : null;
}

/** A part of a year of six digits, by month: from which, and for how many; January to August are of its second year. */
interface Part {
  readonly from: number;
  readonly months: number;
}

const quarters = (from: number): Record<string, Part> =>
  Object.fromEntries(
    [0, 1, 2, 3].map((at): [string, Part] => [
      `Q${at + 1}`,
      { from: ((from - 1 + at * 3) % 12) + 1, months: 3 },
    ]),
  );

/** The month in which each kind of year begins. */
const BEGINS: Readonly<Record<string, number>> = {
  financial: 4,
  tax: 4,
  academic: 9,
  calendar: 1,
  reporting: 4,
};

/**
 * Terms have no fixed days. By convention here autumn is September to December, spring January to March, summer April
 * to August.
 */
const TERMS: Readonly<Record<string, Part>> = {
  'autumn term': { from: 9, months: 4 },
  'spring term': { from: 1, months: 3 },
  'summer term': { from: 4, months: 5 },
  'autumn and spring term': { from: 9, months: 7 },
  'autumn and spring terms': { from: 9, months: 7 },
};

const HALVES: Readonly<Record<string, Part>> = {
  'part 1 (april to september)': { from: 4, months: 6 },
  'part 2 (october to march)': { from: 10, months: 6 },
};

const iso = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** The days of some months of a year that begins in `begins` of `start`. */
function daysOf({ from, months }: Part, start: number, begins: number): [string, string] {
  const year = from < begins ? start + 1 : start;
  return [iso(year, from, 1), iso(year, from + months, 0)];
}

interface Years {
  /** The year as it ends. */
  readonly year: number;
  readonly span: boolean;
}

type Identified = Pick<RowTime, 'period' | 'odd'>;

const within = (identifier: string, { year, span }: Years, [start, end]: [string, string]): Period => ({
  time_period: span ? six(year - 1) : String(year),
  time_identifier: identifier,
  period_start: start,
  period_end: end,
});

/** Parts of years: quarters, halves, terms, weeks. */
function partOfYear(identifier: string, years: Years): Identified | null {
  const plain = identifier.toLowerCase();
  const start = years.span ? years.year - 1 : years.year;
  const quarter = /^(financial|tax|academic|calendar|reporting) year (q[1-4])$/.exec(plain);
  if (quarter) {
    const begins = BEGINS[quarter[1]!]!;
    // In four digits the year of a quarter that is not of a calendar year could be either.
    if (!years.span && begins !== 1) return null;
    return {
      period: within(identifier, years, daysOf(quarters(begins)[quarter[2]!.toUpperCase()]!, start, begins)),
    };
  }
  const half = HALVES[plain];
  if (half) return years.span ? { period: within(identifier, years, daysOf(half, start, 4)) } : null;
  const term = TERMS[plain];
  if (term)
    return years.span ? { period: within(identifier, years, daysOf(term, start, 9)), odd: 'term' } : null;
  const week = /^week (\d{1,2})$/.exec(plain);
  return week && !years.span && Number(week[1]) >= 1 && Number(week[1]) <= 53
    ? { period: within(identifier, years, weekOf(years.year, Number(week[1]))) }
    : null;
}

/** Monday and Sunday of a week by ISO 8601. */
function weekOf(year: number, week: number): [string, string] {
  const fourth = new Date(Date.UTC(year, 0, 4)).getUTCDay() || 7;
  const monday = 4 - (fourth - 1) + (week - 1) * 7;
  return [iso(year, 1, monday), iso(year, 1, monday + 6)];
}

const capitals = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[a-z]+/g, (word) => (word === 'to' ? word : word[0]!.toUpperCase() + word.slice(1)));

const MONTH_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  'January February March April May June July August September October November December'
    .split(' ')
    .flatMap((name) =>
      [name, name.slice(0, 3), name === 'September' ? 'Sept' : name].map((short) => [short, name]),
    ),
);

/** A day, with or without its year, that a year ends on or that is meant itself: `year ending 31 March 2018`, `31 March`. */
const DAYS =
  /^(?:(?<year>(?:the )?(?:year|12 months|twelve months)(?: ending| ended| to| up to)?)|(?:as )?(?:at|on)|)\s*(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)? (?<month>[A-Za-z]+)(?: (?<own>(?:19|20)\d\d))?$/i;

/** A year or a day that the identifier names in words. */
function inWords(identifier: string, { year }: Years): Identified | null {
  const match = DAYS.exec(identifier.trim());
  const month = match && MONTH_NAMES[capitals(match.groups!.month!)];
  if (!match || month === undefined) return null;
  const { day, own } = match.groups!;
  const date = `${Number(day)} ${month}`;
  const isYear = match.groups!.year !== undefined;
  if (own !== undefined && Number(own) !== year) return { period: null, odd: 'contradiction' };
  if (isYear && date === '31 March') return { period: periodIn('Financial year', year) };
  if (isYear && date === '31 August') return { period: periodIn('Academic year', year) };
  if (isYear && date === '31 December') return { period: periodIn('Calendar year', year) };
  return { period: parsePeriod(isYear ? `12 months to ${date} ${year}` : `${date} ${year}`) };
}

/** What an identifier makes of the years; `null` if it is none we know. */
function identified(identifier: string, years: Years): Identified | null {
  const plain = identifier.toLowerCase();
  const whole = /^(financial|academic|calendar|tax) year$/.exec(plain)?.[1];
  if (whole === 'tax')
    return {
      period: within('Tax year', { ...years, span: true }, [
        iso(years.year - 1, 4, 6),
        iso(years.year, 4, 5),
      ]),
    };
  if (whole !== undefined) return { period: periodIn(`${capitals(whole)} year`, years.year) };
  const month = MONTH_NAMES[capitals(identifier)];
  if (month !== undefined && !years.span) return { period: parsePeriod(`${month} ${years.year}`) };
  return partOfYear(identifier, years) ?? inWords(identifier, years);
}

/**
 * Read `time_period` and `time_identifier` of an EES row. `Reporting year` says no more than the year: what
 * day or span it means is the measure's.
 *
 * @example rowTime('202324', 'Financial year Q2').period // July to September 2023
 * @example rowTime('2017/18', 'year ending 31 March 2018').period // the financial year 2017-18
 */
export function rowTime(time_period: string, time_identifier: string): RowTime {
  const years = yearsOf(time_period);
  if (!years) return { year: null, period: null };
  const { year } = years;
  const identifier = time_identifier.trim().replace(/\s+/g, ' ');
  if (/^reporting year$/i.test(identifier) || identifier === '') return { year, period: null };
  const found = identified(identifier, years);
  const undated = within(identifier, years, ['', '']);
  if (!found) return { year, period: undated, odd: 'unknown identifier' };
  const { period, odd } = found;
  return { year, period: period ?? undated, ...(odd === undefined ? {} : { odd }) };
}
