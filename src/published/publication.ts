import { z } from 'zod';
import { Facets, strictly, WrittenRecipe } from './recipe-schema.js';

const LineRange = z
  .tuple([z.int().min(1), z.int().min(1)])
  .refine(([from, to]) => from <= to, 'runs backwards');

/** A figure of the cited lines that is no figure of the table. */
const NotAFigure = strictly({
  line: z.int().min(1).describe('Line of the document, from 1'),
  published: z.string().min(1),
  reason: z
    .string()
    .min(1)
    .describe('Why it is none: a paragraph number, a page number, a date in the text, …'),
});

export const PublishedTable = strictly({
  table: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words and numbers joined by hyphens'),
  section: z.string().min(1),
  title: z.string().min(1).describe('As published; in brackets where the table has none'),
  lines: z
    .array(LineRange)
    .min(1)
    .describe('First and last line of the table in the text of the document, in reading order'),
  form: z
    .enum(['grid', 'extract', 'list'], 'must be grid, extract or list')
    .describe(
      'grid: everything on the lines; extract: some columns of a table; list: figures taken from a list or headings',
    ),
  figures: z
    .string()
    .optional()
    .describe('What a figure looks like, as a regular expression, where it is not digits or a number word'),
  not_figures: z.array(NotAFigure).default([]).describe('Figures on the lines that are no part of the table'),
  papers: z
    .array(z.string())
    .default([])
    .describe('What a reader should know: rows put back in order, a sentence left out, …'),
  recipe: WrittenRecipe.describe('What the rows, columns and cells of the table mean'),
});

/** A publication and how to read its tables: `publication.json`. */
export const Publication = strictly({
  /** Where an editor finds what may stand in the file. */
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words and numbers joined by hyphens'),
  title: z.string().min(1),
  publisher: z.string().min(1),
  date: z.iso.date('must be a date like 2015-02-20'),
  /** How the date is known, where it is not published. */
  date_note: z.string().optional(),
  licence: z.string().min(1),
  attribution: z.string().min(1),
  document: strictly({
    file: z.string().min(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256: 64 digits and letters a to f'),
  }),
  facets: Facets.optional().describe('Named pieces that recipes share: { "use": "name" }'),
  tables: z.array(PublishedTable),
  /** Tables and pictures that the text announces and that are not there. */
  announced: z
    .array(strictly({ line: z.int().min(1), section: z.string().min(1), what: z.string().min(1) }))
    .default([]),
});

export type PublishedTable = z.infer<typeof PublishedTable>;
export type Publication = z.infer<typeof Publication>;

/** The JSON Schema that editors check `publication.json` against, as it lies in `data/published`. */
export const publicationSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(Publication, { io: 'input', target: 'draft-7', reused: 'ref' }), null, 2)}\n`;
