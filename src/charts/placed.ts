import type { Row, View } from './compose.js';
import { PALETTES, SIZES, type Theme } from './style.js';
import { textWidth } from './text-width.js';

/** A field that holds pixels, from the upper left corner of its view. */
const pixels = (field: string) => ({ field, type: 'quantitative' as const, scale: null, axis: null });

/** A sign of a picture, and what it means. */
export interface KeyItem {
  /** A symbol of Vega, or a path of SVG. */
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
