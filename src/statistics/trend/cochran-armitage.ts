import { pOfChiSquared } from '../distributions.js';
import { insist, insistShare } from '../estimate.js';

/** How many (`x`) of how many (`n`) in the group that stands at `score`, such as a year. */
export interface ScoredShare {
  readonly x: number;
  readonly n: number;
  readonly score: number;
}

/** A test whether shares rise or fall from group to group. */
export interface TrendInProportions {
  /** Change of the share per unit of score, in fractions of 1. */
  readonly slope: number;
  /** `null` where nobody or everybody is counted, so that nothing can vary. */
  readonly chiSquare: number | null;
  readonly df: 1;
  readonly p: number | null;
  /**
   * The p of departure from a straight line: where it is small, the shares vary more than chance and a steady
   * trend allow, and the trend's own p says little. `null` with `p`, and for two groups.
   */
  readonly departureP: number | null;
  readonly method: 'Cochran–Armitage';
  /** All denominators together. */
  readonly n: number;
}

const total = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0);

/**
 * The chi-squared test for a trend in proportions: χ² = (Σ(x − n·p̄)(t − t̄))² ÷ (p̄(1 − p̄) Σn(t − t̄)²), where
 * t are the scores, t̄ their mean weighted by n and p̄ = Σx ÷ Σn; no continuity correction. What of Pearson's χ² of the whole table it leaves over tests the
 * departure from a straight line, with k − 2 degrees of freedom.
 *
 * Source: Cochran (1954), Biometrics 10; Armitage (1955), Biometrics 11; as R `prop.trend.test`.
 *
 * @param groups in any order; one with nobody in it (n = 0) says nothing and is left out.
 * @throws InvalidInputError if a count is negative or more than its denominator, or all scores are the same.
 * @example cochranArmitage([{ x: 1, n: 10, score: 1 }, { x: 2, n: 11, score: 2 }, { x: 3, n: 12, score: 3 }]) // chiSquare 0.823, p 0.364
 */
export function cochranArmitage(groups: readonly ScoredShare[]): TrendInProportions {
  const present = groups.filter(({ x, n }) => x !== 0 || n !== 0);
  for (const { x, n, score } of present) {
    insistShare(x, n);
    insist(Number.isFinite(score), `A score must be a number, but it is ${score}.`);
  }
  insist(new Set(present.map(({ score }) => score)).size > 1, 'A trend needs groups at two scores or more.');
  const n = total(present.map((group) => group.n));
  const share = total(present.map(({ x }) => x)) / n;
  const middle = total(present.map((group) => group.n * group.score)) / n;
  const moved = total(present.map((group) => (group.x - group.n * share) * (group.score - middle)));
  const spread = total(present.map((group) => group.n * (group.score - middle) ** 2));
  const varies = share > 0 && share < 1;
  const variance = share * (1 - share);
  const chiSquare = varies ? moved ** 2 / (variance * spread) : null;
  const whole = total(present.map((group) => (group.x - group.n * share) ** 2 / group.n)) / variance;
  const left = present.length - 2;
  return {
    slope: moved / spread,
    chiSquare,
    df: 1,
    p: chiSquare === null ? null : pOfChiSquared(chiSquare, 1),
    departureP: chiSquare === null || left < 1 ? null : pOfChiSquared(Math.max(0, whole - chiSquare), left),
    method: 'Cochran–Armitage',
    n,
  };
}
