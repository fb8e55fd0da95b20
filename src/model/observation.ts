import { z } from 'zod';
import { parseBreakdown } from './breakdown.js';

export const UNITS = [
  'count',
  'percent',
  'rate_per_10000',
  'ratio',
  'days',
  'weeks',
  'months',
  'years',
  'fte',
  'score',
  'rank',
  'grade',
  'pounds',
  'thousand_pounds',
  'million_pounds',
  'date',
  'name',
  'unknown',
] as const;

/** `ok`, or why there is no plain value. */
export const STATUSES = [
  'ok',
  'suppressed',
  'not_available',
  'not_applicable',
  'too_small',
  'low',
  'blank',
] as const;

export type Unit = (typeof UNITS)[number];
export type Status = (typeof STATUSES)[number];

/** Units whose published text is the figure; there is no number to give. */
export const TEXT_UNITS: readonly Unit[] = ['date', 'name'];

const isoDate = z.union([z.literal(''), z.iso.date()]);

/** One published figure with its papers: a row of `observations.csv`. */
export const Observation = z
  .strictObject({
    /** Slug of the published table. */
    table: z.string().min(1),
    /** 1-based row and column of the cell in the published grid. */
    row: z.int().min(1),
    column: z.int().min(1),
    /** Id in `indicators.csv`. */
    indicator: z.string().regex(/^[a-z][a-z0-9_]*$/),
    area_code: z.string(),
    area_name: z.string().min(1),
    geographic_level: z.string().min(1),
    time_period: z.string(),
    time_identifier: z.string(),
    period_start: isoDate,
    period_end: isoDate,
    breakdown: z.string().refine((text) => parseBreakdown(text) !== null, 'is not a breakdown'),
    unit: z.enum(UNITS),
    /** Percent as points: 13.3 for 13.3 %. */
    value: z.number().nullable(),
    published: z.string(),
    status: z.enum(STATUSES),
    /** Digits published after the point; -3 where published in thousands. */
    decimals: z.int().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    /** A remark published with the figure, or ours, which then starts with `ours: `. */
    note: z.string(),
    /** Publication id and section. */
    source: z.string().min(1),
    /** Our reading where the published value is certainly on another scale; it never replaces `value`. */
    corrected: z.number().nullable(),
    /** A published word that softens the figure: about, almost, over. */
    qualifier: z.string(),
  })
  .refine((o) => o.period_start <= o.period_end, 'a period ends before it starts')
  .refine(
    (o) => (o.value !== null) === (o.status === 'ok' && !TEXT_UNITS.includes(o.unit)),
    'a row with a value must have the status ok, and a row without one must not',
  )
  .refine((o) => (o.value === null) === (o.decimals === null), 'a row with decimals must have a value');

export type Observation = z.infer<typeof Observation>;

/** The columns of an observation, in the order of the files. */
export const OBSERVATION_COLUMNS = Object.keys(Observation.shape) as (keyof Observation)[];

/** An observation that has a number. */
export type Figure = Observation & { readonly value: number; readonly decimals: number };

export const isFigure = (o: Observation): o is Figure => o.value !== null && o.decimals !== null;
