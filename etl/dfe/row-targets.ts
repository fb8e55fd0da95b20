import { groupCodes } from '../../src/columns/group-codes.js';
import type { Dimensions } from './dimension.js';
import { yearsIn } from './file-year.js';
import type { Layout, MeasureColumn } from './layout.js';
import type { TableMeasures, Target } from './measures.js';
import { cellText, type Sheet } from './sheet.js';

/** A target with its numbers among what figures share. */
export interface NumberedTarget extends Target {
  readonly number: number;
  readonly noteNumber: number;
  /** Which way of dating: the index into `Place.periods`. */
  readonly dating: number;
}

/** A way of dating figures: by a rule's word, in the year of the column, or of the row if it has none. */
export interface Dating {
  readonly time: string;
  readonly year: number | null;
}

/** What the figures of rows with one combination of filters are: by measure, and by computed measure. */
export interface Combination {
  readonly targets: readonly NumberedTarget[];
  readonly computed: readonly (NumberedTarget | null)[];
}

/** A mid-year count stands in the file of the March after, under its own year. */
const ownYear = ({ heading, year }: MeasureColumn): number | null =>
  /^mid20/i.test(heading) ? (yearsIn(heading)[0] ?? year) : year;

/** Tells what the figures of each row are, once for each combination of filters. */
export class RowTargets {
  readonly datings: Dating[] = [];
  /** How many combinations there are. */
  readonly most: number;
  readonly #sheet: Sheet;
  readonly #layout: Layout;
  readonly #measures: TableMeasures;
  readonly #dimensions: Dimensions;
  readonly #durations: ReadonlySet<number>;
  readonly #codes: Uint32Array;
  readonly #byCode: Combination[] = [];

  /** @param durations columns whose figures are years and months. */
  constructor(
    sheet: Sheet,
    layout: Layout,
    measures: TableMeasures,
    dimensions: Dimensions,
    durations: ReadonlySet<number>,
  ) {
    const filters = measures.filters.map(({ column }) => sheet.columns.columns[column]!);
    const groups = groupCodes(filters, sheet.rows - 1);
    this.most = groups.size;
    this.#codes = groups.codes;
    this.#sheet = sheet;
    this.#layout = layout;
    this.#measures = measures;
    this.#dimensions = dimensions;
    this.#durations = durations;
  }

  /** The number of the combination that a row of the sheet holds, its first row being 0. */
  numberOf = (row: number): number => this.#codes[row - 1]!;

  /** What the figures of a row are. */
  of(row: number): Combination {
    const number = this.numberOf(row);
    this.#byCode[number] ??= this.#read(row);
    return this.#byCode[number];
  }

  #read(row: number): Combination {
    const measures = this.#measures;
    const named = new Map(
      measures.filters.map(({ key, column }) => [key, cellText(this.#sheet, row, column)]),
    );
    return {
      targets: this.#layout.measures.map((measure) => {
        const target = measures.target(measure, named);
        const months = target.time === '' && this.#durations.has(measure.column);
        return this.#numbered(months ? { ...target, unit: 'months' } : target, ownYear(measure));
      }),
      computed: measures.computed.map((measure) => {
        const target = measures.computedTarget(measure, named);
        return target && this.#numbered(target, measure.year);
      }),
    };
  }

  #numbered(target: Target, year: number | null): NumberedTarget {
    const { targets, notes } = this.#dimensions;
    return {
      ...target,
      number: targets.number([target.indicator, target.breakdown, target.unit]),
      noteNumber: notes.number([target.note]),
      dating: this.#datingOf(target.time, year),
    };
  }

  #datingOf(time: string, year: number | null): number {
    const known = this.datings.findIndex((dating) => dating.time === time && dating.year === year);
    return known >= 0 ? known : this.datings.push({ time, year }) - 1;
  }
}
