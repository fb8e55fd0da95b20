import type { Chart } from '../charts/chart.js';
import type { ChartRequest } from '../charts/suggest.js';
import { DOWNLOADS } from './downloads.js';
import { type Markup, markup, type Part, trusted } from './markup.js';
import { rootOf } from './shell.js';
import { table } from './table.js';

/** A chart as the site shows it. */
export interface PageChart {
  readonly chart: Chart;
  readonly request: ChartRequest;
  /** Its picture without words, for light pages and dark ones. */
  readonly plot: string;
  /** Where colours alone do not make it a picture for dark pages: the one that does. */
  readonly darkPlot?: string;
}

/** The folder of the site's charts. */
export const CHARTS = 'charts';

const isNumber = ({ data: { rows } }: Chart, name: string): boolean => {
  const values = rows.map((row) => row[name] ?? null).filter((value) => value !== null);
  return values.length > 0 && values.every((value) => typeof value === 'number');
};

function figures(chart: Chart): Markup {
  const { columns, rows } = chart.data;
  return table(
    `Figures drawn: ${chart.title}`,
    columns.map(({ name, title }) => ({
      title,
      number: isNumber(chart, name),
      of: (row: (typeof rows)[number]) => row[name],
    })),
    rows,
    ({ series }) => (typeof series === 'string' ? series : undefined),
  );
}

const picture = ({ plot, darkPlot }: PageChart): Part =>
  darkPlot === undefined
    ? trusted(plot)
    : [
        markup`<div class="on-light">${trusted(plot)}</div>`,
        markup`<div class="on-dark">${trusted(darkPlot)}</div>`,
      ];

/**
 * A chart as the pages show it: its main message as the heading, the picture, the figures drawn, caveats, its
 * description and its files.
 *
 * @param path of the page that shows it.
 * @example exhibit(shown, 'workforce.html')
 */
export function pageChart(shown: PageChart, path: string, level: 2 | 3 = 3): Markup {
  const { chart } = shown;
  const { name, title, subtitle, alt, notes, source } = chart;
  const heading =
    level === 2 ? markup`<h2 id="${name}">${title}</h2>` : markup`<h3 id="${name}">${title}</h3>`;
  const files = DOWNLOADS.map(
    ([format, words]) =>
      markup`<li><a download href="${rootOf(path)}${CHARTS}/${name}.${format}" aria-label="${words}: ${title}">${words}</a></li>`,
  );
  return markup`<div class="page-chart">
${heading}
${subtitle !== '' && markup`<p class="measure">${subtitle}</p>\n`}<div class="plot" tabindex="0" role="group" aria-label="Chart: ${title}" aria-describedby="${name}-alt">${picture(shown)}</div>
<details><summary>The figures of this chart<span class="unseen">: ${title}</span></summary>
${figures(chart)}</details>
<ul class="notes">
${[...notes, source].map((text) => markup`<li>${text}</li>\n`)}</ul>
<details><summary>Description in words<span class="unseen">: ${title}</span></summary>
<p id="${name}-alt">${alt}</p></details>
<ul class="files" aria-label="Downloads: ${title}">
${files}</ul>
</div>
`;
}
