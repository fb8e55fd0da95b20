import { competitionRanks, emptyRanks, quartiles } from '../../../../src/columns/kernels/ranks.js';
import type { National } from '../../../../src/indicators/national.js';
import { periodName } from '../../../../src/observations/period.js';

const QUARTERS = 4;

/** An authority among all, in one period. */
export interface Ranked {
  readonly code: string;
  readonly name: string;
  readonly value: number;
  readonly rank: number;
  /** Empty where fewer than four authorities are ranked. */
  readonly quartile: number | null;
  /** The counts behind the value, where they are published. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly period: string;
  readonly source: string;
}

/** All authorities that have a figure of a period, the first rank first; ranks as `standing` gives them. */
export function rankedIn({ figures }: National, period_end: string, highFirst: boolean): Ranked[] {
  const own = figures.filter(
    (o) => o.period_end === period_end && o.geographic_level === 'Local authority' && o.value !== null,
  );
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
      code: o.area_code,
      name: o.area_name,
      value: o.value!,
      rank: ranks.rank[at]!,
      quartile: own.length < QUARTERS ? null : quarters[at]!,
      numerator: o.numerator,
      denominator: o.denominator,
      period: periodName(o),
      source: o.source,
    }))
    .sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, 'en-GB'));
}
