import { type Markup, markup, type Part } from './markup.js';

/** A column of a table in a page. */
export interface Column<Row> {
  readonly title: string;
  readonly of: (row: Row, at: number) => Part;
  /** Numbers stand to the right. */
  readonly number?: boolean;
  /** The comparator that it is about, which a reader may hide. */
  readonly series?: string;
}

const classOf = ({ number }: { readonly number?: boolean }): Part => number && markup` class="number"`;
const seriesOf = (series: string | undefined): Part =>
  series !== undefined && markup` data-series="${series}"`;

/**
 * A table in a frame of its own, which scrolls where there is no room and which the keyboard reaches.
 *
 * @param caption says what the table holds; it names the frame too.
 * @param rowSeries the comparator that a row is about, which a reader may hide.
 * @example table('Figures', [{ title: 'Period', of: (o) => o.period }], rows)
 */
export function table<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  rowSeries: (row: Row) => string | undefined = () => undefined,
): Markup {
  const head = columns.map(
    (column) => markup`<th scope="col"${classOf(column)}${seriesOf(column.series)}>${column.title}</th>`,
  );
  const cell = (column: Column<Row>, row: Row, line: number, at: number): Markup => {
    const content = markup`${column.of(row, line)}`;
    return at === 0 && content.html !== ''
      ? markup`<th scope="row"${classOf(column)}>${content}</th>`
      : markup`<td${classOf(column)}${seriesOf(column.series)}>${content}</td>`;
  };
  const body = rows.map(
    (row, line) =>
      markup`<tr${seriesOf(rowSeries(row))}>${columns.map((column, at) => cell(column, row, line, at))}</tr>\n`,
  );
  return markup`<div class="scroll" role="group" tabindex="0" aria-label="${caption}">
<table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table>
</div>
`;
}
