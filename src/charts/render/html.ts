import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../project.js';
import type { Chart } from '../chart.js';
import { allowed } from './allowed.js';
import { compiled } from './compiled.js';
import { dataCsv } from './data-csv.js';
import { dataTable } from './data-table.js';
import { escaped } from './escaped.js';
import { pageFont, withFont } from './font-face.js';
import { pageStyle } from './page-style.js';
import { svg as drawn } from './svg.js';

/** What `npm run build` makes of `page/`. */
const PROGRAM = 'dist/src/charts/render/page.js';

function program(): string {
  try {
    return readFileSync(join(projectFolder(), PROGRAM), 'utf8');
  } catch (cause) {
    throw new Error(`${PROGRAM} is not there: run \`npm run build\` once.`, { cause });
  }
}

/** JSON that ends no script and starts no comment where it stands in a page. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const dataUrl = (type: string, text: string): string =>
  `data:${type};base64,${Buffer.from(text).toString('base64')}`;

const item = (text: string): string => `<li>${escaped(text)}</li>`;

/**
 * A chart as one page that needs nothing else: it opens from the disk, asks no network, runs no script but its
 * own, and shows the chart and its data even without that.
 *
 * @param svg of the chart, seen until the live one is drawn.
 * @throws Error if the project has not been built.
 * @example await writeFile('rates.html', await html(chart, await svg(chart)));
 */
export async function html(chart: Chart, svg: string): Promise<string> {
  const { name, title, subtitle, alt, notes, source, theme } = chart;
  const script = chart.spec === undefined ? '' : program();
  const style = `${await pageFont()}${pageStyle(theme)}`;
  const picture = chart.spec === undefined ? await drawn(chart, undefined, 'titles') : svg;
  const live =
    chart.spec === undefined
      ? ''
      : `<div id="tip" role="tooltip" hidden></div>
<script type="application/json" id="view">${inScript(compiled(chart))}</script>
<script>${script}</script>
`;
  const policy = `default-src 'none'; script-src ${script === '' ? "'none'" : allowed(script)}; style-src ${allowed(style)}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="description" content="${escaped(alt)}">
<style>${style}</style>
</head>
<body>
<main>
<div>
<h1>${escaped(title)}</h1>
<figure id="picture">
${picture}</figure>
<ul class="files">
<li><a download="${escaped(name)}.csv" href="${dataUrl('text/csv;charset=utf-8', dataCsv(chart))}">Download the data (CSV)</a></li>
<li><a download="${escaped(name)}.svg" href="${dataUrl('image/svg+xml', await withFont(svg))}">Download the picture (SVG)</a></li>
</ul>
<details>
<summary>About this chart</summary>
<p>${escaped(subtitle)}</p>
<p id="alt">${escaped(alt)}</p>
<ul>
${[...notes, source].map(item).join('\n')}
</ul>
</details>
</div>
<details open>
<summary>Data</summary>
${dataTable(chart)}
</details>
</main>
${live}</body>
</html>
`;
}
