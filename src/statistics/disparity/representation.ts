import { pOfChiSquared, zFor } from '../distributions.js';
import { type Estimate, insist } from '../estimate.js';
import { wilson } from '../proportion.js';
import { type ParityZone, parityZone } from './parity-zone.js';

/** A group's published share of a cohort and of the population, in percent. */
export interface PublishedShares {
  readonly group: string;
  readonly cohort: number;
  readonly population: number;
}

/** What the published shares of one group say. */
export interface Representation {
  readonly group: string;
  /** Representation index: share of the cohort ÷ share of the population. */
  readonly index: Estimate;
  /** The share of the cohort with its Wilson limits, as a fraction. */
  readonly share: Estimate;
  /** Percentage points by which the cohort's share exceeds the population's. */
  readonly gap: Estimate;
  /** Rate of the group ÷ rate of everyone else. */
  readonly toEveryoneElse: Estimate;
  /** Rate of the group ÷ rate of the reference group; `null` for the reference itself, and where one of both has no share. */
  readonly toReference: (Estimate & { readonly standardError: number }) | null;
  /** What the index may be once the rounding of both published shares is allowed for. */
  readonly roundingBounds: { readonly lower: number; readonly upper: number };
  readonly zone: ParityZone;
  /** Children of the group that the share implies; not whole where the shares are rounded. */
  readonly impliedCount: number;
  readonly expectedAtParity: number;
  /** Whether the limits of the index leave 1 out, at the level asked for and once all groups are allowed for. */
  readonly significant: boolean;
  /** Two groups are one comparison: each is the rest of the other. */
  readonly significantOfAll: boolean;
}

export interface RepresentationTable {
  readonly groups: readonly Representation[];
  /** Pearson's test of the cohort's shares against the population's. */
  readonly fit: { readonly chiSquared: number; readonly df: number; readonly p: number };
  readonly correction: 'Bonferroni';
}

const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);

const odds = (share: number): number => share / (1 - share);

const leavesOut = ({ lower, upper }: Estimate, value: number): boolean => lower > value || upper < value;

const scaled = (of: Estimate, by: (x: number) => number, method: string): Estimate => ({
  ...of,
  value: by(of.value),
  lower: by(of.lower),
  upper: by(of.upper),
  method,
});

/**
 * What published shares of a cohort and of the population say about who is over- or under-represented, given
 * the size of the cohort. The population's shares are taken as known without error; counts of the cohort are
 * those that the shares imply, so that all limits are approximate.
 *
 * Index: s ÷ p, with the Wilson limits of s ÷ p. To everyone else: [s/(1−s)] ÷ [p/(1−p)]. To the reference:
 * ratio of the two indices, log limits with SE² = 1/x + 1/x_ref.
 *
 * Source: Wilson (1927); Kalbfleisch and Prentice for the ratio of two shares of one cohort.
 *
 * @param n size of the cohort; @param reference the group the others are compared with.
 * @param decimals digits with which the shares are published.
 * @throws InvalidInputError if a share is outside 0 to 100, a population share is 0, the reference is not among
 *   the groups, or n is not above 0.
 * @example representation([{ group: 'Asian', cohort: 3.2, population: 15.3 }, …], 397, 'White')
 */
export function representation(
  shares: readonly PublishedShares[],
  n: number,
  reference: string,
  { decimals = 1, confidence = 0.95 }: { readonly decimals?: number; readonly confidence?: number } = {},
): RepresentationTable {
  insist(n > 0, `A cohort must have children in it, but its size is ${n}.`);
  for (const { group, cohort, population } of shares) {
    insist(cohort >= 0 && cohort <= 100, `The share of ${group} must lie between 0 and 100, not ${cohort}.`);
    insist(
      population > 0 && population < 100,
      `The population share of ${group} must lie between 0 and 100, not ${population}.`,
    );
  }
  const base = shares.find(({ group }) => group === reference);
  insist(
    base !== undefined,
    `The reference group "${reference}" is not among ${shares.map((s) => s.group).join(', ')}.`,
  );
  const z = zFor(confidence);
  const step = 0.5 * 10 ** -decimals;
  const comparisons = shares.length === 2 ? 1 : shares.length;

  const groups = shares.map(({ group, cohort, population }): Representation => {
    const x = (cohort / 100) * n;
    const p = population / 100;
    const share = wilson(x, n, confidence);
    const index = scaled(share, (s) => s / p, 'Wilson limits of the share ÷ population share');
    const strict = wilson(x, n, 1 - (1 - confidence) / comparisons);
    const baseX = (base.cohort / 100) * n;
    const ratio = index.value / (base.cohort / base.population);
    const standardError = Math.sqrt(1 / x + 1 / baseX);
    return {
      group,
      index,
      share,
      gap: scaled(share, (s) => 100 * (s - p), 'Wilson limits of the share − population share'),
      toEveryoneElse: scaled(share, (s) => odds(s) / odds(p), 'Wilson limits of the share as odds'),
      toReference:
        group === reference || x === 0 || baseX === 0
          ? null
          : {
              value: ratio,
              lower: ratio * Math.exp(-z * standardError),
              upper: ratio * Math.exp(z * standardError),
              confidence,
              method: 'Log ratio of two shares of one cohort',
              n,
              standardError,
            },
      roundingBounds: {
        lower: Math.max(0, cohort - step) / (population + step),
        upper: population > step ? (cohort + step) / (population - step) : Number.POSITIVE_INFINITY,
      },
      zone: parityZone(index.value),
      impliedCount: x,
      expectedAtParity: n * p,
      significant: leavesOut(index, 1),
      significantOfAll: leavesOut(
        scaled(strict, (s) => s / p, index.method),
        1,
      ),
    };
  });
  return { groups, fit: goodnessOfFit(groups), correction: 'Bonferroni' };
}

/** Pearson's chi-squared of the implied counts against those expected if the shares were equal. */
function goodnessOfFit(groups: readonly Representation[]): RepresentationTable['fit'] {
  const observed = sum(groups.map(({ impliedCount }) => impliedCount));
  const expected = sum(groups.map(({ expectedAtParity }) => expectedAtParity));
  const chiSquared = sum(
    groups.map(({ impliedCount, expectedAtParity }) => {
      const scaledExpectation = (expectedAtParity / expected) * observed;
      return (impliedCount - scaledExpectation) ** 2 / scaledExpectation;
    }),
  );
  const df = groups.length - 1;
  return { chiSquared, df, p: pOfChiSquared(chiSquared, df) };
}
