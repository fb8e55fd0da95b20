import { pOfZ } from '../distributions.js';
import { type Estimate, insist, insistConfidence } from '../estimate.js';
import { kendallExactP } from './kendall-exact.js';
import { type SenSlope, senSlope } from './sen-slope.js';
import { insistTimes, type Point } from './series.js';

/** Whether a series rises or falls throughout, and by how much: the value is Sen's slope per unit of time. */
export interface MannKendall extends Estimate, Omit<SenSlope, 'slope'> {
  /** Pairs that rise less pairs that fall. */
  readonly score: number;
  /** Variance of the score, with ties taken into account. */
  readonly variance: number;
  readonly z: number;
  /** Two-sided p of z, with continuity correction. */
  readonly p: number;
  /** Exact two-sided p; `null` where figures are tied or there are 50 or more. */
  readonly exactP: number | null;
  /** Kendall's τ-b; `null` where all figures are the same. */
  readonly tau: number | null;
}

/** From this length on R takes the normal approximation to be good enough. */
const EXACT_BELOW = 50;

function countsOf(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}

const total = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0);

/**
 * The Mann–Kendall test for a monotonic trend, with Sen's slope: S = Σ sign(yⱼ − yᵢ) over i < j;
 * var = (n(n − 1)(2n + 5) − Σ g(g − 1)(2g + 5)) ÷ 18 over groups of g tied figures;
 * z = (S ∓ 1) ÷ √var, and 0 if S is 0; τ-b = S ÷ √(pairs · pairs that are not tied).
 *
 * Source: Mann (1945), Econometrica 13; Kendall (1975), Rank Correlation Methods; p, exact p and τ as R
 * `cor.test(method = "kendall")`.
 *
 * @param points in any order; those without a figure (`null`) are left out.
 * @returns Sen's slope in the unit of y per unit of t; a limit is ∓Infinity where the series is too short for it.
 * @throws InvalidInputError if there are fewer than 2 figures, or two for the same time.
 * @example mannKendall([45, 43, 40.1, 38, 35.2].map((y, i) => ({ t: i + 1, y }))) // value −2.45, −2.9 to −2, p 0.027, exactP 0.017
 */
export function mannKendall(
  points: readonly { readonly t: number; readonly y: number | null }[],
  confidence = 0.95,
): MannKendall {
  insistConfidence(confidence);
  const series = points
    .flatMap(({ t, y }): Point[] => (y === null ? [] : [{ t, y }]))
    .sort((a, b) => a.t - b.t);
  const n = series.length;
  insist(n >= 2, `A trend needs at least 2 figures, not ${n}.`);
  insistTimes(series.map(({ t }) => t));
  insist(
    series.every(({ y }) => Number.isFinite(y)),
    'A figure must be a number, or null where there is none.',
  );

  const score = total(
    series.flatMap(({ y }, i) => series.slice(i + 1).map((later) => Math.sign(later.y - y))),
  );
  const ties = countsOf(series.map(({ y }) => y));
  const weight = (g: number): number => g * (g - 1) * (2 * g + 5);
  const variance = (weight(n) - total(ties.map(weight))) / 18;
  const z = score === 0 ? 0 : (score - Math.sign(score)) / Math.sqrt(variance);
  const pairs = (n * (n - 1)) / 2;
  const untied = pairs - total(ties.map((g) => (g * (g - 1)) / 2));
  const { slope, ...sen } = senSlope(series, variance, confidence);
  return {
    value: slope,
    ...sen,
    confidence,
    method: 'Mann–Kendall, Sen',
    n,
    score,
    variance,
    z,
    p: pOfZ(z),
    exactP: untied === pairs && n < EXACT_BELOW ? kendallExactP(score, n) : null,
    tau: untied === 0 ? null : score / Math.sqrt(pairs * untied),
  };
}
