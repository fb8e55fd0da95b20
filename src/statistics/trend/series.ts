import { insist } from '../estimate.js';

/** A figure at a time: a year, or the number of a month. */
export interface Point {
  readonly t: number;
  readonly y: number;
}

/** Refuse times that are no numbers or stand twice. */
export function insistTimes(times: readonly number[]): void {
  insist(times.every(Number.isFinite), 'Every figure of a series needs its time as a number.');
  insist(new Set(times).size === times.length, 'A series must not have two figures for the same time.');
}
