import type { Chart } from '../../src/charts/chart.js';
import { PALETTES } from '../../src/charts/style.js';
import { groupBy } from '../../src/observations/group-by.js';
import { dataTable } from '../../src/rendering/data-table.js';
import { escaped } from '../../src/rendering/escaped.js';
import { FORMATS, type Format } from '../../src/rendering/index.js';
import { page } from './page.js';

/** A chart with its picture and the names of its files, beside the page. */
export interface Exhibit {
  readonly chart: Chart;
  readonly svg: string;
  readonly files: readonly string[];
  /** The heading under which it hangs. */
  readonly group: string;
}

const WORDS: Record<Format, string> = {
  svg: 'SVG',
  png: 'PNG for screens',
  'print.png': 'PNG for print',
  pdf: 'PDF',
  html: 'Page with tooltips',
  'vl.json': 'Vega-Lite',
  csv: 'Data (CSV)',
};

const STYLE = `
article { margin: 1.5rem 0 2.5rem; scroll-margin-top: 1rem; }
figure.dark { background: ${PALETTES.dark.background}; }
@media (min-width: 46rem), print {
h3 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
}
@media print {
details { display: none; }
h1, h2 { margin: 0 0 .25cm; break-after: avoid; }
article { margin: 0 0 .75cm; break-inside: avoid; }
}
`;

const slug = (text: string): string =>
  `group-${text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`;

function link(file: string, { title }: Chart): string {
  const format = [...FORMATS].reverse().find((format) => file.endsWith(`.${format}`));
  const href = file.split('/').map(encodeURIComponent).join('/');
  const words = format ? WORDS[format] : file;
  return `<li><a href="${href}" aria-label="${escaped(`${words}: ${title}`)}">${escaped(words)}</a></li>`;
}

const article = ({ chart, svg, files }: Exhibit): string => `<article id="${escaped(chart.name)}">
<h3>${escaped(chart.title)}</h3>
<figure class="${chart.theme}">
${svg}</figure>
<ul class="files">
${files.map((file) => link(file, chart)).join('\n')}
</ul>
<details>
<summary>Description</summary>
<p>${escaped(chart.alt)}</p>
</details>
<details>
<summary>Data</summary>
${dataTable(chart)}
</details>
</article>`;

const entry = ({ name, title, kind }: Chart): string =>
  `<li><a href="#${escaped(name)}">${escaped(title)}</a> (${escaped(kind)})</li>`;

/**
 * All charts on one page that needs nothing but itself, without a script: to look through, to print and to fetch
 * the files beside it.
 *
 * @param title of the page.
 * @example gallery([{ chart, svg, files: ['rates.png', 'rates.pdf'], group: 'Trends' }], 'Charts of Croydon')
 */
export function gallery(exhibits: readonly Exhibit[], title: string): Promise<string> {
  const groups = [...groupBy(exhibits, ({ group }) => group)];
  const contents = groups.map(
    ([group, members]) =>
      `<li><a href="#${slug(group)}">${escaped(group)}</a>\n<ul>\n${members.map(({ chart }) => entry(chart)).join('\n')}\n</ul></li>`,
  );
  const sections = groups.map(
    ([group, members]) =>
      `<section aria-labelledby="${slug(group)}">\n<h2 id="${slug(group)}">${escaped(group)}</h2>\n${members.map(article).join('\n')}\n</section>`,
  );
  return page({
    title,
    style: STYLE,
    before: `<header>\n<h1>${escaped(title)}</h1>\n</header>\n<nav aria-label="Contents">\n<ul>\n${contents.join('\n')}\n</ul>\n</nav>`,
    main: sections.join('\n'),
  });
}
