import {
  areFewNumbers,
  areFigures,
  areLabels,
  filtersOfNumbers,
  isTimeOrPlace,
  roleOf,
} from '../../src/ees/roles.js';
import { groupCodes } from '../../src/io/columns/group-codes.js';
import { type Areas, levelOf } from '../../src/model/areas.js';
import { areConfidenceFlags } from '../../src/model/data-confidence.js';
import { cellName } from '../../src/model/grid.js';
import { slug } from '../../src/text/slug.js';
import { allTexts, areaColumns, distinct, firstAreaRow, share } from './area-columns.js';
import { cellText, plainHeading, type SourceTable } from './sheet.js';
import { stackedHeadings, titlesOf, yearColumns } from './table-headings.js';
import { rowTime } from './time.js';
import { type FileYear, fileYear } from './years.js';

/** What a column of a table of figures is. */
export interface MeasureColumn {
  readonly column: number;
  /** The heading as published; of several header rows, joined by ` / `. */
  readonly heading: string;
  /** The year that stands above this column alone. */
  readonly year: number | null;
  /** The column that says how far DfE trusts its figures. */
  readonly confidence?: number;
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
  readonly left: readonly { readonly heading: string; readonly why: string; readonly column?: number }[];
  /** First row that holds figures, from 0. */
  readonly firstRow: number;
  /** The row at which another table begins below this one, under the same headings. */
  readonly endRow?: number;
  /** Whether the names are of all councils, so that many rows are of none of our areas. */
  readonly among?: boolean;
  /** How figures are dated that no rule dates: estimates of the population are of the middle of the year. */
  readonly usualTime?: string;
}

const EES_CODES = ['country_code', 'region_code', 'old_la_code', 'new_la_code'];
const EES_NAMES = ['country_name', 'region_name', 'la_name'];

/** One of them stands in every EES file, whatever else is left out. */
const EES_AREA = ['geographic_level', ...EES_CODES, ...EES_NAMES];

/** Numbers that count the rows of the file, and nothing else. */
const ROW_NUMBER = /^(la_?order|object_?id|fid|id|row|index)$/i;

/** The heading of DfE's data confidence indicators. */
const CONFIDENCE = /DCI$/;

/** A year, a pair of years or a day within a heading: `1112`, `310312`. */
const DIGITS = /\d{4,}/;

/**
 * The columns, each with the data confidence indicators that cover it. DfE puts them after the columns they cover.
 * Of several side by side, each covers the columns that begin with its name. One alone covers those that begin as it
 * does before the year; if none does, all columns since the last indicator.
 */
function withFlags(columns: readonly MeasureColumn[], flags: ReadonlySet<MeasureColumn>): MeasureColumn[] {
  const covered: MeasureColumn[] = [];
  let block: MeasureColumn[] = [];
  let own: MeasureColumn[] = [];
  const close = (): void => {
    covered.push(...block.map((column) => ({ ...column, ...flagOf(column, block, own) })));
    block = [];
    own = [];
  };
  for (const column of columns) {
    if (flags.has(column)) own.push(column);
    else {
      if (own.length > 0) close();
      block.push(column);
    }
  }
  close();
  return covered;
}

const begins = ({ heading }: MeasureColumn, stem: string): boolean =>
  heading.replace(/^%/, '').toLowerCase().startsWith(stem.toLowerCase());

function flagOf(
  column: MeasureColumn,
  block: readonly MeasureColumn[],
  flags: readonly MeasureColumn[],
): { confidence?: number } {
  const [one] = flags;
  if (!one) return {};
  if (flags.length === 1) {
    const stem = one.heading.replace(CONFIDENCE, '').split(DIGITS)[0]!;
    const named = block.filter((other) => begins(other, stem));
    return named.length === 0 || named.includes(column) ? { confidence: one.column } : {};
  }
  const stemOf = ({ heading }: MeasureColumn): string =>
    heading.replace(CONFIDENCE, '').replace(new RegExp(`${DIGITS.source}$`), '');
  const [best] = flags
    .filter((flag) => begins(column, stemOf(flag)))
    .sort((a, b) => stemOf(b).length - stemOf(a).length);
  return best ? { confidence: best.column } : {};
}

const isConstant = (sheet: SourceTable, column: number, firstRow: number): boolean =>
  allTexts(sheet, column, firstRow).length === 1;

