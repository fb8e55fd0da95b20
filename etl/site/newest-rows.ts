import type { StandingRow } from '../../src/indicators/standing.js';

/** The newest row of each indicator that has a figure. */
export function newestRows(rows: readonly StandingRow[]): StandingRow[] {
  const newest = new Map<string, StandingRow>();
  for (const row of rows) if (row.value !== null) newest.set(`${row.indicator}|${row.breakdown}`, row);
  return [...newest.values()];
}
