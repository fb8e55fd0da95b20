import type { Observation } from '../../model/observation.js';
import { type Interval, overlap } from '../../statistics/interval.js';
import { roundHalfUp } from '../../statistics/rounding.js';
import { readingIn } from '../figures.js';

/** Digits that a difference of two binary fractions can be trusted to. */
const EXACT = 10;

/**
 * The difference between two figures, in their unit: percentage points for percentages. It is not rounded, except for
 * what binary fractions add: 22.4 less 24 is −1.6. Every table, sentence, file, chart and page takes the change from
 * here, and rounds it where it becomes text.
 *
 * @returns `null` where either figure has no value.
 * @example differenceOf(of2014, of2013) // -1.9
 */
export function differenceOf(value: Observation, other: Observation): number | null {
  const [own, theirs] = [readingIn(value), readingIn(other)];
  return own === null || theirs === null ? null : roundHalfUp(own - theirs, EXACT);
}

/**
 * Whether two published figures differ by more than their rounding. Figures whose rounding intervals only touch do
 * not: 57% and 58% may be 57.49% and 57.5%, and counts of 100 and 105 to the nearest five may be 102 and 103.
 *
 * @example beyondRounding(roundingInterval(57, 1), roundingInterval(58, 1)) // false
 */
export const beyondRounding = (a: Interval, b: Interval): boolean => !overlap(closed(a), closed(b));

const closed = (a: Interval): Interval => ({ ...a, loOpen: false, hiOpen: false });

/** A column needs this part of its figures to have so many decimals, for all of them to have them. */
const USUAL = 0.25;

/**
 * The figures with the decimals of their column. Files leave out final zeros, so that 24 in a column of figures such
 * as 22.4 is 24.0. A few figures with more decimals than the rest, such as England's, do not change the column.
 *
 * @example withColumnDecimals(figures) // of 24 and 22.4, both have 1 decimal
 */
export function withColumnDecimals(figures: readonly Observation[]): Observation[] {
  const columns = new Map<string, number[]>();
  const keyOf = ({ source, table, column, indicator, unit }: Observation): string =>
    `${source}|${table}|${column}|${indicator}|${unit}`;
  for (const o of figures) {
    if (!o.value || o.decimals === null || o.published === '') continue;
    const counts = columns.get(keyOf(o)) ?? [];
    const decimals = Math.max(0, o.decimals);
    counts[decimals] = (counts[decimals] ?? 0) + 1;
    columns.set(keyOf(o), counts);
  }
  const usual = new Map([...columns].map(([key, counts]) => [key, usualOf(counts)]));
  return figures.map((o) => {
    const decimals = usual.get(keyOf(o)) ?? 0;
    return o.value === null ||
      o.decimals === null ||
      o.published === '' ||
      o.decimals < 0 ||
      o.decimals >= decimals
      ? o
      : { ...o, decimals };
  });
}

/** The most decimals that a quarter of the figures have, or more. */
function usualOf(counts: readonly number[]): number {
  const all = counts.reduce((sum, n) => sum + (n ?? 0), 0);
  let having = 0;
  for (let decimals = counts.length - 1; decimals > 0; decimals--) {
    having += counts[decimals] ?? 0;
    if (having >= all * USUAL) return decimals;
  }
  return 0;
}
