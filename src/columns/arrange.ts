import type { DictColumn } from './columns.js';
import { groupCodes } from './group-codes.js';
import type { FigureTable } from './numbers.js';

/**
 * Rows arranged as panels: a panel is the figures of one series (one combination of the columns that keep series
 * apart) by period and area. Cell `period × areas + area` of a panel holds at most one row.
 */
export interface Arrangement {
  readonly panels: number;
  /** Distinct periods in order of their texts. */
  readonly periods: readonly string[];
  /** Areas, by their codes in the area column. */
  readonly areas: readonly string[];
  /** By panel: where its rows begin in `rows` and `cells`; one more at the end. */
  readonly starts: Uint32Array;
  /** Rows panel by panel. */
  readonly rows: Uint32Array;
  /** For each of `rows`: its cell in the panel. */
  readonly cells: Uint32Array;
  /** A row of each panel, to tell its texts by. */
  readonly firstRow: Uint32Array;
  /** Rows left out because an earlier row has the same series, period and area. */
  readonly repeated: readonly number[];
}

/** The figures of one panel, by cell. */
export interface Panel {
  /** NaN where there is no figure. */
  readonly values: Float64Array;
  /** The code of the figure's text; −1 where there is no row. */
  readonly codes: Int32Array;
}

/**
 * Arrange rows by series, period and area.
 *
 * @param series columns whose combinations keep rows apart: sex, ethnicity, …; none, if there is one series only.
 * @example arrange([sex, ethnicity], timePeriod, areaCode)
 */
export function arrange(series: readonly DictColumn[], period: DictColumn, area: DictColumn): Arrangement {
  const count = area.length;
  const groups = groupCodes(series, count);
  const periods = [...period.values].sort();
  const place = Uint32Array.from(period.values, (text) => periods.indexOf(text));
  const areas = area.values.length;
  const size = periods.length * areas;

  const starts = new Uint32Array(groups.size + 1);
  for (let row = 0; row < count; row++) starts[groups.codes[row]! + 1]!++;
  for (let panel = 0; panel < groups.size; panel++) starts[panel + 1]! += starts[panel]!;
  const next = starts.slice(0, groups.size);
  const rows = new Uint32Array(count);
  const cells = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    const panel = groups.codes[row]!;
    const at = next[panel]!;
    rows[at] = row;
    cells[at] = place[period.codes[row]!]! * areas + area.codes[row]!;
    next[panel] = at + 1;
  }

  const repeated: number[] = [];
  const takenBy = new Int32Array(size).fill(-1);
  let kept = 0;
  for (let panel = 0; panel < groups.size; panel++) {
    const [from, to] = [starts[panel]!, starts[panel + 1]!];
    starts[panel] = kept;
    for (let at = from; at < to; at++) {
      const cell = cells[at]!;
      if (takenBy[cell] === panel) repeated.push(rows[at]!);
      else {
        takenBy[cell] = panel;
        rows[kept] = rows[at]!;
        cells[kept] = cell;
        kept++;
      }
    }
  }
  starts[groups.size] = kept;
  return {
    panels: groups.size,
    periods,
    areas: area.values,
    starts,
    rows: rows.subarray(0, kept),
    cells: cells.subarray(0, kept),
    firstRow: groups.firstRow,
    repeated,
  };
}

/** A panel without figures, to be filled by `readPanel` again and again. */
export function emptyPanel({ periods, areas }: Arrangement): Panel {
  const size = periods.length * areas.length;
  return { values: new Float64Array(size).fill(Number.NaN), codes: new Int32Array(size).fill(-1) };
}

/** Fill `into` with the figures of a panel. */
export function readPanel(arrangement: Arrangement, panel: number, figures: FigureTable, into: Panel): Panel {
  const { starts, rows, cells } = arrangement;
  const { values, codes } = into;
  values.fill(Number.NaN);
  codes.fill(-1);
  const to = starts[panel + 1]!;
  for (let at = starts[panel]!; at < to; at++) {
    const code = figures.codes[rows[at]!]!;
    const cell = cells[at]!;
    codes[cell] = code;
    values[cell] = figures.values[code]!;
  }
  return into;
}
