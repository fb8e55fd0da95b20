import { z } from 'zod';
import { readRows } from '../io/read-catalogue.js';
import type { Catalogue } from '../model/catalogue.js';
import type { Fault } from '../model/fault.js';
import { parseFigure } from '../model/figure.js';
import { Observation } from '../model/observation.js';
import { PER } from '../model/per.js';
import { parsePeriod } from '../model/period.js';

const count = z
  .string()
  .regex(/^\d*$/, 'must be a whole number or empty')
  .transform((text) => (text === '' ? null : Number(text)));

/** A figure that the Department for Education published: a row of `dfe-figures.csv`. */
export const DfeFigure = z.strictObject({
  indicator: z.string().min(1, 'must not be empty'),
  area_code: z.string().regex(/^[EKW]\d{8}$/, 'must be an ONS code of a letter and eight digits'),
  area_name: z.string().min(1, 'must not be empty'),
  period: z.string().min(1, 'must not be empty'),
  /** As the file gives it; empty where the file gives only the counts behind a percentage. */
  published: z.string(),
  numerator: count,
  denominator: count,
  /** A name in `dfe-files.csv`. */
  source: z.string().min(1, 'must not be empty'),
});

/** A file that figures were taken from: a row of `dfe-files.csv`. */
export const DfeFile = z.strictObject({
  source: z.string().min(1, 'must not be empty'),
  file: z.string().min(1, 'must not be empty'),
  title: z.string().min(1, 'must not be empty'),
  publisher: z.string().min(1, 'must not be empty'),
  licence: z.string().min(1, 'must not be empty'),
});

export type DfeFile = z.infer<typeof DfeFile>;

/** Decimals of a percentage that is worked out from the counts behind it. */
const COMPUTED_DECIMALS = 1;

/** The value a row gives: the figure of the file, or the share that its counts make. */
function valueGiven(
  { published, numerator, denominator }: z.infer<typeof DfeFigure>,
  per: number,
): { value: number; decimals: number } | null {
  const figure = parseFigure(published);
  if (figure) return { value: figure.value, decimals: figure.decimals };
  return published === '' && numerator !== null && denominator
    ? { value: (per * numerator) / denominator, decimals: COMPUTED_DECIMALS }
    : null;
}

/**
 * Read the figures of the Department for Education that the published tables are compared with.
 *
 * @param bytes of `dfe-figures.csv` and `dfe-files.csv`.
 * @returns the figures as observations, the files they come from, and what is wrong with the rows that were left out.
 * @example readDfeFigures({ figures, files }, 'data/reference', catalogue).observations.length
 */
export function readDfeFigures(
  bytes: { readonly figures: Uint8Array; readonly files: Uint8Array },
  folder: string,
  catalogue: Catalogue,
): { observations: Observation[]; files: DfeFile[]; faults: Fault[] } {
  const file = `${folder}/dfe-figures.csv`;
  const files = readRows(bytes.files, `${folder}/dfe-files.csv`, DfeFile, ['source']);
  const { rows, faults } = readRows(bytes.figures, file, DfeFigure, [
    'indicator',
    'area_code',
    'period',
    'source',
  ]);
  const known = new Set(files.rows.map(({ source }) => source));
  const observations: Observation[] = [];
  const found: Fault[] = [...files.faults, ...faults];
  rows.forEach((row, index) => {
    const fault = (column: keyof typeof row, message: string): void => {
      found.push({ file, row: index + 2, column, value: String(row[column]), message });
    };
    const indicator = catalogue.indicators.get(row.indicator);
    const period = parsePeriod(row.period);
    const value = indicator && valueGiven(row, PER[indicator.unit] ?? 1);
    const area = catalogue.areas.at(row.area_code);
    if (!indicator) fault('indicator', 'is not in indicators.csv.');
    else if (area?.area_name !== row.area_name) fault('area_code', `is not ${row.area_name} in areas.csv.`);
    else if (!period) fault('period', 'is not a period.');
    else if (!value) fault('published', 'is not a number, and there are no counts to work it out from.');
    else if (!known.has(row.source)) fault('source', 'is not in dfe-files.csv.');
    else
      observations.push(
        Observation.parse({
          table: 'dfe-figures',
          row: index + 2,
          column: 5,
          indicator: row.indicator,
          area_code: row.area_code,
          area_name: row.area_name,
          geographic_level: area.geographic_level,
          ...period,
          breakdown: '',
          unit: indicator.unit,
          ...value,
          published: row.published,
          status: 'ok',
          numerator: row.numerator,
          denominator: row.denominator,
          note: '',
          source: row.source,
          corrected: null,
          qualifier: '',
        } satisfies Observation),
      );
  });
  return { observations, files: files.rows, faults: found };
}
