import { OBSERVATION_COLUMNS } from '../../src/model/observation.js';
import { quotedCell } from './csv-cell.js';
import { type Dimensions, newDimensions } from './dimension.js';
import type { FigureColumn } from './figure-column.js';

/** What a figure is of: a row from 0, and the numbers of what it is, of area, period and note. */
export interface FigureOf {
  readonly row: number;
  readonly target: number;
  readonly area: number;
  readonly period: number;
  readonly note: number;
}

/** Takes figures as they are read. */
export interface FigureSink {
  readonly dimensions: Dimensions;
  /** A figure of a column, with the columns of numerator and denominator beside it. */
  published(of: FigureOf, column: FigureColumn, above: FigureColumn | null, below: FigureColumn | null): void;
  /** A figure of ours: `cells` is `value,published,status,decimals,numerator,denominator`. */
  computed(of: FigureOf, column: number, cells: string): void;
}

/** The indicator of a target, which stands first in its text. */
export function indicatorOf({ targets }: Dimensions, target: number): string {
  const text = targets.texts[target]!;
  return text.slice(0, text.indexOf(','));
}

const numberAt = (column: FigureColumn | null, row: number): string =>
  column === null ? '' : column.number(column.codeAt(row));

/** Characters of lines that are handed on at once. */
const CHUNK = 1 << 18;

/** The heading line of `wideLines`. */
export const OBSERVATION_HEADINGS = `${OBSERVATION_COLUMNS.join(',')}\n`;

/** A sink that makes lines of `observations.csv`, many at a time; `end` hands on the last. */
export function wideLines(
  table: string,
  source: string,
  write: (lines: string) => void,
): FigureSink & { end(): void } {
  const dimensions = newDimensions();
  const { targets, areas, periods, notes } = dimensions;
  let lines = '';
  const line = ({ row, target, area, period, note }: FigureOf, column: number, cells: string): void => {
    const indicator = indicatorOf(dimensions, target);
    const kind = targets.texts[target]!.slice(indicator.length);
    const what = `${table},${row + 1},${column + 1},${indicator}`;
    const place = `${areas.texts[area]},${periods.texts[period]}`;
    lines += `${what},${place}${kind},${cells},${notes.texts[note]},${quotedCell(source)},,\n`;
    if (lines.length < CHUNK) return;
    write(lines);
    lines = '';
  };
  return {
    dimensions,
    published: (of, column, above, below) => {
      const counts = `${numberAt(above, of.row)},${numberAt(below, of.row)}`;
      line(of, column.column, `${column.cells(column.codeAt(of.row))},${counts}`);
    },
    computed: line,
    end: () => write(lines),
  };
}
