import type { TopLevelSpec } from 'vega-lite';
import { insist } from '../statistics/estimate.js';
import type { Theme } from './style.js';
import type { Table } from './table.js';

/** A cell of the table beside a chart. */
export type DrawnValue = string | number | null;

/** What a chart draws, as a table: the rows of its CSV file and of the table beside it. */
export interface DrawnTable {
  /** Column names as in the file, with headings for people. */
  readonly columns: readonly { readonly name: string; readonly title: string }[];
  readonly rows: readonly Readonly<Record<string, DrawnValue>>[];
}

interface ChartWords {
  readonly kind: string;
  /** A slug: the name of its files. */
  readonly name: string;
  /** What the chart shows, as an issue. */
  readonly title: string;
  /** What was measured, in which unit, where and when. */
  readonly subtitle: string;
  /** For those who cannot see it: its kind, what is drawn, the range of the figures, and the issue. */
  readonly alt: string;
  readonly notes: readonly string[];
  readonly source: string;
  readonly theme: Theme;
  readonly data: DrawnTable;
}

/** A chart with a whole Vega-Lite specification: the title, the notes and the data are in it. */
export interface VegaChart extends ChartWords {
  readonly spec: TopLevelSpec;
  readonly cells?: undefined;
}

/** A chart of a kind that is a table (scorecard, timeline, plan), with its columns and cells. */
export interface TableChart extends ChartWords {
  readonly cells: Table;
  readonly spec?: undefined;
}

/** A chart as data, not yet drawn. */
export type Chart = VegaChart | TableChart;

/**
 * The Vega-Lite specification of a chart.
 *
 * @throws InvalidInputError for a kind that is a table.
 */
export function vegaLite({ kind, spec }: Chart): TopLevelSpec {
  insist(
    spec !== undefined,
    `A ${kind} is a table, so it has no Vega-Lite specification. Choose svg, png, pdf, html or csv.`,
  );
  return spec!;
}
