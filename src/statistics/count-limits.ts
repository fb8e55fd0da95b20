import { chiSquaredQuantile, zFor } from './distributions.js';
import { insist, insistConfidence } from './estimate.js';

/** Limits of the mean of a Poisson count. */
export interface CountLimits {
  readonly lower: number;
  readonly upper: number;
  readonly method: 'Exact' | 'Byars';
}

/** Below this count Byar's approximation is not good enough and the exact limits are used. */
const EXACT_BELOW = 10;

/** Exact limits: half the quantiles of chi-squared with 2x and 2x + 2 degrees of freedom (Garwood 1936). */
export function exactLimits(x: number, confidence: number): CountLimits {
  const tail = (1 - confidence) / 2;
  return {
    lower: x === 0 ? 0 : chiSquaredQuantile(tail, 2 * x) / 2,
    upper: chiSquaredQuantile(1 - tail, 2 * x + 2) / 2,
    method: 'Exact',
  };
}

/** Byar's limits: x(1 − 1/9x − z/3√x)³ and (x+1)(1 − 1/9(x+1) + z/3√(x+1))³ (Breslow and Day 1987). */
function byarLimits(x: number, confidence: number): CountLimits {
  const z = zFor(confidence);
  const limit = (count: number, sign: number): number =>
    count * (1 - 1 / (9 * count) + (sign * z) / (3 * Math.sqrt(count))) ** 3;
  return { lower: x === 0 ? 0 : limit(x, -1), upper: limit(x + 1, 1), method: 'Byars' };
}

/**
 * Limits of a count of events: exact below 10, Byar's from there on.
 *
 * Source: Garwood (1936); Breslow and Day (1987); as in PHEindicatormethods.
 *
 * @param x events; need not be whole, as expected or shared counts are not.
 * @throws InvalidInputError if x is negative.
 * @example countLimits(5) // 1.62 to 11.67, Exact
 */
export function countLimits(x: number, confidence = 0.95): CountLimits {
  insist(Number.isFinite(x) && x >= 0, `A count must not be negative or missing, but it is ${x}.`);
  insistConfidence(confidence);
  return x < EXACT_BELOW ? exactLimits(x, confidence) : byarLimits(x, confidence);
}
