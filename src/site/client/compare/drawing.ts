import { apart, type Scale } from '../../../charts/scale.js';
import { FONT } from '../../../charts/style.js';
import { shown } from '../../../text/number.js';
import { type Markup, markup } from '../../markup.js';

/** Pixels: as wide as the charts of the other pages. */
export const WIDTH = 664;
export const HEIGHT = 330;
export const LEFT = 76;
export const FOOT = 46;
const HEAD = 16;

/** Pixels of all words in a picture. */
export const FONT_SIZE = 14;

/** Where a value stands, in pixels from the top. */
export const heightOf = ({ domain: [low, high] }: Scale, value: number): number =>
  HEIGHT - FOOT - ((value - low) / (high - low)) * (HEIGHT - FOOT - HEAD);

/** A signed shape for a point, so that colour is not all that tells series apart. */
export function point(shape: number, x: number, y: number, tip: string, series: string, size = 4.5): Markup {
  const colour = markup`fill="var(--chart-category-${shape + 1})" stroke="var(--chart-background)" stroke-width="1" data-series="${series}" data-tip="${tip}"`;
  const s = size;
  const paths = [
    markup`<circle cx="${x}" cy="${y}" r="${s}" ${colour}/>`,
    markup`<rect x="${x - s}" y="${y - s}" width="${2 * s}" height="${2 * s}" ${colour}/>`,
    markup`<path d="M${x},${y - s}l${s},${2 * s}h${-2 * s}z" ${colour}/>`,
    markup`<path d="M${x},${y - s - 1}l${s},${s + 1}l${-s},${s + 1}l${-s},${-s - 1}z" ${colour}/>`,
  ];
  return paths[shape % paths.length]!;
}

/** The lines and words of the vertical axis. */
export const axis = (scale: Scale, right: number, suffix: string): Markup[] =>
  scale.ticks.map((tick) => {
    const y = Math.round(heightOf(scale, tick)) + 0.5;
    return markup`<line x1="${LEFT}" x2="${right}" y1="${y}" y2="${y}" stroke="var(--chart-grid)"/><text x="${LEFT - 8}" y="${y + 5}" text-anchor="end" fill="var(--chart-ink)">${shown(tick, scale.decimals)}${suffix}</text>`;
  });

/** Words right of the plot, none on another. */
export function endWords(
  words: readonly { readonly y: number; readonly text: string; readonly series: string }[],
  x: number,
): Markup[] {
  const places = apart(
    words.map(({ y }) => y),
    19,
    [HEAD, HEIGHT - FOOT],
  );
  return words.map(
    ({ text, series }, at) =>
      markup`<text x="${x}" y="${(places[at]! + 5).toFixed(1)}" data-series="${series}" fill="var(--chart-ink)"${at === 0 && markup` font-weight="bold"`}>${text}</text>`,
  );
}

/** A picture with its name, in the house's font. */
export const picture = (title: string, content: readonly unknown[]): Markup =>
  markup`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="${FONT}" font-size="${FONT_SIZE}px" text-rendering="geometricPrecision" role="img" aria-label="${title}">${content as Markup[]}</svg>`;
