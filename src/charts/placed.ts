import type { Row, View } from './compose.js';
import { PALETTES, SIZES, type Theme } from './style.js';
import { textWidth } from './text-width.js';

/** A field that holds pixels, from the upper left corner of its view. */
export const pixels = (field: string) => ({ field, type: 'quantitative' as const, scale: null, axis: null });

/** A field of a table, from its corner at the upper left to the one at the lower right. */
export const box = { x: pixels('x'), x2: { field: 'x2' }, y: pixels('y'), y2: { field: 'y2' } };

/** Shapes that Vega does not have by a name, within a square from -1 to 1. */
export const PATHS = {
  dash: 'M-1,-0.28H1V0.28H-1Z',
  bar: 'M-1.3,-0.6H1.3V0.6H-1.3Z',
  saltire:
    'M-0.85,-0.55L-0.55,-0.85L0,-0.3L0.55,-0.85L0.85,-0.55L0.3,0L0.85,0.55L0.55,0.85L0,0.3L-0.55,0.85L-0.85,0.55L-0.3,0Z',
} as const;

/** A sign of a picture, and what it means. */
export interface KeyItem {
  /** A symbol of Vega or one of `PATHS`. */
  readonly shape: string;
  readonly colour: string;
  readonly hollow?: boolean;
  readonly text: string;
}

const SWATCH = 20;
const BETWEEN = 18;

/** A key: the signs of a picture, each with its meaning, in as many lines as they need. */
export function keyView(
  items: readonly KeyItem[],
  { left, theme, data }: { left: number; theme: Theme; data: string },
): { view: View; rows: Row[] } {
  let [x, line] = [0, 0];
  const rows = items.map(({ shape, colour, hollow = false, text }): Row => {
    const room = SWATCH + textWidth(text, SIZES.text);
    if (x > 0 && x + room > SIZES.width) [x, line] = [0, line + 1];
    const at = x;
    x += room + BETWEEN;
    const y = (line + 0.5) * SIZES.line;
    return {
      shape,
      colour,
      fill: hollow ? PALETTES[theme].background : colour,
      text,
      sign: at - left + 7,
      x: at - left + SWATCH,
      y,
    };
  });
  const y = pixels('y');
  const view = {
    width: SIZES.width - left,
    height: (line + 1) * SIZES.line,
    data: { name: data },
    layer: [
      {
        mark: { type: 'point', size: 100, strokeWidth: 1.5, opacity: 1, aria: false },
        encoding: {
          x: pixels('sign'),
          y,
          shape: { field: 'shape', type: 'nominal', scale: null },
          fill: { field: 'fill', type: 'nominal', scale: null },
          stroke: { field: 'colour', type: 'nominal', scale: null },
        },
      },
      {
        mark: { type: 'text' },
        encoding: { x: pixels('x'), y, text: { field: 'text' } },
      },
    ],
  } as View;
  return { view, rows };
}

/** Lines of text around a height in pixels, one row each. */
export const textRows = (lines: readonly string[], x: number, middle: number, step: number): Row[] =>
  lines.map((text, i) => ({ text, x, y: middle + (i - (lines.length - 1) / 2) * step }));

/** Rules across the whole picture, at the heights of the data `rules`. */
export const rulesLayer = (theme: Theme): object => ({
  data: { name: 'rules' },
  mark: { type: 'rule', color: PALETTES[theme].grid, aria: false },
  encoding: { x: { value: 0 }, x2: { value: SIZES.width }, y: pixels('y') },
});

/** Text where its rows say, set as asked. */
export const textLayer = (data: string, mark: object, encoding: object = {}): object => ({
  data: { name: data },
  mark: { type: 'text', ...mark },
  encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'text' }, ...encoding },
});
