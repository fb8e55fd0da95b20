import type { TopLevelSpec } from 'vega-lite';
import type { Dataset } from '../model/dataset.js';
import { insist } from '../statistics/estimate.js';
import { dashed } from '../text/slug.js';
import type { Chart, DrawnTable, DrawnValue } from './chart.js';
import { COLUMN_TITLES } from './columns.js';
import type { ChartOptions } from './input.js';
import { config, PALETTES, SIZES, type Theme } from './style.js';
import { columnWidths, type Table } from './table.js';
import { wrapped } from './text-width.js';
import { abbreviations, sourceLine } from './words.js';

/** A picture within a chart: one view, or several side by side. */
export type View = Extract<TopLevelSpec, { vconcat: unknown }>['vconcat'][number];

export type Row = Readonly<Record<string, DrawnValue | readonly string[]>>;

/** What a kind of chart makes of its figures: everything but the frame. */
interface Words {
  readonly title: string;
  readonly subtitle: string;
  /** For the alternative text: `Line chart of …`, and what it is drawn of. */
  readonly shows: string;
  /** For the alternative text: the figures in words, where they are few. */
  readonly figures: string;
  /** The rows that the views draw, by the name `drawn`; those of `columns` go into the table beside it. */
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
  readonly notes: readonly string[];
  readonly sources: readonly string[];
}

/** A drawing of views of Vega-Lite. */
export interface Drawing extends Words {
  /** Other data of the views, which only place things. */
  readonly helpers?: Readonly<Record<string, readonly Row[]>>;
  readonly views: readonly View[];
  /** Room that the first view has to its left, in pixels. */
  readonly left: number;
}

/** A drawing that is a table. */
export interface TableDrawing extends Words {
  readonly table: Table;
}

/** Narrower than this a plot shows nothing. */
const LEAST_WIDTH = 120;

/** Room for the plot between what stands left and right of it. */
export function plotWidth(left: number, right: number): number {
  const width = Math.floor(SIZES.width - left - right);
  insist(width >= LEAST_WIDTH, 'The names are too long for this kind of chart. Choose bars or multiples.');
  return width;
}

function footer(lines: readonly string[], left: number, ink: string, rule: string): View {
  const width = SIZES.width;
  return {
    width: width - left,
    height: lines.length * SIZES.line,
    view: { stroke: null },
    data: { values: [{}] },
    layer: [
      {
        mark: { type: 'rule', color: rule, aria: false },
        encoding: { x: { value: -left }, x2: { value: width - left }, y: { value: -8 } },
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'top', color: ink, aria: false },
        encoding: { x: { value: -left }, y: { value: 0 }, text: { value: [...lines] } },
      },
    ],
  };
}

/** Views side by side tell their own series apart. */
export const OWN_SCALES = {
  color: 'independent',
  fill: 'independent',
  stroke: 'independent',
  shape: 'independent',
  strokeDash: 'independent',
} as const;

/** The name of a chart's files: what it is of, and its kind. */
const nameOf = (kind: string, { table, indicator, area, cohort, theme }: ChartOptions): string =>
  dashed(
    [table, indicator, area, cohort, kind, theme === 'dark' ? 'dark' : undefined].filter(Boolean).join(' '),
  );

function drawnTable({ rows, columns }: Words): DrawnTable {
  const used = columns.filter((column) =>
    rows.some((row) => row[column] !== undefined && row[column] !== null && row[column] !== ''),
  );
  return {
    columns: used.map((name) => ({ name, title: COLUMN_TITLES[name] ?? name })),
    rows: rows
      .filter((row) => row.filler === undefined)
      .map((row) => Object.fromEntries(used.map((name) => [name, (row[name] ?? null) as DrawnValue]))),
  };
}

/** The notes and the source below a chart, in lines. */
export const footLines = ({ notes, source }: Pick<Chart, 'notes' | 'source'>): string[] =>
  [...notes, source].flatMap((text) => wrapped(text, SIZES.width, SIZES.text));

const sentence = (text: string): string => (text === '' || /[.?!]$/.test(text) ? text : `${text}.`);

/** The title, the views and the notes as one specification that stands alone. */
function specOf(
  { helpers = {}, views, left, rows, subtitle }: Drawing,
  { title, alt, theme, lines }: { title: string; alt: string; theme: Theme; lines: readonly string[] },
): TopLevelSpec {
  const palette = PALETTES[theme];
  const copied = (list: readonly Row[]): Row[] => list.map((row) => ({ ...row }));
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: alt,
    padding: SIZES.edge,
    title: {
      text: wrapped(title, SIZES.width, SIZES.title, 'bold'),
      subtitle: wrapped(subtitle, SIZES.width, SIZES.text),
    },
    datasets: {
      drawn: copied(rows),
      ...Object.fromEntries(Object.entries(helpers).map(([name, list]) => [name, copied(list)])),
    },
    vconcat: [...views, footer(lines, left, palette.ink, palette.grid)],
    spacing: 22,
    resolve: { scale: OWN_SCALES },
    config: config(theme),
  };
}

/**
 * Put a drawing into its frame: the title that states the main message, the measure, notes, source and the
 * alternative text.
 *
 * @throws InvalidInputError if a table has more columns than fit.
 */
export function compose(
  kind: string,
  drawing: Drawing | TableDrawing,
  input: Dataset,
  options: ChartOptions,
): Chart {
  const { theme = 'light' } = options;
  const { title: issue, subtitle, shows, figures, rows } = drawing;
  const title = options.title ?? issue;
  const notes = [
    ...drawing.notes,
    abbreviations([title, subtitle, ...rows.map((row) => `${row.series} ${row.panel ?? ''}`)]),
  ].filter((note) => note !== '');
  const source = sourceLine(drawing.sources, input.sources);
  const alt = [shows, figures, issue, notes.length > 0 ? `Notes: ${notes.join(' ')}` : '']
    .filter((text) => text !== '')
    .map(sentence)
    .join(' ');
  const words = {
    kind,
    name: nameOf(kind, options),
    title,
    subtitle,
    alt,
    notes,
    source,
    theme,
    data: drawnTable(drawing),
  };
  if ('table' in drawing) {
    columnWidths(drawing.table);
    return { ...words, cells: drawing.table };
  }
  return { ...words, spec: specOf(drawing, { title, alt, theme, lines: footLines(words) }) };
}
