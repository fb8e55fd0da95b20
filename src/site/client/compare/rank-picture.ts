import type { BenchmarkRow } from '../../../analysis/benchmark/benchmark.js';
import type { Ranked } from '../../../analysis/benchmark/ranks.js';
import { figureText } from '../../../analysis/benchmark/words.js';
import { lineScale, type Scale } from '../../../charts/scale.js';
import { textWidth } from '../../../charts/text-width.js';
import type { Unit } from '../../../model/observation.js';
import { type Markup, markup } from '../../markup.js';
import { axis, FONT_SIZE, FOOT, HEIGHT, heightOf, LEFT, picture, point, WIDTH } from './drawing.js';

const RIGHT = 650;

/** The words of a point: its name, figure and rank. */
const tipOf = (
  { name, value, rank, quartile }: Ranked,
  of: number,
  decimals: number,
  suffix: string,
): string =>
  `${name} · ${figureText(value, decimals)}${suffix} · rank ${rank} of ${of}${quartile === null ? '' : ` · quartile ${quartile}`}`;

/** The vertical axis of the ranks. */
const scaleOf = (ranked: readonly Ranked[], unit: string): Scale =>
  lineScale(
    ranked.map(({ value }) => value),
    unit as Unit,
  );

/** Whether the vertical axis of the ranks starts above 0. */
export const areRanksCut = (ranked: readonly Ranked[], unit: string): boolean =>
  scaleOf(ranked, unit).domain[0] !== 0;

/** Every authority by its rank, the one asked for and its neighbours marked, with lines between the quartiles. */
export function rankPicture(
  ranked: readonly Ranked[],
  own: string,
  neighbours: ReadonlySet<string>,
  { unit, decimals }: Pick<BenchmarkRow, 'unit' | 'decimals'>,
  title: string,
): Markup {
  const scale = scaleOf(ranked, unit);
  const suffix = unit === 'percent' ? '%' : '';
  const foot = HEIGHT - FOOT;
  const step = (RIGHT - LEFT - 16) / Math.max(1, ranked.length - 1);
  const x = (at: number): number => Number((LEFT + 8 + at * step).toFixed(1));
  const place = (one: Ranked, at: number): readonly [number, number] => [
    x(at),
    Number(heightOf(scale, one.value).toFixed(1)),
  ];
  const dot = (one: Ranked, at: number): Markup => {
    const [left, top] = place(one, at);
    const tip = tipOf(one, ranked.length, decimals, suffix);
    if (one.code === own) return point(0, left, top, tip, one.name, 7);
    if (neighbours.has(one.code)) return point(1, left, top, tip, 'Statistical neighbours', 4.5);
    return markup`<circle cx="${left}" cy="${top}" r="2.8" fill="var(--chart-context)" data-tip="${tip}"/>`;
  };
  const at = ranked.findIndex(({ code }) => code === own);
  const words = at < 0 ? null : place(ranked[at]!, at);
  const half = at < 0 ? 0 : textWidth(ranked[at]!.name, FONT_SIZE, 'bold') / 2;
  const borders = ranked.flatMap((one, place_) => {
    const before = ranked[place_ - 1];
    return before && before.quartile !== one.quartile ? [Math.round(x(place_) - step / 2) + 0.5] : [];
  });
  const edges = [LEFT, ...borders, RIGHT];
  const names = ['1st', '2nd', '3rd', '4th'];
  return picture(title, [
    axis(scale, RIGHT, suffix),
    borders.map(
      (left) =>
        markup`<line x1="${left}" x2="${left}" y1="14" y2="${foot}" stroke="var(--chart-quiet)" stroke-dasharray="3,3"/>`,
    ),
    markup`<line x1="${LEFT}" x2="${RIGHT}" y1="${foot}" y2="${foot}" stroke="var(--chart-quiet)"/>`,
    edges.length === names.length + 1 &&
      names.map(
        (name, quarter) =>
          markup`<text x="${(edges[quarter]! + edges[quarter + 1]!) / 2}" y="${foot + 20}" text-anchor="middle" fill="var(--chart-ink)">${name} quartile</text>`,
      ),
    markup`<rect x="${LEFT}" y="${HEIGHT - 15}" width="9" height="9" fill="var(--chart-category-2)"/><text x="${LEFT + 15}" y="${HEIGHT - 6}" fill="var(--chart-ink)">statistical neighbours</text>`,
    ranked.map(dot),
    // Once more above its neighbours; the keyboard meets it in its place.
    at >= 0 && dot(ranked[at]!, at),
    words &&
      markup`<text x="${Math.min(Math.max(words[0], LEFT + half), WIDTH - 4 - half)}" y="${words[1] < 40 ? words[1] + 24 : words[1] - 14}" text-anchor="middle" font-weight="bold" fill="var(--chart-ink)" stroke="var(--chart-background)" stroke-width="4" paint-order="stroke">${ranked[at]!.name}</text>`,
  ]);
}
