import { allTexts, areaColumns, distinct, firstAreaRow, share } from './area-columns.js';
import type { Authorities } from './authorities.js';
import { type FigureReader, looksLikeFigure } from './figures.js';
import { type FileYear, fileYear } from './file-year.js';
import { cellText, plainHeading, type Sheet, slug } from './sheet.js';
import { stackedHeadings, titlesOf, yearColumns } from './table-headings.js';
import { rowTime } from './time.js';

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
  /** Whether it holds numbers, and is taken for no column of figures by where it stands. */
  readonly guessed?: boolean;
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

/** One of them stands in every EES file, whatever else is left out. */
const EES_AREA = ['geographic_level', ...EES_CODES, ...EES_NAMES];

/** Geography of levels beside or below the authority. */
const EES_OTHER =
  /^(lad|pcon|ward|rsc_region_lead|trust|school|sponsor|opportunity_area|local_enterprise_partnership|mayoral_combined_authority|local_skills_improvement_plan_area|english_devolved_area|police_force_area|provider|institution|old_la|new_la)_(code|name|id|urn|ukprn|laestab|postcode)$/;

/** Numbers that count the rows of the file, and nothing else. */
const ROW_NUMBER = /^(la_?order|object_?id|fid|id|row|index)$/i;

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

const EES_KNOWN = new Set(['time_period', 'time_identifier', 'geographic_level', ...EES_CODES, ...EES_NAMES]);

/** Rows in which the headings of an EES file are looked for: someone may have put a title above them. */
const TOP = 12;

const headingsAt = (sheet: Sheet, row: number): string[] =>
  Array.from({ length: sheet.width }, (_, column) => plainHeading(cellText(sheet, row, column)));

/** The row of an EES file's headings, -1 if it is none. */
function eesHeadingRow(sheet: Sheet): number {
  for (let row = 0; row < Math.min(TOP, sheet.rows); row++) {
    const headings = headingsAt(sheet, row);
    if (headings.includes('time_period') && EES_AREA.some((name) => headings.includes(name))) return row;
  }
  return -1;
}

/** Whole numbers that name things, as years of school do: few of them, and left of a filter of words. */
const FEW = 40;

function numericFilters(
  sheet: Sheet,
  { measures, filters }: Pick<Layout, 'measures' | 'filters'>,
  firstRow: number,
): MeasureColumn[] {
  const last = Math.max(-1, ...filters.filter(({ constant }) => !constant).map(({ column }) => column));
  return measures.filter(({ column }) => {
    if (column > last) return false;
    const texts = distinct(sheet, column, firstRow);
    return texts.length <= FEW && texts.every((text) => /^\d{1,4}$/.test(text));
  });
}

function eesLayout(sheet: Sheet, headingRow: number, meta: ReadonlyMap<string, string> | null): Layout {
  const headings = headingsAt(sheet, headingRow);
  const firstRow = headingRow + 1;
  const at = (name: string): number => headings.indexOf(name);
  const among = (names: readonly string[]): number[] => names.map(at).filter((column) => column >= 0);
  const orNone = (name: string): number | null => (at(name) < 0 ? null : at(name));
  const rest = headings.flatMap((name, column) =>
    EES_KNOWN.has(name) || EES_OTHER.test(name)
      ? []
      : [{ column, heading: cellText(sheet, headingRow, column), year: null }],
  );
  const asFilter = ({ column, heading }: MeasureColumn): FilterColumn => {
    const constant = isConstant(sheet, column, firstRow);
    return { column, heading, key: slug(heading), constant };
  };
  const said = ({ column }: MeasureColumn): string | undefined => meta?.get(headings[column]!)?.toLowerCase();
  const untold = rest.filter((column) => said(column) === undefined);
  const parted = partColumns(sheet, untold, firstRow, looksLikeFigure, true);
  const numeric = meta ? [] : numericFilters(sheet, parted, firstRow);
  const guessed = numeric.map((column) => ({ ...asFilter(column), guessed: true }));
  const told = rest.filter((column) => said(column) === 'filter');
  const indicators = rest.filter((column) => said(column) === 'indicator');
  const measures = parted.measures.filter((measure) => !numeric.includes(measure));
  return {
    form: 'ees',
    level: orNone('geographic_level'),
    codes: among(EES_CODES),
    names: among(EES_NAMES),
    time: { period: at('time_period'), identifier: orNone('time_identifier') },
    filters: [...parted.filters, ...told.map(asFilter), ...guessed].sort((a, b) => a.column - b.column),
    measures: [...measures, ...indicators].sort((a, b) => a.column - b.column),
    left: parted.left,
    firstRow,
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
  const headingRow = eesHeadingRow(sheet);
  if (headingRow >= 0) {
    const layout = eesLayout(sheet, headingRow, meta);
    return layout.measures.length > 0 ? { layout } : { aside: 'has no column of figures' };
  }
  const first = firstAreaRow(sheet, authorities);
  const firstRow = first === null ? 1 : Math.max(1, first);
  const area = areaColumns(sheet, firstRow, authorities);
  if (area.codes.length + area.names.length === 0)
    return { aside: 'no column holds names or codes of areas with children’s services' };
  const { titles, headerRows } = titlesOf(sheet, firstRow);
  const stacked = yearColumns(stackedHeadings(sheet, headerRows));
  const taken = new Set([area.level, ...area.codes, ...area.names]);
  const left = stacked.flatMap((heading, column) =>
    taken.has(column) || ROW_NUMBER.test(heading.heading) ? [] : [{ column, ...heading }],
  );
  const period = left.find(({ heading, column }) => isPeriods(heading, distinct(sheet, column, firstRow)));
  const rest = left.filter(({ column }) => column !== period?.column);
  const census = rest.some(({ heading }) => OBSERVATION.test(heading));
  const long = census || period !== undefined;
  const parted = partColumns(sheet, rest, firstRow, looksLikeFigure, long);
  const measures = parted.measures.filter(({ heading }) => !census || OBSERVATION.test(heading));
  if (measures.length === 0) return { aside: 'names areas, but has no column of figures: a lookup' };
  const year =
    papers.year === null
      ? fileYear({ titles, headings: rest.map(({ heading }) => heading), ...papers })
      : ({ year: papers.year, from: 'its name' } as const);
  // A census is of its own day, which the rules of its columns know.
  if (year === null && !long && measures.some((measure) => measure.year === null))
    return { aside: 'no year stands in its headings, its name or its folder; say it with --year' };
  const form = census ? 'census' : titles.length > 0 ? 'presentation' : 'underlying';
  const time = period
    ? { period: period.column, identifier: null }
    : (year ?? ({ year: 0, from: 'its headings' } as const));
  return { layout: { form, ...area, time, ...parted, measures, firstRow } };
}

const OBSERVATION = /^observation(_value)?$/i;

/** A column that says the period of each row. */
const isPeriods = (heading: string, texts: readonly string[]): boolean =>
  /^(time[ _]?period|((financial|academic|calendar|reporting)[ _])?year|period)$/i.test(heading) &&
  texts.length > 0 &&
  share(texts, (text) => rowTime(text, '').year !== null) >= 0.8;
