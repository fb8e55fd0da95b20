import { readingOf } from '../../src/analysis/figures.js';
import { issueText } from '../../src/analysis/published.js';
import { formatBreakdown, parseBreakdown } from '../../src/model/breakdown.js';
import type { Dataset } from '../../src/model/dataset.js';
import { groupBy } from '../../src/model/group-by.js';
import { type Figure, isFigure } from '../../src/model/observation.js';
import { periodName } from '../../src/model/period.js';
import { wilson } from '../../src/statistics/proportion.js';
import { roundHalfUp } from '../../src/statistics/rounding.js';

/** A part's share of its published whole: a row of `shares.csv`. */
export interface PartShareRow {
  readonly indicator: string;
  readonly name: string;
  readonly area: string;
  readonly period: string;
  readonly period_end: string;
  readonly part: string;
  readonly count: number;
  readonly total: number;
  /** Percent. */
  readonly share: number;
  /** 95 % Wilson limits: how far the share of so many children may move by chance from month to month. */
  readonly lowercl: number;
  readonly uppercl: number;
  readonly method: string;
  readonly caveat: string;
  readonly source: string;
  readonly sentence: string;
}

/** The parts whose share is asked for. */
const PARTS = [{ key: 'origin', value: 'UASC', words: 'unaccompanied asylum-seeking children' }] as const;

const one = (value: number): number => roundHalfUp(value * 100, 1);

/**
 * The share that unaccompanied asylum-seeking children are of all children looked after, wherever a document
 * gives both counts for one day or month.
 *
 * @param published what `load()` gives, unfiltered; filter the rows.
 * @returns rows by date, for each table and area.
 * @example partShares(load()).find((row) => row.period === 'April 2014')?.share // 44.7
 */
export function partShares(dataset: Dataset): PartShareRow[] {
  const { indicators } = dataset.catalogue;
  const counts = [...dataset.figures]
    .filter(isFigure)
    .filter((o) => o.unit === 'count' && o.period_end !== '');
  const rows = PARTS.flatMap(({ key, value, words }) => {
    const without = (o: Figure): string => {
      const { [key]: _, ...rest } = parseBreakdown(o.breakdown) ?? {};
      return formatBreakdown(rest);
    };
    const groups = groupBy(counts, (o) =>
      [o.source, o.indicator, o.area_name, o.period_start, o.period_end, without(o)].join('|'),
    );
    return [...groups.values()].flatMap((group): PartShareRow[] => {
      const part = group.find((o) => parseBreakdown(o.breakdown)?.[key] === value);
      const whole = group.find((o) => parseBreakdown(o.breakdown)?.[key] === undefined);
      if (!part || !whole || readingOf(part) > readingOf(whole)) return [];
      const [x, n] = [readingOf(part), readingOf(whole)];
      const share = wilson(x, n);
      const name = indicators.get(part.indicator)?.name ?? part.indicator;
      return [
        {
          indicator: part.indicator,
          name,
          area: part.area_name,
          period: periodName(part),
          period_end: part.period_end,
          part: part.breakdown,
          count: x,
          total: n,
          share: one(share.value),
          lowercl: one(share.lower),
          uppercl: one(share.upper),
          method: `${share.method}, to show how far so small a number can change by chance; the count itself is complete`,
          caveat: issueText([part, whole], dataset),
          source: part.source,
          sentence: `${name}, ${part.area_name}, ${periodName(part)}: ${x} of ${n} are ${words}, ${one(share.value)}%.`,
        },
      ];
    });
  });
  return rows.sort((a, b) => a.period_end.localeCompare(b.period_end));
}
