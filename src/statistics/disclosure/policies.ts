import type { CountRange } from './count-range.js';

/** How a publisher protects small numbers. Nought is always shown. */
export interface DisclosurePolicy {
  /** The counts that are not shown. */
  readonly small: CountRange;
  /** What is published in their place. */
  readonly symbol: string;
  /** What the counts that are shown are rounded to; 1 leaves them as they are. Regions round as the nation. */
  readonly roundTo: { readonly local: number; readonly national: number };
  /** Whether further cells must be hidden so that small ones cannot be worked out. */
  readonly secondary: boolean;
}

/**
 * The rules of three publishers.
 *
 * - `dfe_cin`: DfE, children in need and looked-after children: 1–5 are `c`, local counts are not rounded,
 *   those of regions and England are to the nearest 10.
 * - `ofqual`: 1–4 are "fewer than 5", the rest to the nearest 5; totals and percentages from unrounded values.
 * - `nhsd_hes_subnational`: NHS Digital, hospital episodes below the nation: 1–7 are `*`, the rest to the
 *   nearest 5, which makes secondary suppression needless.
 */
export const POLICIES = {
  dfe_cin: {
    small: { least: 1, most: 5 },
    symbol: 'c',
    roundTo: { local: 1, national: 10 },
    secondary: true,
  },
  ofqual: {
    small: { least: 1, most: 4 },
    symbol: 'fewer than 5',
    roundTo: { local: 5, national: 5 },
    secondary: true,
  },
  nhsd_hes_subnational: {
    small: { least: 1, most: 7 },
    symbol: '*',
    roundTo: { local: 5, national: 5 },
    secondary: false,
  },
} as const satisfies Record<string, DisclosurePolicy>;
