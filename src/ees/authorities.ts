import type { Sheet } from './sheet.js';
import { NO_CODE } from './standard.js';

/** What a file of EES says of a local authority besides its new code. */
export interface Authority {
  readonly old_la_code: string;
  readonly la_name: string;
  readonly region_code: string;
  readonly region_name: string;
}

const WANTED = ['new_la_code', 'old_la_code', 'la_name', 'region_code', 'region_name'] as const;

/**
 * The authorities that a file of EES names, by their new code: a lookup for `toEes`. Of several rows the one
 * of the latest period counts.
 *
 * @returns nothing where the file has not all five columns.
 * @example authoritiesOf(readSheet(bytes, 'b1_children_in_need.csv')).get('E09000008')?.old_la_code // '306'
 */
export function authoritiesOf({ columns, rows }: Sheet): Map<string, Authority> {
  const found = new Map<string, Authority & { period: string }>();
  if (WANTED.some((column) => !columns.includes(column))) return found;
  const text = (cells: readonly string[], column: string): string =>
    (cells[columns.indexOf(column)] ?? '').trim();
  for (const cells of rows) {
    const code = text(cells, 'new_la_code');
    if (code === '' || NO_CODE.includes(code)) continue;
    const period = text(cells, 'time_period');
    if ((found.get(code)?.period ?? '') > period) continue;
    const [old_la_code, la_name, region_code, region_name] = WANTED.slice(1).map((column) =>
      text(cells, column),
    );
    found.set(code, {
      old_la_code: old_la_code!,
      la_name: la_name!,
      region_code: region_code!,
      region_name: region_name!,
      period,
    });
  }
  return found;
}
