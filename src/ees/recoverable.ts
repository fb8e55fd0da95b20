import type { Indicator } from '../model/catalogue.js';
import { groupBy } from '../model/group-by.js';
import type { EesFile } from './ees-file.js';
import { rowNumber } from './sheet.js';
import { STANDARD_COLUMNS, TOTAL } from './standard.js';

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

/** So many figures are not all multiples of five by chance. */
const ENOUGH = 8;

/** The regions that make England up; Inner and Outer London are within London. */
const REGIONS = /^E12\d{6}$/;
const REGION_COUNT = 9;

interface Cell {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

interface Found {
  readonly cell: Cell;
  /** What it is the only hidden one of. */
  readonly of: string;
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

/** A file as the search reads it. */
class Reading {
  readonly columns: readonly string[];
  readonly filters: readonly string[];
  readonly #rows: readonly (readonly string[])[];
  readonly #at: ReadonlyMap<string, number>;

  constructor({ data: { columns, rows } }: EesFile, filters: readonly string[]) {
    this.columns = columns;
    this.filters = filters;
    this.#rows = rows;
    this.#at = new Map(columns.map((column, at) => [column, at]));
  }

  text = (row: number, column: string): string => this.#rows[row]![this.#at.get(column) ?? -1] ?? '';

  cell = (row: number, column: string): Cell => ({
    row: rowNumber(row),
    column,
    text: this.text(row, column),
  });

