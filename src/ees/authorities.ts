import type { Sheet } from './sheet.js';
import { NO_CODE } from './standard.js';

/** What a file of EES says of a local authority besides its new code. */
export interface Authority {
  readonly old_la_code: string;
  readonly la_name: string;
  readonly region_code: string;
  readonly region_name: string;
  /** Every nine-character code it has had, where that is known. */
  readonly codes?: readonly CodeOfYears[];
}

/** A code, and the first and last year ending in March in which it was valid; `null` where there is no limit. */
export interface CodeOfYears {
  readonly code: string;
  readonly from: number | null;
  readonly to: number | null;
}

const END_OF_MARCH = '03-31';

/**
 * The code that an authority had on a day, among those it has had.
 *
 * @param code the code it is known by; returned where no other is known for the day.
 * @param day an ISO date, such as the last day of a figure's period.
 * @example codeOn(authorities.get('E06000065'), 'E06000065', '2013-03-31') // 'E10000023', North Yorkshire's until 2023
 */
export function codeOn(authority: Authority | undefined, code: string, day: string): string {
  if (day === '') return code;
  const year = Number(day.slice(0, 4)) + (day.slice(5) > END_OF_MARCH ? 1 : 0);
  const valid = (authority?.codes ?? []).filter(
    ({ from, to }) => (from === null || from <= year) && (to === null || year <= to),
  );
  return valid.some((each) => each.code === code) ? code : (valid[0]?.code ?? code);
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
