import { groupBy } from '../../model/group-by.js';
import { dashed } from '../../text/slug.js';
import type { Chart } from '../chart.js';
import { escaped } from '../render/escaped.js';
import { FORMATS, type Format } from '../render/index.js';
import { page } from './page.js';

/** A chart with the names of its files beside the page. */
export interface GalleryChart {
  readonly chart: Chart;
  readonly files: readonly string[];
  /** The heading under which it is shown. */
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
body { max-width: 84rem; }
.search { margin: 1rem 0; }
.search label { display: block; font-weight: bold; }
.search input { width: min(100%, 28rem); min-height: 2.5rem; padding: .25rem .5rem; border: 1px solid var(--quiet); border-radius: 3px; background: var(--background); color: var(--ink); font: inherit; }
.search p { margin: .25rem 0; }
[hidden] { display: none !important; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1.5rem; margin: 0; padding: 0; list-style: none; }
.charts li { scroll-margin-top: 1rem; }
.charts .picture { display: block; border: 1px solid var(--grid); background: #ffffff; }
.charts img { display: block; width: 100%; height: auto; aspect-ratio: 4 / 3; object-fit: contain; object-position: top; }
.charts h3 { margin: .5rem 0 0; font-size: 1rem; }
.charts p { margin: .25rem 0; color: var(--quiet); font-size: .875rem; }
.files { font-size: .875rem; }
@media print {
.search, details, .files { display: none; }
.charts { display: block; }
.charts img { aspect-ratio: auto; width: auto; max-width: 100%; max-height: 22cm; }
h1, h2 { margin: 0 0 .25cm; break-after: avoid; }
.charts li { margin: 0 0 .75cm; break-inside: avoid; }
}
`;

/** Shows the charts whose words hold every word that is typed. */
const SCRIPT = `
const field = document.querySelector('#search');
const tally = document.querySelector('#tally');
const charts = [...document.querySelectorAll('.charts > li')];
const texts = charts.map((chart) => chart.textContent.toLowerCase());
const show = () => {
  const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
  charts.forEach((chart, at) => { chart.hidden = !words.every((word) => texts[at].includes(word)); });
  for (const section of document.querySelectorAll('main section'))
    section.hidden = !section.querySelector('.charts > li:not([hidden])');
  const found = charts.filter((chart) => !chart.hidden).length;
  tally.textContent = words.length === 0 ? '' : found + (found === 1 ? ' chart found' : ' charts found');
};
field.addEventListener('input', show);
document.querySelector('.search').hidden = false;
if (field.value) show();
`;

const SEARCH = `<div class="search" role="search" hidden>
<label for="search">Search the charts</label>
<input id="search" type="search" autocomplete="off" aria-describedby="tally">
<p id="tally" role="status"></p>
</div>`;

const slug = (text: string): string => `group-${dashed(text)}`;

const address = (file: string): string => file.split('/').map(encodeURIComponent).join('/');

function link(file: string, { title }: Chart): string {
  const format = [...FORMATS].reverse().find((format) => file.endsWith(`.${format}`));
  const words = format ? WORDS[format] : file;
  return `<li><a href="${address(file)}" aria-label="${escaped(`${words}: ${title}`)}">${escaped(words)}</a></li>`;
}

/** The picture leads to the SVG file, as the title does, so that one of the two is enough for the keyboard. */
function card({ chart, files }: GalleryChart): string {
  const picture = address(files.find((file) => file.endsWith('.svg'))!);
  return `<li id="${escaped(chart.name)}">
<a class="picture" href="${picture}" tabindex="-1" aria-hidden="true"><img src="${picture}" alt="" width="664" height="498" loading="lazy"></a>
<h3><a href="${picture}">${escaped(chart.title)}</a></h3>
<p>${escaped(chart.subtitle)}</p>
<ul class="files">
${files.map((file) => link(file, chart)).join('\n')}
</ul>
<details>
<summary>Description</summary>
<p>${escaped(chart.alt)}</p>
</details>
</li>`;
}

/**
 * A page of thumbnails of all charts, grouped and with a search box. It opens from the disk beside the charts' files,
 * and shows everything without its script too.
 *
 * @param title of the page.
 * @example await gallery([{ chart, files: ['rates.svg', 'rates.png'], group: 'Trends' }], 'Charts of Croydon')
 */
export function gallery(charts: readonly GalleryChart[], title: string): Promise<string> {
  const groups = [...groupBy(charts, ({ group }) => group)];
  const contents = groups.map(
    ([group, own]) => `<li><a href="#${slug(group)}">${escaped(group)}</a> (${own.length})</li>`,
  );
  const sections = groups.map(
    ([group, own]) =>
      `<section aria-labelledby="${slug(group)}">\n<h2 id="${slug(group)}">${escaped(group)}</h2>\n<ul class="charts">\n${own.map(card).join('\n')}\n</ul>\n</section>`,
  );
  return page({
    title,
    style: STYLE,
    script: SCRIPT,
    images: "'self' data:",
    before: `<header>\n<h1>${escaped(title)}</h1>\n</header>\n<nav aria-label="Contents">\n<ul>\n${contents.join('\n')}\n</ul>\n</nav>`,
    main: `${SEARCH}\n${sections.join('\n')}`,
  });
}
