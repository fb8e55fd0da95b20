import { insist } from '../estimate.js';
import type { Improvement } from './verdicts.js';

/** How a series is charted; without options, by the rules of Making Data Count and with no direction better. */
export interface ProcessChartOptions {
  /** Default `neutral`: a signal is then only high or low. */
  readonly improvement?: Improvement;
  /** In the unit of the values. */
  readonly target?: number;
  /** 0-based places of the points from which the limits are drawn anew. */
  readonly rebaseAt?: readonly number[];
  /** Draw the limits of each group from its first points only, 12 or more, missing ones counted. */
  readonly fixAfter?: number;
  /** Default `true`. */
  readonly screenOutliers?: boolean;
  /** Points that make a shift; default 7. */
  readonly shiftPoints?: number;
  /** Points, not steps, that make a trend; default 7. */
  readonly trendPoints?: number;
  /** The date of each point, `2014-03-31`, oldest first; with them, missing months are found. */
  readonly dates?: readonly string[];
  /** Whether a value counts what there is at a moment (month-end caseload) or what happens in a period. */
  readonly measured?: 'stock' | 'flow';
}

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Throw `InvalidInputError` unless the series and the options can make a chart. */
export function insistChart(values: readonly (number | null)[], options: ProcessChartOptions): void {
  const { target, rebaseAt = [], fixAfter, shiftPoints, trendPoints, dates } = options;
  insist(
    values.some((value) => value !== null),
    'A process chart needs at least one value, but the series has none.',
  );
  for (const value of values)
    insist(
      value === null || Number.isFinite(value),
      `A point must be a number, or null where it is missing, not ${value}.`,
    );
  insist(target === undefined || Number.isFinite(target), `A target must be a number, not ${target}.`);
  for (const place of rebaseAt)
    insist(
      Number.isInteger(place) && place >= 0 && place < values.length,
      `A rebase must be at one of the ${values.length} points, counted from 0, not at ${place}.`,
    );
  insist(
    fixAfter === undefined || (Number.isInteger(fixAfter) && fixAfter >= 12),
    `Limits may be fixed after 12 points or more, a whole number, not after ${fixAfter}.`,
  );
  for (const points of [shiftPoints, trendPoints])
    insist(
      points === undefined || (Number.isInteger(points) && points >= 2),
      `A run has 2 points or more, a whole number, not ${points}.`,
    );
  if (dates === undefined) return;
  insist(
    dates.length === values.length,
    `Every point needs one date, but there are ${dates.length} dates for ${values.length} points.`,
  );
  dates.forEach((date, i) => {
    insist(DATE.test(date), `A date must be written like 2014-03-31, not ${date}.`);
    insist(i === 0 || date > dates[i - 1]!, `Dates must run forwards, but ${date} follows ${dates[i - 1]}.`);
  });
}
