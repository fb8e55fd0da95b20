import { SIZES } from './style.js';
import { textWidth, type Weight } from './text-width.js';

/** A dot of a plot in pixels, and its name where it should stand beside it. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly weight?: Weight;
}

export interface DotLabel {
  readonly text: string;
  /** Where the text starts, and its middle. */
  readonly x: number;
  readonly y: number;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

const DOT = 6;
const NEAR = 9;
const HALF = SIZES.text / 2 + 1;

const meet = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Places beside a dot, the best first. */
function placesOf({ x, y, text, weight = 'normal' }: Dot): DotLabel[] {
  const width = textWidth(text, SIZES.text, weight);
  return [
    { text, x: x + NEAR, y },
    { text, x: x - NEAR - width, y },
    { text, x: x - width / 2, y: y - 15 },
    { text, x: x - width / 2, y: y + 15 },
    { text, x: x + NEAR, y: y - 12 },
    { text, x: x + NEAR, y: y + 12 },
    { text, x: x - NEAR - width, y: y - 12 },
    { text, x: x - NEAR - width, y: y + 12 },
  ];
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** What labels have to keep to. */
export interface Around {
  readonly width: number;
  readonly height: number;
  /** Dots without a name, which are kept free. */
  readonly dots: readonly Place[];
  /** Points of lines, which are kept free where there is room elsewhere. */
  readonly lines: readonly Place[];
}

/**
 * Labels beside dots, so that none lies on another, on a dot or beyond the plot. What finds no place has none.
 *
 * @param dots those that come first have the first choice.
 * @returns a place for each of `dots`, or `null`.
 */
export function dotLabels(
  dots: readonly Dot[],
  { width, height, dots: others, lines }: Around,
): (DotLabel | null)[] {
  const around =
    (half: number) =>
    ({ x, y }: Place): Box => [x - half, y - half, x + half, y + half];
  const taken = [...dots, ...others].map(around(DOT));
  const crossed = lines.map(around(1));
  return dots.map((dot) => {
    const room = textWidth(dot.text, SIZES.text, dot.weight);
    const boxOf = ({ x, y }: DotLabel): Box => [x, y - HALF, x + room, y + HALF];
    const free = placesOf(dot).filter((place) => {
      const box = boxOf(place);
      const inside = box[0] >= 0 && box[2] <= width && box[1] >= 0 && box[3] <= height;
      return inside && !taken.some((other) => meet(box, other));
    });
    const clear = free.find((place) => !crossed.some((other) => meet(boxOf(place), other)));
    const found = clear ?? free[0] ?? null;
    if (found) taken.push(boxOf(found));
    return found;
  });
}
