import { csv } from '../../io/write-csv.js';
import type { Chart } from '../chart.js';

/**
 * What a chart draws as CSV: LF line ends, quoted only where needed, an empty field for what there is not.
 *
 * @example await writeFile('rates.csv', dataCsv(chart));
 */
export function dataCsv({ data: { columns, rows } }: Chart): string {
  const names = columns.map(({ name }) => name);
  return csv(
    names,
    rows.map((row) => names.map((name) => row[name] ?? null)),
  );
}
