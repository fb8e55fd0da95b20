import type { TopLevelSpec } from 'vega-lite';
import type { Theme } from './style.js';

/** A cell of the table beside a chart. */
export type DrawnValue = string | number | null;

/** What a chart draws, as a table: the rows of its CSV file and of the table beside it. */
export interface DrawnTable {
  /** Column names as in the file, with headings for people. */
  readonly columns: readonly { readonly name: string; readonly title: string }[];
  readonly rows: readonly Readonly<Record<string, DrawnValue>>[];
}

/** A chart as data: nothing of it is drawn yet. */
export interface Chart {
  readonly kind: string;
  /** A slug: the name of its files. */
  readonly name: string;
  /** What the chart shows, as a finding. */
  readonly title: string;
  /** What was measured, in which unit, where and when. */
  readonly subtitle: string;
  /** For those who cannot see it: its kind, what is drawn, the range of the figures, and the finding. */
  readonly alt: string;
  readonly notes: readonly string[];
  readonly source: string;
  readonly theme: Theme;
  /** A whole Vega-Lite specification, with the title, the notes and the data in it. */
  readonly spec: TopLevelSpec;
  readonly data: DrawnTable;
}
