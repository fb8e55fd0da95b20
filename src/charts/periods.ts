import type { Observation } from '../model/observation.js';
import { periodName } from '../model/period.js';
import { SIZES } from './style.js';
import { textWidth } from './text-width.js';

/** A period that is one month. */
export const MONTH =
  /^(January|February|March|April|May|June|July|August|September|October|November|December)$/;
const DAY = 24 * 60 * 60 * 1000;
const YEAR = 365.25 * DAY;

/** A time axis: what a chart of periods needs of Vega-Lite. */
export interface TimeAxis {
  /** First and last tick, in milliseconds. */
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** Labels in lines, by tick. */
  readonly labelExpr: string;
  /** Steps longer than this are a gap, not a line, in milliseconds. */
  readonly step: number;
}

/** An axis before it is laid out: without gaps. */
export const NO_AXIS: TimeAxis = { domain: [0, 0], ticks: [], labelExpr: '', step: Infinity };

const at = (o: Observation): number => Date.parse(o.period_end);

/** Words of an axis for one period, in lines. */
function labelLines(o: Observation, yearSaid: boolean): string[] {
  if (MONTH.test(o.time_identifier)) {
    const month = o.time_identifier.slice(0, 3);
    return yearSaid ? [month] : [month, o.period_end.slice(0, 4)];
  }
  const name = periodName(o).replace(/^academic year /, '');
  const [, day, year] = /^(\d{1,2} [A-Z][a-z]+) (\d{4})$/.exec(name) ?? [];
  if (day !== undefined) return [day.length > 6 ? day.replace(/ ([A-Z][a-z]{2})[a-z]+$/, ' $1') : day, year!];
  const [, span, end] = /^(12 months to) (.+)$/.exec(name) ?? [];
  return span === undefined ? [name] : [span, end!];
}

const lookup = (labels: ReadonlyMap<number, readonly string[]>): string =>
  `({${[...labels].map(([tick, lines]) => `'${tick}': ${JSON.stringify(lines)}`).join(', ')}})[toString(toNumber(datum.value))]`;

/**
 * A time axis on which every period stands at its last day. Each has its own label if there is room for all,
 * else every other or third where they follow each other evenly; else the years have.
 *
 * @param width of the plot in pixels.
 */
export function timeAxis(observations: readonly Observation[], width: number): TimeAxis {
  const byDate = new Map<number, Observation>();
  for (const o of observations) if (o.period_end !== '' && !byDate.has(at(o))) byDate.set(at(o), o);
  const dates = [...byDate.keys()].sort((a, b) => a - b);
  const [from, to] = [dates[0]!, dates.at(-1)!];
  const monthly = observations.every((o) => MONTH.test(o.time_identifier));
  const yearOf = (date: number | undefined): string => byDate.get(date!)?.period_end.slice(0, 4) ?? '';
  /** The labels of some periods: each year is named at the first of its months that has a label. */
  const labelsOf = (shown: readonly number[]): Map<number, string[]> =>
    new Map(
      shown.map((date, i) => [
        date,
        labelLines(byDate.get(date)!, monthly && yearOf(date) === yearOf(shown[i - 1])),
      ]),
    );
  const place = (date: number): number => (to === from ? 0 : ((date - from) / (to - from)) * width);
  const fits = (shown: readonly number[]): boolean => {
    const labels = labelsOf(shown);
    const wide = (date: number): number =>
      Math.max(...labels.get(date)!.map((line) => textWidth(line, SIZES.text)));
    return shown.every((date, i) => {
      const before = shown[i - 1];
      return before === undefined || place(date) - place(before) >= (wide(date) + wide(before)) / 2 + 6;
    });
  };
  const steps = dates.slice(1).map((date, i) => date - dates[i]!);
  const step = monthly ? 31 * DAY : Math.max(YEAR, Math.min(...steps, Infinity) || YEAR);
  const even = Math.max(...steps) < 1.5 * Math.min(...steps);
  const every = [1, ...(even ? [2, 3, 4, 6, 12] : [])].find((n) => fits(dates.filter((_, i) => i % n === 0)));
  if (every !== undefined) {
    const ticks = dates.filter((_, i) => i % every === 0);
    return {
      domain: [from, to],
      ticks,
      labelExpr: lookup(labelsOf(ticks)),
      step,
    };
  }
  const [start, end] = [new Date(from).getUTCFullYear(), new Date(to).getUTCFullYear() + 1];
  const inside = Array.from({ length: end - start + 1 }, (_, i) => Date.UTC(start + i, 0, 1));
  const yearLabels = new Map(inside.map((year) => [year, [String(new Date(year).getUTCFullYear())]]));
  return {
    domain: [inside[0]!, inside.at(-1)!],
    ticks: inside,
    labelExpr: lookup(yearLabels),
    step,
  };
}

/** How long a period is, as far as it matters for setting figures side by side: a day, a month, a year, … */
export function spanOf({ period_start, period_end }: Observation): string {
  const days = Math.round((Date.parse(period_end) - Date.parse(period_start)) / DAY) + 1;
  if (days >= 28 && days <= 31) return 'month';
  if (days >= 360 && days <= 371) return 'year';
  return `${days} days`;
}

/** Whether so much time lies between two periods that one in between must be missing. */
export const isGap = (a: string, b: string, { step }: TimeAxis): boolean =>
  Date.parse(b) - Date.parse(a) > step * 1.5;
