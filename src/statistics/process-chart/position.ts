import type { ProcessLimits } from './process-limits.js';

/** Where a point lies; `null` where it has no value, or no limits to be held against. */
export interface Position {
  /** 1 above the mean, −1 below, 0 exactly on it. */
  readonly side: number | null;
  /** Strictly outside the process limits. */
  readonly outside: boolean | null;
  /** Inside the process limits and strictly beyond the near limits. */
  readonly near: boolean | null;
}

/**
 * Hold one value against the limits of its group.
 *
 * @example position(55, processLimits([50, 52, 50, 52], true)) // side 1, outside false, near true
 */
export function position(value: number | null, limits: ProcessLimits): Position {
  if (value === null || limits.mean === null) return { side: null, outside: null, near: null };
  const side = Math.sign(value - limits.mean);
  const { lower, upper, nearLower, nearUpper } = limits;
  if (lower === null || upper === null || nearLower === null || nearUpper === null)
    return { side, outside: null, near: null };
  const outside = value > upper || value < lower;
  return { side, outside, near: !outside && (value < nearLower || value > nearUpper) };
}
