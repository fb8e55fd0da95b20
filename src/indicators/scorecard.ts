import { groupBy } from '../observations/group-by.js';
import { type Comparison, compare } from './compare.js';

/** One indicator of one area on one line. */
export interface ScorecardRow {
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  readonly polarity: string;
  readonly area: string;
  readonly breakdown: string;
  readonly period: string;
  readonly value: number;
  /** Change since the period before, and how it reads. */
  readonly change: number | null;
  readonly since: string;
  readonly change_reads: string;
  /** Whether the change is more than chance explains; empty where the print gives no counts. */
  readonly change_significant: boolean | null;
  readonly neighbours: number | null;
  readonly neighbours_gap: number | null;
  readonly neighbours_reads: string;
  readonly england: number | null;
  readonly england_gap: number | null;
  readonly england_reads: string;
  readonly caveat: string;
  readonly source: string;
}

function rowOf(group: readonly Comparison[]): ScorecardRow {
  const find = (comparator: string) => group.find((c) => c.comparator === comparator);
  const [past, neighbours, england] = [find('own past'), find('Statistical neighbours'), find('England')];
  const first = group[0]!;
  return {
    indicator: first.indicator,
    name: first.name,
    unit: first.unit,
    polarity: first.polarity,
    area: first.area,
    breakdown: first.breakdown,
    period: first.period,
    value: first.value,
    change: past?.gap ?? null,
    since: past?.comparator_period ?? '',
    change_reads: past?.direction ?? '',
    change_significant: past?.significant ?? null,
    neighbours: neighbours?.comparator_value ?? null,
    neighbours_gap: neighbours?.gap ?? null,
    neighbours_reads: neighbours?.direction ?? '',
    england: england?.comparator_value ?? null,
    england_gap: england?.gap ?? null,
    england_reads: england?.direction ?? '',
    caveat: [...new Set(group.map(({ caveat }) => caveat))].filter((text) => text !== '').join(' '),
    source: first.source,
  };
}

/**
 * Many indicators of one area on a page: the last value, how it moved, and how it stands against neighbours
 * and England, each read by the indicator's polarity.
 *
 * @returns a row for each indicator that has a comparator, in the order of the tables.
 */
export function scorecard(...of: Parameters<typeof compare>): ScorecardRow[] {
  return [...groupBy(compare(...of), (c) => `${c.indicator}|${c.breakdown}`).values()].map(rowOf);
}
