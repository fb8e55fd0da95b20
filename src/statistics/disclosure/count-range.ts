import { insist } from '../estimate.js';

/** The whole numbers from `least` to `most`, both included; `most` may be `Infinity`. */
export interface CountRange {
  readonly least: number;
  readonly most: number;
}

/** Whether every number of `range` lies in `within`. */
export const liesIn = (range: CountRange, within: CountRange): boolean =>
  range.least >= within.least && range.most <= within.most;

/** A count as a range of one. */
export const only = (count: number): CountRange => ({ least: count, most: count });

/** Whether a range has one number only, so that a reader knows it. */
export const isKnown = ({ least, most }: CountRange): boolean => least === most;

/** Counts are whole numbers from 0 on. */
export const insistCount = (count: number): void =>
  insist(
    Number.isSafeInteger(count) && count >= 0,
    `A count must be a whole number from 0 on, not ${count}.`,
  );
