import type { ColumnTable } from 'arquero';
import type { Chart } from '../../charts/chart.js';
import { escaped } from '../../charts/render/escaped.js';
import { render } from '../../charts/render/index.js';
import { insist } from '../../statistics/estimate.js';
import { grouped } from '../../text/number.js';
import { type Shown, type ShownTable, tableHtml, tableText } from './table-html.js';

/** One thing in the several forms that a front end may choose from, by media type. */
export type Bundle = Readonly<Record<string, unknown>>;

/** A result with its sentence and caveats. */
export interface Said {
  readonly sentence: string;
  readonly caveat?: string;
  readonly source?: string;
}

/** What `show` takes. */
export type Showable = ColumnTable | Chart | Said | readonly Said[] | readonly object[] | string;

export interface ShowOptions {
  /** Rows of a table that are shown; 12 unless you say otherwise. */
  readonly rows?: number;
  /** Columns of a table, in order; all unless you say otherwise. */
  readonly columns?: readonly string[];
  /** A heading for the table. */
  readonly title?: string;
}

const ROWS = 12;

/** JupyterLab draws Vega-Lite 5, and these specifications use nothing that is new in 6. */
const VEGA_LITE = 'application/vnd.vegalite.v5+json';
const SCHEMA = 'https://vega.github.io/schema/vega-lite/v5.json';

const isTable = (value: object): value is ColumnTable =>
  'columnNames' in value && typeof value.columnNames === 'function';
const isChart = (value: object): value is Chart => 'alt' in value && ('spec' in value || 'cells' in value);
const isSaid = (value: unknown): value is Said =>
  typeof value === 'object' && value !== null && 'sentence' in value && typeof value.sentence === 'string';

function shownTable(
  names: readonly string[],
  rows: readonly object[],
  of: number,
  { columns = names, title }: ShowOptions,
): ShownTable {
  const strange = columns.find((name) => !names.includes(name));
  insist(strange === undefined, `There is no column "${strange}"; there are ${names.join(', ')}.`);
  return { columns, rows: rows as Record<string, Shown>[], of, title };
}

const tableBundle = (table: ShownTable): Bundle => ({
  'text/html': tableHtml(table),
  'text/plain': tableText(table),
});

function saidBundle(said: readonly Said[], of: number, { title }: ShowOptions): Bundle {
  const html = said.map(
    ({ sentence, caveat = '', source = '' }) =>
      `<p>${escaped(sentence)}${caveat === '' ? '' : `<br><em>${escaped(caveat)}</em>`}${source === '' ? '' : `<br><small>${escaped(source)}</small>`}</p>`,
  );
  const plain = said.map(({ sentence, caveat = '' }) => [sentence, caveat].filter(Boolean).join('\n  '));
  const heading = title === undefined ? '' : `<p><strong>${escaped(title)}</strong></p>`;
  const more = of > said.length ? `… and ${grouped(of - said.length)} more` : '';
  return {
    'text/html': `${heading}${html.join('')}${more === '' ? '' : `<p><small>${more}</small></p>`}`,
    'text/plain': [title ?? '', ...plain, more].filter((line) => line !== '').join('\n'),
  };
}

/**
 * A table, a chart, results or a sentence as what a notebook shows: HTML, a picture or an interactive chart, and
 * always plain text. Nothing in labels is read as markup.
 *
 * @throws InvalidInputError if a column is asked for that is not there.
 */
export async function bundle(value: Showable, options: ShowOptions = {}): Promise<Bundle> {
  const { rows = ROWS } = options;
  if (typeof value === 'string') return { 'text/html': `<p>${escaped(value)}</p>`, 'text/plain': value };
  if (Array.isArray(value)) {
    if (value.length === 0) return bundle('This kind of value cannot be shown.');
    if (options.columns === undefined && value.length > 0 && value.every(isSaid))
      return saidBundle(value.slice(0, rows), value.length, options);
    const names = [...new Set(value.flatMap((row) => Object.keys(row)))];
    return tableBundle(shownTable(names, value.slice(0, rows), value.length, options));
  }
  if (isTable(value)) {
    const told = options.columns === undefined && value.columnNames().includes('sentence');
    if (told || value.numCols() === 0) return bundle(value.objects(), options);
    const first = value.objects({ limit: rows });
    return tableBundle(shownTable(value.columnNames(), first, value.numRows(), options));
  }
  if (isChart(value as object)) {
    const drawn = value as Chart;
    return {
      ...(drawn.spec === undefined ? {} : { [VEGA_LITE]: { ...drawn.spec, $schema: SCHEMA } }),
      'image/svg+xml': await render(drawn, 'svg'),
      'text/plain': drawn.alt,
    };
  }
  if (isSaid(value)) return saidBundle([value], 1, options);
  const rest = value as object as Record<string, Shown>;
  return tableBundle(shownTable(Object.keys(rest), [rest], 1, options));
}
