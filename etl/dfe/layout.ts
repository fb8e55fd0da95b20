import type { Authorities } from './authorities.js';
import { levelOf } from './authorities.js';
import { type FigureReader, looksLikeFigure } from './figures.js';
import { type FileYear, fileYear } from './file-year.js';
import { cellText, plainHeading, type Sheet, slug } from './sheet.js';

/** What a column of a table of figures is. */
export interface MeasureColumn {
  readonly column: number;
  /** The heading as printed; of several header rows, joined by ` / `. */
  readonly heading: string;
  /** The year that stands above this column alone. */
  readonly year: number | null;
}

/** A column that parts the figures: `ethnicity`, `age group`. */
export interface FilterColumn {
  readonly column: number;
  readonly key: string;
  readonly heading: string;
  /** Whether it holds the same text in every row, and so tells nothing apart. */
  readonly constant: boolean;
}

/** How a table of figures of areas is laid out. */
export interface Layout {
  readonly form: 'ees' | 'underlying' | 'census' | 'presentation';
  readonly level: number | null;
  readonly codes: readonly number[];
  readonly names: readonly number[];
  readonly time: { readonly period: number; readonly identifier: number | null } | FileYear;
  readonly filters: readonly FilterColumn[];
  readonly measures: readonly MeasureColumn[];
  /** Columns that are neither, with why. */
  readonly left: readonly { readonly heading: string; readonly why: string }[];
  /** First row that holds figures, from 0. */
  readonly firstRow: number;
}

const EES_CODES = ['country_code', 'region_code', 'old_la_code', 'new_la_code'];
const EES_NAMES = ['country_name', 'region_name', 'la_name'];

/** Geography of levels beside or below the authority. */
const EES_OTHER =
  /^(lad|pcon|ward|rsc_region_lead|trust|school|sponsor|opportunity_area|local_enterprise_partnership|mayoral_combined_authority|local_skills_improvement_plan_area|english_devolved_area|police_force_area|provider|institution|old_la|new_la)_(code|name|id|urn|ukprn|laestab|postcode)$/;

/** Numbers that count the rows of the file, and nothing else. */
const ROW_NUMBER = /^(la_?order|object_?id|fid|id|row|index)$/i;

const share = (of: readonly string[], test: (text: string) => boolean): number =>
  of.length === 0 ? 0 : of.filter(test).length / of.length;

/** The different texts of a column below the header rows, a blank among them. */
function allTexts(sheet: Sheet, column: number, firstRow: number): string[] {
  const texts = new Set<string>();
  if (firstRow <= 1) for (const text of sheet.columns.columns[column]!.values) texts.add(text.trim());
  else for (let row = firstRow; row < sheet.rows; row++) texts.add(cellText(sheet, row, column));
  return [...texts];
}

/** The different texts of a column below the header rows. */
const distinct = (sheet: Sheet, column: number, firstRow: number): string[] =>
  allTexts(sheet, column, firstRow).filter((text) => text !== '');

/** Notes below a table stand in its first column, as names do. */
const isNote = (text: string): boolean => text.length > 45 || /=|^\(?\d+[.)\]]/.test(text);

/** Headings of columns that say the level, or the code, of an area. */
const LEVEL_HEADING = /^(geog_?l(ev(el)?)?|geographic_level|level)$/;
const CODE_HEADING =
  /^(new_)?geog_c(ode)?$|^geog_?c(ode)?$|^((new|old)[_ ])?(la|lad|utla|gor|gss|ons|region|country|area|local authority|upper tier local authorities)[_ ]?(code|number|num|no|9digit|cd)$|^la_?9digit$/;

const MOST = 0.8;

interface AreaColumns {
  readonly level: number | null;
  readonly codes: number[];
  readonly names: number[];
}

/** Area columns stand at the left. */
const LEFT = 12;
/** Rows that must name areas before a table is taken to be about areas. */
const ENOUGH_AREAS = 3;

/** Which columns say the area, by what stands in them. */
function areaColumns(sheet: Sheet, firstRow: number, authorities: Authorities): AreaColumns {
  const found: AreaColumns & { level: number | null } = { level: null, codes: [], names: [] };
  for (let column = 0; column < Math.min(LEFT, sheet.width); column++) {
    const texts = distinct(sheet, column, firstRow);
    if (texts.length === 0) continue;
    const heading = plainHeading(cellText(sheet, 0, column));
    const levels = share(texts, (text) => levelOf(text) !== null);
    if (LEVEL_HEADING.test(heading) && levels > 0) found.level = column;
    else if (texts.length <= 6 && levels >= MOST && !/name$|_n$/.test(heading)) found.level = column;
    else if (share(texts, (t) => /^[EW]\d{8}$/i.test(t)) >= MOST) found.codes.push(column);
    else if (CODE_HEADING.test(heading) && texts.some(authorities.knowsCode)) found.codes.push(column);
    else if (
      texts.length >= ENOUGH_AREAS &&
      share(texts, authorities.knowsCode) >= MOST &&
      !/order/.test(heading)
    )
      found.codes.push(column);
    else if (
      share(
        texts.filter((text) => !isNote(text)),
        authorities.knowsName,
      ) >= MOST ||
      namesCodes(sheet, column)
    )
      found.names.push(column);
  }
  return found;
}

