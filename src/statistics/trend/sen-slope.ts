import { zFor } from '../distributions.js';
import { median } from '../median.js';
import type { Point } from './series.js';

/** Sen's slope with the ranks that its limits were read at. */
export interface SenSlope {
  /** Median change per unit of time. */
  readonly slope: number;
  /** Median of y − slope·t. */
  readonly intercept: number;
  readonly lower: number;
  readonly upper: number;
  /** z·√var(S). */
  readonly rankSpread: number;
  /** (N − spread) ÷ 2, where N is the number of slopes; the lower limit is the slope of this rank. */
  readonly lowerRank: number;
  /** (N + spread) ÷ 2; the upper limit is the slope of the next rank. */
  readonly upperRank: number;
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/**
 * Sen's slope: the median of (yⱼ − yᵢ) ÷ (tⱼ − tᵢ) over all pairs, with Gilbert's limits at rounded ranks.
 *
 * Source: Sen (1968), J Am Stat Assoc 63; Gilbert (1987), Statistical Methods for Environmental Pollution
 * Monitoring, 16.5.
 *
 * @param variance that of Mann and Kendall's S.
 * @returns limits of ∓Infinity where the series is too short to have the slopes they would be read at.
 */
export function senSlope(points: readonly Point[], variance: number, confidence: number): SenSlope {
  const slopes = ascending(
    points.flatMap((from, i) => points.slice(i + 1).map((to) => (to.y - from.y) / (to.t - from.t))),
  );
  const slope = median(slopes);
  const rankSpread = zFor(confidence) * Math.sqrt(variance);
  const lowerRank = (slopes.length - rankSpread) / 2;
  const upperRank = (slopes.length + rankSpread) / 2;
  return {
    slope,
    intercept: median(points.map(({ t, y }) => y - slope * t)),
    lower: slopes[Math.round(lowerRank) - 1] ?? Number.NEGATIVE_INFINITY,
    upper: slopes[Math.round(upperRank + 1) - 1] ?? Number.POSITIVE_INFINITY,
    rankSpread,
    lowerRank,
    upperRank,
  };
}
