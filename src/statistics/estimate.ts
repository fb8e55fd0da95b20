/** A statistic with its limits and its papers. */
export interface Estimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** 0.95 or 0.998 unless asked otherwise. */
  readonly confidence: number;
  /** The method's name as the field gives it: `Wilson`, `Byar`, … */
  readonly method: string;
  /** What the statistic rests on: children, events, points. */
  readonly n: number;
}

/**
 * A statistic is refused, in a sentence that says what would be right.
 */
export class InvalidInputError extends RangeError {
  override readonly name = 'InvalidInputError';
}

/** Throw `InvalidInputError` with `sentence` unless `sensible`. */
export function insist(sensible: boolean, sentence: string): asserts sensible {
  if (!sensible) throw new InvalidInputError(sentence);
}

/** A confidence must lie between 0 and 1: 0.95, not 95. */
export const insistConfidence = (confidence: number): void =>
  insist(
    confidence > 0 && confidence < 1,
    `A confidence lies between 0 and 1, such as 0.95, not ${confidence}.`,
  );

/** Counts and denominators of a share: 0 ≤ x ≤ n, n > 0. */
export function insistShare(x: number, n: number): void {
  insist(Number.isFinite(x) && x >= 0, `A count must not be negative or missing, but it is ${x}.`);
  insist(Number.isFinite(n) && n > 0, `A denominator must be above 0, but it is ${n}.`);
  insist(x <= n, `The numerator (${x}) must be less than or equal to the denominator (${n}).`);
}

/** Events and the population they happen in: x ≥ 0, n > 0; x may be more than n. */
export function insistRate(x: number, n: number): void {
  insist(Number.isFinite(x) && x >= 0, `A count must not be negative or missing, but it is ${x}.`);
  insist(Number.isFinite(n) && n > 0, `A population must be above 0, but it is ${n}.`);
}
