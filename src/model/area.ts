import { z } from 'zod';

/** Entries of a cell that are joined by `|`. */
const list = z.string().transform((text) => text.split('|').filter((entry) => entry !== ''));

const year = z
  .string()
  .regex(/^(\d{4})?$/, 'must be a year or empty')
  .transform((text) => (text === '' ? null : Number(text)));

/** An authority, region or country under one of the codes it has had: a row of `areas.csv`. */
export const Area = z.strictObject({
  area_code: z
    .string()
    .regex(/^[EKW]\d{8}( \/ [EKW]\d{8})*$/, 'must be an ONS code of a letter and eight digits'),
  area_name: z.string().min(1, 'must not be empty'),
  /** The name as other files write it. */
  other_names: list,
  geographic_level: z.enum(['National', 'Regional', 'Local authority']),
  /** Name of the smallest region it lies in; empty for England and its regions. */
  region: z.string(),
  /** First and last year, ending in March, in which the code was valid; `null` for no limit. */
  from: year,
  to: year,
  /** ONS codes of what came before and after. */
  predecessor: list,
  successor: list,
  change: z.string(),
  /** DfE's own codes: three digits for an authority, a letter for a region. */
  la_code: list,
});

export type Area = z.infer<typeof Area>;
