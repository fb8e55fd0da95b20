import type { Neighbour } from '../model/catalogue.js';
import { groupBy } from '../model/group-by.js';
import type { Figure } from '../model/observation.js';
import { PER } from '../model/per.js';
import { periodName } from '../model/period.js';
import { median } from '../statistics/median.js';
import { ENGLAND, type NationalArea } from './benchmark/national.js';

/** One value that the files allow for a published figure. */
export interface Candidate {
  readonly value: number;
  /** How far the true value may lie from it, as the files round. */
  readonly half: number;
  readonly how: 'figure' | 'mean' | 'mean of rounded' | 'median' | 'pooled' | 'mean of authorities' | 'total';
  readonly period: string;
  readonly newest: boolean;
  readonly n: number;
  readonly listed: number;
  readonly source: string;
}

/** To the nearest five, halves up. */
export const five = (value: number): number => Math.floor(value / 5 + 0.5) * 5;

/** Half of the last digit a figure is given to; national counts are rounded to tens and hundreds. */
function halfOf(o: Figure): number {
  if (o.unit !== 'count') return 0.5 * 10 ** -o.decimals;
  if (o.geographic_level === 'Local authority') return 0;
  return o.value % 100 === 0 ? 50 : o.value % 10 === 0 ? 5 : 0;
}

/** Figures of one indicator and breakdown by the last day of their period, every release of them. */
export type ByEnd = ReadonlyMap<string, readonly Figure[]>;

/** The same day of another year. */
export const shifted = (end: string, years: number): string =>
  `${Number(end.slice(0, 4)) + years}${end.slice(4)}`;

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** The figures of a period by release, the newest first, each by area. */
function releasesOf(figures: readonly Figure[]): Map<string, Figure>[] {
  const bySource = groupBy(figures, (o) => o.source);
  return [...bySource.values()].map((all) => new Map([...all].reverse().map((o) => [o.area_code, o])));
}

/** What the files allow for the neighbours' average. */
function averages(members: readonly Figure[], listed: number, newest: boolean): Candidate[] {
  const values = members.map(({ value }) => value);
  if (values.length === 0) return [];
  const first = members[0]!;
  const of = (how: Candidate['how'], value: number, half: number): Candidate => ({
    value,
    half,
    how,
    period: periodName(first),
    newest,
    n: values.length,
    listed,
    source: first.source,
  });
  const half = Math.max(...members.map(halfOf));
  const counts = members.flatMap(({ numerator, denominator }) =>
    numerator !== null && denominator ? [[numerator, denominator] as const] : [],
  );
  const per = PER[first.unit] ?? 1;
  const rounded = first.unit === 'count' ? values.map(five) : values.map((value) => Math.round(value));
  return [
    of('mean', mean(values), half),
    of('mean of rounded', mean(rounded), 0),
    of('median', median(values), half),
    ...(counts.length === values.length
      ? [of('pooled', (counts.reduce((a, [x]) => a + x, 0) / counts.reduce((a, [, n]) => a + n, 0)) * per, 0)]
      : []),
  ];
}

/** All that the files allow for a figure of an area in a period. */
export function candidates(
  o: Figure,
  byEnd: ByEnd,
  end: string,
  area: NationalArea,
  listed: readonly Neighbour[],
): Candidate[] {
  return releasesOf(byEnd.get(end) ?? []).flatMap((byArea, at): Candidate[] => {
    const newest = at === 0;
    const one = (found: Figure | undefined, how: Candidate['how'] = 'figure'): Candidate[] =>
      found
        ? [
            {
              value: found.value,
              half: halfOf(found),
              how,
              period: periodName(found),
              newest,
              n: 1,
              listed: 1,
              source: found.source,
            },
          ]
        : [];
    if (o.geographic_level === 'Statistical neighbours')
      return averages(
        listed.flatMap(({ neighbour_code }) => byArea.get(neighbour_code) ?? []),
        listed.length,
        newest,
      );
    if (o.geographic_level === 'National') {
      const national = byArea.get(ENGLAND);
      const average = o.breakdown.includes('average of authorities');
      const authorities = [...byArea.values()].filter((f) => f.geographic_level === 'Local authority');
      const over = average ? averages(authorities, authorities.length, newest).slice(0, 1) : [];
      return [
        ...over.map((c) => ({ ...c, how: 'mean of authorities' as const })),
        ...one(national, average ? 'total' : 'figure'),
      ];
    }
    return one(byArea.get(area.area_code));
  });
}
