import { competitionRanks, emptyRanks, quartiles } from '../../../../src/columns/kernels/ranks.js';
import type { National } from '../../../../src/indicators/national.js';

const QUARTERS = 4;

/** An authority among all, in one period. */
export interface Ranked {
  readonly code: string;
  readonly name: string;
  readonly value: number;
  readonly rank: number;
  /** Empty where fewer than four authorities are ranked. */
  readonly quartile: number | null;
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
    .map(({ area_code, area_name, value }, at) => ({
      code: area_code,
      name: area_name,
      value: value!,
      rank: ranks.rank[at]!,
      quartile: own.length < QUARTERS ? null : quarters[at]!,
    }))
    .sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, 'en-GB'));
}
