import { z } from 'zod';
import { UNITS, type Unit } from '../../src/model/observation.js';
import { slug } from '../../src/text/slug.js';

/** The unit of columns that DfE's guidance to a file explains: a row of `dfe-units.csv`. */
export const UnitRule = z.strictObject({
  /** A heading in lower case with underscores; `*` is any text, `?` any character. */
  heading: z.string().min(1, 'must not be empty'),
  unit: z.enum(UNITS, `must be one of ${UNITS.join(', ')}`),
  source: z.string().min(1, 'must not be empty'),
});

export type UnitRule = z.infer<typeof UnitRule>;

const RATE_PER_10000 = /per[ _]?10[, _]?000(?![,\d])|per[ _]?10k/;
const OTHER_RATE = /per[ _]?(100|1[, _]?000|100[, _]?000|1[, _]?000[, _]?000|million)(?!\d)/;
const POINTS = /percentage[ _]points?|(^|[^a-z])pp([^a-z]|$)/;
const PERCENT = /%|(^|[^a-z])(percent|percentages?|per[ _]cent|pct)([^a-z]|$)|^pt_/;
const THOUSAND_POUNDS =
  /£\s*'?(thousands?|000s?|k([^a-z]|$))|(thousands?[ _]of[ _]pounds|thousand[ _]pounds)/;
const MILLION_POUNDS = /£\s*(m([^a-z]|$)|millions?)|millions?[ _](of[ _])?pounds/;
const POUNDS = /£|(^|[^a-z])(pounds|gbp)([^a-z]|$)/;
const FTE = /(^|[^a-z])fte([^a-z]|$)|full[- _]?time[- _]equivalents?/;
const STATISTIC = /(^|[^a-z])(median|mean|average|avg|quartile)([^a-z]|$)|percentile/;
const TIME = /(^|[^a-z])(days|weeks|months|years)([^a-z]|$)/;
const SCORE = /(^|[^a-z])scores?([^a-z]|$)/;
/** Words of figures that are no counts, even beside "number". */
const NO_COUNT =
  /(^|[^a-z])(rates?|ratios?|index|median|mean|average|avg|share|proportion)([^a-z]|$)|percentile/;
/** Words of figures that no rule of counts is for. */
const MEASURED = /(^|[^a-z])(duration|distance|miles|age)([^a-z]|$)/;
/** Counts that are given in thousands: a unit that we have no name for. */
const THOUSANDS = /(^|[^a-z])(thousands?|000s?|millions?)([^a-z]|$)/;
const COUNT = /(^|[^a-z])(numbers?|counts?|headcounts?|no[. _]{0,2}of|num|populations?)([^a-z]|$)/;
/** A number before a unit of time: `0-10 days`, `21+ days`, `3 to 6 months`. */
const BAND =
  /\d\+?[ _]*(or[ _](more|less|fewer)|and[ _](over|under)|plus|working)?[ _]*(days|weeks|months|mths|years|yrs?)/;

const plain = (text: string): string =>
  text
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

const timeIn = (text: string): Unit | null => (TIME.exec(text)?.[2] as Unit | undefined) ?? null;

/** The unit that one line of a heading, or a title, states; `unknown` where it states one that we have no name for. */
function statedIn(text: string): Unit | null {
  if (RATE_PER_10000.test(text))
    return POUNDS.test(text) || /cost|spend/.test(text) ? 'unknown' : 'rate_per_10000';
  if (OTHER_RATE.test(text) || POINTS.test(text)) return 'unknown';
  if (PERCENT.test(text)) return 'percent';
  if (THOUSAND_POUNDS.test(text)) return 'thousand_pounds';
  if (MILLION_POUNDS.test(text)) return 'million_pounds';
  if (POUNDS.test(text)) return 'pounds';
  if (FTE.test(text)) return NO_COUNT.test(text) ? 'unknown' : 'fte';
  const time = timeIn(text);
  if (time && STATISTIC.test(text)) return time;
  if (time === 'days' && !/\d/.test(text) && !COUNT.test(text)) return 'days';
  if (SCORE.test(text) && !COUNT.test(text)) return 'score';
  if (NO_COUNT.test(text)) return 'unknown';
  if (COUNT.test(text)) return THOUSANDS.test(text) ? 'unknown' : 'count';
  return null;
}

