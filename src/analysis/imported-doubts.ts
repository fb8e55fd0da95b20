import { cellName } from '../model/grid.js';
import type { Observation } from '../model/observation.js';
import { shown } from '../text/sentence.js';
import type { Doubt } from './published.js';

/** Counts of files may be rounded to the nearest five: each may be so far from the true one. */
const HALF = 2.5;
/** Percentages of other files are worked out from unrounded counts of other days: a point is no fault. */
const POINT = 1;

/** Shares that stand for a part of a whole cannot exceed it; cover and growth can. */
const MAY_EXCEED = /cover|change|growth/;

const doubt = (
  o: Observation,
  check: string,
  message: string,
  severity: 'high' | 'medium' = 'high',
): Doubt => ({
  check,
  table: o.table,
  cells: cellName(o),
  severity,
  printed: o.printed,
  message,
  source: o.source,
});

/** What the counts beside a percentage say against it. */
function againstCounts(o: Observation): Doubt[] {
  const { value, numerator: x, denominator: n, decimals } = o;
  if (value === null || x === null || n === null || n <= 0 || o.printed === '') return [];
  if (!Number.isInteger(x) || !Number.isInteger(n)) return [];
  const implied = (100 * x) / n;
  const room = 0.5 * 10 ** -(decimals ?? 0) + POINT + (100 * HALF * (1 + x / n)) / Math.max(n - HALF, 1);
  if (Math.abs(implied - value) <= room) return [];
  const message = `${o.area_name}: ${o.printed} % is printed beside ${shown(x, 0)} of ${shown(n, 0)}, which is ${shown(implied, 1)} %.`;
  return [doubt(o, 'ratio', message, 'medium')];
}

/**
 * What cannot be right in figures of imported files: percentages beyond 100, those that the counts beside them
 * contradict – of medium weight, as the cohort may be counted elsewhere – and figures that one file gives twice,
 * and differently.
 *
 * @param figures all figures of a thing, every release.
 * @returns doubts as the findings of the checks are, so that results name them and compare nothing with them.
 * @example importedDoubts(national.figures).map(({ message }) => message)
 */
export function importedDoubts(figures: readonly Observation[]): Doubt[] {
  const seen = new Map<string, Observation>();
  return figures.flatMap((o): Doubt[] => {
    if (o.value === null) return [];
    const key = `${o.source}|${o.indicator}|${o.breakdown}|${o.time_identifier}|${o.time_period}|${o.area_code || o.area_name}`;
    const other = seen.get(key);
    if (!other) seen.set(key, o);
    const twice =
      other && other.value !== o.value && other.column === o.column
        ? [other, o].map((each) =>
            doubt(
              each,
              'same-figure',
              `${o.source} gives ${o.area_name} twice for one period: ${other.printed} and ${o.printed}.`,
            ),
          )
        : [];
    if (o.unit !== 'percent') return twice;
    const beyond =
      (o.value > 100 || o.value < 0) && !MAY_EXCEED.test(o.indicator)
        ? [doubt(o, 'impossible', `${o.area_name}: ${o.printed} % is no share of a whole.`)]
        : [];
    return [...twice, ...beyond, ...againstCounts(o)];
  });
}
