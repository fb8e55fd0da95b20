import { insist } from '../estimate.js';

/** Exact tests need whole numbers of children or events. */
export function insistWhole(...counts: readonly number[]): void {
  for (const count of counts)
    insist(
      Number.isInteger(count) && count >= 0,
      `A count must be a whole number from 0 on, but it is ${count}.`,
    );
}
