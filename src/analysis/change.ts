import type { Observation } from '../model/observation.js';
import { type Interval, overlap } from '../statistics/interval.js';
import { roundHalfUp } from '../statistics/rounding.js';

type Measured = Pick<Observation, 'value' | 'decimals' | 'corrected'>;

/** Digits that a difference of two binary fractions can be trusted to. */
const EXACT = 10;

/**
 * The difference between two figures, in their unit: percentage points for percentages.
 *
 * It has the decimals of the figure that has more of them, because files leave out final zeros: 22.4 less 24 is
 * −1.6. Every table, sentence, file, chart and page takes the change from here.
 *
 * @returns `null` where either figure has no value.
 * @example differenceOf({ value: 22.4, decimals: 1, corrected: null }, { value: 24, decimals: 0, corrected: null }) // -1.6
 */
export function differenceOf(value: Measured, other: Measured): number | null {
  const [own, theirs] = [value.corrected ?? value.value, other.corrected ?? other.value];
  if (own === null || theirs === null) return null;
  const rescaled = value.corrected !== null || other.corrected !== null;
  const decimals = Math.max(0, value.decimals ?? 0, other.decimals ?? 0);
  return roundHalfUp(own - theirs, rescaled ? EXACT : Math.min(decimals, EXACT));
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
