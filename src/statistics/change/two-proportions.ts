import { pOfZ } from '../distributions.js';
import { type Estimate, insistShare } from '../estimate.js';
import { wilson } from '../proportion.js';
import { limitsOverlap } from './limits-overlap.js';
import { hypergeometric, twoSidedP } from './two-sided-p.js';
import { insistWhole } from './whole-counts.js';

/** How many (`x`) of how many (`n`). */
export interface Share {
  readonly x: number;
  readonly n: number;
}

/** The change between two proportions, as a difference of fractions of 1: 0.05 is 5 percentage points. */
export interface TwoProportions extends Estimate {
  readonly earlier: Estimate;
  readonly later: Estimate;
  /** Whether the two Wilson intervals overlap; says nothing about significance. */
  readonly limitsOverlap: boolean;
  /** Pooled z; `null` where nobody or everybody is counted both times. */
  readonly z: number | null;
  /** z². */
  readonly chiSquare: number | null;
  /** Two-sided p of z. */
  readonly p: number | null;
  /** Fisher's exact two-sided p. */
  readonly fisherP: number;
}

function pooledZ(earlier: Share, later: Share): number | null {
  const pooled = (earlier.x + later.x) / (earlier.n + later.n);
  if (pooled === 0 || pooled === 1) return null;
  const se = Math.sqrt(pooled * (1 - pooled) * (1 / earlier.n + 1 / later.n));
  return (later.x / later.n - earlier.x / earlier.n) / se;
}

/**
 * The change from one proportion to a later, independent one: d = p₂ − p₁ with Newcombe's limits
 * d − √((p₂ − l₂)² + (u₁ − p₁)²) and d + √((u₂ − p₂)² + (p₁ − l₁)²), l and u being Wilson's; the pooled
 * z = d ÷ √(p̄(1 − p̄)(1/n₁ + 1/n₂)); and Fisher's exact p.
 *
 * Source: Newcombe (1998), Stat Med 17, method 10; z² and p as R `prop.test(correct = FALSE)`; Fisher as R
 * `fisher.test`.
 *
 * @returns the difference in fractions of 1; `n` is both denominators together.
 * @throws InvalidInputError if a count is not whole, negative or more than its denominator.
 * @example twoProportions({ x: 60, n: 400 }, { x: 83, n: 400 }) // value 0.0575, 0.004 to 0.110; limits overlap, p 0.034
 */
export function twoProportions(earlier: Share, later: Share, confidence = 0.95): TwoProportions {
  for (const { x, n } of [earlier, later]) {
    insistShare(x, n);
    insistWhole(x, n);
  }
  const before = wilson(earlier.x, earlier.n, confidence);
  const after = wilson(later.x, later.n, confidence);
  const value = after.value - before.value;
  const z = pooledZ(earlier, later);
  return {
    value,
    lower: value - Math.hypot(after.value - after.lower, before.upper - before.value),
    upper: value + Math.hypot(after.upper - after.value, before.value - before.lower),
    confidence,
    method: 'Newcombe',
    n: earlier.n + later.n,
    earlier: before,
    later: after,
    limitsOverlap: limitsOverlap(before, after),
    z,
    chiSquare: z === null ? null : z * z,
    p: z === null ? null : pOfZ(z),
    fisherP: twoSidedP(hypergeometric(later.n, earlier.x + later.x, earlier.n + later.n), later.x),
  };
}
