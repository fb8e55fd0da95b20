import { z } from 'zod';
import { readRows } from '../io/read-catalogue.js';
import { isBreakdownKey, parseBreakdown } from '../model/breakdown.js';
import type { Catalogue } from '../model/catalogue.js';
import type { Fault } from '../model/fault.js';
import { parsePeriod } from '../model/period.js';

/** What a text can say about figures. */
export const CLAIMS = [
  'rises',
  'falls',
  'rises every period',
  'falls every period',
  'doubles',
  'halves',
  'above',
  'below',
  'all',
  'none',
  'is',
  'redefined',
] as const;

/**
 * What a text says about figures that a table of the same document may give: a row of `prose-claims.csv`. It
 * holds what is said, not the sentence.
 */
export const ProseClaim = z.strictObject({
  /** 1-based line of the document on which it stands. */
  line: z
    .string()
    .regex(/^[1-9]\d*$/, 'must be a line number')
    .transform(Number),
  /** The published paragraph number, or the nearest heading. */
  paragraph: z.string().min(1, 'must not be empty'),
  /**
   * `rises`, `falls`: from the first to the last figure of the period; `… every period`: from each to the next;
   * `doubles`, `halves`; `above`, `below`: than the area in `against`; `all`, `none`: 100% or 0; `is`: the number
   * in `against` is a figure of this indicator; `redefined`: it is counted otherwise in the last of the period.
   */
  claim: z.enum(CLAIMS, `must be one of ${CLAIMS.join(', ')}`),
  /** An id of `indicators.csv`; several that the words may mean are joined by ` or `. */
  indicator: z.string().min(1, 'must not be empty'),
  breakdown: z.string(),
  area: z.string().min(1, 'must not be empty'),
  /** The period that the words cover, as `parsePeriod` reads it. */
  period: z.string().min(1, 'must not be empty'),
  against: z.string(),
});

export type ProseClaim = z.infer<typeof ProseClaim>;

/** The indicators that a claim may mean. */
export const meantBy = ({ indicator }: ProseClaim): string[] => indicator.split(' or ');

/** What is wrong with a claim that has the right form; `null` if nothing is. */
function faultOf(claim: ProseClaim, { indicators, areas }: Catalogue): [keyof ProseClaim, string] | null {
  const breakdown = parseBreakdown(claim.breakdown);
  const strange = meantBy(claim).find((id) => !indicators.has(id));
  if (strange !== undefined) return ['indicator', `has "${strange}", which is not in indicators.csv.`];
  if (!breakdown || !Object.keys(breakdown).every(isBreakdownKey))
    return ['breakdown', 'is not a breakdown: key=value pairs in the fixed order, joined by "; ".'];
  if (!areas.isPublished(claim.area)) return ['area', 'is not in areas.csv.'];
  if (!parsePeriod(claim.period)) return ['period', 'is not a period.'];
  if (/^(above|below)$/.test(claim.claim) && !areas.isPublished(claim.against))
    return ['against', 'must be an area of areas.csv, since the claim compares with it.'];
  if (claim.claim === 'is' && !/^\d+(\.\d+)?$/.test(claim.against))
    return ['against', 'must be the number that the text gives.'];
  return null;
}

/**
 * Read a publication's `prose-claims.csv`.
 *
 * @returns the claims, and what is wrong with the rows that were left out.
 */
export function readClaims(
  bytes: Uint8Array,
  file: string,
  catalogue: Catalogue,
): { rows: ProseClaim[]; faults: Fault[] } {
  const read = readRows(bytes, file, ProseClaim, [
    'line',
    'claim',
    'indicator',
    'breakdown',
    'area',
    'against',
  ]);
  const faults: Fault[] = [...read.faults];
  const rows = read.rows.filter((claim, index) => {
    const fault = faultOf(claim, catalogue);
    if (fault) {
      const [column, message] = fault;
      faults.push({ file, row: index + 2, column, value: String(claim[column]), message });
    }
    return !fault;
  });
  return { rows, faults };
}
