import type { Catalogue } from '../../src/model/catalogue.js';
import { withConfidence } from '../../src/model/data-confidence.js';
import type { Unit } from '../../src/model/observation.js';
import { type Computed, computedText } from './computed.js';
import type { Dimension } from './dimension.js';
import { FigureColumn } from './figure-column.js';
import { type FigureSink, indicatorOf, wideLines } from './figure-lines.js';
import type { IssueList } from './issue-list.js';
import type { Layout } from './layout.js';
import type { ComputedMeasure, TableMeasures } from './measures.js';
import { Repeats } from './repeats.js';
import { columnIssues, leftOutIssue, nameAt, placeIssues } from './row-issues.js';
import { type RowPlace, RowPlaces } from './row-places.js';
import {
  ABOVE,
  BELOW,
  type ComputedTarget,
  DATING,
  FIELDS,
  NONE,
  NOTE,
  NUMBER,
  RowTargets,
} from './row-targets.js';
import { cellText, type SourceTable } from './sheet.js';
import { periodIn, rowTime } from './time.js';

export { OBSERVATION_HEADINGS } from './figure-lines.js';

/** What a table of figures was found to hold. */
export interface Melted {
  readonly figures: number;
  /** How many areas. */
  readonly areas: number;
  /** Figures by indicator. */
  readonly indicators: ReadonlyMap<string, number>;
}

/** Everything about a table that stays the same while its rows are read. */
export interface MeltOptions {
  readonly layout: Layout;
  readonly measures: TableMeasures;
  readonly catalogue: Catalogue;
  readonly issues: IssueList;
}

const UNIT_WORDS: Partial<Record<Unit, string>> = { percent: 'per cent', months: 'years and months' };

const UNDATED = 'ours: dated by the last day of the year that ends in March';

const MID_YEAR = 'ours: a population, dated by the middle of the year';

const NO_PERIOD = { time_period: '', time_identifier: '', period_start: '', period_end: '' };

/** The last year of a table: the year it came out, by which its symbols are read. */
export function lastYear(sheet: SourceTable, layout: Layout): number | null {
  const stacked = layout.measures.flatMap(({ year }) => year ?? []);
  if ('year' in layout.time) return stacked.length > 0 ? Math.max(...stacked) : layout.time.year;
  const periods = sheet.columns.columns[layout.time.period]!.values;
  const latest = periods.reduce((last, text) => Math.max(last, rowTime(text, '').year ?? 0), 0);
  return latest === 0 ? null : latest;
}

/** Read the figures of a table into lines of `observations.csv`; `write` takes whole lines, many at a time. */
export function melt(
  sheet: SourceTable,
  options: MeltOptions & { readonly table: string; readonly source: string },
  write: (lines: string) => void,
): Melted {
  const sink = wideLines(options.table, options.source, write);
  const melted = meltInto(sheet, options, sink);
  sink.end();
  return melted;
}

/**
 * Read the figures of a table, one for each cell and each figure we compute. Rules run once for each distinct
 * text of a column, areas and periods once for each wording, filters once for each combination: a row costs a
 * few look-ups by number.
 */
export function meltInto(sheet: SourceTable, options: MeltOptions, sink: FigureSink): Melted {
  const melting = new Melting(sheet, options, sink);
  const { firstRow, endRow = sheet.rows } = options.layout;
  for (let row = firstRow; row < endRow; row++) melting.row(row);
  return melting.end();
}

/** Rows of the same area, period and filters, told by the numbers of each. */
const repeatsIn = (
  sheet: SourceTable,
  { layout, issues }: MeltOptions,
  places: RowPlaces,
  targets: RowTargets,
  columns: readonly FigureColumn[],
): Repeats =>
  new Repeats(
    {
      rows: sheet.rows,
      firstRow: layout.firstRow,
      places: places.most,
      combinations: targets.most,
      placeAt: (row) => places.of(row).number,
      combinationAt: targets.numberOf,
      same: (row, other) => columns.every((column) => column.codeAt(row) === column.codeAt(other)),
      nameAt: (row) => nameAt(sheet, row, layout),
    },
    issues,
  );

