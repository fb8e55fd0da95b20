import type { Position } from './position.js';

/** Which entries belong to a run of at least `least` neighbours of one sign; 0 and `null` break a run. */
function runs(signs: readonly (number | null)[], least: number): boolean[] {
  const marks = signs.map(() => false);
  let start = 0;
  signs.forEach((sign, i) => {
    if (sign !== signs[start]) start = i;
    const length = i - start + 1;
    if (sign && length >= least) marks.fill(true, length === least ? start : i, i + 1);
  });
  return marks;
}

/** The sign of the step from each point to the next; `null` where either has no value. */
export const steps = (values: readonly (number | null)[]): (number | null)[] =>
  values.slice(1).map((value, i) => {
    const before = values[i]!;
    return value === null || before === null ? null : Math.sign(value - before);
  });

/**
 * Shift: `points` or more neighbours, all strictly on one side of the mean. Every point of the run is marked.
 *
 * @example shift([1, 1, 1, -1, 1], 3) // [true, true, true, false, false]
 */
export const shift = (sides: readonly (number | null)[], points: number): boolean[] => runs(sides, points);

/**
 * Trend: `points` or more neighbours, each strictly above the one before, or each strictly below. Every point
 * of the run is marked, the first too.
 *
 * @param points counts points, not steps: 7 points are 6 rises.
 * @example trendRun([1, 2, 3, 3], 3) // [true, true, true, false]
 */
export function trendRun(values: readonly (number | null)[], points: number): boolean[] {
  const marks = runs(steps(values), points - 1);
  return values.map((_, i) => Boolean(marks[i - 1] || marks[i]));
}

/**
 * Two in three: of three neighbours, all on one side of the mean, two or more lie near a limit. Only the near
 * ones are marked; a point outside the limits counts as a neighbour but not as near.
 */
export function twoInThree(positions: readonly Position[]): boolean[] {
  const holds = positions.map((_, i) => {
    const three = positions.slice(i, i + 3);
    const side = three[0]!.side;
    return (
      three.length === 3 &&
      Boolean(side) &&
      three.every((point) => point.side === side) &&
      three.filter((point) => point.near).length >= 2
    );
  });
  return positions.map(({ near }, i) => Boolean(near && (holds[i] || holds[i - 1] || holds[i - 2])));
}
