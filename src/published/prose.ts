import { z } from 'zod';
import { readRows } from '../io/read-catalogue.js';
import { isBreakdownKey, parseBreakdown } from '../model/breakdown.js';
import type { Catalogue } from '../model/catalogue.js';
import type { Fault } from '../model/fault.js';
import { type Observation, UNITS } from '../model/observation.js';
import { observe } from './observe.js';
import type { Publication } from './publication.js';

/** A figure stated in running text: a row of `prose-figures.csv`. */
export const ProseFigure = z.strictObject({
  /** 1-based line of the document on which it stands. */
  line: z
    .string()
    .regex(/^[1-9]\d*$/, 'must be a line number')
    .transform(Number),
  /** The published paragraph number, or the nearest heading. */
  paragraph: z.string().min(1, 'must not be empty'),
  indicator: z.string().min(1, 'must not be empty'),
  what: z.string().min(1, 'must not be empty'),
  breakdown: z.string(),
  area: z.string().min(1, 'must not be empty'),
  period: z.string(),
  published: z.string().min(1, 'must not be empty'),
  /** A published word that softens it: about, almost, over. */
  qualifier: z.string(),
  unit: z.enum(UNITS, `must be one of ${UNITS.join(', ')}`),
});

export type ProseFigure = z.infer<typeof ProseFigure>;

const PUBLISHED_COLUMN = Object.keys(ProseFigure.shape).indexOf('published') + 1;

/** The name under which the figures of a publication's running text are listed. */
export const proseTable = (publication: string): string => `prose-${publication}`;

/** Whether an observation stands in running text, and not in a table. */
export const isProse = ({ table }: Observation): boolean => table.startsWith(proseTable(''));

/** Read a publication's `prose-figures.csv`. */
export function readProse(bytes: Uint8Array, file: string): { rows: ProseFigure[]; faults: Fault[] } {
  return readRows(bytes, file, ProseFigure, [
    'line',
    'indicator',
    'breakdown',
    'area',
    'period',
    'published',
  ]);
}

/** The figures of running text as observations, and what is wrong with those that are none. */
export function proseObservations(
  rows: readonly ProseFigure[],
  file: string,
  publication: Publication,
  catalogue: Catalogue,
): { observations: Observation[]; faults: Fault[] } {
  const observations: Observation[] = [];
  const faults: Fault[] = [];
  rows.forEach((prose, index) => {
    const row = index + 2;
    const fault = (column: keyof ProseFigure, message: string): void => {
      faults.push({ file, row, column, value: String(prose[column]), message });
    };
    const breakdown = parseBreakdown(prose.breakdown);
    if (!breakdown || !Object.keys(breakdown).every(isBreakdownKey)) {
      fault('breakdown', 'is not a breakdown: key=value pairs in the fixed order, joined by "; ".');
      return;
    }
    const unit = catalogue.indicators.get(prose.indicator)?.unit;
    if (unit && unit !== prose.unit) {
      fault('unit', `does not fit: indicators.csv gives ${prose.indicator} in ${unit}.`);
      return;
    }
    const { indicator, area, period, published } = prose;
    const result = observe(
      { published, qualifier: prose.qualifier },
      { indicator, area, period, breakdown },
      undefined,
      {
        table: proseTable(publication.id),
        row,
        column: PUBLISHED_COLUMN,
        source: `${publication.id}, ${prose.paragraph}`,
      },
      Number(publication.date.slice(0, 4)),
      catalogue,
    );
    if ('fault' in result) fault(result.of, result.fault);
    else observations.push(result.ok);
  });
  return { observations, faults };
}