/**
 * The unit that a heading states, `unknown` if it states none; of stacked headings the nearest to the figures counts.
 *
 * @example unitOf('Percentages / Full care orders') // 'percent'
 * @example unitOf('visits_on_time') // 'unknown'
 */
export function unitOf(heading: string): Unit {
  for (const part of heading.split(' / ').reverse()) {
    const unit = statedIn(plain(part));
    if (unit !== null) return unit;
  }
  return 'unknown';
}

/** The one unit that the titles above a table state for all of it; `null` where they state none, or several. */
export function unitOfTitles(titles: readonly string[]): Unit | null {
  const units = new Set(
    titles.flatMap((title) => {
      const text = plain(title);
      const stated = statedIn(text);
      if (stated === null) return [];
      return COUNT.test(text) && stated !== 'count' ? [stated, 'count' as const] : [stated];
    }),
  );
  units.delete('unknown');
  return units.size === 1 ? [...units][0]! : null;
}

/** The unit of `indicator_unit` in a `.meta.csv`; `null` where it is blank, which says no more than "a number". */
export function unitOfMeta(text: string): Unit | null {
  const unit = text.trim().toLowerCase();
  if (unit === '' || unit === 'numberstring') return null;
  if (unit === '£m') return 'million_pounds';
  const stated = unitOf(unit);
  if (stated !== 'unknown') return stated;
  return UNITS.find((known) => known === unit) ?? 'unknown';
}

/** A column whose unit is asked for. */
export interface UnitColumn {
  readonly heading: string;
  /** The unit that the `.meta.csv` or the spreadsheet's number format gives it. */
  readonly stated: Unit | null;
  /** Whether all its figures are whole numbers and none is below 0. */
  readonly whole: boolean;
}

/** Reads the units of a table's columns. */
export class Units {
  readonly #rules: readonly { readonly pattern: RegExp; readonly unit: Unit; readonly exact: boolean }[];

  constructor(rules: readonly UnitRule[]) {
    this.#rules = rules.map(({ heading, unit }) => ({
      pattern: new RegExp(`^${heading.replaceAll('*', '.*').replaceAll('?', '.')}$`),
      unit,
      exact: !/[*?]/.test(heading),
    }));
  }

  /**
   * The unit of each column: what the `.meta.csv`, the number format or the heading states, else what DfE's guidance
   * says of such a heading, else what the titles state, else `unknown`.
   * Two columns or more of bands of time (`0-10 days`, `21+ days`) hold counts.
   */
  of(columns: readonly UnitColumn[], titles: readonly string[]): Unit[] {
    const table = unitOfTitles(titles);
    const texts = columns.map(({ heading }) => plain(heading));
    const banded = texts.map((text) => BAND.test(text) && !STATISTIC.test(text));
    const bands = banded.filter((band) => band).length > 1;
    const times = new Set(texts.flatMap((text, index) => (banded[index] ? (timeIn(text) ?? []) : [])));
    const shares = texts.some((text) => text.startsWith('pt_'));
    return columns.map(({ heading, stated, whole }, index) => {
      if (stated !== null) return stated;
      const text = texts[index]!;
      const rule = this.#rules.find(({ pattern }) => pattern.test(slug(heading)));
      if (rule?.exact) return rule.unit;
      const own = unitOf(heading);
      if (own !== 'unknown') return own;
      if (rule && (rule.unit !== 'count' || (whole && !NO_COUNT.test(text) && !MEASURED.test(text))))
        return rule.unit;
      if (STATISTIC.test(text) && /duration|time/.test(text) && times.size === 1) return [...times][0]!;
      if (text.split(' / ').some((part) => statedIn(part) === 'unknown')) return 'unknown';
      if (table) return table;
      if (whole && ((bands && banded[index]) || (shares && text.startsWith('t_')))) return 'count';
      return 'unknown';
    });
  }
}
