import { type Breakdown, formatBreakdown, parseBreakdown } from '../observations/breakdown.js';
import type { Catalogue } from '../observations/catalogue.js';
import type { Figure, Observation } from '../observations/observation.js';
import { printedInterval } from '../observations/printed-interval.js';
import { isProse } from '../observations/prose.js';
import { type Interval, scale } from '../statistics/interval.js';

/** Our reading of a figure: the printed value, or what it certainly stands for on its right scale. */
export const readingOf = (o: Figure): number => o.corrected ?? o.value;

/** What the true value may be, on the scale of `readingOf`. */
export const intervalOf = (o: Figure): Interval =>
  o.corrected === null ? printedInterval(o) : scale(printedInterval(o), o.corrected / o.value);

/** Whether a figure stands in a table, and not in running text. */
export const inTable = (o: Observation): boolean => !isProse(o);

/** The breakdown without the key that only says how a comparator was averaged. */
export function comparable({ breakdown }: Observation): string {
  const { basis, ...rest } = (parseBreakdown(breakdown) ?? {}) as Breakdown;
  return basis === 'average of authorities' ? formatBreakdown(rest) : breakdown;
}

/** The events and the children behind a printed rate or share. */
export interface CountsBehind {
  readonly x: number;
  readonly n: number;
}

/**
 * The counts behind a printed rate or share, where the print gives them: the count beside a rate, the cohort
 * a percentage is a share of, in the same period or on its last day. Counts behind a percentage, and the
 * population behind a rate, are what the rounded figure implies.
 */
export function countsBehind(
  o: Figure,
  figures: readonly Figure[],
  { indicators }: Catalogue,
): CountsBehind | null {
  const { rate_of, share_of } = indicators.get(o.indicator) ?? { rate_of: '', share_of: '' };
  const beside = (indicator: string): number | null => {
    const candidates = figures.filter(
      (c) =>
        c.indicator === indicator &&
        c.area_name === o.area_name &&
        c.period_end === o.period_end &&
        c.breakdown === o.breakdown,
    );
    const found =
      candidates.find((c) => c.period_start === o.period_start) ??
      candidates.find((c) => c.period_start === c.period_end);
    return found ? Math.round(readingOf(found)) : null;
  };
  if (o.unit === 'percent') {
    const n = o.denominator ?? beside(share_of);
    return n === null || n <= 0 ? null : { x: Math.round((readingOf(o) / 100) * n), n };
  }
  const x = rate_of === '' || readingOf(o) <= 0 ? null : beside(rate_of);
  return x === null ? null : { x, n: (x / readingOf(o)) * 10_000 };
}
