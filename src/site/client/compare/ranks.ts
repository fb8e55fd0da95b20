import { isBeforeItWas, type National } from '../../../analysis/national.js';
import { QUARTERS } from '../../../analysis/standing.js';
import { groupBy } from '../../../model/group-by.js';
import type { Observation } from '../../../model/observation.js';
import { periodName } from '../../../model/period.js';
import { competitionRanks, emptyRanks, quartiles } from '../../../statistics/ranking/ranks.js';

/** An authority among all, in one period: a row of the file that may be taken away. */
export interface Ranked {
  readonly indicator: string;
  readonly name_of_indicator: string;
  readonly unit: string;
  readonly breakdown: string;
  readonly period: string;
  readonly code: string;
  readonly name: string;
  readonly value: number;
  readonly rank: number;
  /** Empty where fewer than four authorities are ranked. */
  readonly quartile: number | null;
  /** The counts behind the value, where they are published. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly source: string;
}

/** The figures of all authorities in one period. */
const inPeriod = ({ figures }: National, period_end: string): Observation[] =>
  figures.filter((o) => o.period_end === period_end && o.geographic_level === 'Local authority');

/** Authorities without a figure of a period, by the reason: `suppressed: Rutland; City of London`. */
export function withoutFigure(national: National, period_end: string): string[] {
  const without = inPeriod(national, period_end).filter(
    (o) => o.value === null && !isBeforeItWas(o, national),
  );
  return [...groupBy(without, ({ status }) => status)].map(
    ([status, own]) => `${status.replaceAll('_', ' ')}: ${own.map(({ area_name }) => area_name).join('; ')}`,
  );
}

/** All authorities that have a figure of a period, the first rank first; ranks as `standing` gives them. */
export function rankedIn(national: National, period_end: string, highFirst: boolean): Ranked[] {
  const own = inPeriod(national, period_end).filter(({ value }) => value !== null);
  const ranks = emptyRanks(1, own.length);
  competitionRanks(
    Float64Array.from(own, ({ value }) => value!),
    own.length,
    Uint32Array.from(own.keys()),
    highFirst,
    ranks,
  );
  const quarters = new Uint8Array(own.length);
  quartiles(ranks, quarters);
  return own
    .map((o, at) => ({
      indicator: o.indicator,
      name_of_indicator: national.catalogue.indicators.get(o.indicator)?.name ?? o.indicator,
      unit: o.unit,
      breakdown: o.breakdown,
      period: periodName(o),
      code: o.area_code,
      name: o.area_name,
      value: o.value!,
      rank: ranks.rank[at]!,
      quartile: own.length < QUARTERS ? null : quarters[at]!,
      numerator: o.numerator,
      denominator: o.denominator,
      source: o.source,
    }))
    .sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, 'en-GB'));
}
