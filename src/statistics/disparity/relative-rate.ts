import { betaQuantile, binomialLogPmf, zFor } from '../distributions.js';
import { type Estimate, insist, insistConfidence, insistShare } from '../estimate.js';
import type { Group } from './minimum-sizes.js';

/** The ways to put limits on a ratio of two rates. */
export type RatioMethod =
  | 'Katz'
  | 'Katz, plus half'
  | 'Poisson log'
  | 'Exact conditional'
  | 'Mid-p conditional'
  | 'Wilson-based';

const ratioOf = (group: Group, reference: Group): number => group.x / group.n / (reference.x / reference.n);

type Limits = readonly [lower: number, upper: number];

const logLimits = (ratio: number, standardError: number, z: number): Limits => [
  ratio * Math.exp(-z * standardError),
  ratio * Math.exp(z * standardError),
];

const katzError = (a: Group, b: Group): number => Math.sqrt(1 / a.x - 1 / a.n + 1 / b.x - 1 / b.n);

/** The rate ratio that makes the group's share of all events `share`, given both populations. */
const ratioAtShare = (share: number, group: Group, reference: Group): number =>
  share >= 1 ? Number.POSITIVE_INFINITY : ((share / (1 - share)) * reference.n) / group.n;

function exactShares(x: number, total: number, tail: number): Limits {
  return [
    x === 0 ? 0 : betaQuantile(tail, x, total - x + 1),
    x === total ? 1 : betaQuantile(1 - tail, x + 1, total - x),
  ];
}

/** Terms beyond the mode that are so small change nothing. */
const NEGLIGIBLE = 1e-18;

/** P(X > x) + ½ P(X = x) for X ~ Bin(total, share). */
function midUpperTail(x: number, total: number, share: number): number {
  let tail = 0.5 * Math.exp(binomialLogPmf(x, total, share));
  for (let k = x + 1; k <= total; k++) {
    const term = Math.exp(binomialLogPmf(k, total, share));
    tail += term;
    if (k > total * share && term < tail * NEGLIGIBLE) break;
  }
  return tail;
}

/** The share at which the mid tail reaches `level`; it grows with the share, so halving finds it. */
function shareAtTail(x: number, total: number, level: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 200 && high - low > 1e-15; step++) {
    const middle = (low + high) / 2;
    if (midUpperTail(x, total, middle) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Newcombe's limits of a ratio from the Wilson limits of both proportions (MOVER on the log scale). */
function moverLimits(group: Group, reference: Group, z: number): Limits {
  const wilsonLog = ({ x, n }: Group): { at: number; down: number; up: number } => {
    const middle = 2 * x + z * z;
    const spread = z * Math.sqrt(z * z + 4 * x * (1 - x / n));
    const [lower, upper] = [middle - spread, middle + spread].map((end) => end / (2 * (n + z * z))) as [
      number,
      number,
    ];
    const at = Math.log(x / n);
    return { at, down: at - Math.log(lower), up: Math.log(upper) - at };
  };
  const [a, b] = [wilsonLog(group), wilsonLog(reference)];
  const middle = a.at - b.at;
  return [Math.exp(middle - Math.hypot(a.down, b.up)), Math.exp(middle + Math.hypot(a.up, b.down))];
}

const LIMITS: Record<RatioMethod, (group: Group, reference: Group, confidence: number) => Limits> = {
  Katz: (a, b, confidence) => logLimits(ratioOf(a, b), katzError(a, b), zFor(confidence)),
  'Katz, plus half': (a, b, confidence) => logLimits(ratioOf(a, b), katzError(a, b), zFor(confidence)),
  'Poisson log': (a, b, confidence) =>
    logLimits(ratioOf(a, b), Math.sqrt(1 / a.x + 1 / b.x), zFor(confidence)),
  'Exact conditional': (a, b, confidence) => {
    const [lower, upper] = exactShares(a.x, a.x + b.x, (1 - confidence) / 2);
    return [ratioAtShare(lower, a, b), ratioAtShare(upper, a, b)];
  },
  'Mid-p conditional': (a, b, confidence) => {
    const [total, tail] = [a.x + b.x, (1 - confidence) / 2];
    const lower = a.x === 0 ? 0 : shareAtTail(a.x, total, tail);
    const upper = a.x === total ? 1 : shareAtTail(a.x, total, 1 - tail);
    return [ratioAtShare(lower, a, b), ratioAtShare(upper, a, b)];
  },
  'Wilson-based': (a, b, confidence) => moverLimits(a, b, zFor(confidence)),
};

/** Methods that need events in both groups. */
const NEED_EVENTS: readonly RatioMethod[] = ['Katz', 'Poisson log', 'Wilson-based'];

const withHalf = ({ x, n }: Group): Group => ({ x: x + 0.5, n: n + 0.5 });

/**
 * The rate of a group ÷ the rate of a reference group, with limits by the method asked for: Katz's log
 * limits; the same with a half added to all counts; those of two Poisson counts; exact conditional ones, and
 * their mid-p version, from the group's share of all events; or those built on both Wilson intervals.
 *
 * Source: Katz et al. (1978), Biometrics 34; Walter (1976); Berry and Armitage (1995) for mid-p; Newcombe
 * and Donner's MOVER (2012) for the Wilson-based ones; checked against R's epitools and poisson.test.
 *
 * @param group events and children of the group; @param reference those of the reference group.
 * @param method a method that needs events in both is refused where a count is 0; `Katz, plus half` is for
 *   that case.
 * @returns the ratio, 1 where the rates are equal; n is the number of events in both.
 * @throws InvalidInputError if a count is negative or more than its denominator, both are 0, or the method needs
 *   events that are not there.
 * @example relativeRate({ x: 142, n: 16300 }, { x: 171, n: 26600 }) // 1.355, 1.086 to 1.691, Katz
 */
export function relativeRate(
  group: Group,
  reference: Group,
  method: RatioMethod = 'Katz',
  confidence = 0.95,
): Estimate {
  insistShare(group.x, group.n);
  insistShare(reference.x, reference.n);
  insistConfidence(confidence);
  insist(group.x + reference.x > 0, 'There are no events in either group, so there is no ratio.');
  const empty = group.x === 0 || reference.x === 0;
  insist(
    !empty || !NEED_EVENTS.includes(method),
    `${method} limits need events in both groups; use "Katz, plus half" or "Exact conditional".`,
  );
  const [a, b] = method === 'Katz, plus half' ? [withHalf(group), withHalf(reference)] : [group, reference];
  const [lower, upper] = LIMITS[method](a, b, confidence);
  return { value: ratioOf(a, b), lower, upper, confidence, method, n: group.x + reference.x };
}
