import type { Row } from './compose.js';
import { SIZES } from './style.js';
import { textWidth, wrapped } from './text-width.js';

/** The part of a picture's width that names may take at most. */
const NAMES = 0.42;
const [LEAST, SPACE] = [20, 10];
const LINE = SIZES.line - 2;

/** Rows of a chart, each with its name on the left. */
export interface NamedRows {
  /** From top to bottom. */
  readonly names: readonly string[];
  /** Each name in lines, as data of a view. */
  readonly labels: readonly Row[];
  /** Pixels left of the plot. */
  readonly room: number;
  readonly height: number;
  /** The vertical encoding of whatever stands in a row. */
  readonly y: {
    readonly field: 'series';
    readonly type: 'nominal';
    readonly sort: string[];
    readonly scale: {
      readonly domain: string[];
      readonly paddingInner: number;
      readonly paddingOuter: number;
    };
    readonly axis: null;
  };
}

/**
 * Lay out rows under each other, their names in as many lines as they need.
 *
 * @param names that tell the rows apart.
 * @param width of the whole in pixels, of which names take two fifths at most.
 * @param labels what stands beside the rows, where it is not the whole name.
 * @param strong which labels are set in bold.
 * @param height of a row in pixels, where a label of two lines may reach into the rows around it.
 */
export function namedRows(
  names: readonly string[],
  width: number,
  {
    labels = names,
    height,
    strong = [],
  }: { labels?: readonly string[]; height?: number; strong?: readonly boolean[] } = {},
): NamedRows {
  const lines = labels.map((label) =>
    wrapped(label, width * NAMES, SIZES.text, strong.length > 0 ? 'bold' : 'normal'),
  );
  const row = height ?? Math.max(LEAST, Math.max(...lines.map((l) => l.length)) * LINE) + SPACE;
  return {
    names,
    labels: names.map((series, i) => ({ series, lines: lines[i]!, weight: strong[i] ? 'bold' : 'normal' })),
    room:
      Math.ceil(
        Math.max(
          ...lines.flat().map((line) => textWidth(line, SIZES.text, strong.length > 0 ? 'bold' : 'normal')),
        ),
      ) + 10,
    height: names.length * row,
    y: {
      field: 'series',
      type: 'nominal',
      sort: [...names],
      scale: { domain: [...names], paddingInner: SPACE / row, paddingOuter: SPACE / 2 / row },
      axis: null,
    },
  };
}

/** The names as a layer; its data are the labels of the rows. */
export const namesLayer = ({ y }: NamedRows, data: string, ink: string): object => ({
  data: { name: data },
  mark: {
    type: 'text',
    align: 'right',
    color: ink,
    lineHeight: LINE,
    fontWeight: { expr: 'datum.weight' },
    dy: { expr: `-(length(datum.lines) - 1) * ${LINE / 2}` },
    aria: false,
  },
  encoding: { x: { value: -10 }, y, text: { field: 'lines' } },
});
