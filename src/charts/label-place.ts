/** Where the label of a point lies: over or under it, and how far to the side, in pixels. */
export interface LabelPlace {
  readonly side: 'above' | 'below';
  readonly shift: number;
}

const [ABOVE, BELOW] = [-30, 30];
/** What counts as going up or down, and as steep, in pixels. */
const [LEVEL, STEEP] = [4, 14];
const ASIDE = 13;

/**
 * The place of a label that lies on no line: over a peak, under a valley, beside a slope.
 *
 * @param at pixels from the top of the plot, as all the others are.
 * @param before the point before it on its line, and `after` the one after it, where a line joins them.
 * @param others points of other lines at the same time.
 * @param height of the plot; what lies at its foot is labelled above.
 * @example labelPlace(50, 20, 30, [], 100) // { side: 'below', shift: 0 }
 */
export function labelPlace(
  at: number,
  before: number | undefined,
  after: number | undefined,
  others: readonly number[],
  height: number,
): LabelPlace {
  const crowded = (from: number, to: number): boolean =>
    others.some((other) => other > at + from && other < at + to);
  const along = [before, after].filter((y) => y !== undefined);
  const valley = along.length > 0 && along.every((other) => other < at - LEVEL);
  if (at > height - 16) return { side: 'above', shift: 0 };
  if (at < 16) return { side: 'below', shift: 0 };
  if (valley) return { side: crowded(0, BELOW) ? 'above' : 'below', shift: 0 };
  if (crowded(ABOVE, 2) && !crowded(0, BELOW)) return { side: 'below', shift: 0 };
  const rising = after !== undefined && after < at - STEEP;
  const falling = before !== undefined && before < at - STEEP;
  return { side: 'above', shift: rising ? -ASIDE : falling ? ASIDE : 0 };
}

/** A label before it is drawn. */
interface Lying {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const HIGH = 17;

/** Those labels, in order, that lie on none before them. */
export function withoutOverlaps<T extends Lying>(labels: readonly T[]): T[] {
  const kept: T[] = [];
  for (const label of labels) {
    const free = kept.every(
      (other) =>
        Math.abs(other.x - label.x) >= (other.width + label.width) / 2 || Math.abs(other.y - label.y) >= HIGH,
    );
    if (free) kept.push(label);
  }
  return kept;
}
