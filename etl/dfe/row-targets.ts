import { groupCodes } from '../../src/io/columns/group-codes.js';
import type { Unit } from '../../src/model/observation.js';
import type { Dimensions } from './dimension.js';
import type { Layout, MeasureColumn } from './layout.js';
import type { TableMeasures, Target } from './measures.js';
import { cellText, type SourceTable } from './sheet.js';
import { yearsIn } from './years.js';

/** A figure of ours with its numbers among what figures share. */
export interface ComputedTarget extends Target {
  readonly number: number;
  /** The index into `Place.periods`. */
  readonly dating: number;
}

/** What `RowTargets.flat` holds of each measure, in this order. */
export const [NUMBER, NOTE, DATING, ABOVE, BELOW, FIELDS] = [0, 1, 2, 3, 4, 5] as const;
/** A note that is ours to make where the row has no period of its own; a column that is none. */
export const NONE = -1;

/** A way of dating figures: by a rule's word, in the year of the column, or of the row if it has none. */
export interface Dating {
  readonly time: string;
  readonly year: number | null;
}

/** A mid-year count stands in the file of the March after, under its own year. */
const ownYear = ({ heading, year }: MeasureColumn): number | null =>
  /^mid20/i.test(heading) ? (yearsIn(heading)[0] ?? year) : year;

/** Tells what the figures of each row are, once for each combination of filters. */
export class RowTargets {
  readonly datings: Dating[] = [];
  /** How many combinations there are. */
  readonly most: number;
  readonly #sheet: SourceTable;
  readonly #layout: Layout;
  readonly #measures: TableMeasures;
  readonly #dimensions: Dimensions;
  readonly #units: ReadonlyMap<number, Unit>;
  /** By number: what figures are. */
  readonly #targets: Target[] = [];
  /**
   * By combination and measure: the number of what its figures are, of their note, of their dating, and the
   * columns of numerator and denominator. Numbers in a row, since there may be tens of thousands.
   */
  readonly flat: Int32Array;
  readonly #codes: Uint32Array;
  readonly #read: Uint8Array;
  readonly #computed: (readonly (ComputedTarget | null)[])[] = [];

  /** @param units of columns whose figures all state it themselves. */
  constructor(
    sheet: SourceTable,
    layout: Layout,
    measures: TableMeasures,
    dimensions: Dimensions,
    units: ReadonlyMap<number, Unit>,
  ) {
    const filters = measures.filters.map(({ column }) => sheet.columns.columns[column]!);
    const groups = groupCodes(filters, sheet.rows - 1);
    this.most = groups.size;
    this.flat = new Int32Array(groups.size * layout.measures.length * FIELDS);
    this.#read = new Uint8Array(groups.size);
    this.#codes = groups.codes;
    this.#sheet = sheet;
    this.#layout = layout;
    this.#measures = measures;
    this.#dimensions = dimensions;
    this.#units = units;
  }

  /** The number of the combination that a row of the sheet holds, its first row being 0. */
  numberOf = (row: number): number => this.#codes[row - 1]!;

  /** Where in `flat` the measures of a row begin. */
  placeOf(row: number): number {
    const number = this.numberOf(row);
    if (this.#read[number] === 0) this.#readCombination(row, number);
    return number * this.#layout.measures.length * FIELDS;
  }

  /** What our own figures of a row are, once `placeOf` was asked. */
  computedOf = (row: number): readonly (ComputedTarget | null)[] => this.#computed[this.numberOf(row)]!;

  #readCombination(row: number, number: number): void {
    const measures = this.#measures;
    const named = new Map(
      measures.filters.map(({ key, column }) => [key, cellText(this.#sheet, row, column)]),
    );
    const fields = this.#layout.measures.flatMap((measure) => {
      const target = measures.target(measure, named);
      const unit = target.time === '' ? this.#units.get(measure.column) : undefined;
      return this.#fields(unit === undefined ? target : { ...target, unit }, ownYear(measure));
    });
    this.flat.set(fields, number * fields.length);
    this.#computed[number] = measures.computed.map((measure) => {
      const target = measures.computedTarget(measure, named);
      const dating = target && this.#datingOf(target.time, measure.year);
      return target && { ...target, number: this.#numberOf(target), dating: dating! };
    });
    this.#read[number] = 1;
  }

  #fields(target: Target, year: number | null): number[] {
    const note =
      target.note === '' && target.time === '' ? NONE : this.#dimensions.notes.number([target.note]);
    const dating = this.#datingOf(target.time, year);
    return [this.#numberOf(target), note, dating, target.numerator ?? NONE, target.denominator ?? NONE];
  }

  /** The number of the same in another unit, which is an indicator of its own: `x__number` and `x__number_percent`. */
  inUnit(number: number, unit: Unit): number {
    const target = this.#targets[number]!;
    if (target.unit === unit) return number;
    return this.#numberOf({ ...target, indicator: `${target.indicator}_${unit}`, unit });
  }

  #numberOf(target: Target): number {
    const { indicator, breakdown, unit } = target;
    const number = this.#dimensions.targets.number([indicator, breakdown, unit]);
    this.#targets[number] ??= target;
    return number;
  }

  #datingOf(time: string, year: number | null): number {
    const known = this.datings.findIndex((dating) => dating.time === time && dating.year === year);
    return known >= 0 ? known : this.datings.push({ time, year }) - 1;
  }
}
