/** A distribution of counts, given by the ratio of each probability to the one before. */
export interface CountDistribution {
  readonly lowest: number;
  readonly highest: number;
  /** A count near the likeliest one, from which the probabilities are built outwards. */
  readonly middle: number;
  /** P(k + 1) ÷ P(k). */
  readonly step: (k: number) => number;
}

/** Probabilities that differ by less than this, relatively, are taken as equal, as R does. */
const EQUAL_WITHIN = 1e-7;

/** Probabilities relative to that of `middle`, outwards until they vanish. */
function relativeProbabilities({ lowest, highest, middle, step }: CountDistribution): Map<number, number> {
  const start = Math.min(highest, Math.max(lowest, middle));
  const found = new Map([[start, 1]]);
  for (let k = start, p = 1; k < highest && p > 0; k++) {
    p *= step(k);
    found.set(k + 1, p);
  }
  for (let k = start, p = 1; k > lowest && p > 0; k--) {
    p /= step(k - 1);
    found.set(k - 1, p);
  }
  return found;
}

/**
 * The exact two-sided p of an observed count: the sum of all probabilities not larger than its own.
 *
 * Built from ratios, not from log-gamma functions, so that ties stay ties for millions of children.
 *
 * Source: as in R `fisher.test` and `binom.test`, with their relative tolerance of 1e-7.
 *
 * @example twoSidedP(binomial(10, 0.5), 2) // 0.109
 */
export function twoSidedP(distribution: CountDistribution, observed: number): number {
  const probabilities = relativeProbabilities(distribution);
  const limit = (probabilities.get(observed) ?? 0) * (1 + EQUAL_WITHIN);
  let all = 0;
  let tail = 0;
  for (const p of probabilities.values()) {
    all += p;
    if (p <= limit) tail += p;
  }
  return tail / all;
}

/** Successes in `n` trials of probability `p`, which must be neither 0 nor 1. */
export const binomial = (n: number, p: number): CountDistribution => ({
  lowest: 0,
  highest: n,
  middle: Math.floor((n + 1) * p),
  step: (k) => ((n - k) / (k + 1)) * (p / (1 - p)),
});

/** Marked members in a sample of `drawn` from `all`, of whom `marked` are marked. */
export const hypergeometric = (drawn: number, marked: number, all: number): CountDistribution => ({
  lowest: Math.max(0, drawn + marked - all),
  highest: Math.min(drawn, marked),
  middle: Math.floor(((drawn + 1) * (marked + 1)) / (all + 2)),
  step: (k) => ((marked - k) / (k + 1)) * ((drawn - k) / (all - marked - drawn + k + 1)),
});
