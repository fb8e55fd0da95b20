import { type ColumnTable, table as tableOf } from 'arquero';
import type { DataFrame, Series } from 'danfojs-node';

type Cell = string | number | boolean | null;

/** What a frame says of itself; a column of that name takes its place, and the frame breaks. */
const STATE = /^(\$.*|axis|columns|config|ctypes|dtypes|index|ndim|shape|size|T|tensor|values)$/;

let danfojs: Promise<typeof import('danfojs-node')> | undefined;

/** danfojs-node, loaded when it is first asked for, its float32 arithmetic barred. */
function loaded(): NonNullable<typeof danfojs> {
  danfojs ??= import('danfojs-node').then((danfo) => {
    Object.defineProperty(danfo.NDframe.prototype, 'tensor', {
      get(): never {
        throw new Error(
          'danfojs would work this out in float32, which changes figures: 123456789 + 1 gives 123456792. ' +
            "Work on one column, which is exact: frame.addColumn('more', frame['value'].add(1)).",
        );
      },
    });
    return danfo;
  });
  return danfojs;
}

const isoText = (date: Date): string | null =>
  Number.isNaN(date.getTime()) ? null : date.toISOString().replace('T00:00:00.000Z', '');

function cellOf(value: unknown, column: string): Cell {
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  if (value instanceof Date) return isoText(value);
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  const kind = typeof value === 'bigint' ? 'a bigint' : 'a list or an object';
  throw new Error(
    `Column "${column}" holds ${kind}; danfojs knows numbers, text and true or false. ` +
      'Derive one of these first, or leave the column out with table.select().',
  );
}

/** danfojs' own words for what a column holds: said, not left to a guess that takes '001' for a number. */
function dtypeOf(cells: readonly Cell[]): 'int32' | 'float32' | 'string' | 'boolean' {
  const kinds = new Set(cells.map((cell) => (cell === null ? 'missing' : typeof cell)));
  if (kinds.has('string') || (kinds.has('boolean') && kinds.has('number'))) return 'string';
  if (kinds.has('boolean')) return 'boolean';
  return cells.every(Number.isInteger) ? 'int32' : 'float32';
}

/**
 * A table of ours as a danfojs DataFrame, for people who think in pandas. The figures go over unchanged, and
 * `fromDanfo(await toDanfo(table))` gives them back; what danfojs then does with them has traps:
 *
 * - **float32**: arithmetic and comparison of a whole frame (`frame.add(1)`, `frame.gt(5)`) would change
 *   nearly every decimal and integers beyond 16,777,216. From the first `toDanfo` on it is refused, in
 *   every frame; arithmetic on one column (`frame['value'].add(1)`) is exact. Refused rather than
 *   checked, as the harm depends on a result that is not known beforehand.
 * - **missing numbers** go over as NaN and come back as null: danfojs takes null for 0 in arithmetic,
 *   comparisons and grouped means. NaN is never taken for a figure, but it spreads: `describe()` and
 *   grouped means are NaN, grouped `count` counts it, `sortValues` leaves the rows unsorted. Drop it first:
 *   `frame.loc({ columns: ['area_name', 'value'] }).dropNa()`.
 * - **codes** such as '001' or 'E08000035' stay text; `readCSV` of danfojs would drop the zeros.
 * - **dates** become ISO text and stay that.
 * - **an empty table**, a value that is neither number, text nor true or false, and a column called like
 *   what the frame says of itself (`index`, `values`, `shape`) are refused with a way out. A column called
 *   like a method, say count, replaces that method; `table.rename()` gives it another name.
 * - **`toCSV`** of danfojs does not quote, so that a comma in a label adds a column: say
 *   `fromDanfo(frame).toCSV()`.
 *
 * @example
 * const frame = await toDanfo(load().observations);
 * const rates = frame.query(frame['indicator'].eq('cin_rate'));
 * const whole = rates.loc({ columns: ['area_name', 'value'] }).dropNa();
 * whole.groupby(['area_name']).col(['value']).max().print();
 */
export async function toDanfo(table: ColumnTable): Promise<DataFrame> {
  const columns = table.columnNames();
  if (columns.length === 0 || table.numRows() === 0)
    throw new Error(
      `The table has no ${columns.length === 0 ? 'columns' : 'rows'}, and danfojs fails on an empty frame. ` +
        'Look at the filter that came before.',
    );
  const { DataFrame: Frame } = await loaded();
  const hiding = columns.filter((name) => STATE.test(name));
  if (hiding.length > 0)
    throw new Error(
      `A column called "${hiding[0]}" would hide the frame's own ${hiding[0]}. ` +
        `Rename it first: table.rename({ ${hiding.map((name) => `${name}: '${name}_'`).join(', ')} }).`,
    );
  if (columns.includes('__proto__'))
    throw new Error(
      'A column called "__proto__" is lost in danfojs, as that is no name for a property in JavaScript. ' +
        "Rename it first: table.rename({ ['__proto__']: 'proto' }).",
    );
  const cells = columns.map((name) => Array.from(table.array(name), (value) => cellOf(value, name)));
  const dtypes = cells.map(dtypeOf);
  const filled = cells.map((column, at) =>
    /32$/.test(dtypes[at]!) ? column.map((cell) => cell ?? Number.NaN) : column,
  );
  const rows = filled[0]!.map((_, row) => filled.map((column) => column[row]!));
  return new Frame(rows, { columns, dtypes });
}

/** Whether labels may be the numbers of rows: whole and from 0 on, in whatever order and number a filter left. */
const numbersRows = (labels: readonly (string | number)[]): boolean =>
  labels.every((label) => typeof label === 'number' && Number.isInteger(label) && label >= 0);

/**
 * A danfojs DataFrame or Series as an Arquero table: every value as it is, NaN as null. Row labels that are
 * words, as `describe()` gives them, become a first column `index`. Labels that may be row numbers are left
 * behind; where they are figures – years after `setIndex`, values after `valueCounts()` – say what to call them.
 *
 * @param options.index a name for the column of the row labels, which are then kept whatever they are.
 * @throws Error if there is a column of that name.
 * @example fromDanfo(frame['grade'].valueCounts(), { index: 'grade' })
 */
export function fromDanfo(frame: DataFrame | Series, options: { readonly index?: string } = {}): ColumnTable {
  const rows = (frame.values as (Cell | Cell[])[]).map((row) => [row].flat());
  const labels: readonly (string | number)[] = frame.index;
  const columns = frame.columns.map((name, at): [string, readonly unknown[]] => [
    name,
    rows.map((row) => cellOf(row[at], name)),
  ]);
  if (options.index === undefined && numbersRows(labels)) return tableOf(columns);
  const { index = 'index' } = options;
  if (frame.columns.includes(index))
    throw new Error(
      `There is a column "${index}" already; give the row labels another name: fromDanfo(frame, { index: '${index}_' }).`,
    );
  return tableOf([[index, labels], ...columns]);
}
