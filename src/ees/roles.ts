import { looksLikeFigure } from './read-figure.js';
import { STANDARD_COLUMNS } from './standard.js';

/** Geography that files have beyond the standard. */
const OTHER_PLACE =
  /^(lad|pcon|ward|rsc_region_lead|trust|school|sponsor|opportunity_area|local_enterprise_partnership|mayoral_combined_authority|local_skills_improvement_plan_area|english_devolved_area|police_force_area|provider|institution|old_la|new_la)_(code|name|id|urn|ukprn|laestab|postcode)$/;

/** Numbers that name something – a school, a line of a form – and count nothing. */
const REFERENCE_NUMBER =
  /(^|_)(urn|ukprn|uprn|la_?estab|la_?esta|estab|dfe_?(number|no)|dfes_?(number|no)|(provider|school|line|row|indicator|measure|record|home|provision)_?(id|ref|reference|number|no|code|urn))$/;

/** Codes of places in older files: `LA Code`, `geog_c`, `new_geog_code`. */
const PLACE_CODE =
  /^(new_)?geog_c(ode)?$|^geog_?c(ode)?$|^((new|old)[_ ])?(la|lad|utla|gor|gss|ons|region|country|area|local authority|upper tier local authorities)[_ ]?(code|number|num|no|9digit|cd)$|^la_?9digit$/;

/** Names under which whole numbers tell groups apart rather than count. */
const GROUP_NAME = /(^|_)(age|ages|key_stage|nc_year|year_group|date)$/;

/** What a filter says and a column of figures does not: `Total`, `10 or more`. */
const LABEL_AMONG_NUMBERS =
  /^(total|all|unknown|not known|other)$|\b(or|and) (more|over|above|older|fewer|less|under|below)\b/i;

/** Whether whole numbers stand among labels: `1`, `2`, `3 or more`, `Total`. */
export const areLabels = (texts: readonly string[]): boolean =>
  texts.some((text) => LABEL_AMONG_NUMBERS.test(text)) &&
  texts.every((text) => /^\d{1,4}$/.test(text) || /[a-z]{3}/i.test(text));

/** Whether a heading, in lower case, is one of time or place, in the standard or in files of its kind. */
export const isTimeOrPlace = (heading: string): boolean =>
  STANDARD_COLUMNS.includes(heading) || OTHER_PLACE.test(heading);

/** Whether a heading, in lower case, is that of a code of places. */
export const isPlaceCode = (heading: string): boolean => PLACE_CODE.test(heading);

/** Whether a heading, in lower case, is that of numbers which name schools, forms or lines. */
export const isReference = (heading: string): boolean => REFERENCE_NUMBER.test(heading);

/** Whether texts are figures: numbers for the most part, or nothing but symbols that stand for one. */
export function areFigures(texts: readonly string[]): boolean {
  const share = texts.filter(looksLikeFigure).length / texts.length;
  return share >= (texts.some((text) => /^[-+−–(]?£?\.?\d/.test(text)) ? 0.5 : 1);
}

/** What a column is that is neither time nor place. */
export type ColumnRole = 'indicator' | 'filter' | 'reference' | 'empty';

/**
 * What a column is, by what it holds; what a meta file says of it goes before.
 *
 * @param heading in lower case with `_` between words.
 * @param texts its different texts, blanks left out.
 * @example roleOf('rate', ['12.5', 'c']) // 'indicator'
 * @example roleOf('placements', ['1', '2', '3 or more', 'Total']) // 'filter'
 */
export function roleOf(heading: string, texts: readonly string[]): ColumnRole {
  if (isReference(heading) && texts.every((text) => /^[\w./-]*\d[\w./-]*$/.test(text))) return 'reference';
  if (areLabels(texts)) return 'filter';
  if (texts.length === 0) return 'empty';
  return areFigures(texts) ? 'indicator' : 'filter';
}

/** Few whole numbers name things: years of school. */
const FEW = 40;

/** Whether texts are few whole numbers, of four digits at most. */
export const areFewNumbers = (texts: readonly string[]): boolean =>
  texts.length <= FEW && texts.every((text) => /^\d{1,4}$/.test(text));

/** A column by its place in the file, with its heading in lower case and its different texts. */
export interface PlacedColumn {
  readonly name: string;
  readonly column: number;
  readonly texts: readonly string[];
}

/**
 * Indicators of whole numbers that are filters: few of them left of a filter that varies, or under the name of a
 * group such as `age`.
 *
 * @param lastFilter the last column that is a filter and holds more than one text; -1 if none.
 */
export const filtersOfNumbers = <C extends PlacedColumn>(
  indicators: readonly C[],
  lastFilter: number,
): readonly C[] =>
  indicators.filter(
    ({ name, column, texts }) =>
      (column <= lastFilter && areFewNumbers(texts)) ||
      (GROUP_NAME.test(name) && texts.every((text) => /^\d+$/.test(text))),
  );