  all = (): number[] => [...this.#rows.keys()];

  /** Rows that agree in all columns of a list. */
  alike(columns: readonly string[]): number[][] {
    const at = columns.flatMap((column) => this.#at.get(column) ?? []);
    return [...groupBy(this.all(), (row) => at.map((each) => this.#rows[row]![each]).join('|')).values()];
  }

  /** Whether the figures of a level are rounded to fives or tens, so that sums give a range and no figure. */
  isRounded(level: string, column: string): boolean {
    const figures = this.all()
      .filter((row) => this.text(row, 'geographic_level') === level)
      .flatMap((row) => known(this.cell(row, column)) ?? [])
      .filter((value) => value !== 0);
    return figures.length >= ENOUGH && figures.every((value) => value % 5 === 0);
  }
}

/** Levels and columns whose figures are rounded, as `Regional cin_number`. */
const roundedOf = (reading: Reading, columns: readonly string[]): Set<string> =>
  new Set(
    columns.flatMap((column) =>
      [...new Set(reading.all().map((row) => reading.text(row, 'geographic_level')))]
        .filter((level) => reading.isRounded(level, column))
        .map((level) => `${level} ${column}`),
    ),
  );

/** Parts of a filter beside its Total. */
function byFilter(reading: Reading, columns: readonly string[], rounded: ReadonlySet<string>): Found[] {
  const { filters, text, cell } = reading;
  const standard = STANDARD_COLUMNS.filter((column) => reading.columns.includes(column));
  return filters.flatMap((filter) =>
    reading.alike([...standard, ...filters.filter((each) => each !== filter)]).flatMap((group) => {
      const whole = group.find((row) => text(row, filter) === TOTAL);
      const level = text(group[0]!, 'geographic_level');
      const parts = group.filter((row) => row !== whole);
      if (whole === undefined || parts.length < 2) return [];
      return columns.flatMap((column) => {
        if (rounded.has(`${level} ${column}`)) return [];
        const found = onlyHidden(
          cell(whole, column),
          parts.map((row) => cell(row, column)),
        );
        return found ? [{ cell: found.cell, of: `part of ${filter} beside its Total` }] : [];
      });
    }),
  );
}

/** Regions beside England, and authorities beside their region. */
function byPlace(reading: Reading, columns: readonly string[], rounded: ReadonlySet<string>): Found[] {
  const { text, cell, filters } = reading;
  const exact = (column: string, ...levels: string[]): boolean =>
    levels.every((level) => !rounded.has(`${level} ${column}`));
  return reading.alike(['time_period', 'time_identifier', ...filters]).flatMap((group) => {
    const levels = groupBy(group, (row) => text(row, 'geographic_level'));
    const [country] = levels.get('National') ?? [];
    const all = levels.get('Regional') ?? [];
    const regions = all.filter((row) => REGIONS.test(text(row, 'region_code')));
    const within = groupBy(levels.get('Local authority') ?? [], (row) => text(row, 'region_code'));
    return columns.flatMap((column) => {
      const cells = (rows: readonly number[]): Cell[] => rows.map((row) => cell(row, column));
      const region =
        country !== undefined && regions.length === REGION_COUNT && exact(column, 'National', 'Regional')
          ? onlyHidden(cell(country, column), cells(regions))
          : null;
      const authorities = exact(column, 'Regional', 'Local authority')
        ? all.flatMap((row) => {
            const found = onlyHidden(cell(row, column), cells(within.get(text(row, 'region_code')) ?? []));
            return found !== null && found.rest <= SMALL ? [found.cell] : [];
          })
        : [];
      return [
        ...(region ? [{ cell: region.cell, of: 'region beside England' }] : []),
        ...authorities.map((each) => ({ cell: each, of: 'authority beside its region' })),
      ];
    });
  });
}

/** Parts of a count in columns of their own, and shares that make up the whole with another. */
function byColumn({ all, cell }: Reading, indicators: readonly Indicator[]): Found[] {
  const wholes = indicators
    .map(({ id }) => ({ id, parts: indicators.filter(({ part_of }) => part_of === id) }))
    .filter(({ parts }) => parts.length > 1);
  const pairs = indicators.filter(({ complement_of }) => indicators.some(({ id }) => id === complement_of));
  if (wholes.length + pairs.length === 0) return [];
  return all().flatMap((row) => [
    ...wholes.flatMap(({ id, parts }) => {
      const found = onlyHidden(
        cell(row, id),
        parts.map((part) => cell(row, part.id)),
      );
      return found ? [{ cell: found.cell, of: `part of ${id} beside it` }] : [];
    }),
    ...pairs.flatMap(({ id, complement_of }) => {
      const both = [cell(row, id), cell(row, complement_of)];
      const hidden = both.filter(isHidden);
      const shown = both.some((each) => !isHidden(each) && known(each) !== null);
      return hidden.length === 1 && shown
        ? [{ cell: hidden[0]!, of: 'one of two shares that make up the whole' }]
        : [];
    }),
  ]);
}

/**
 * The hidden figures of a file that can be worked out: the only hidden part of a whole that is shown with
 * all its other parts. The sentence does not say the figure, and nothing is changed: which other part to
 * hide as well is the publisher's to choose. Figures rounded to fives or tens are left alone, for they give
 * away a range only.
 */
export function recoverable(file: EesFile, indicators: ReadonlyMap<string, Indicator>): Recoverable[] {
  if (!file.data.rows.some((cells) => cells.includes('c'))) return [];
  const own = file.data.columns.flatMap((column) => indicators.get(column) ?? []);
  const filters = file.data.columns.filter(
    (column) => !STANDARD_COLUMNS.includes(column) && !indicators.has(column),
  );
  const reading = new Reading(file, filters);
  const additive = own.filter(({ unit }) => ADDITIVE.includes(unit)).map(({ id }) => id);
  const rounded = roundedOf(reading, additive);
  const found = [
    ...byFilter(reading, additive, rounded),
    ...byPlace(reading, additive, rounded),
    ...byColumn(reading, own),
  ];
  const once = new Map(found.map((each) => [`${each.cell.row} ${each.cell.column}`, each]));
  return [...once.values()].map(({ cell: { row, column }, of }) => ({
    file: file.data.file,
    row,
    column,
    message: `The hidden figure of ${column} in row ${row} can be worked out: it is the only hidden ${of}. Hide another of them too.`,
  }));
}
