import { insist } from '../statistics/estimate.js';
import { SIZES } from './style.js';
import { textWidth, type Weight } from './text-width.js';

/** Shapes of signs, each within a square from -1 to 1. */
export const SIGN_PATHS = {
  up: 'M0,-0.8L0.9,0.8H-0.9Z',
  down: 'M0,0.8L0.9,-0.8H-0.9Z',
  left: 'M-0.8,0L0.8,-0.9V0.9Z',
  right: 'M0.8,0L-0.8,-0.9V0.9Z',
  square: 'M-0.75,-0.75H0.75V0.75H-0.75Z',
  diamond: 'M0,-1L0.8,0L0,1L-0.8,0Z',
  dash: 'M-1,-0.28H1V0.28H-1Z',
  bar: 'M-1.3,-0.6H1.3V0.6H-1.3Z',
  cross:
    'M-0.85,-0.55L-0.55,-0.85L0,-0.3L0.55,-0.85L0.85,-0.55L0.3,0L0.85,0.55L0.55,0.85L0,0.3L-0.55,0.85L-0.85,0.55L-0.3,0Z',
} as const;

/** A sign in a cell or in the key. */
export interface Sign {
  readonly shape: keyof typeof SIGN_PATHS;
  readonly colour: string;
  readonly hollow?: boolean;
}

/** A sign of the key with its meaning. */
export interface KeyEntry extends Sign {
  readonly text: string;
}

/** A mark on the scale of a column, from 0 at its left to 1 at its right: a bar to `to`, else a sign. */
export interface CellMark extends Sign {
  readonly at: number;
  readonly to?: number;
}

export interface TableCell {
  /** Each of several texts begins a line. */
  readonly text: string | readonly string[];
  readonly weight?: Weight;
  readonly colour?: string;
  /** Before the text. */
  readonly sign?: Sign;
  /** A coloured field that fills the cell. */
  readonly field?: { readonly fill: string; readonly edge: string };
  /** On the scale of the column; the text then stands after the last of them. */
  readonly marks?: readonly CellMark[];
  /** What a pointer over the cell shows, and the series that the cell belongs to. */
  readonly tip?: string;
  readonly series?: string;
}

export interface TableColumn {
  readonly heading: string;
  readonly align?: 'start' | 'end';
  /** Headings of a scale in the place of one heading, each from one place to another on it. */
  readonly ticks?: readonly { readonly from: number; readonly to: number; readonly text: string }[];
}

/** Cells, one list for each column, or a heading of the rows that follow; an empty heading is a line between them. */
export type TableRow = { readonly heading: string } | { readonly cells: readonly (readonly TableCell[])[] };

/** A table to be drawn as a picture. */
export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly key?: readonly KeyEntry[];
  /** Rows close together, without lines between them. */
  readonly compact?: boolean;
  /** In pixels; the pictures of charts share one width. */
  readonly width?: number;
}

/** Pixels of the parts of a cell. */
export const CELL = { padding: 6, gap: 4, sign: 18, line: 17, text: SIZES.text } as const;

/** The texts of a cell, each of which begins a line. */
export const textsOf = ({ text }: TableCell): readonly string[] => (typeof text === 'string' ? [text] : text);

/** What a cell needs beside its text. */
export const roomBeside = ({ sign }: TableCell): number =>
  (sign ? CELL.sign : 0) + CELL.padding * 2 + CELL.gap;

function room(cell: TableCell, parts: (text: string) => readonly string[]): number {
  const widths = textsOf(cell)
    .flatMap(parts)
    .map((part) => textWidth(part, CELL.text, cell.weight));
  return Math.ceil(Math.max(0, ...widths)) + roomBeside(cell);
}

/**
 * The widths of the columns of a table in pixels: as wide as the texts. Where there is no room for that, columns that
 * need little more than their longest word get it first, and the texts of the others are broken between words. A column
 * with a scale takes what the others leave.
 *
 * @throws InvalidInputError if the longest words do not fit beside each other.
 * @example columnWidths({ columns: [{ heading: 'Value' }], rows: [] }) // [51]
 */
export function columnWidths({ columns, rows, width = SIZES.width }: Table): number[] {
  // Headings are broken between all their words before a column gets wider for them.
  const cells = columns.map(({ heading, ticks }, at): readonly TableCell[] => [
    { text: heading.split(' '), weight: 'bold' },
    ...(ticks ? [] : rows.flatMap((row) => ('cells' in row ? (row.cells[at] ?? []) : []))),
  ]);
  const whole = cells.map((own) => Math.max(...own.map((cell) => room(cell, (text) => [text]))));
  const least = cells.map((own) => Math.max(...own.map((cell) => room(cell, (text) => text.split(' ')))));
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
  const spare = width - sum(least);
  insist(
    spare >= 0,
    `This table has ${columns.length} columns, too many for the width of the picture. Choose fewer: name one table or one indicator.`,
  );
  const widths = [...least];
  const narrowFirst = columns
    .map((_, at) => at)
    .sort((a, b) => whole[a]! - least[a]! - (whole[b]! - least[b]!));
  let left = spare;
  narrowFirst.forEach((at, place) => {
    const more = Math.min(whole[at]! - least[at]!, left / (columns.length - place));
    widths[at] = least[at]! + more;
    left -= more;
  });
  const scale = columns.findIndex(({ ticks }) => ticks !== undefined);
  return widths.map((own, at) => (at === scale ? own + width - sum(widths) : own));
}
