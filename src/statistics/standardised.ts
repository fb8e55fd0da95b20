import { countLimits } from './count-limits.js';
import { type Estimate, insist, insistRate } from './estimate.js';

/** Events, population and standard of one age band or other stratum. */
export interface Stratum {
  readonly x: number;
  readonly n: number;
  /** Standard population of a directly standardised rate. */
  readonly standard: number;
}

/** Events and population of one stratum here and in the reference area. */
export interface ReferenceStratum {
  readonly x: number;
  readonly n: number;
  readonly referenceX: number;
  readonly referenceN: number;
}

/** Fewer events than this make no directly standardised rate. */
export const LEAST_EVENTS = 10;

const total = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0);

/**
 * A directly standardised rate with Dobson's limits: R ± √(var(R) ÷ x) · (limit of x − x), where
 * R = Σ w·x/n ÷ Σ w and var(R) = Σ w²·x/n² ÷ (Σ w)².
 *
 * Source: Dobson et al. (1991), Stat Med 10; as in PHEindicatormethods `calculate_dsr`.
 *
 * @returns `null` where there are fewer than 10 events in all: the rate would say nothing.
 * @throws InvalidInputError if there is no stratum, or a count, population or standard is out of range.
 * @example directlyStandardised([{ x: 110, n: 18000, standard: 5000 }, { x: 95, n: 17500, standard: 5500 }])
 */
export function directlyStandardised(
  strata: readonly Stratum[],
  confidence = 0.95,
  per = 10_000,
): Estimate | null {
  insist(strata.length > 0, 'A standardised rate needs at least one stratum.');
  for (const { x, n, standard } of strata) {
    insistRate(x, n);
    insist(standard >= 0, `A standard population must not be negative, but it is ${standard}.`);
  }
  const events = total(strata.map(({ x }) => x));
  if (events < LEAST_EVENTS) return null;
  const weights = total(strata.map(({ standard }) => standard));
  insist(weights > 0, 'The standard populations must not all be 0.');
  const value = total(strata.map(({ x, n, standard }) => (standard * x) / n)) / weights;
  const variance = total(strata.map(({ x, n, standard }) => (standard ** 2 * x) / n ** 2)) / weights ** 2;
  const { lower, upper, method } = countLimits(events, confidence);
  const scale = Math.sqrt(variance / events);
  return {
    value: value * per,
    lower: (value + scale * (lower - events)) * per,
    upper: (value + scale * (upper - events)) * per,
    confidence,
    method: `Dobson, ${method}`,
    n: events,
  };
}

/** An indirectly standardised figure, with what it was held against. */
export interface IndirectlyStandardised extends Estimate {
  /** Events expected if the reference rates held here. */
  readonly expected: number;
}

function observedAndExpected(strata: readonly ReferenceStratum[]): { observed: number; expected: number } {
  insist(strata.length > 0, 'A standardised ratio needs at least one stratum.');
  for (const { x, n, referenceX, referenceN } of strata) {
    if (x !== 0 || n !== 0) insistRate(x, n);
    insistRate(referenceX, referenceN);
  }
  return {
    observed: total(strata.map(({ x }) => x)),
    expected: total(strata.map(({ n, referenceX, referenceN }) => (n * referenceX) / referenceN)),
  };
}

/**
 * Observed ÷ expected events, 1 where the area is as the reference, with exact or Byar's limits.
 *
 * Source: as in PHEindicatormethods `calculate_ISRatio`.
 *
 * @param strata one with nobody in it (n = 0) expects nothing.
 * @throws InvalidInputError if there is no stratum, a count or population is out of range, or nothing is expected.
 * @example indirectRatio([{ x: 110, n: 18000, referenceX: 10200, referenceN: 3400000 }]) // value 2.04, expected 54
 */
export function indirectRatio(
  strata: readonly ReferenceStratum[],
  confidence = 0.95,
): IndirectlyStandardised {
  const { observed, expected } = observedAndExpected(strata);
  insist(expected > 0, 'The reference rates expect no events here, so there is nothing to compare with.');
  const { lower, upper, method } = countLimits(observed, confidence);
  return {
    value: observed / expected,
    lower: lower / expected,
    upper: upper / expected,
    confidence,
    method,
    n: observed,
    expected,
  };
}

/**
 * The reference's crude rate times the indirect ratio, with its limits.
 *
 * Source: as in PHEindicatormethods `calculate_ISRate`.
 *
 * @throws InvalidInputError as `indirectRatio` does.
 * @example indirectRate([{ x: 110, n: 18000, referenceX: 10200, referenceN: 3400000 }]) // value 61.1 per 10,000
 */
export function indirectRate(
  strata: readonly ReferenceStratum[],
  confidence = 0.95,
  per = 10_000,
): IndirectlyStandardised & { readonly referenceRate: number } {
  const ratio = indirectRatio(strata, confidence);
  const referenceRate =
    (total(strata.map(({ referenceX }) => referenceX)) / total(strata.map(({ referenceN }) => referenceN))) *
    per;
  return {
    ...ratio,
    value: ratio.value * referenceRate,
    lower: ratio.lower * referenceRate,
    upper: ratio.upper * referenceRate,
    referenceRate,
  };
}
