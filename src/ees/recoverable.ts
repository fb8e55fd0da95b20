import type { Indicator } from '../observations/catalogue.js';
import { groupBy } from '../observations/group-by.js';
import { rowNumber } from './sheet.js';
import { STANDARD_COLUMNS, TOTAL } from './standard.js';
import type { EesFile } from './to-ees.js';

/** A hidden figure that a reader could work out, because it is the only one that is hidden. */
export interface Recoverable {
  readonly file: string;
  /** Row of the data file; the headings are row 1. */
  readonly row: number;
  readonly column: string;
  /** A sentence that does not say the figure. */
  readonly message: string;
}

/** Units whose parts add up to their whole. */
const ADDITIVE: readonly Indicator['unit'][] = ['count', 'fte', 'pounds'];

/** What is left of a whole may be the hidden figure of one authority, if it is as small as this. */
const SMALL = 10;

/** The regions that make England up; Inner and Outer London are within London. */
const REGIONS = /^E12\d{6}$/;
const REGION_COUNT = 9;

interface Cell {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

const isHidden = ({ text }: Cell): boolean => text === 'c';

/** A figure that is known; what does not apply counts nothing. */
const known = ({ text }: Cell): number | null =>
  text === 'z' ? 0 : /^-?[\d.]+$/.test(text) ? Number(text) : null;

/** The one hidden part of a whole that is shown with all its other parts; `null` if there is not just one. */
function onlyHidden(whole: Cell | undefined, parts: readonly Cell[]): { cell: Cell; rest: number } | null {
  const total = whole === undefined ? null : known(whole);
  const hidden = parts.filter(isHidden);
  const shown = parts.filter((part) => !isHidden(part)).map(known);
  if (total === null || hidden.length !== 1 || shown.length === 0 || shown.includes(null)) return null;
  const rest = total - (shown as number[]).reduce((sum, value) => sum + value, 0);
  return rest >= 0 ? { cell: hidden[0]!, rest } : null;
}

interface Reading {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

const readingOf = ({ data: { columns, rows } }: EesFile): Reading => ({
  columns,
  rows: rows.map((cells) => Object.fromEntries(columns.map((column, at) => [column, cells[at]!]))),
});

const cellAt = ({ rows }: Reading, at: number, column: string): Cell => ({
  row: rowNumber(at),
  column,
  text: rows[at]![column] ?? '',
});

/** Rows that agree in all columns of a list. */
const alike = ({ rows }: Reading, columns: readonly string[]): number[][] => [
  ...groupBy(rows.keys(), (at) => columns.map((column) => rows[at]![column]).join('|')).values(),
];

/** Parts of a filter beside its Total. */
function byFilter(reading: Reading, filters: readonly string[], column: string) {
  const key = [...STANDARD_COLUMNS.filter((each) => reading.columns.includes(each)), ...filters];
  return filters.flatMap((filter) =>
    alike(
      reading,
      key.filter((each) => each !== filter),
    ).flatMap((group) => {
      const isTotal = (at: number): boolean => reading.rows[at]![filter] === TOTAL;
      const whole = group.find(isTotal);
      const parts = group.filter((at) => !isTotal(at)).map((at) => cellAt(reading, at, column));
      const found = whole === undefined ? null : onlyHidden(cellAt(reading, whole, column), parts);
      return found ? [{ cell: found.cell, of: `part of ${filter} beside its Total` }] : [];
    }),
  );
}

/** Regions beside England, and authorities beside their region. */
function byPlace(reading: Reading, filters: readonly string[], column: string) {
  return alike(reading, ['time_period', 'time_identifier', ...filters]).flatMap((group) => {
    const row = (at: number) => reading.rows[at]!;
    const at = (level: string): number[] => group.filter((each) => row(each).geographic_level === level);
    const cell = (each: number): Cell => cellAt(reading, each, column);
    const regions = at('Regional').filter((each) => REGIONS.test(row(each).region_code ?? ''));
    const country = at('National').map(cell)[0];
    const region = regions.length === REGION_COUNT ? onlyHidden(country, regions.map(cell)) : null;
    const authorities = at('Regional').flatMap((each) => {
      const within = at('Local authority').filter((la) => row(la).region_code === row(each).region_code);
      const found = onlyHidden(cell(each), within.map(cell));
      return found !== null && found.rest <= SMALL ? [found.cell] : [];
    });
    return [
      ...(region ? [{ cell: region.cell, of: 'region beside England' }] : []),
      ...authorities.map((each) => ({ cell: each, of: 'authority beside its region' })),
    ];
  });
}

/** Parts of a count in columns of their own, and shares that make up the whole with another. */
function byColumn(reading: Reading, indicators: readonly Indicator[]) {
  const there = indicators.filter(({ id }) => reading.columns.includes(id));
  return [...reading.rows.keys()].flatMap((at) => {
    const wholes = there.flatMap(({ id }) => {
      const parts = there.filter(({ part_of }) => part_of === id).map((part) => cellAt(reading, at, part.id));
      const found = onlyHidden(cellAt(reading, at, id), parts);
      return found ? [{ cell: found.cell, of: `part of ${id} beside it` }] : [];
    });
    const pairs = there.flatMap(({ id, complement_of }) => {
      if (complement_of === '' || !reading.columns.includes(complement_of)) return [];
      const [one, other] = [cellAt(reading, at, id), cellAt(reading, at, complement_of)];
      const hidden = [one, other].filter(isHidden);
      const shown = [one, other].some((cell) => !isHidden(cell) && known(cell) !== null);
      return hidden.length === 1 && shown
        ? [{ cell: hidden[0]!, of: 'of two shares that make up the whole' }]
        : [];
    });
    return [...wholes, ...pairs];
  });
}

/**
 * The hidden figures of a file that can be worked out: the only hidden part of a whole that is shown with
 * all its other parts. The sentence does not say the figure, and nothing is changed: which other part to
 * hide as well is the publisher's to choose.
 */
export function recoverable(file: EesFile, indicators: ReadonlyMap<string, Indicator>): Recoverable[] {
  const reading = readingOf(file);
  const own = reading.columns.flatMap((column) => indicators.get(column) ?? []);
  const filters = reading.columns.filter(
    (column) => !STANDARD_COLUMNS.includes(column) && !indicators.has(column),
  );
  const found = [
    ...own
      .filter(({ unit }) => ADDITIVE.includes(unit))
      .flatMap(({ id }) => [...byFilter(reading, filters, id), ...byPlace(reading, filters, id)]),
    ...byColumn(reading, own),
  ];
  return found.map(({ cell: { row, column }, of }) => ({
    file: file.data.file,
    row,
    column,
    message: `The hidden figure of ${column} in row ${row} can be worked out: it is the only hidden ${of}. Hide another of them too.`,
  }));
}
