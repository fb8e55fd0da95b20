import { selected, trendsOf } from '../../charts/input.js';
import { count } from '../../text/number.js';
import { type Markup, markup } from '../markup.js';
import { type PageChart, pageChart } from '../page-chart.js';
import type { Page } from '../shell.js';
import { indicatorPath, type Site } from '../site.js';
import { statements } from '../words.js';

const PATH = 'months.html';

/** Charts of which none draws what another does: a series may be published in two tables. */
const distinct = (pageCharts: readonly PageChart[]): PageChart[] => [
  ...new Map(pageCharts.map((one) => [`${one.chart.kind} ${one.chart.title}`, one])).values(),
];

/** Series of months: what is expected variation, and what is not. */
export function months(site: Site): Page {
  const { pageCharts, built, indicators } = site;
  const charts = pageCharts.filter(({ request: { kind } }) => kind === 'process' || kind === 'year-to-date');
  const rows = trendsOf(built).filter(({ process }) => process !== '');
  const by = (reads: string): number => rows.filter(({ reads_as }) => reads_as === reads).length;
  const drawn = indicators
    .map(({ indicator, title }) => ({
      indicator,
      title,
      own: distinct(
        charts.filter(({ request }) =>
          selected(built, request.options).some((o) => o.indicator === indicator.id),
        ),
      ),
    }))
    .filter(({ own }) => own.length > 0);
  const section = ({
    indicator: { id },
    title,
    own,
  }: (typeof drawn)[number]): Markup => markup`<section aria-labelledby="of-${id}">
<h2 id="of-${id}"><a href="${indicatorPath(id)}">${title}</a></h2>
${statements(
  rows.filter((row) => row.indicator === id),
  site,
)}
${own.map((one) => pageChart(one, PATH))}</section>
`;
  return {
    path: PATH,
    title: 'Month by month',
    about: 'Monthly series with the limits of expected variation.',
    main: markup`<p><strong>Of ${count(rows.length, 'monthly series', 'monthly series')}, ${by('better')} ${by('better') === 1 ? 'moves' : 'move'} for the better and ${by('worse')} for the worse</strong> by a test of the whole series. The limits on the charts show the variation to expect from month to month. A month inside the limits is normal variation.</p>
<nav class="contents" aria-label="Series on this page"><ul>
${drawn.map(({ indicator: { id }, title }) => markup`<li><a href="#of-${id}">${title}</a></li>\n`)}</ul></nav>
${drawn.map(section)}`,
  };
}
