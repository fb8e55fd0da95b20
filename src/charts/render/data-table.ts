import type { Chart, DrawnValue } from '../chart.js';
import { escaped } from './escaped.js';

/** Up to here a cell is not broken into lines. */
const SHORT = 20;

/** How a column is set: numbers to the right, and short words unbroken. */
function styleOf(rows: Chart['data']['rows'], name: string): string {
  const values = rows.map((row) => row[name] ?? null).filter((value) => value !== null);
  if (values.length > 0 && values.every((value) => typeof value === 'number')) return ' class="number"';
  return values.every((value) => String(value).length <= SHORT) ? ' class="short"' : '';
}

function cell(value: DrawnValue | undefined, at: number, style: string): string {
  const text = escaped(String(value ?? ''));
  return at === 0 ? `<th scope="row"${style}>${text}</th>` : `<td${style}>${text}</td>`;
}

/**
 * What a chart draws as a table of HTML, in a frame that scrolls where there is no room.
 *
 * @example `<details><summary>Data</summary>${dataTable(chart)}</details>`
 */
export function dataTable({ title, subtitle, data: { columns, rows } }: Chart): string {
  const styles = columns.map(({ name }) => styleOf(rows, name));
  const heads = columns.map((column, at) => `<th scope="col"${styles[at]}>${escaped(column.title)}</th>`);
  const lines = rows.map(
    (row) => `<tr>${columns.map(({ name }, at) => cell(row[name], at, styles[at]!)).join('')}</tr>`,
  );
  return `<div class="scroll" role="group" tabindex="0" aria-label="${escaped(`Data: ${title}`)}">
<table>
<caption>${escaped(subtitle || title)}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
</div>`;
}
