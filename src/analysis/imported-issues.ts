import { cellName } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import type { Observation } from '../model/observation.js';
import { shown } from '../text/number.js';

/** Counts of files may be rounded to the nearest five: each may be so far from the true one. */
const HALF = 2.5;
/** Percentages of other files are worked out from unrounded counts of other days: a point is no fault. */
const POINT = 1;

/** Shares that stand for a part of a whole cannot exceed it; cover and growth can. */
const MAY_EXCEED = /cover|change|growth/;

const issue = (
  o: Observation,
  check: string,
  message: string,
  severity: 'high' | 'medium' = 'high',
): Issue => ({
  check,
  table: o.table,
  cells: cellName(o),
  severity,
  published: o.published,
  expected: '',
  difference: '',
  message,
  source: o.source,
});

/** What the counts beside a percentage say against it. */
function againstCounts(o: Observation): Issue[] {
  const { value, numerator: x, denominator: n, decimals } = o;
  if (value === null || x === null || n === null || n <= 0 || o.published === '') return [];
  if (!Number.isInteger(x) || !Number.isInteger(n)) return [];
  const implied = (100 * x) / n;
  const room = 0.5 * 10 ** -(decimals ?? 0) + POINT + (100 * HALF * (1 + x / n)) / Math.max(n - HALF, 1);
  if (Math.abs(implied - value) <= room) return [];
  const message = `${o.area_name}: ${o.published} % is published beside ${shown(x, 0)} of ${shown(n, 0)}, which is ${shown(implied, 1)} %.`;
  return [issue(o, 'ratio', message, 'medium')];
}

/**
 * What cannot be right in figures of imported files: percentages beyond 100, those that the counts beside them
 * contradict – of medium weight, as the cohort may be counted elsewhere – and figures that one file gives twice,
 * and differently.
 *
 * @param figures all figures of a thing, every release.
 * @returns issues as the issues of the checks are, so that results name them and compare nothing with them.
 * @example importedIssues(national.figures).map(({ message }) => message)
 */
export function importedIssues(figures: readonly Observation[]): Issue[] {
  const seen = new Map<string, Observation>();
  return figures.flatMap((o): Issue[] => {
    if (o.value === null) return [];
    const key = `${o.source}|${o.indicator}|${o.breakdown}|${o.time_identifier}|${o.time_period}|${o.area_code || o.area_name}`;
    const other = seen.get(key);
    if (!other) seen.set(key, o);
    const twice =
      other && other.value !== o.value && other.column === o.column
        ? [other, o].map((each) =>
            issue(
              each,
              'same-figure',
              `${o.source} gives ${o.area_name} twice for one period: ${other.published} and ${o.published}.`,
            ),
          )
        : [];
    if (o.unit !== 'percent') return twice;
    const beyond =
      (o.value > 100 || o.value < 0) && !MAY_EXCEED.test(o.indicator)
        ? [issue(o, 'impossible', `${o.area_name}: ${o.published} % cannot be a share of a whole.`)]
        : [];
    return [...twice, ...beyond, ...againstCounts(o)];
  });
}