const asFilter = (
  sheet: SourceTable,
  { column, heading }: MeasureColumn,
  firstRow: number,
): FilterColumn => ({
  column,
  heading,
  key: slug(heading),
  constant: isConstant(sheet, column, firstRow),
});

/** Why a column of text is left out. */
const TEXT = 'holds text';

/** Parts columns into measures, filters and what is neither. */
function partColumns(
  sheet: SourceTable,
  columns: readonly MeasureColumn[],
  firstRow: number,
  filtersToo: boolean,
): Pick<Layout, 'measures' | 'filters' | 'left'> {
  const measures: MeasureColumn[] = [];
  const filters: FilterColumn[] = [];
  const left: { heading: string; why: string; column?: number }[] = [];
  const flags = new Set(
    columns.filter(
      ({ column, heading }) =>
        CONFIDENCE.test(heading) && areConfidenceFlags(distinct(sheet, column, firstRow)),
    ),
  );
  for (const measure of withFlags(columns, flags)) {
    const { column, heading } = measure;
    const texts = distinct(sheet, column, firstRow);
    const role = roleOf(slug(heading), texts);
    if (role === 'reference') left.push({ heading, why: 'holds reference numbers' });
    else if (role === 'empty') {
      if (heading !== '' && ![...left, ...measures].some((other) => other.heading === heading))
        left.push({ heading, why: 'is empty' });
    } else if (heading !== '' && (role === 'indicator' || (!filtersToo && areFigures(texts))))
      measures.push(measure);
    else if (heading !== '' && (filtersToo || areLabels(texts)))
      filters.push(asFilter(sheet, measure, firstRow));
    else
      left.push({
        heading: heading || `column ${column + 1}`,
        why: heading === '' ? 'has no heading' : TEXT,
        column,
      });
  }
  return { measures, filters, left };
}

/** Rows in which the headings of an EES file are looked for: someone may have put a title above them. */
const TOP = 12;

const headingsAt = (sheet: SourceTable, row: number): string[] =>
  Array.from({ length: sheet.width }, (_, column) => plainHeading(cellText(sheet, row, column)));

/** The row of an EES file's headings, -1 if it is none. */
function eesHeadingRow(sheet: SourceTable): number {
  for (let row = 0; row < Math.min(TOP, sheet.rows); row++) {
    const headings = headingsAt(sheet, row);
    if (headings.includes('time_period') && EES_AREA.some((name) => headings.includes(name))) return row;
  }
  return -1;
}

function numericFilters(
  sheet: SourceTable,
  { measures, filters }: Pick<Layout, 'measures' | 'filters'>,
  firstRow: number,
): readonly MeasureColumn[] {
  const last = Math.max(-1, ...filters.filter(({ constant }) => !constant).map(({ column }) => column));
  const placed = measures.map(({ column, heading }) => ({
    column,
    name: slug(heading),
    texts: distinct(sheet, column, firstRow),
  }));
  const found = new Set(filtersOfNumbers(placed, last).map(({ column }) => column));
  return measures.filter(({ column }) => found.has(column));
}

/** The column of levels under its older heading, `level`; `null` if there is none. */
function levelColumn(sheet: SourceTable, headings: readonly string[], firstRow: number): number | null {
  const column = headings.findIndex((name) => /^(level|geog_?level|geog_?l|area_level)$/.test(name));
  const texts = column < 0 ? [] : distinct(sheet, column, firstRow);
  return texts.length > 0 && share(texts, (text) => levelOf(text) !== null) >= 0.5 ? column : null;
}

