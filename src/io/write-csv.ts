import { stringify } from 'csv-stringify/sync';

type Value = string | number | null;

/** Rows as CSV: LF line ends, quoted only where needed, an empty field for what there is not. */
export const csv = (columns: readonly string[], rows: readonly (readonly Value[])[]): string =>
  stringify([columns, ...rows] as Value[][]);
