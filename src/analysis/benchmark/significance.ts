import type { Catalogue } from '../../model/catalogue.js';
import type { Figure } from '../../model/observation.js';
import { twoProportions } from '../../statistics/change/two-proportions.js';
import { twoRates } from '../../statistics/change/two-rates.js';
import { wilson } from '../../statistics/proportion.js';
import { rate } from '../../statistics/rate.js';
import { type CountsBehind, countsBehind, readingOf } from '../figures.js';

/** Confidence limits of a figure, named as PHEindicatormethods names them; empty where no counts are published. */
export interface ValueLimits {
  readonly lowercl: number | null;
  readonly uppercl: number | null;
  readonly confidence: number | null;
  readonly statistic: string;
}

/** What a test says of a difference. */
export interface Significance extends ValueLimits {
  readonly significant: boolean | null;
  readonly method: string;
  /** The figures that count what the test rests on. */
  readonly counted: readonly Figure[];
}

const PUBLISHED = 'published figures, rounding intervals';

/** What is said where no counts are published. */
export const UNTESTED: Significance = {
  lowercl: null,
  uppercl: null,
  confidence: null,
  statistic: '',
  significant: null,
  method: PUBLISHED,
  counted: [],
};

/** Where the counts of a test come from. */
function countsText({ numerator, denominator, unit }: Figure): string {
  if (numerator !== null && denominator !== null) return 'counts as published';
  if (unit !== 'percent') return 'population implied by the rounded rate';
  return numerator === null
    ? 'counts implied by the rounded share'
    : 'denominator implied by the rounded percentage';
}

/** The limits of a figure, with the counts that they rest on; nothing where none are published. */
export function valueLimits(
  value: Figure,
  figures: readonly Figure[],
  catalogue: Catalogue,
): { readonly limits: ValueLimits; readonly method: string; readonly counts: CountsBehind } | null {
  const counts = countsBehind(value, figures, catalogue);
  if (!counts) return null;
  const percent = value.unit === 'percent';
  const { lower, upper, confidence, method } = (percent ? wilson : rate)(counts.x, counts.n);
  const factor = percent ? 100 : 1;
  return {
    limits: {
      lowercl: lower * factor,
      uppercl: upper * factor,
      confidence,
      statistic: percent ? 'percentage' : 'rate per 10,000',
    },
    method,
    counts,
  };
}

/** Two of an area's own figures by an exact test; an area against another's figure, taken as exact, by its limits. */
export function significanceOf(
  value: Figure,
  other: Figure,
  figures: readonly Figure[],
  catalogue: Catalogue,
): Significance {
  const limited = valueLimits(value, figures, catalogue);
  if (!limited) return UNTESTED;
  const { limits, counts } = limited;
  const past = value.area_name === other.area_name ? countsBehind(other, figures, catalogue) : null;
  const counted = [counts, past].flatMap((behind) => behind?.counted ?? []);
  const method = `${PUBLISHED}; ${countsText(value)}; ${limited.method} limits`;
  if (past) {
    const percent = value.unit === 'percent';
    const none = past.x + counts.x === 0;
    const p = none ? 1 : percent ? twoProportions(past, counts).fisherP : twoRates(past, counts).p;
    const test = percent ? "Fisher's exact test" : 'exact conditional test of two rates';
    return { ...limits, significant: p < 0.05, method: `${method}; ${test}`, counted };
  }
  return {
    ...limits,
    significant: readingOf(other) < limits.lowercl! || readingOf(other) > limits.uppercl!,
    counted,
    method: `${method}, the other figure treated as exact${
      other.geographic_level === 'National' ? `, and ${other.area_name} holding ${value.area_name} too` : ''
    }`,
  };
}
