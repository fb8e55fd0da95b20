import { z } from 'zod';
import { BREAKDOWN_KEYS, type BreakdownKey } from '../model/breakdown.js';
import { nearest } from '../model/nearest.js';
import { STATUSES } from '../model/observation.js';

/** An object that has these keys and no others; the message for an unknown key suggests the right one. */
export function strictly<T extends z.ZodRawShape>(shape: T): z.ZodObject<T, z.core.$strict> {
  const allowed = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined;
      const likely = (issue.keys as string[]).flatMap((key) => nearest(key, allowed).slice(0, 1));
      const hint = likely.length > 0 ? ` Did you mean ${likely.join(' and ')}?` : '';
      return `is not a key that can be used here.${hint} The keys are ${allowed.join(', ')}`;
    },
  });
}

const text = z.string('must be text in quotation marks').min(1, 'must not be empty');
const word = text.regex(/^[^;=]+$/, 'must not contain ; or =');
const label = z.string('must be the published label, in quotation marks').describe('The label as published');
const size = z.number('must be a number').min(0, 'must not be below 0');
const cellName = z.string().regex(/^[A-Z]{1,2}[1-9]\d*$/, 'must be the name of a cell, such as C5');
const cellRange = z
  .string()
  .regex(/^[A-Z]{1,2}[1-9]\d*:[A-Z]{1,2}[1-9]\d*$/, 'must be a range of cells, such as B1:C1');

const each = <T>(of: T): Record<BreakdownKey, T> =>
  Object.fromEntries(BREAKDOWN_KEYS.map((key) => [key, of])) as Record<BreakdownKey, T>;

/** What may be said of figures besides what they measure, where and when. */
const remarks = {
  denominator: size.optional().describe('How many children (or others) a percentage is a share of'),
  numerator: size.optional().describe('How many of them, where that is published too'),
  qualifier: text.optional().describe('A published word that softens the figure: approximately'),
  note: text.optional().describe('A note of yours that goes with every figure'),
};

const plain = {
  indicator: text.optional().describe('An id in indicators.csv'),
  area: text.optional().describe('A name in areas.csv'),
  period: text
    .optional()
    .describe('2013-14, academic 2012-13, 31 March 2016, June 2017, April to December 2014, …'),
  ...remarks,
  ...each(word.optional()),
};

const use = text.optional().describe('The name of one of the facets of this publication');

const OneFigure = strictly({ use, ...plain });

/** What is said of figures, as it is written in `publication.json`. */
export const WrittenFacet = strictly({
  use,
  ...plain,
  pair: z
    .tuple([OneFigure, OneFigure], 'must say what the first figure is, and the one in brackets')
    .optional()
    .describe('For cells with two figures, 745 (84): what the first is, and the one in brackets'),
});

const Range = strictly({ from: text, to: text }).describe('Labels in a row: 2010-11 to 2013-14, 1.1 to 1.14');

const Labels = z.array(
  z.union(
    [
      label,
      z.tuple(
        [label, word.nullable(), WrittenFacet.optional()],
        'must be ["label", "meaning"] or ["label", "meaning", { … }]',
      ),
      Range,
    ],
    'must be a label, a pair ["label", "meaning"], or { "from": …, "to": … }',
  ),
);

const meaning = z
  .union([word, Labels], 'must be text, or a list of labels')
  .optional()
  .describe('What all of them have in common; or the list of labels, each alone or with its meaning');

/** Rows or columns that differ in one thing: the one key whose value is a list. */
export const Segment = strictly({
  use,
  indicator: meaning,
  area: meaning,
  period: meaning,
  ...remarks,
  pair: WrittenFacet.shape.pair,
  ...each(meaning),
});

const AxisItem = z.union(
  [label, z.tuple([label, WrittenFacet.nullable()], 'must be ["label", { … }] or ["label", null]'), Segment],
  'must be a label, a pair ["label", { … }], or { … } with a list of labels',
);

/** Rows or columns in published order. */
export const Axis = z.union([z.array(AxisItem), Segment], 'must be { … } with a list of labels, or a list');

