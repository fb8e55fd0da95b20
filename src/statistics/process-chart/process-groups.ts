import type { ProcessChartOptions } from './process-chart-options.js';
import { type ProcessLimits, processLimits } from './process-limits.js';

/** Fewer points than this give trial limits only. */
export const ENOUGH = 13;

/** Points that share their limits: from one rebase to the next. */
export interface ProcessGroup extends ProcessLimits {
  /** How many rebases came before or at its first point. */
  readonly group: number;
  /** 0-based place of the first point, and of the one after the last. */
  readonly start: number;
  readonly end: number;
  /** Values that the mean rests on. */
  readonly n: number;
  /** Fewer than 13 points, missing ones counted as in the reference. */
  readonly short: boolean;
}

/**
 * Cut a series at its rebases and draw the limits of each part.
 *
 * @example processGroups([10, 14, 30, 34], { rebaseAt: [2] }) // means 12 and 32, groups 0 and 1
 */
export function processGroups(
  values: readonly (number | null)[],
  { rebaseAt = [], fixAfter = Infinity, screenOutliers = true }: ProcessChartOptions,
): ProcessGroup[] {
  const rebases = [...new Set(rebaseAt)].sort((a, b) => a - b);
  const starts = [...new Set([0, ...rebases])];
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? values.length;
    const basis = values.slice(start, Math.min(end, start + fixAfter));
    return {
      ...processLimits(basis, screenOutliers),
      group: rebases.filter((place) => place <= start).length,
      start,
      end,
      n: basis.filter((value) => value !== null).length,
      short: end - start < ENOUGH,
    };
  });
}
