import { average } from './average.js';

/** What is drawn behind a group of points; `null` where the values allow none. */
export interface ProcessLimits {
  readonly mean: number | null;
  /** Lower and upper process limits. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Two thirds of the way from the mean to the limits. */
  readonly nearLower: number | null;
  readonly nearUpper: number | null;
}

// 3 ÷ d2 and D4 for moving ranges of two points, to the digits the field prints.
const LIMIT = 2.66;
const NEAR = 2 * (LIMIT / 3);
const SCREEN = 3.267;

function movingRanges(values: readonly (number | null)[]): number[] {
  return values.slice(1).flatMap((value, i) => {
    const before = values[i]!;
    return value === null || before === null ? [] : [Math.abs(value - before)];
  });
}

/**
 * Limits of an XmR chart: mean ∓ 2.66 × the average moving range, where a moving range is the distance
 * between neighbouring values. Screening leaves out, once, the moving ranges of 3.267 × their average or
 * more; the mean keeps every value.
 *
 * Source: Shewhart's individuals chart as in NHS England, Making Data Count; NHSRplotthedots 0.2.2 `ptd_spc`.
 *
 * @param values one group of points in order, `null` where one has no value: it takes both its moving
 * ranges with it.
 * @returns no limits if there is no moving range, nor if all are 0 and are screened.
 * @example processLimits([10, 14], true) // mean 12, 1.36 to 22.64
 */
export function processLimits(values: readonly (number | null)[], screenOutliers: boolean): ProcessLimits {
  const mean = average(values.filter((value) => value !== null));
  const ranges = movingRanges(values);
  const unscreened = average(ranges);
  const range =
    screenOutliers && unscreened !== null
      ? average(ranges.filter((r) => r < SCREEN * unscreened))
      : unscreened;
  if (mean === null || range === null)
    return { mean, lower: null, upper: null, nearLower: null, nearUpper: null };
  return {
    mean,
    lower: mean - LIMIT * range,
    upper: mean + LIMIT * range,
    nearLower: mean - NEAR * range,
    nearUpper: mean + NEAR * range,
  };
}
