import type { Observation } from '../model/observation.js';

/** A nation's count, which would dwarf that of one authority. */
export const isNationalTotal = (o: Observation): boolean =>
  (o.unit === 'count' || o.unit === 'fte') &&
  o.geographic_level === 'National' &&
  !o.breakdown.includes('average of authorities');

/** That a nation's totals are left out of a chart, and what they are. */
export const nationalTotalNote = (totals: readonly Observation[]): string =>
  totals.length === 0
    ? ''
    : `${totals[0]!.area_name} is published as a national total (${totals.map((o) => o.published).join(', ')}) and is not drawn with one authority.`;
