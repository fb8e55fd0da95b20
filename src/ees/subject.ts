import { filtersOfNumbers, roleOf } from './roles.js';
import { rowNumber, type Sheet } from './sheet.js';
import { COMPULSORY_COLUMNS, STANDARD_COLUMNS } from './standard.js';

/** The rows of a meta file, by heading, with the number of the row. */
export interface MetaRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** The names of places by their code: the one in use first, then others that files have. */
export type PlaceNames = ReadonlyMap<string, readonly string[]>;

/** What is screened: a data file and its meta file, with what the checks ask for again and again. */
export interface Subject {
  readonly data: Sheet;
  readonly meta: Sheet | null;
  readonly metaRows: readonly MetaRow[];
  /** Columns the meta file calls so; where there is none, what their cells say. */
  readonly filters: readonly string[];
  readonly indicators: readonly string[];
  /** Columns by which filters are grouped. */
  readonly groups: readonly string[];
  /** Indexes of the rows that hold something. */
  readonly filled: readonly number[];
  /** The rows in which each text of a column stands, row numbers of the file; none for an unknown column. */
  readonly texts: (column: string) => ReadonlyMap<string, readonly number[]>;
  /** The names that known places have, by code. */
  readonly places: PlaceNames;
  /** The text of a cell by the index of its row. */
  readonly cell: (index: number, column: string) => string;
}

/** Columns of place that a meta file may describe: the only filter of a file of schools or providers. */
export const NAMES_AS_FILTERS: readonly string[] = ['school_name', 'provider_name'];

const isDescribable = (column: string): boolean =>
  !STANDARD_COLUMNS.includes(column) || NAMES_AS_FILTERS.includes(column);

/** The rows of a meta file that hold something. */
export function metaRowsOf(meta: Sheet | null): MetaRow[] {
  return (meta?.rows ?? []).flatMap((cells, index) =>
    cells.every((cell) => cell.trim() === '')
      ? []
      : [
          {
            row: rowNumber(index),
            cells: Object.fromEntries(meta!.columns.map((column, at) => [column, cells[at] ?? ''])),
          },
        ],
  );
}

function textsOf({ columns, rows }: Sheet, filled: readonly number[]): Subject['texts'] {
  const known = new Map<string, ReadonlyMap<string, number[]>>();
  const read = (column: string): ReadonlyMap<string, number[]> => {
    const at = columns.indexOf(column);
    const texts = new Map<string, number[]>();
    if (at === -1) return texts;
    for (const index of filled) {
      const text = rows[index]![at];
      const there = texts.get(text ?? '');
      if (there) there.push(rowNumber(index));
      else if (text !== undefined) texts.set(text, [rowNumber(index)]);
    }
    return texts;
  };
  return (column) => {
    const found = known.get(column) ?? read(column);
    known.set(column, found);
    return found;
  };
}

/** Whether a file tries to be one of EES: it has two of the compulsory columns at least. */
export const isEes = ({ columns }: Sheet): boolean =>
  COMPULSORY_COLUMNS.filter((column) => columns.includes(column)).length > 1;

/** Filters and indicators among columns that no meta file describes. */
function inferredRoles(own: readonly string[], { columns }: Sheet, texts: Subject['texts']) {
  const read = own.map((name) => {
    const all = [...new Set([...texts(name).keys()].map((text) => text.trim()))];
    const filled = all.filter((text) => text !== '');
    const role = roleOf(name.toLowerCase(), filled);
    return {
      column: columns.indexOf(name),
      heading: name,
      name: name.toLowerCase(),
      texts: filled,
      varies: all.length > 1,
      role,
    };
  });
  const varying = read.filter(({ role, varies }) => role === 'filter' && varies);
  const indicators = read.filter(({ role }) => role === 'indicator');
  const numbers = filtersOfNumbers(indicators, Math.max(-1, ...varying.map(({ column }) => column)));
  const isIndicator = (column: (typeof read)[number]): boolean =>
    column.role === 'indicator' && !numbers.includes(column);
  return {
    filters: read.filter((column) => !isIndicator(column)).map(({ heading }) => heading),
    indicators: read.filter(isIndicator).map(({ heading }) => heading),
  };
}

/** Make a subject of a data file and its meta file, if there is one. */
export function subjectOf(data: Sheet, meta: Sheet | null = null, places: PlaceNames = new Map()): Subject {
  const filled = [...data.rows.keys()].filter((index) =>
    data.rows[index]!.some((cell) => cell.trim() !== ''),
  );
  const texts = textsOf(data, filled);
  const metaRows = metaRowsOf(meta);
  const at = new Map([...data.columns.entries()].reverse().map(([index, column]) => [column, index]));
  const own = isEes(data)
    ? [...new Set(data.columns)].filter(
        (column) => !STANDARD_COLUMNS.includes(column) && column.trim() !== '',
      )
    : [];
  const called = (type: string): string[] =>
    metaRows
      .filter(({ cells }) => cells.col_type?.trim().toLowerCase() === type)
      .map(({ cells }) => cells.col_name ?? '')
      .filter((column) => at.has(column) && isDescribable(column));
  const groups = [...new Set(metaRows.map(({ cells }) => cells.filter_grouping_column ?? ''))].filter(
    (column) => column !== '' && at.has(column),
  );
  const described = new Set([...called('filter'), ...called('indicator'), ...groups]);
  const inferred = inferredRoles(
    own.filter((column) => !described.has(column)),
    data,
    texts,
  );
  return {
    data,
    meta,
    metaRows,
    filters: [...new Set([...called('filter'), ...inferred.filters])],
    indicators: [...new Set([...called('indicator'), ...inferred.indicators])],
    groups,
    filled,
    texts,
    places,
    cell: (index, column) => data.rows[index]?.[at.get(column) ?? -1] ?? '',
  };
}