class Melting {
  readonly #sheet: SourceTable;
  readonly #options: MeltOptions;
  readonly #sink: FigureSink;
  readonly #columns: readonly FigureColumn[];
  readonly #columnAt: (FigureColumn | undefined)[] = [];
  readonly #places: RowPlaces;
  readonly #targets: RowTargets;
  readonly #repeats: Repeats;
  readonly #noteNumber: (note: string) => number;
  readonly #undated: number;
  readonly #noNote: number;
  /** The data confidence of a row's figure, by the column of the figure. */
  readonly #flags: ((row: number) => string)[] = [];
  readonly #flaggedNotes = new Map<string, number>();
  readonly #sums = new Map<string, Computed>();
  /** Figures by the number of what they are. */
  readonly #counts: number[] = [];

  constructor(sheet: SourceTable, options: MeltOptions, sink: FigureSink) {
    const { layout, measures, catalogue, issues } = options;
    const latest = lastYear(sheet, layout)!;
    this.#sheet = sheet;
    this.#options = options;
    this.#sink = sink;
    this.#columns = layout.measures.map((measure) => new FigureColumn(sheet, measure, latest, catalogue));
    for (const column of this.#columns) this.#columnAt[column.column] = column;
    for (const { column, confidence } of layout.measures) {
      if (confidence !== undefined) this.#flags[column] = (row) => cellText(sheet, row, confidence);
    }
    this.#places = new RowPlaces(sheet, layout, catalogue.areas, latest, sink.dimensions.areas);
    const units = new Map(
      this.#columns.flatMap(({ column, ownUnit }): [number, Unit][] => (ownUnit ? [[column, ownUnit]] : [])),
    );
    this.#targets = new RowTargets(sheet, layout, measures, sink.dimensions, units);
    this.#repeats = repeatsIn(sheet, options, this.#places, this.#targets, this.#columns);
    this.#noteNumber = rememberedNumbers(sink.dimensions.notes);
    this.#undated = this.#noteNumber(
      measures.usualTime !== '' ? '' : layout.usualTime === undefined ? UNDATED : MID_YEAR,
    );
    this.#noNote = this.#noteNumber('');
    columnIssues(layout, measures, this.#columns, latest, issues);
  }

  /** Hand on the figures of a row, or say why there are none. */
  row(row: number): void {
    const place = this.#places.of(row);
    if (place.area < 0) {
      const { layout, catalogue, issues } = this.#options;
      if (this.#columns.some((column) => !column.isBlank(column.codeAt(row))))
        leftOutIssue(this.#sheet, row, place, layout, catalogue.areas, issues);
      return;
    }
    place.rows++;
    this.#repeats.meet(row, place.number, this.#targets.numberOf(row));
    let at = this.#targets.placeOf(row);
    for (let index = 0; index < this.#columns.length; index++) {
      this.#figure(row, this.#columns[index]!, at, place);
      at += FIELDS;
    }
    this.#targets.computedOf(row).forEach((target, index) => {
      if (target) this.#compute(row, this.#options.measures.computed[index]!, target, place);
    });
  }

  /** Hand on the sums over rows, and tell what the table held. */
  end(): Melted {
    for (const sum of this.#sums.values()) this.#computed(sum);
    const { issues, layout } = this.#options;
    for (const column of this.#columns) column.issue(issues);
    for (const place of this.#places.met) placeIssues(this.#sheet, place, layout, issues);
    const indicators = new Map<string, number>();
    let figures = 0;
    this.#counts.forEach((count, number) => {
      const indicator = indicatorOf(this.#sink.dimensions, number);
      indicators.set(indicator, (indicators.get(indicator) ?? 0) + count);
      figures += count;
    });
    const areas = new Set(
      this.#places.met.flatMap(({ found }) => found?.area.area_code || (found?.area.area_name ?? [])),
    );
    return { figures, areas: areas.size, indicators };
  }

  #count(target: number): void {
    this.#counts[target] = (this.#counts[target] ?? 0) + 1;
  }

  /** Hand on a figure; what it is stands in the numbers of its combination from `at`. */
  #figure(row: number, column: FigureColumn, at: number, place: RowPlace): void {
    const { flat } = this.#targets;
    const period = this.#periodOf(place, flat[at + DATING]!);
    if (period === NONE) return;
    const code = column.codeAt(row);
    const own = column.noteOf(code, row);
    let note = flat[at + NOTE]!;
    if (own !== '') note = this.#noteNumber(own);
    else if (note === NONE) note = place.time.period === null ? this.#undated : this.#noNote;
    const target = this.#inOwnUnit(row, column, code, flat[at + NUMBER]!);
    const flag = this.#flags[column.column];
    if (flag) note = this.#flagged(note, flag(row));
    const of = { row, target, area: place.area, period, note };
    this.#sink.published(of, column, this.#at(flat[at + ABOVE]!), this.#at(flat[at + BELOW]!));
    this.#count(target);
  }

  /** The number of a note with the data confidence of the figure at its end. */
  #flagged(note: number, flag: string): number {
    const key = `${note}|${flag}`;
    const known = this.#flaggedNotes.get(key);
    if (known !== undefined) return known;
    const number = this.#noteNumber(withConfidence(unquoted(this.#sink.dimensions.notes.texts[note]!), flag));
    this.#flaggedNotes.set(key, number);
    return number;
  }

