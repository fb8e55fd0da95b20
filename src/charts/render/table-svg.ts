import { PALETTES, SIZES, type Theme } from '../style.js';
import {
  CELL,
  type CellMark,
  columnWidths,
  type KeyEntry,
  roomBeside,
  SIGN_PATHS,
  type Sign,
  type Table,
  type TableCell,
  type TableColumn,
  textsOf,
} from '../table.js';
import { textWidth, type Weight, wrapped } from '../text-width.js';
import { escaped } from './escaped.js';

/** How a cell tells more than it shows: as attributes for a page's script, as a native tooltip, or not. */
export type Tips = 'attributes' | 'titles' | 'none';

/** A part of a picture, and how high it is. */
export interface Drawn {
  readonly svg: string;
  readonly height: number;
}

/** An arrow begins or ends at its place. */
const NUDGES: Partial<Record<Sign['shape'], number>> = { right: 5, left: -5 };

const [SIGN, COMPACT, HEADING, BAR] = [5, 16, 28, 10];

const n = (value: number): string => String(Number(value.toFixed(1)));

interface Lettering {
  readonly colour: string;
  readonly weight?: Weight | undefined;
  readonly anchor?: 'start' | 'middle' | 'end' | undefined;
  readonly size?: number;
}

/** One line of text, `y` its middle. */
function line(
  text: string,
  x: number,
  y: number,
  { colour, weight, anchor = 'start', size = CELL.text }: Lettering,
): string {
  if (text === '') return '';
  const set = `${anchor === 'start' ? '' : ` text-anchor="${anchor}"`} font-size="${size}px"${weight === 'bold' ? ' font-weight="bold"' : ''}`;
  return `<text x="${n(x)}" y="${n(y + size * 0.35)}"${set} fill="${colour}">${escaped(text)}</text>`;
}

/** Lines of text below each other from `y`. */
export const paragraph = (
  lines: readonly string[],
  x: number,
  y: number,
  step: number,
  set: Lettering,
): string => lines.map((text, at) => line(text, x, y + (at + 0.5) * step, set)).join('');

export const rule = (y: number, colour: string, to: number = SIZES.width): string =>
  `<path d="M0,${n(y)}H${n(to)}" stroke="${colour}"/>`;

const sign = ({ shape, colour, hollow }: Sign, x: number, y: number, background: string): string =>
  `<path transform="translate(${n(x)},${n(y)}) scale(${SIGN})" d="${SIGN_PATHS[shape]}" fill="${hollow ? background : colour}"${hollow ? ` stroke="${colour}" stroke-width="0.3"` : ''}/>`;

/** The signs of a table with their meanings, in as many lines as they need. */
function keyOf(entries: readonly KeyEntry[], theme: Theme): Drawn {
  const { ink, background } = PALETTES[theme];
  let [x, row] = [0, 0];
  const parts = entries.map((entry) => {
    const width = 20 + textWidth(entry.text, CELL.text);
    if (x > 0 && x + width > SIZES.width) [x, row] = [0, row + 1];
    const [at, y] = [x, (row + 0.5) * SIZES.line];
    x += width + CELL.sign;
    return sign(entry, at + 7, y, background) + line(entry.text, at + 20, y, { colour: ink });
  });
  return { svg: parts.join('\n'), height: entries.length === 0 ? 0 : (row + 1) * SIZES.line + 10 };
}

/** The scale of a column: as wide as leaves every text room beside its marks. */
function scaleOf(table: Table, at: number, width: number): number {
  const rooms = table.rows
    .flatMap((row) => ('cells' in row ? row.cells[at]! : []))
    .map((cell) => {
      const share = lastPlace(cell.marks ?? []);
      const text = textWidth(textsOf(cell).join(' '), CELL.text, cell.weight) + CELL.sign;
      return share === 0 ? width : Math.max((width - text) / share, width / 3);
    });
  return Math.min(width, ...rooms);
}

const lastPlace = (marks: readonly CellMark[]): number => Math.max(0, ...marks.map(({ at, to }) => to ?? at));

/**
 * A table as a picture: columns as wide as their texts, texts in lines, signs and coloured fields in cells.
 *
 * @throws InvalidInputError if its columns do not fit beside each other.
 * @example tableSvg({ columns: [{ heading: 'Area' }], rows: [{ cells: [[{ text: 'Croydon' }]] }] }, 'light')
 */
