import { groupCodes } from '../../src/io/columns/group-codes.js';
import type { Areas, FoundArea } from '../../src/model/areas.js';
import type { Dimension } from './dimension.js';
import type { Layout } from './layout.js';
import { cellText, type SourceTable } from './sheet.js';
import { type RowTime, rowTime } from './time.js';

/** What all rows of one wording are of: an area and a time. */
export interface RowPlace {
  /** Its number among the areas and times, however they are written; -1 if it has none. */
  readonly number: number;
  readonly time: RowTime;
  /** `null` if the row names no area we take. */
  readonly found: FoundArea | null;
  /** The area's number among the areas; -1 if none. */
  readonly area: number;
  /** Numbers of periods, by how a figure is dated; -1 where such a figure has no period. */
  readonly periods: (number | undefined)[];
  /** The first of its rows, and how many were read. */
  readonly firstRow: number;
  rows: number;
}

const filled = (sheet: SourceTable, row: number, columns: readonly number[]): string[] =>
  columns.map((column) => cellText(sheet, row, column)).filter((text) => text !== '');

/** The columns by which a row says where and when it is. */
function placeColumns(sheet: SourceTable, { level, codes, names, time }: Layout) {
  const times = 'period' in time ? [time.period, time.identifier] : [];
  return [level, ...codes, ...names, ...times].flatMap((column) =>
    column === null ? [] : [sheet.columns.columns[column]!],
  );
}

const timeAt = (sheet: SourceTable, row: number, { time }: Layout): RowTime =>
  'year' in time
    ? { year: time.year, period: null }
    : rowTime(
        cellText(sheet, row, time.period),
        time.identifier === null ? '' : cellText(sheet, row, time.identifier),
      );

function areaAt(sheet: SourceTable, row: number, layout: Layout, year: number, areas: Areas) {
  // The most particular name and code stand last: country, region, authority.
  const codes = filled(sheet, row, layout.codes).reverse();
  const name = filled(sheet, row, layout.names).at(-1) ?? '';
  const level = layout.level === null ? '' : cellText(sheet, row, layout.level);
  return areas.find({ level, codes, name }, year);
}

/** Finds area and time of each row, once for each wording. */
export class RowPlaces {
  /** All that rows were found to be of. */
  readonly met: RowPlace[] = [];
  /** How many there can be. */
  readonly most: number;
  readonly #sheet: SourceTable;
  readonly #layout: Layout;
  readonly #known: Areas;
  readonly #latest: number;
  readonly #areas: Dimension;
  readonly #codes: Uint32Array;
  readonly #byCode: RowPlace[] = [];
  readonly #numbers = new Map<string, number>();

  /** @param latest the year by which areas of tables without a year are looked up. */
  constructor(sheet: SourceTable, layout: Layout, known: Areas, latest: number, areas: Dimension) {
    const groups = groupCodes(placeColumns(sheet, layout), sheet.rows - 1);
    this.most = groups.size;
    this.#codes = groups.codes;
    this.#sheet = sheet;
    this.#layout = layout;
    this.#known = known;
    this.#latest = latest;
    this.#areas = areas;
  }

  /** The place of a row of the sheet, its first row being 0. */
  of(row: number): RowPlace {
    const code = this.#codes[row - 1]!;
    const known = this.#byCode[code];
    if (known) return known;
    const place = this.#read(row);
    this.#byCode[code] = place;
    this.met.push(place);
    return place;
  }

  #read(row: number): RowPlace {
    const time = timeAt(this.#sheet, row, this.#layout);
    const year = time.year || this.#latest;
    const found = time.year === null ? null : areaAt(this.#sheet, row, this.#layout, year, this.#known);
    const { area_code = '', area_name = '', geographic_level = '' } = found?.area ?? {};
    const area = found ? this.#areas.number([area_code, area_name, geographic_level]) : -1;
    const { period } = time;
    const key = `${area}|${time.year}|${period?.time_period ?? ''}|${period?.time_identifier ?? ''}`;
    const number = found ? (this.#numbers.get(key) ?? this.#numbers.size) : -1;
    if (found) this.#numbers.set(key, number);
    return { number, time, found, area, periods: [], firstRow: row, rows: 0 };
  }
}
