import { cellName } from '../model/grid.js';
import { isFigure, type Observation } from '../model/observation.js';
import { periodName } from '../model/period.js';
import type { Row } from './compose.js';
import type { Flagged } from './issue.js';
import { pointLabel, STATUS_WORDS } from './words.js';

/** A figure as charts draw it: its value, its words, and the cell it was published in. */
export interface FigureRow extends Row {
  readonly period: string;
  /** The last day of the period. */
  readonly date: string;
  readonly value: number | null;
  /** How the value reads beside its mark, or why there is none. */
  readonly label: string;
  readonly published: string;
  readonly status: string;
  readonly issue: string;
  readonly table: string;
  readonly cell: string;
}

/** The columns of every table beside a chart of figures, after those that name them. */
export const FIGURE_COLUMNS = [
  'period',
  'date',
  'value',
  'published',
  'status',
  'issue',
  'table',
  'cell',
] as const;

/** An observation as a row of a chart. */
export const figureRow = (o: Observation, issues: Flagged): FigureRow => ({
  period: periodName(o),
  date: o.period_end,
  value: o.value,
  label: isFigure(o)
    ? [o.qualifier, pointLabel(o.value, o.decimals, o.unit)].filter((part) => part !== '').join(' ')
    : (STATUS_WORDS[o.status] ?? o.status),
  published: o.published,
  status: o.status,
  issue: issues.sign(o),
  table: o.table,
  cell: cellName(o),
});

/** The label with the sign of issue after it. */
export const signedLabel = ({ label, issue }: Pick<FigureRow, 'label' | 'issue'>): string =>
  issue === '' ? label : `${label} ${issue}`;
