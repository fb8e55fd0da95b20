/**
 * The distributions the statistics rest on, from the stdlib project (Apache-2.0, typed, kept up), which
 * agrees with R to 12 digits or more. jStat was compared: one package, but untyped, no longer kept up, and
 * good to about 10 digits in the beta and t quantiles. Where stdlib is not good enough we sharpen it.
 */
import gammaIncomplete from '@stdlib/math-base-special-gammainc';
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import binomialLogPmf from '@stdlib/stats-base-dists-binomial-logpmf';
import stdlibChiSquaredQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { upperGammaQuantile } from './gamma-tail.js';

/** The z for two-sided limits: 1.96 for 0.95. */
export const zFor = (confidence: number): number => normalQuantile(1 - (1 - confidence) / 2, 0, 1);

/** The two-sided p of a standard normal statistic; the tail is taken directly, so that small p stay exact. */
export const pOfZ = (z: number): number => 2 * normalCdf(-Math.abs(z), 0, 1);

/** The upper-tail p of a chi-squared statistic, taken directly for the same reason. */
export const pOfChiSquared = (chiSquared: number, df: number): number =>
  chiSquared === 0 ? 1 : gammaIncomplete(chiSquared / 2, df / 2, true, true);

/**
 * From about 1,770 degrees of freedom on stdlib's chi-squared quantiles above the lower tail are wrong in the
 * fourth digit; ours agree with R from here on.
 */
const LARGE_DF = 1000;
const LOWER_TAIL = 0.1;

/** The chi-squared value with `p` of the distribution below it. */
export function chiSquaredQuantile(p: number, df: number): number {
  const quantile = stdlibChiSquaredQuantile(p, df);
  return df < LARGE_DF || p < LOWER_TAIL ? quantile : 2 * upperGammaQuantile(df / 2, 1 - p, quantile / 2);
}

export { betaQuantile, binomialLogPmf, tQuantile };
