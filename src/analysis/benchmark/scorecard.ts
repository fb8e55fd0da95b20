import { groupBy } from '../../model/group-by.js';
import { caveatText, sentencesOf, sourceText } from '../published.js';
import type { Comparison } from './compare.js';

/** One indicator of one area in one period on one line. */
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
  /** Whether the change is statistically significant; empty where the counts were not published. */
  readonly change_significant: boolean | null;
  readonly neighbours: number | null;
  readonly neighbours_gap: number | null;
  readonly neighbours_reads: string;
  readonly neighbours_significant: boolean | null;
  readonly england: number | null;
  readonly england_gap: number | null;
  readonly england_reads: string;
  readonly england_significant: boolean | null;
  /** How the neighbours' average was calculated. */
  readonly rests_on: string;
  /** What there is nothing to set the value beside of. */
  readonly missing: string;
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
    neighbours_significant: neighbours?.significant ?? null,
    england: england?.comparator_value ?? null,
    england_gap: england?.gap ?? null,
    england_reads: england?.direction ?? '',
    england_significant: england?.significant ?? null,
    rests_on: neighbours?.rests_on ?? '',
    missing: [
      past ? '' : 'no figure of an earlier period was published',
      neighbours ? '' : 'no figure for the neighbours was published for the period',
      england ? '' : 'no comparable figure for England was published for the period',
    ]
      .filter((text) => text !== '')
      .join('; '),
    caveat: caveatText(sentencesOf(group.map(({ caveat }) => caveat))),
    source: sourceText(group.map(({ source }) => source)),
  };
}

/**
 * The rows of a scorecard from the comparisons of one area. Where the last figures published for neighbours and England
 * are of an earlier period than the area's own, that period has its own row.
 */
export function scorecardOf(comparisons: readonly Comparison[]): ScorecardRow[] {
  const groups = groupBy(comparisons, (c) => `${c.indicator}|${c.breakdown}|${c.period}|${c.value}`);
  return [...groups.values()].map(rowOf);
}