export function tableSvg(table: Table, theme: Theme, tips: Tips = 'none'): Drawn {
  const { columns, rows, key = [], compact = false, width = SIZES.width } = table;
  const { ink, grid, background } = PALETTES[theme];
  const widths = columnWidths(table);
  const lefts = widths.map((_, at) => widths.slice(0, at).reduce((sum, one) => sum + one, 0));
  const scales = columns.map(({ ticks }, at) => (ticks ? scaleOf(table, at, widths[at]!) : 0));
  const linesOf = (cell: TableCell, at: number): string[] =>
    textsOf(cell).flatMap((text) =>
      cell.marks ? [text] : wrapped(text, Math.ceil(widths[at]! - roomBeside(cell)), CELL.text, cell.weight),
    );
  const heightOf = (cell: TableCell, at: number): number =>
    compact ? COMPACT : linesOf(cell, at).length * CELL.line + (cell.field ? 6 : 2);

  const marksOf = ({ marks = [] }: TableCell, at: number, y: number): string =>
    marks
      .map(({ at: from, to, ...own }) => {
        const x = lefts[at]! + from * scales[at]!;
        return to === undefined
          ? sign(own, x + (NUDGES[own.shape] ?? 0), y, background)
          : `<rect x="${n(x)}" y="${n(y - BAR / 2)}" width="${n((to - from) * scales[at]!)}" height="${BAR}" rx="2" fill="${own.colour}"/>`;
      })
      .join('');

  const cellOf = (cell: TableCell, column: TableColumn, at: number, y: number, height: number): string => {
    const { field, marks, tip = '', series = '', weight, colour = ink } = cell;
    const [left, right] = [lefts[at]!, lefts[at]! + widths[at]! - CELL.gap];
    const end = column.align === 'end';
    const inner = left + (field || at > 0 ? CELL.padding : 0) + (cell.sign ? CELL.sign : 0);
    const x = marks
      ? left + lastPlace(marks) * scales[at]! + CELL.padding + 2
      : end
        ? right - CELL.padding
        : inner;
    const lines = linesOf(cell, at);
    const top = y + (height - lines.length * CELL.line) / 2;
    const parts = [
      field
        ? `<rect x="${n(left + 1)}" y="${n(y + 1)}" width="${n(right - left - 2)}" height="${n(height - 2)}" rx="4" fill="${field.fill}" stroke="${field.edge}" stroke-width="2"/>`
        : '',
      cell.sign ? sign(cell.sign, inner - CELL.sign + SIGN + 1, top + CELL.line / 2, background) : '',
      marksOf(cell, at, y + height / 2),
      paragraph(lines, x, top, CELL.line, { colour, weight, anchor: end ? 'end' : 'start' }),
    ].join('');
    if (tip === '' || tips === 'none') return parts;
    if (tips === 'titles') return `<g><title>${escaped(tip)}</title>${parts}</g>`;
    return `<g${series === '' ? '' : ` data-series="${escaped(series)}"`} data-tip="${escaped(tip)}">${parts}</g>`;
  };

  const head = keyOf(key, theme);
  const headings = columns.map(({ heading, ticks }, at) =>
    linesOf({ text: ticks ? '' : heading, weight: 'bold' }, at),
  );
  const headHeight = Math.max(...headings.map((lines) => lines.length)) * CELL.line + 6;
  let y = head.height + headHeight;
  const parts = columns.map(({ align, ticks = [] }, at) => {
    const end = align === 'end';
    const x = end
      ? lefts[at]! + widths[at]! - CELL.gap - CELL.padding
      : lefts[at]! + (at > 0 ? CELL.padding : 0);
    const top = y - 4 - headings[at]!.length * CELL.line;
    return (
      paragraph(headings[at]!, x, top, CELL.line, {
        colour: ink,
        weight: 'bold',
        anchor: end ? 'end' : 'start',
      }) +
      ticks
        .map(({ from, to, text }) =>
          line(text, lefts[at]! + ((from + to) / 2) * scales[at]!, y - 13, { colour: ink, anchor: 'middle' }),
        )
        .join('')
    );
  });
  const top = y;
  const body: string[] = [];
  for (const row of rows) {
    if ('heading' in row) {
      if (row.heading === '') body.push(rule(y + CELL.gap, grid, width));
      else body.push(line(row.heading, 0, y + HEADING / 2 + 2, { colour: ink, weight: 'bold' }));
      y += row.heading === '' ? CELL.gap * 2 : HEADING;
      continue;
    }
    const height = Math.max(
      compact ? COMPACT : 26,
      ...row.cells.map((own, at) => own.reduce((sum, cell) => sum + heightOf(cell, at), 0)),
    );
    if (!compact) body.push(rule(y, grid, width));
    const above = compact ? 0 : CELL.gap / 2;
    row.cells.forEach((own, at) => {
      own.forEach((cell, place) => {
        const each = height / own.length;
        body.push(cellOf(cell, columns[at]!, at, y + above + place * each, each));
      });
    });
    y += height + above * 2;
  }
  const edges = columns.flatMap(({ ticks = [] }, at) =>
    [...new Set(ticks.flatMap(({ from, to }) => [from, to]))].map((place) => {
      const x = n(lefts[at]! + place * scales[at]!);
      return `<path d="M${x},${n(top - 4)}V${n(y)}" stroke="${grid}"/>`;
    }),
  );
  return {
    svg: [head.svg, ...edges, ...parts, ...body].filter((part) => part !== '').join('\n'),
    height: y,
  };
}