  /** A cell that states another unit than its column is kept apart from it: `61%` among numbers. */
  #inOwnUnit(row: number, column: FigureColumn, code: number, target: number): number {
    const unit = column.unitAt(code);
    if (unit === null) return target;
    const own = this.#targets.inUnit(target, unit);
    if (own !== target) {
      const text = column.textOf(code);
      const message = `"${text}" is given in ${UNIT_WORDS[unit] ?? unit}, other figures of its column are not; kept apart as the indicator ${indicatorOf(this.#sink.dimensions, own)}.`;
      this.#options.issues.note('unit of a cell', 'medium', text, message, { row, column: column.column });
    }
    return own;
  }

  #at = (column: number): FigureColumn | null => (column === NONE ? null : (this.#columnAt[column] ?? null));

  /** The number of the period of a figure dated so, in the rows of this place. */
  #periodOf(place: RowPlace, dating: number): number {
    const known = place.periods[dating];
    if (known !== undefined) return known;
    const { time, year: own } = this.#targets.datings[dating]!;
    const year = own ?? place.time.year!;
    const { measures, layout } = this.#options;
    const usual = measures.usualTime || layout.usualTime || '31 March';
    const period = time === '' ? (place.time.period ?? periodIn(usual, year)) : periodIn(time, year);
    const { periods } = this.#sink.dimensions;
    const { time_period, time_identifier, period_start, period_end } = period ?? NO_PERIOD;
    const number = period ? periods.number([time_period, time_identifier, period_start, period_end]) : NONE;
    place.periods[dating] = number;
    return number;
  }

  #compute(row: number, measure: ComputedMeasure, target: ComputedTarget, place: RowPlace): void {
    const period = this.#periodOf(place, target.dating);
    if (period === NONE) return;
    const figureAt = (column: number) => {
      const of = this.#columnAt[column]!;
      return of.figure(of.codeAt(row));
    };
    const { heading, numerators, denominator, overRows } = measure;
    const parts = numerators.map(figureAt);
    const key = `${heading}|${target.number}|${place.area}|${period}`;
    const begun = overRows > 0 ? this.#sums.get(key) : undefined;
    if (begun) {
      begun.parts.push(...parts);
      return;
    }
    const below = denominator === null ? null : figureAt(denominator);
    const sum: Computed = {
      row,
      column: numerators[0]!,
      area: place.area,
      period,
      target,
      heading,
      parts,
      expected: numerators.length * (overRows || 1),
      below,
    };
    if (overRows > 0) this.#sums.set(key, sum);
    else this.#computed(sum);
  }

  #computed(sum: Computed): void {
    const { cells, counts, note } = computedText(sum);
    const { row, column, target, area, period } = sum;
    const flag = this.#flags[column]?.(row) ?? '';
    const of = {
      row,
      target: target.number,
      area,
      period,
      note: this.#noteNumber(withConfidence(note, flag)),
    };
    this.#sink.computed(of, column, `${cells},${counts}`);
    this.#count(target.number);
  }
}

/** The text of a cell of CSV. */
const unquoted = (text: string): string =>
  text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;

/** Numbers of notes by their text alone. */
function rememberedNumbers(notes: Dimension): (note: string) => number {
  const known = new Map<string, number>();
  return (note) => {
    const number = known.get(note) ?? notes.number([note]);
    known.set(note, number);
    return number;
  };
}