/** Whether the heading before is this one and "Code": the column names what that one codes. */
const namesCodes = (sheet: Sheet, column: number): boolean =>
  column > 0 &&
  plainHeading(cellText(sheet, 0, column - 1)) === `${plainHeading(cellText(sheet, 0, column))} code` &&
  /^[EW]\d{8}$/.test(cellText(sheet, 1, column - 1));

/** Rows in which the column of areas is looked for. */
const TOP = 60;

/**
 * The first row that names an area, if the table is about areas at all: in the column that names most, since a
 * heading may be Reading, or Bury.
 */
function firstAreaRow(sheet: Sheet, authorities: Authorities): number | null {
  const names = (row: number, column: number): boolean => {
    const text = cellText(sheet, row, column);
    return !isNote(text) && (authorities.knowsName(text) || /^[EW]\d{8}$/.test(text));
  };
  let best: { first: number; found: number } | null = null;
  for (let column = 0; column < Math.min(6, sheet.width); column++) {
    const rows: number[] = [];
    for (let row = 0; row < Math.min(sheet.rows, TOP); row++) if (names(row, column)) rows.push(row);
    if (rows.length > (best?.found ?? 0)) best = { first: rows[0]!, found: rows.length };
  }
  return best?.first ?? null;
}

/** Rows above the figures that hold text in the first column alone: titles. */
function titlesOf(sheet: Sheet, firstRow: number): { titles: string[]; headerRows: number[] } {
  const titles: string[] = [];
  const headerRows: number[] = [];
  for (let row = 0; row < firstRow; row++) {
    const texts = Array.from({ length: sheet.width }, (_, column) => cellText(sheet, row, column));
    const filled = texts.filter((text) => text !== '').length;
    if (filled === 0) continue;
    if (filled === 1 && texts[0] !== '' && firstRow > 1) titles.push(texts[0]!);
    else headerRows.push(row);
  }
  return { titles, headerRows };
}

const YEAR_ALONE = /^(20[0-3]\d)(\s*\(.*\))?\d?$/;

/** The headings of a table with several header rows: a text spans the blank cells to its right. */
function stackedHeadings(
  sheet: Sheet,
  headerRows: readonly number[],
): { heading: string; year: number | null }[] {
  const spans = headerRows.map(() => '');
  return Array.from({ length: sheet.width }, (_, column) => {
    headerRows.forEach((row, at) => {
      const text = cellText(sheet, row, column);
      if (text === '') return;
      spans[at] = text;
      spans.fill('', at + 1);
    });
    const year = spans.map((text) => YEAR_ALONE.exec(text)?.[1]).find((text) => text !== undefined);
    const parts = spans.filter((text) => text !== '' && !YEAR_ALONE.test(text));
    return { heading: parts.join(' / '), year: year === undefined ? null : Number(year) };
  });
}

/** DfE's data confidence indicators: 3 for high, P for partial. */
const CONFIDENCE = /DCI$/;

const isConstant = (sheet: Sheet, column: number, firstRow: number): boolean =>
  allTexts(sheet, column, firstRow).length === 1;

/** Parts columns into measures, filters and what is neither. */
function partColumns(
  sheet: Sheet,
  columns: readonly MeasureColumn[],
  firstRow: number,
  isFigure: FigureReader,
  filtersToo: boolean,
): Pick<Layout, 'measures' | 'filters' | 'left'> {
  const measures: MeasureColumn[] = [];
  const filters: FilterColumn[] = [];
  const left: { heading: string; why: string }[] = [];
  for (const measure of columns) {
    const { column, heading } = measure;
    const texts = distinct(sheet, column, firstRow);
    if (CONFIDENCE.test(heading))
      left.push({ heading, why: 'tells how far figures can be relied on, and is none' });
    else if (texts.length === 0) {
      if (heading !== '' && ![...left, ...measures].some((other) => other.heading === heading))
        left.push({ heading, why: 'is empty' });
    } else if (share(texts, isFigure) >= 0.5 && heading !== '') measures.push(measure);
    else if (filtersToo && heading !== '')
      filters.push({ column, key: slug(heading), heading, constant: isConstant(sheet, column, firstRow) });
    else
      left.push({
        heading: heading || `column ${column + 1}`,
        why: heading === '' ? 'has no heading' : 'holds text',
      });
  }
  return { measures, filters, left };
}

