import type { Dataset } from '../model/dataset.js';
import { nearest } from '../model/nearest.js';
import { type Figure, isFigure, type Observation } from '../model/observation.js';
import { parsePeriod, periodName } from '../model/period.js';
import { insist } from '../statistics/estimate.js';
import { andList, orList } from '../text/list.js';

/** Which figure is meant. */
export interface FigureAsked {
  /** Id of the indicator, such as `cla_number`. */
  readonly indicator: string;
  /** Name of the area, such as `Croydon`. */
  readonly area: string;
  /** The period by its name, `31 March 2014` or `2013-14`, or by its last day, `2014-03-31`. */
  readonly period: string;
  /** The group that is counted, such as `origin=UASC`; the whole unless said otherwise. */
  readonly breakdown?: string;
  /** The table to take it from, where several have it. */
  readonly table?: string;
}

/** So many values are named in a message. */
const NAMED = 6;

const dayOf = (period: string): number => Date.parse(parsePeriod(period)?.period_end || period);

/** The values nearest to the one asked for, in time or in letters; the first few if none is near. */
function near(asked: string, there: readonly string[]): string[] {
  const day = dayOf(asked);
  if (!Number.isNaN(day)) {
    const away = (period: string): number => Math.abs(dayOf(period) - day);
    const dated = there.filter((period) => !Number.isNaN(dayOf(period)));
    if (dated.length > 0) return dated.sort((a, b) => away(a) - away(b)).slice(0, NAMED);
  }
  const alike = nearest(asked, there);
  return (alike.length > 0 ? alike : there).slice(0, NAMED);
}

const quoted = (value: string): string => (value === '' ? 'the whole' : `"${value}"`);

/** The figures that have the value asked for; what there is instead, where none has. */
function narrowed(
  figures: readonly Observation[],
  what: string,
  asked: string,
  valuesOf: (o: Observation) => readonly string[],
): readonly Observation[] {
  const found = figures.filter((o) => valuesOf(o).includes(asked));
  const there = [...new Set(figures.map((o) => valuesOf(o)[0]!))];
  const known = near(asked, there);
  insist(
    found.length > 0,
    `No figure is published ${what} ${quoted(asked)}; ${known.length < there.length ? 'the nearest are' : 'there is'} ${orList(known.map(quoted))}.`,
  );
  return found;
}

/**
 * The one published figure of an indicator, an area and a period.
 *
 * @param published what `load()` gives.
 * @returns the observation: `value` in the indicator's unit as published – `corrected` holds our reading where the
 *   scale is certainly another – with its published text, cell and source.
 * @throws InvalidInputError that names what is near, if no figure or more than one is published, or if there is no number.
 * @example figure(load(), { indicator: 'cin_rate', area: 'Croydon', period: '31 March 2014' }).value // 410.3
 */
export function figure(
  { figures }: Dataset,
  { indicator, area, period, breakdown = '', table }: FigureAsked,
): Figure {
  const ofIndicator = narrowed([...figures], 'of the indicator', indicator, (o) => [o.indicator]);
  const ofTable =
    table === undefined
      ? ofIndicator
      : narrowed(ofIndicator, `of ${indicator} in the table`, table, (o) => [o.table]);
  const ofArea = narrowed(ofTable, `of ${indicator} for the area`, area, (o) => [o.area_name]);
  const ofGroup = narrowed(ofArea, `of ${indicator}, ${area}, for`, breakdown, (o) => [o.breakdown]);
  const found = narrowed(ofGroup, `of ${indicator}, ${area}, for the period`, period, (o) => [
    periodName(o),
    o.period_end,
  ]);
  const [one] = found;
  const told = found.map((o) => `${o.published || 'a blank'} for ${periodName(o)} in ${o.table}`);
  insist(
    found.length === 1,
    `${found.length} figures are published of ${indicator}, ${area}, ${period}: ${andList(told)}. Name the table, or the period in words.`,
  );
  insist(
    isFigure(one!),
    `There is no number for ${indicator}, ${area}, ${period}: ${one!.table} prints ${quoted(one!.published).replace('the whole', 'nothing')} (${one!.status}).`,
  );
  return one as Figure;
}