const FigureSet = z.union(
  [text, strictly({ indicator: text, ...each(word.optional()) })],
  'must be an indicator, or { "indicator": …, … }',
);
const overKey = z.enum(BREAKDOWN_KEYS, `must be one of ${BREAKDOWN_KEYS.join(', ')}`);
const figures = z.array(FigureSet).min(1, 'must name at least one');

/** A check that a table must pass. */
export const WrittenCheck = z.discriminatedUnion(
  'check',
  [
    strictly({
      check: z.literal('parts-total'),
      over: z.enum([...BREAKDOWN_KEYS, 'period'], `must be one of ${BREAKDOWN_KEYS.join(', ')}, period`),
      indicators: z.array(text).optional(),
    }).describe('Figures that differ only in `over` add up to the figure without it'),
    strictly({ check: z.literal('difference'), minuend: text, subtrahend: text, result: text }).describe(
      'minuend − subtrahend = result',
    ),
    strictly({ check: z.literal('ratio'), part: FigureSet, of: figures, share: FigureSet }).describe(
      'part ÷ (sum of `of`) = share',
    ),
    strictly({ check: z.literal('cumulative'), percent: text, weight: text }).describe(
      'Monthly percentages, weighted by counts, give those of the year to date',
    ),
    strictly({ check: z.literal('shares'), over: overKey }).describe('Percentages over `over` add up to 100'),
    strictly({ check: z.literal('at-most'), less: figures, more: FigureSet }).describe(
      '`less`, added up, is no more than `more`',
    ),
    strictly({
      check: z.literal('comparators'),
      areas: z.array(text).min(1, 'must name at least one'),
    }).describe('Each of these areas has a figure'),
  ],
  'must be one of parts-total, difference, ratio, cumulative, shares, at-most, comparators',
);

const WrittenReading = z.union(
  [
    text,
    strictly({
      published: text.describe('The figure as published, a part of the cell'),
      remark: text.optional().describe('The words published with it; their digits are not read as figures'),
      ...plain,
    }),
  ],
  'must be the published figure, or { "published": …, … }',
);

/** What has to be said of one cell. */
export const WrittenCell = strictly({
  readings: z
    .array(WrittenReading)
    .optional()
    .describe('The figures in a cell that holds more than one figure'),
  status: z
    .enum(STATUSES)
    .exclude(['ok'], `must be one of ${STATUSES.filter((status) => status !== 'ok').join(', ')}`)
    .optional()
    .describe('Why the cell holds no figure'),
  note: text.optional(),
  corrected: z
    .record(z.string(), z.number('must be a number'))
    .optional()
    .describe('Figures published on the wrong scale, with the value they must have: { "68.84": 68840 }'),
});

const count = z.int('must be a whole number').min(0, 'must not be below 0');

/** How to read one table, as it is written in `publication.json`. */
export const WrittenRecipe = strictly({
  header: count.default(1).describe('Rows of headings; 1 if left out'),
  stub: count.default(1).describe('Columns of labels; 1 if left out'),
  all: WrittenFacet.optional().describe('What is true of every figure'),
  rows: Axis.describe('Every row under the headings, in published order'),
  columns: Axis.default(['']).describe(
    'Every column right of the labels; if left out, one without a heading',
  ),
  merged: z
    .array(cellRange)
    .optional()
    .describe('Cells published as one: the text of the first counts for all'),
  cells: z.record(cellName, WrittenCell).optional().describe('Settings for single cells, by name'),
  checks: z.array(WrittenCheck).optional().describe('Checks that the figures must pass'),
});

/** Named pieces that recipes of the publication share. */
export const Facets = z.record(text, Axis);

export type WrittenFacet = z.infer<typeof WrittenFacet>;
export type Segment = z.infer<typeof Segment>;
export type Axis = z.infer<typeof Axis>;
export type Labels = z.infer<typeof Labels>;
export type WrittenFigureSet = z.infer<typeof FigureSet>;
export type WrittenCheck = z.infer<typeof WrittenCheck>;
export type WrittenReading = z.infer<typeof WrittenReading>;
export type WrittenCell = z.infer<typeof WrittenCell>;
export type WrittenRecipe = z.infer<typeof WrittenRecipe>;
export type Facets = z.infer<typeof Facets>;