function eesLayout(sheet: SourceTable, headingRow: number, meta: ReadonlyMap<string, string> | null): Layout {
  const headings = headingsAt(sheet, headingRow);
  const firstRow = headingRow + 1;
  const at = (name: string): number => headings.indexOf(name);
  const among = (names: readonly string[]): number[] => names.map(at).filter((column) => column >= 0);
  const orNone = (name: string): number | null => (at(name) < 0 ? null : at(name));
  const level = orNone('geographic_level') ?? levelColumn(sheet, headings, firstRow);
  const rest = headings.flatMap((name, column) =>
    isTimeOrPlace(name) || column === level
      ? []
      : [{ column, heading: cellText(sheet, headingRow, column), year: null }],
  );
  const said = ({ column }: MeasureColumn): string | undefined => meta?.get(headings[column]!)?.toLowerCase();
  const untold = rest.filter((column) => said(column) === undefined);
  const parted = partColumns(sheet, untold, firstRow, true);
  const numeric = meta ? [] : numericFilters(sheet, parted, firstRow);
  const guessed = numeric.map((column) => ({ ...asFilter(sheet, column, firstRow), guessed: true }));
  const told = rest.filter((column) => said(column) === 'filter');
  const indicators = rest.filter((column) => said(column) === 'indicator');
  const measures = parted.measures.filter((measure) => !numeric.includes(measure));
  return {
    form: 'ees',
    level,
    codes: among(EES_CODES),
    names: among(EES_NAMES),
    time: { period: at('time_period'), identifier: orNone('time_identifier') },
    filters: [...parted.filters, ...told.map((column) => asFilter(sheet, column, firstRow)), ...guessed].sort(
      (a, b) => a.column - b.column,
    ),
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
  whole: SourceTable,
  papers: { readonly name: string; readonly folder: string; readonly year: number | null },
  areas: Areas,
  meta: ReadonlyMap<string, string> | null = null,
): Recognised {
  const headingRow = eesHeadingRow(whole);
  if (headingRow >= 0) {
    const layout = tellingApart(whole, eesLayout(whole, headingRow, meta));
    return layout.measures.length > 0 ? { layout } : { aside: noFigures(layout) };
  }
  const first = firstAreaRow(whole, areas);
  const firstRow = first === null ? 1 : Math.max(1, first);
  const area = areaColumns(whole, firstRow, areas);
  if (area.codes.length + area.names.length === 0) return { aside: noAreas(whole, firstRow, areas) };
  const { level, codes, names, among } = area;
  const endRow = otherTable(whole, { firstRow, codes, names }, areas);
  const sheet = endRow === null ? whole : { ...whole, rows: endRow };
  const { titles, headerRows } = titlesOf(sheet, firstRow);
  const stacked = yearColumns(stackedHeadings(sheet, headerRows));
  const taken = new Set([level, ...codes, ...names]);
  const left = stacked.flatMap((heading, column) =>
    taken.has(column) || ROW_NUMBER.test(heading.heading) ? [] : [{ column, ...heading }],
  );
  const period = left.find(({ heading, column }) => isPeriods(heading, distinct(sheet, column, firstRow)));
  const rest = left.filter(({ column }) => column !== period?.column);
  const census = rest.some(({ heading }) => OBSERVATION.test(heading));
  const long = census || period !== undefined;
  const parted = partColumns(sheet, rest, firstRow, long);
  const measures = parted.measures.filter(({ heading }) => !census || OBSERVATION.test(heading));
  if (measures.length === 0) return { aside: 'names areas but has no column of figures' };
  const year =
    papers.year === null
      ? fileYear({ titles, headings: rest.map(({ heading }) => heading), ...papers })
      : ({ year: papers.year, from: 'its name' } as const);
  // A census is of its own day, which the rules of its columns know.
  if (year === null && !long && measures.some((measure) => measure.year === null))
    return {
      aside: 'the year is not in its title, headings, name or folder; give it with --year',
    };
  const form = census ? 'census' : titles.length > 0 ? 'presentation' : 'underlying';
  const time = period
    ? { period: period.column, identifier: null }
    : (year ?? ({ year: 0, from: 'its headings' } as const));
  const population = [...titles, papers.name, ...measures.map(({ heading }) => heading)].some((text) =>
    POPULATION.test(text),
  );
  const usualTime = population && !long ? { usualTime: MID_YEAR } : {};
  const layout = {
    form,
    level,
    codes,
    names,
    among,
    time,
    ...parted,
    measures,
    firstRow,
    ...usualTime,
  } as const;
  return { layout: tellingApart(sheet, endRow === null ? layout : { ...layout, endRow }) };
}

/** The row of a second table of other areas: its headings repeat those of the first. */
function otherTable(
  sheet: SourceTable,
  { firstRow, codes, names }: Pick<Layout, 'firstRow' | 'codes' | 'names'>,
  { knowsCode, knowsName }: Areas,
): number | null {
  const textsOf = (row: number): string =>
    Array.from({ length: sheet.width }, (_, column) => cellText(sheet, row, column)).join('\n');
  const area = names[0] ?? codes[0]!;
  const heading = cellText(sheet, firstRow - 1, area);
  if (heading === '') return null;
  for (let row = firstRow; row < sheet.rows; row++) {
    if (cellText(sheet, row, area) !== heading || textsOf(row) !== textsOf(firstRow - 1)) continue;
    const below = Array.from({ length: sheet.rows - row - 1 }, (_, at) =>
      cellText(sheet, row + 1 + at, area),
    );
    const filled = below.filter((text) => text !== '');
    return share(filled, (text) => knowsName(text) || knowsCode(text)) < 0.5 ? row : null;
  }
  return null;
}

/** Estimates of the population are of 30 June, by the convention of the Office for National Statistics. */
const POPULATION = /mid[- _]?year|population[ _]estimates?|\bresidents\b|pop_?est/i;
const MID_YEAR = '30 June';

/** Why a table without names or codes of areas gives none, with what was found. */
function noAreas(sheet: SourceTable, firstRow: number, areas: Areas): string {
  const counts = Array.from({ length: Math.min(6, sheet.width) }, (_, column) => {
    const texts = distinct(sheet, column, firstRow);
    return { column, of: texts.length, known: texts.filter(areas.knowsName).length };
  });
  const best = counts.sort((a, b) => b.known - a.known)[0];
  if (!best || best.known === 0)
    return 'no column holds names or codes of local authorities, regions or England';
  const [letter] = cellName({ row: 1, column: best.column + 1 }).split(/\d/);
  return `only ${best.known} of ${best.of} texts in column ${letter} are names of local authorities, regions or England`;
}

/** Why a table of areas has no figures, with what its other columns are. */
const noFigures = ({ filters, left }: Layout): string => {
  const others = [...filters.map(({ heading }) => heading), ...left.map(({ heading }) => heading)];
  return others.length === 0
    ? 'has no column of figures'
    : `has no column of figures: ${others.map((heading) => `"${heading}"`).join(', ')} hold text`;
};

/** How many rows name an area, and how many of them the columns tell apart. */
function rowsApart(
  sheet: SourceTable,
  columns: readonly number[],
  { firstRow, endRow, codes, names }: Layout,
) {
  const groups = groupCodes(
    columns.map((column) => sheet.columns.columns[column]!),
    sheet.rows - 1,
  );
  const met = new Set<number>();
  let rows = 0;
  for (let row = firstRow; row < (endRow ?? sheet.rows); row++) {
    if ([...names, ...codes].every((column) => cellText(sheet, row, column) === '')) continue;
    rows++;
    met.add(groups.codes[row - 1]!);
  }
  return { rows, apart: met.size };
}

/**
 * Where several rows give one area and period, the columns that tell them apart are filters: columns of text that were
 * left out, or few whole numbers left of all other figures.
 */
function tellingApart(sheet: SourceTable, layout: Layout): Layout {
  const { level, codes, names, time, filters, measures, left, firstRow } = layout;
  const times = 'period' in time ? [time.period, time.identifier] : [];
  const keys = [level, ...codes, ...names, ...times, ...filters.map(({ column }) => column)].filter(
    (column): column is number => column !== null,
  );
  let best = rowsApart(sheet, keys, layout);
  if (best.apart >= best.rows * UNIQUE) return layout;
  const found: FilterColumn[] = [];
  const consider = (candidate: MeasureColumn): void => {
    const more = rowsApart(sheet, [...keys, ...found.map(({ column }) => column), candidate.column], layout);
    if (more.apart <= best.apart) return;
    found.push(asFilter(sheet, candidate, firstRow));
    best = more;
  };
  for (const { heading, why, column } of left)
    if (why === TEXT && column !== undefined && best.apart < best.rows)
      consider({ column, heading, year: null });
  const [first] = measures;
  if (
    first &&
    measures.length > 1 &&
    best.apart < best.rows &&
    areFewNumbers(distinct(sheet, first.column, firstRow))
  )
    consider(first);
  const taken = new Set(found.map(({ column }) => column));
  return {
    ...layout,
    filters: [
      ...filters,
      ...found.map((filter) => (filter.column === first?.column ? { ...filter, guessed: true } : filter)),
    ].sort((a, b) => a.column - b.column),
    measures: measures.filter(({ column }) => !taken.has(column)),
    left: left.filter(({ column }) => column === undefined || !taken.has(column)),
  };
}

/** Tables in which nearly every row is told apart need no further filter. */
const UNIQUE = 0.98;

const OBSERVATION = /^observation(_value)?$/i;

/** A column that says the period of each row. */
const isPeriods = (heading: string, texts: readonly string[]): boolean =>
  /^(time[ _]?period|((financial|academic|calendar|reporting)[ _])?year|period)$/i.test(heading) &&
  texts.length > 0 &&
  share(texts, (text) => rowTime(text, '').year !== null) >= 0.8;
