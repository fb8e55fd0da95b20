import type { Catalogue, Indicator } from '../model/catalogue.js';
import type { Figure, Observation } from '../model/observation.js';
import { periodName } from '../model/period.js';
import { publishedInterval } from '../model/published-interval.js';
import { type Interval, times } from '../statistics/interval.js';

/** Our reading of a figure: the published value, or what it certainly stands for on its right scale. */
export const readingOf = (o: Figure): number => o.corrected ?? o.value;

/** The same of what may have no number. */
export const readingIn = (o: Observation | undefined): number | null => o?.corrected ?? o?.value ?? null;

/** How a difference above or below 0 reads by the polarity of what is measured. */
export function reads(difference: number, polarity: Indicator['polarity']): 'better' | 'worse' | 'neither' {
  if (polarity === 'neither') return 'neither';
  return difference > 0 === (polarity === 'high is good') ? 'better' : 'worse';
}

/** What the true value may be, on the scale of `readingOf`. */
export const intervalOf = (o: Figure): Interval =>
  o.corrected === null ? publishedInterval(o) : times(publishedInterval(o), o.corrected / o.value);

/** So many figures with .0 and no other digit are whole numbers that a spreadsheet gave a decimal to. */
const ENOUGH_WHOLE = 3;

/** The figure with the decimals it can bear: none where its table gives all of the area's with .0. */
export function withFairDecimals(o: Figure, figures: readonly Figure[]): Figure {
  if (o.decimals <= 0 || !Number.isInteger(o.value)) return o;
  const alike = figures.filter(
    (c) => c.table === o.table && c.area_name === o.area_name && c.indicator === o.indicator,
  );
  return alike.length >= ENOUGH_WHOLE && alike.every(({ value }) => Number.isInteger(value))
    ? { ...o, decimals: 0 }
    : o;
}

/** That a document gives a figure of the same thing for a later day, and the last one. */
export function laterCaveat(o: Figure, figures: readonly Figure[]): string {
  const later = figures
    .filter(
      (c) =>
        c.indicator === o.indicator &&
        c.area_name === o.area_name &&
        c.breakdown === o.breakdown &&
        c.period_end > o.period_end,
    )
    .sort((a, b) => a.period_end.localeCompare(b.period_end))
    .at(-1);
  return later ? `A later figure has been published: ${later.published} (${periodName(later)}).` : '';
}

/** How the breakdown of a comparator says that its areas were averaged. */
const AVERAGED = 'basis=average of authorities';

/** The breakdown without the key that only says how a comparator was averaged. */
export const comparable = ({ breakdown }: Observation): string =>
  breakdown.includes(AVERAGED)
    ? breakdown
        .split('; ')
        .filter((pair) => pair !== AVERAGED)
        .join('; ')
    : breakdown;

/** The events and the children behind a published rate or share. */
export interface CountsBehind {
  readonly x: number;
  readonly n: number;
  /** The figure that counts one of them, where it is published by itself. */
  readonly counted: Figure | null;
}

/** Numerator and denominator as published with the figure, where they are whole numbers that make a share or rate. */
export function countsGiven({ numerator: x, denominator: n, unit }: Figure): CountsBehind | null {
  const whole = x !== null && n !== null && Number.isInteger(x) && Number.isInteger(n);
  const events = unit === 'percent' ? n !== null && x !== null && x <= n : unit === 'rate_per_10000';
  return whole && n > 0 && events ? { x, n, counted: null } : null;
}

/** A denominator is implied only where rounding leaves it known to within this part of itself. */
const CLOSE = 0.1;

/** Whether a published numerator is a count of people: those of posts and days are not always whole numbers. */
const countsPeople = (o: Figure, figures: readonly Figure[]): boolean =>
  o.numerator !== null &&
  figures.every((c) => c.indicator !== o.indicator || c.numerator === null || Number.isInteger(c.numerator));

/** The published count with the denominator that the rounded rate or percentage implies. */
function countsImplied(o: Figure, x: number): CountsBehind | null {
  const [value, half] = [readingOf(o), 0.5 * 10 ** -o.decimals];
  if (!Number.isInteger(x) || x < 0 || value <= 0 || half / value > CLOSE) return null;
  if (o.unit === 'rate_per_10000') return { x, n: (x / value) * 10_000, counted: null };
  return { x, n: Math.max(x, Math.round((x / value) * 100)), counted: null };
}

/**
 * The counts behind a published rate or percentage: numerator and denominator as published with it; else the count
 * published with it, or the cohort that a percentage is a share of, in the same period or on its last day. Where only one
 * of the two is published, the other is what the rounded figure implies.
 *
 * @returns `null` where neither is published, or where posts are counted and not people.
 */
export function countsBehind(
  o: Figure,
  figures: readonly Figure[],
  { indicators }: Catalogue,
): CountsBehind | null {
  const { rate_of, share_of } = indicators.get(o.indicator) ?? { rate_of: '', share_of: '' };
  const beside = (indicator: string): Figure | null => {
    if (indicator === '') return null;
    const candidates = figures.filter(
      (c) =>
        c.indicator === indicator &&
        c.area_name === o.area_name &&
        c.period_end === o.period_end &&
        c.breakdown === o.breakdown,
    );
    return (
      candidates.find((c) => c.period_start === o.period_start) ??
      candidates.find((c) => c.period_start === c.period_end) ??
      null
    );
  };
  const given = countsGiven(o);
  if (given) return given;
  if ([o.numerator, o.denominator].some((count) => count !== null && !Number.isInteger(count))) return null;
  const implied = o.denominator === null && countsPeople(o, figures);
  const whole = (figure: Figure | null): number | null => figure && Math.round(readingOf(figure));
  if (o.unit === 'percent') {
    const counted = o.denominator === null ? beside(share_of) : null;
    const n = o.denominator ?? whole(counted);
    if (n === null && implied) return countsImplied(o, o.numerator!);
    return n === null || n <= 0 || !Number.isInteger(n)
      ? null
      : { x: Math.min(n, o.numerator ?? Math.round((readingOf(o) / 100) * n)), n, counted };
  }
  if (o.unit === 'rate_per_10000' && implied) return countsImplied(o, o.numerator!);
  const counted = readingOf(o) > 0 ? beside(rate_of) : null;
  const x = whole(counted);
  const behind = x === null ? null : countsImplied(o, x);
  return behind && { ...behind, counted };
}
