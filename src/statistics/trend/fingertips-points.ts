import { insist } from '../estimate.js';

/** A year's figure with its 95 % limits, in any unit; `null` where it is not published. */
export interface YearFigure {
  readonly year: number;
  readonly count: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A year's figure of which everything is there. */
export type WholeYearFigure = { readonly [Key in keyof YearFigure]: number };

/** The points a trend rests on, or why there can be none. */
export type RecentPoints = { readonly used: readonly WholeYearFigure[] } | { readonly refused: string };

/** Fingertips looks at the five latest years. */
export const POINTS_TO_USE = 5;

function insistFigure({ year, count, denominator, value, lower, upper }: YearFigure): void {
  const sensible = (x: number | null): boolean => x === null || Number.isFinite(x);
  insist([count, denominator, value, lower, upper].every(sensible), `A figure of ${year} is not a number.`);
  insist((count ?? 0) >= 0 && (denominator ?? 0) >= 0, `A count or denominator of ${year} is negative.`);
  insist(
    lower === null || upper === null || lower <= upper,
    `The limits of ${year} are the wrong way round.`,
  );
}

/** The years have to follow one another as years do; months or quarters would share or split them. */
const areYears = (years: readonly number[]): boolean =>
  years.every(Number.isInteger) && new Set(years).size === years.length;

const hasLimits = (figure: YearFigure): figure is WholeYearFigure =>
  figure.lower !== null && figure.upper !== null;

/**
 * The points that Fingertips rests a recent trend on: the five latest years with value, count and denominator,
 * which need not follow one another. Those without limits drop out afterwards, so that there can be fewer.
 *
 * Source: as in FingertipsNext `TrendRequest`.
 *
 * @param yearsPerPoint how long a period each figure covers: 1 for annual figures, the only ones allowed.
 */
export function recentPoints(figures: readonly YearFigure[], yearsPerPoint: number): RecentPoints {
  for (const figure of figures) insistFigure(figure);
  if (yearsPerPoint !== 1 || !areYears(figures.map(({ year }) => year)))
    return { refused: 'A recent trend is for annual figures that do not overlap, and these are not.' };
  const valid = figures.filter(
    ({ value, count, denominator }) => value !== null && count !== null && denominator,
  );
  if (valid.length < POINTS_TO_USE)
    return {
      refused: `A recent trend needs ${POINTS_TO_USE} years with figures, but there are ${valid.length}.`,
    };
  const whole = valid.find(({ count, denominator }) => count === denominator);
  if (whole)
    return { refused: `In ${whole.year} the count is all of the denominator, which leaves no trend to fit.` };
  const latest = valid.filter(hasLimits).sort((a, b) => a.year - b.year);
  return { used: latest.slice(-POINTS_TO_USE) };
}