function eesLayout(
  sheet: Sheet,
  headings: readonly string[],
  meta: ReadonlyMap<string, string> | null,
): Layout {
  const at = (name: string): number => headings.indexOf(name);
  const at0 = (names: readonly string[]): number[] => names.map(at).filter((column) => column >= 0);
  const known = new Set(['time_period', 'time_identifier', 'geographic_level', ...EES_CODES, ...EES_NAMES]);
  const rest = headings.flatMap((name, column) =>
    known.has(name) || EES_OTHER.test(name)
      ? []
      : [{ column, heading: cellText(sheet, 0, column), year: null }],
  );
  const said = (column: number): string | undefined => meta?.get(headings[column]!);
  const byMeta = (kind: string) => rest.filter(({ column }) => said(column)?.toLowerCase() === kind);
  const parted = partColumns(
    sheet,
    rest.filter(({ column }) => said(column) === undefined),
    1,
    looksLikeFigure,
    true,
  );
  const filters = [
    ...parted.filters,
    ...byMeta('filter').map(({ column, heading }) => ({
      column,
      heading,
      key: slug(heading),
      constant: isConstant(sheet, column, 1),
    })),
  ].sort((a, b) => a.column - b.column);
  return {
    form: 'ees',
    level: at('geographic_level'),
    codes: at0(EES_CODES),
    names: at0(EES_NAMES),
    time: { period: at('time_period'), identifier: at('time_identifier') < 0 ? null : at('time_identifier') },
    filters,
    measures: [...parted.measures, ...byMeta('indicator')].sort((a, b) => a.column - b.column),
    left: parted.left,
    firstRow: 1,
  };
}

/** What a sheet was recognised as. */
export type Recognised = { readonly layout: Layout } | { readonly aside: string };

/**
 * How a table is laid out: an EES file by its headings, any other by which columns name areas we know.
 *
 * @param meta what the `.meta.csv` beside it says of its columns, if there is one.
 * @returns why it holds no figures of areas, if it does not.
 */
export function layoutOf(
  sheet: Sheet,
  papers: { readonly name: string; readonly folder: string; readonly year: number | null },
  authorities: Authorities,
  meta: ReadonlyMap<string, string> | null = null,
): Recognised {
  const headings = Array.from({ length: sheet.width }, (_, column) =>
    plainHeading(cellText(sheet, 0, column)),
  );
  if (headings.includes('time_period') && headings.includes('geographic_level')) {
    const layout = eesLayout(sheet, headings, meta);
    return layout.measures.length > 0 ? { layout } : { aside: 'has no column of figures' };
  }
  const first = firstAreaRow(sheet, authorities);
  const firstRow = first === null ? 1 : Math.max(1, first);
  const area = areaColumns(sheet, firstRow, authorities);
  if (area.codes.length + area.names.length === 0)
    return { aside: 'no column holds names or codes of areas with children’s services' };
  const { titles, headerRows } = titlesOf(sheet, firstRow);
  const stacked = stackedHeadings(sheet, headerRows);
  const taken = new Set([area.level, ...area.codes, ...area.names]);
  const rest = stacked.flatMap((heading, column) =>
    taken.has(column) || ROW_NUMBER.test(heading.heading) ? [] : [{ column, ...heading }],
  );
  const census = rest.some(({ heading }) => /^observation(_value)?$/i.test(heading));
  const presentation = titles.length > 0;
  const { measures, filters, left } = partColumns(sheet, rest, firstRow, looksLikeFigure, census);
  const real = census ? measures.filter(({ heading }) => /^observation(_value)?$/i.test(heading)) : measures;
  if (real.length === 0) return { aside: 'names areas, but has no column of figures: a lookup' };
  const year =
    papers.year === null
      ? fileYear({ titles, headings: rest.map(({ heading }) => heading), ...papers })
      : ({ year: papers.year, from: 'its name' } as const);
  // A census is of its own day, which the rules of its columns know.
  if (year === null && !census && real.some((measure) => measure.year === null))
    return { aside: 'no year stands in its headings, its name or its folder; say it with --year' };
  const form = census ? 'census' : presentation ? 'presentation' : 'underlying';
  return {
    layout: {
      form,
      ...area,
      time: year ?? { year: 0, from: 'its headings' },
      filters,
      measures: real,
      left,
      firstRow,
    },
  };
}
