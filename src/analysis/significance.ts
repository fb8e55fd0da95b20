import type { Catalogue } from '../model/catalogue.js';
import type { Figure } from '../model/observation.js';
import { twoProportions } from '../statistics/change/two-proportions.js';
import { twoRates } from '../statistics/change/two-rates.js';
import { wilson } from '../statistics/proportion.js';
import { rate } from '../statistics/rate.js';
import { countsBehind, readingOf } from './figures.js';

/** What a test says of a difference. */
export interface Significance {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly significant: boolean | null;
  readonly method: string;
  /** The figures that count what the test rests on. */
  readonly counted: readonly Figure[];
}

const PUBLISHED = 'published figures, rounding intervals';
/** What is said where the counts were not published. */
export const UNTESTED: Significance = {
  lower: null,
  upper: null,
  significant: null,
  method: PUBLISHED,
  counted: [],
};

/** Two of an area's own figures by an exact test; an area against another's figure, taken as exact, by its limits. */
export function significanceOf(
  value: Figure,
  other: Figure,
  figures: readonly Figure[],
  catalogue: Catalogue,
): Significance {
  const counts = countsBehind(value, figures, catalogue);
  if (!counts) return UNTESTED;
  const percent = value.unit === 'percent';
  const limits = percent ? wilson(counts.x, counts.n) : rate(counts.x, counts.n);
  const factor = percent ? 100 : 1;
  const [lower, upper] = [limits.lower * factor, limits.upper * factor];
  const past = value.area_name === other.area_name ? countsBehind(other, figures, catalogue) : null;
  const given = value.numerator !== null && value.denominator !== null;
  const implied = given
    ? 'counts as published'
    : percent
      ? value.numerator === null
        ? 'counts implied by the rounded share'
        : 'denominator implied by the rounded percentage'
      : 'population implied by the rounded rate';
  const counted = [counts, past].flatMap((behind) => behind?.counted ?? []);
  const limited = `${PUBLISHED}; ${implied}; ${limits.method} limits`;
  if (past) {
    const none = past.x + counts.x === 0;
    const p = none ? 1 : percent ? twoProportions(past, counts).fisherP : twoRates(past, counts).p;
    const test = percent ? "Fisher's exact test" : 'exact conditional test of two rates';
    return { lower, upper, significant: p < 0.05, method: `${limited}; ${test}`, counted };
  }
  const outside = readingOf(other) < lower || readingOf(other) > upper;
  return {
    lower,
    upper,
    significant: outside,
    counted,
    method: `${limited}, the other figure treated as exact${
      other.geographic_level === 'National' ? `, and ${other.area_name} holding ${value.area_name} too` : ''
    }`,
  };
}
