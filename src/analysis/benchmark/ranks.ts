import { groupBy } from '../../model/group-by.js';
import type { Figure, Observation } from '../../model/observation.js';
import { periodName } from '../../model/period.js';
import { type Rank, ranks } from '../../statistics/ranks.js';
import { isBeforeItWas, type National } from './national.js';

/** The figures of authorities among a period's, each with its rank. */
export function ranked(figures: Iterable<Observation>, highFirst: boolean): (Rank & { of: Figure })[] {
  const own = [...figures].filter(
    (o): o is Figure => o.value !== null && o.geographic_level === 'Local authority',
  );
  const places = ranks(
    own.map(({ value }) => value),
    highFirst,
  );
  return own.map((of, at) => ({ of, ...places[at]! }));
}

/** An authority among all, in one period. */
export interface Ranked extends Rank {
  readonly indicator: string;
  readonly name_of_indicator: string;
  readonly unit: string;
  readonly breakdown: string;
  readonly period: string;
  readonly code: string;
  readonly name: string;
  readonly value: number;
  /** The counts behind the value, where they are published. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly source: string;
}

/**
 * All authorities that have a figure in a period, the first rank first.
 *
 * @param national the figures of one indicator and breakdown, one of each thing.
 * @param period_end the last day of the period.
 * @example rankedIn(national, '2014-03-31', true)[0]?.name // the authority with the highest figure
 */
export function rankedIn({ figures, catalogue }: National, period_end: string, highFirst: boolean): Ranked[] {
  const all = ranked(
    figures.filter((o) => o.period_end === period_end),
    highFirst,
  );
  return all
    .map(({ of, rank, quartile }) => ({
      indicator: of.indicator,
      name_of_indicator: catalogue.indicators.get(of.indicator)?.name ?? of.indicator,
      unit: of.unit,
      breakdown: of.breakdown,
      period: periodName(of),
      code: of.area_code,
      name: of.area_name,
      value: of.value,
      rank,
      quartile,
      numerator: of.numerator,
      denominator: of.denominator,
      source: of.source,
    }))
    .sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, 'en-GB'));
}

/** Authorities without a figure in a period, by the reason: `suppressed: Rutland; City of London`. */
export function withoutFigure(national: National, period_end: string): string[] {
  const without = national.figures.filter(
    (o) =>
      o.period_end === period_end &&
      o.geographic_level === 'Local authority' &&
      o.value === null &&
      !isBeforeItWas(o, national),
  );
  return [...groupBy(without, ({ status }) => status)].map(
    ([status, own]) => `${status.replaceAll('_', ' ')}: ${own.map(({ area_name }) => area_name).join('; ')}`,
  );
}
