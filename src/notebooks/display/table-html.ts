import { escaped } from '../../charts/render/escaped.js';
import { grouped } from '../../text/number.js';

/** A cell of a table that is shown. */
export type Shown = string | number | boolean | Date | null | undefined;

/** A table to be shown, in columns of one length. */
export interface ShownTable {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, Shown>>[];
  /** How many rows there are, where not all are given. */
  readonly of: number;
  readonly title?: string | undefined;
}

/**
 * What stands in the place of a figure that is not there, by its status: the symbols of the Government
 * Statistical Service where it has one.
 */
const SYMBOLS: Readonly<Record<string, { readonly sign: string; readonly meaning: string }>> = {
  suppressed: { sign: '[c]', meaning: 'suppressed by the publisher' },
  too_small: { sign: '[c]', meaning: 'too few to report, by the publisher' },
  not_available: { sign: '[x]', meaning: 'not available' },
  not_applicable: { sign: '[z]', meaning: 'not applicable' },
  low: { sign: '[low]', meaning: 'low: rounds to zero' },
  blank: { sign: '[blank]', meaning: 'left blank in the publication, without a reason' },
};

const DIGITS = 6;
/** Smaller than six decimals can tell. */
const TINY = 1e-6;

function text(value: Shown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (typeof value !== 'number') return String(value);
  return String(Math.abs(value) < TINY ? value : Number(value.toFixed(DIGITS)));
}

const isNumeric = (rows: ShownTable['rows'], column: string): boolean => {
  const values = rows.map((row) => row[column]).filter((value) => value !== null && value !== undefined);
  return values.length > 0 && values.every((value) => typeof value === 'number');
};

/** What a cell says: its value, or the symbol for why it has none. */
export function shownText(row: ShownTable['rows'][number], column: string): string {
  const value = row[column];
  if (column !== 'value' || (value !== null && value !== undefined)) return text(value);
  return SYMBOLS[String(row.status)]?.sign ?? '';
}

/** The symbols that the rows use, with what they mean. */
export function footnotes({ columns, rows, of }: ShownTable): string[] {
  const used = columns.includes('value')
    ? [
        ...new Set(
          rows
            .filter(({ value }) => value === null || value === undefined)
            .map(({ status }) => String(status)),
        ),
      ]
    : [];
  const meanings = used.flatMap((status) => {
    const symbol = SYMBOLS[status];
    return symbol ? [`${symbol.sign} ${symbol.meaning}`] : [];
  });
  const more = of - rows.length;
  return [...meanings, ...(more > 0 ? [`… and ${grouped(more)} more rows`] : [])];
}

const cell = (tag: 'th' | 'td', content: string, numeric: boolean, scope = ''): string =>
  `<${tag}${scope} style="text-align:${numeric ? 'right' : 'left'};vertical-align:top">${escaped(content)}</${tag}>`;

/**
 * A table as HTML, safe against markup in labels: figures to the right, symbols for what is missing, and what they mean
 * below.
 *
 * @example tableHtml({ columns: ['area', 'value'], rows: [{ area: 'Croydon', value: 410.3 }], of: 1 })
 */
export function tableHtml(table: ShownTable): string {
  const { columns, rows, title } = table;
  const numeric = new Map(columns.map((column) => [column, column === 'value' || isNumeric(rows, column)]));
  const head = columns
    .map((column) => cell('th', column.replaceAll('_', ' '), numeric.get(column)!, ' scope="col"'))
    .join('');
  const body = rows.map(
    (row) =>
      `<tr>${columns.map((column) => cell('td', shownText(row, column), numeric.get(column)!)).join('')}</tr>`,
  );
  const notes = footnotes(table).map((note) => `<br>${escaped(note)}`);
  const caption = title === undefined ? '' : `<caption>${escaped(title)}</caption>`;
  return `<div style="overflow-x:auto"><table>${caption}<thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>${notes.length > 0 ? `<p><small>${notes.join('').slice(4)}</small></p>` : ''}`;
}

/** The same as plain text, for a terminal. */
export function tableText(table: ShownTable): string {
  const { columns, rows } = table;
  const cells = [[...columns], ...rows.map((row) => columns.map((column) => shownText(row, column)))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at]!.length)));
  const lines = cells.map((line) =>
    line
      .map((part, at) => part.padEnd(widths[at]!))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ...footnotes(table)].join('\n');
}
