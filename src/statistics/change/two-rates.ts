import { betaQuantile, pOfZ, zFor } from '../distributions.js';
import { type Estimate, insist, insistConfidence, insistRate } from '../estimate.js';
import { rate } from '../rate.js';
import { limitsOverlap } from './limits-overlap.js';
import { binomial, twoSidedP } from './two-sided-p.js';
import { insistWhole } from './whole-counts.js';

/** Events (`x`) and the population (`n`) they happen in. */
export interface Events {
  readonly x: number;
  readonly n: number;
}

/** The change between two rates, as the ratio of the later to the earlier. */
export interface TwoRates extends Estimate {
  /** Exact conditional two-sided p. */
  readonly p: number;
  readonly earlier: Estimate;
  readonly later: Estimate;
  /** Whether the two rates' own intervals overlap; says nothing about significance. */
  readonly limitsOverlap: boolean;
  /** The ratio with limits from the normal distribution of its logarithm; `null` where a count is 0. */
  readonly log: (Estimate & { readonly p: number }) | null;
  /** Later rate − earlier rate, with Wald limits. */
  readonly difference: Estimate;
}

/** Clopper and Pearson's limits of the later share of all events, turned into limits of the ratio. */
function exactLimits(earlier: Events, later: Events, confidence: number): { lower: number; upper: number } {
  const tail = (1 - confidence) / 2;
  const ratio = (share: number): number => ((share / (1 - share)) * earlier.n) / later.n;
  return {
    lower: later.x === 0 ? 0 : ratio(betaQuantile(tail, later.x, earlier.x + 1)),
    upper: earlier.x === 0 ? Number.POSITIVE_INFINITY : ratio(betaQuantile(1 - tail, later.x + 1, earlier.x)),
  };
}

function logRatio(earlier: Events, later: Events, value: number, confidence: number): TwoRates['log'] {
  if (earlier.x === 0 || later.x === 0) return null;
  const se = Math.sqrt(1 / earlier.x + 1 / later.x);
  const factor = Math.exp(zFor(confidence) * se);
  const p = pOfZ(Math.log(value) / se);
  const n = earlier.x + later.x;
  return { value, lower: value / factor, upper: value * factor, confidence, method: 'log ratio', n, p };
}

/**
 * The change from one rate of events to a later, independent one: RR = (x₂/n₂) ÷ (x₁/n₁). Given x₁ + x₂,
 * x₂ is binomial with share n₂·RR ÷ (n₁ + n₂·RR), which gives exact limits and p; log RR has the standard
 * error √(1/x₁ + 1/x₂); the difference x₂/n₂ − x₁/n₁ has the variance x₂/n₂² + x₁/n₁².
 *
 * Source: Przyborowski and Wilenski (1940), Biometrika 31; as R `poisson.test`.
 *
 * @param per what the rates and their difference are per; the ratio has no unit.
 * @returns the ratio; `Infinity` where there were no events before. `n` is all events.
 * @throws InvalidInputError if a count is not whole or negative, a population is not above 0, or there were no
 * events at all.
 * @example twoRates({ x: 389, n: 62500 }, { x: 310, n: 62500 }) // value 0.797, 0.684 to 0.928, p 0.003
 */
export function twoRates(earlier: Events, later: Events, confidence = 0.95, per = 10_000): TwoRates {
  for (const { x, n } of [earlier, later]) {
    insistRate(x, n);
    insistWhole(x);
  }
  insistConfidence(confidence);
  const n = earlier.x + later.x;
  insist(n > 0, 'There were no events in either period, so there is no ratio of rates.');
  const value = later.x / later.n / (earlier.x / earlier.n);
  const before = rate(earlier.x, earlier.n, confidence, per);
  const after = rate(later.x, later.n, confidence, per);
  const difference = after.value - before.value;
  const spread =
    zFor(confidence) * per * Math.hypot(Math.sqrt(later.x) / later.n, Math.sqrt(earlier.x) / earlier.n);
  return {
    value,
    ...exactLimits(earlier, later, confidence),
    confidence,
    method: 'exact conditional Poisson',
    n,
    p: twoSidedP(binomial(n, later.n / (earlier.n + later.n)), later.x),
    earlier: before,
    later: after,
    limitsOverlap: limitsOverlap(before, after),
    log: logRatio(earlier, later, value, confidence),
    difference: {
      value: difference,
      lower: difference - spread,
      upper: difference + spread,
      confidence,
      method: 'Wald',
      n,
    },
  };
}
