import { exactly, type Interval, roundingInterval } from '../statistics/interval.js';
import type { Figure } from './observation.js';

/** Whole numbers of things are exact as published, unless they are averages or totals of a nation. */
const counted = (o: Figure): boolean =>
  o.unit === 'count' &&
  o.decimals === 0 &&
  o.geographic_level === 'Local authority' &&
  !o.breakdown.includes('basis=average');

/**
 * Since 2009 the national returns on looked-after children and children in need give an authority's counts
 * to the nearest five; a published multiple of five may be one of those.
 */
export const roundedToFive = (o: Figure): boolean =>
  counted(o) && o.value % 5 === 0 && /^(31 March|Financial year)$/.test(o.time_identifier);

/** National counts are published rounded to tens or hundreds: as many as the zeros they end in. */
const trailingZeros = (value: number): number => {
  const zeros = /0*$/.exec(String(Math.round(value)))?.[0].length ?? 0;
  return value === 0 ? 1 : 10 ** Math.min(zeros, 3);
};

/** The true values for which the figure would have been published as it is. */
export function publishedInterval(o: Figure): Interval {
  if (roundedToFive(o)) return roundingInterval(o.value, 5);
  if (counted(o) || o.unit === 'rank' || o.unit === 'grade') return exactly(o.value);
  if (o.unit === 'count' && o.geographic_level === 'National' && o.decimals === 0)
    return roundingInterval(o.value, trailingZeros(o.value));
  return roundingInterval(o.value, 10 ** -o.decimals);
}
