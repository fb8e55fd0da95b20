import type { Areas } from '../model/areas.js';
import { type AnyBreakdown, BREAKDOWN_KEYS, isBreakdownKey, parseBreakdown } from '../model/breakdown.js';
import type { Observation } from '../model/observation.js';
import { type EesTime, eesTime } from './ees-time.js';
import { ENGLAND_CELLS, LEVELS, levelColumns, TOTAL } from './standard.js';

/** Where a figure stands in a data file: what of, when, where and of whom. */
export interface EesKey extends EesTime {
  readonly indicator: string;
  readonly geographic_level: string;
  readonly area_code: string;
  readonly area_name: string;
  /** The filters that are not of the whole. */
  readonly items: AnyBreakdown;
  /** The first and last day, which tell days of one year apart. */
  readonly period_start: string;
  readonly period_end: string;
}

/** Where an observation stands. */
export const eesKey = (o: Observation): EesKey => ({
  ...eesTime(o)!,
  indicator: o.indicator,
  geographic_level: o.geographic_level,
  area_code: o.area_code,
  area_name: o.area_name,
  items: parseBreakdown(o.breakdown) ?? {},
  period_start: o.period_start,
  period_end: o.period_end,
});

/** The filter for the day of a reporting year. */
export const DATE = 'date';

const END_OF_MARCH = '03-31';

/** The day of a figure, or its first and last day: `2025-09-30`, `2024-10-01 to 2025-09-30`. */
const dateOf = ({ period_start, period_end }: EesKey): string =>
  period_start === period_end ? period_end : `${period_start} to ${period_end}`;

/** Whether a reporting year does not say which day the figures are of, because not all are of 31 March. */
export const needsDates = (keys: readonly EesKey[]): boolean =>
  keys.some(
    ({ time_identifier, period_start, period_end }) =>
      time_identifier === 'Reporting year' &&
      period_end !== '' &&
      (period_start !== period_end || period_end.slice(5) !== END_OF_MARCH),
  );

/** The filters of some rows: ours in the order of breakdowns, then those of DfE files by the alphabet. */
export function filtersOf(keys: readonly EesKey[]): string[] {
  const named = new Set(keys.flatMap(({ items }) => Object.keys(items)));
  const others = [...named].filter((filter) => !isBreakdownKey(filter)).sort();
  const dated = needsDates(keys) ? [DATE] : [];
  return [...new Set([...dated, ...BREAKDOWN_KEYS.filter((key) => named.has(key)), ...others])];
}

export const itemOf = (key: EesKey, filter: string): string =>
  key.items[filter] ?? (filter === DATE && key.period_end !== '' ? dateOf(key) : TOTAL);

const COUNTRIES: Readonly<Record<string, readonly [code: string, name: string]>> = {
  E: [ENGLAND_CELLS.country_code, ENGLAND_CELLS.country_name],
  W: ['W92000004', 'Wales'],
  S: ['S92000003', 'Scotland'],
  N: ['N92000002', 'Northern Ireland'],
};

/**
 * The cells of time and place of a row, by heading.
 *
 * @param areas give the names, old codes and regions of authorities; an unknown old code is `x`.
 */
export function placeCells(key: EesKey, areas: Areas): Record<string, string> {
  const { geographic_level, area_code, area_name, time_period, time_identifier } = key;
  const [country_code, country_name] =
    geographic_level === 'National' ? [area_code, area_name] : (COUNTRIES[area_code[0]!] ?? COUNTRIES.E!);
  const cells = { time_period, time_identifier, geographic_level, country_code, country_name };
  const level = LEVELS.find((each) => each.level === geographic_level)!;
  if (geographic_level === 'National') return cells;
  const own = { [level.code]: areas.codeOn(area_code, key.period_end), [level.name]: area_name };
  if (geographic_level !== 'Local authority')
    return { ...cells, ...own, ...Object.fromEntries(level.others.map((column) => [column, 'x'])) };
  const known = areas.at(area_code);
  const region = known && areas.regionsOf(known)[0];
  return {
    ...cells,
    ...own,
    la_name: known?.area_name ?? area_name,
    old_la_code: known?.la_code[0] ?? 'x',
    region_code: region?.area_code ?? '',
    region_name: region?.area_name ?? '',
  };
}

/** The columns of place that the rows fill, the widest level first. */
export const placeColumns = (rows: readonly Readonly<Record<string, string>>[]): string[] =>
  LEVELS.slice(1)
    .flatMap((level) =>
      level.level === 'Local authority' ? ['old_la_code', 'new_la_code', 'la_name'] : levelColumns(level),
    )
    .filter((column) => rows.some((cells) => (cells[column] ?? '') !== ''));

const rankOf = (name: string): number => LEVELS.findIndex(({ level }) => level === name);

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order of rows: the newest first, the widest level first, the whole before its parts. */
export function compareKeys(filters: readonly string[]): (a: EesKey, b: EesKey) => number {
  const byItem = (a: EesKey, b: EesKey): number => {
    for (const filter of filters) {
      const [one, other] = [itemOf(a, filter), itemOf(b, filter)];
      if (one !== other) return one === TOTAL ? -1 : other === TOTAL ? 1 : inOrder(one, other);
    }
    return 0;
  };
  return (a, b) =>
    inOrder(b.time_period, a.time_period) ||
    inOrder(b.period_end, a.period_end) ||
    rankOf(a.geographic_level) - rankOf(b.geographic_level) ||
    inOrder(a.area_code, b.area_code) ||
    byItem(a, b);
}
