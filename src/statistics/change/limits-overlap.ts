/** A figure's limits. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Whether two figures' limits overlap; limits that touch do.
 *
 * Fingertips compares the two latest values so (`TrendBetweenTwoValuesCalculator`). It is stricter than a
 * test: limits may overlap although the change is significant, so the two are never read as one.
 *
 * @example limitsOverlap({ lower: 11.8, upper: 18.8 }, { lower: 17.1, upper: 25.0 }) // true
 */
export const limitsOverlap = (a: Limits, b: Limits): boolean => a.lower <= b.upper && b.lower <= a.upper;
