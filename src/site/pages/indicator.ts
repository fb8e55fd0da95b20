import { issuesAbout } from '../../analysis/issues-about.js';
import { selected, trendsOf } from '../../charts/input.js';
import { measureText } from '../../charts/words.js';
import { listedNeighbours } from '../../model/catalogue.js';
import { cellName } from '../../model/grid.js';
import { type Markup, markup, type Part } from '../markup.js';
import { type PageChart, pageChart } from '../page-chart.js';
import type { Page } from '../shell.js';
import { indicatorPath, type OnPage, type Site, type Statement } from '../site.js';
import { signOf, statements, unitWords } from '../words.js';
import { areasInOrder, figureTables } from './figure-tables.js';
import { headline } from './indicator-list.js';
import { issueList } from './issue-list.js';

const ROOT = '../';

/** Whether a chart draws a figure of an indicator, and does not leave out what is a single one. */
function draws({ chart }: PageChart, { observations }: OnPage): boolean {
  const drawn = new Set(
    chart.data.rows.filter(({ table, cell }) => table && cell).map(({ table, cell }) => `${table}!${cell}`),
  );
  return drawn.size === 0 || observations.some((o) => drawn.has(`${o.table}!${cellName(o)}`));
}

/** The charts that draw figures of an indicator: first those of it alone, of several areas, and of one table. */
function exhibitsOf(page: OnPage, { pageCharts, built }: Site): PageChart[] {
  const { id } = page.indicator;
  const own = pageCharts
    .filter(({ request: { options } }) => options.table !== undefined || options.indicator !== undefined)
    .map((one) => {
      const drawn = selected(built, one.request.options);
      return {
        one,
        indicators: new Set(drawn.map(({ indicator }) => indicator)),
        areas: new Set(drawn.map(({ area_name }) => area_name)).size,
        across: one.request.options.table === undefined ? 1 : 0,
      };
    })
    .filter(({ one, indicators }) => indicators.has(id) && draws(one, page));
  return own
    .sort((a, b) => a.indicators.size - b.indicators.size || b.areas - a.areas || a.across - b.across)
    .map(({ one }) => one);
}

const POLARITY: Readonly<Record<string, string>> = {
  'high is good': 'Higher is better.',
  'low is good': 'Lower is better.',
  neither: 'Neither higher nor lower is better in itself.',
};

function definition({ indicator }: OnPage, { built, indicators }: Site): Markup {
  const { numerator, denominator, polarity, measured, former_ni, rate_of, share_of, part_of, series_break } =
    indicator;
  const other = (id: string): Part => {
    const page = indicators.find((one) => one.indicator.id === id);
    if (page) return markup`<a href="${ROOT}${indicatorPath(id)}">${page.title}</a>`;
    return built.catalogue.indicators.get(id)?.name ?? null;
  };
  const lines: [string, Part][] = [
    ['Measured as', measureText(indicator) || unitWords(indicator)],
    ['Counts', numerator],
    ['Out of', denominator],
    ['Polarity', POLARITY[polarity]],
    ['Counted', measured === 'stock' ? 'on the last day of the period' : 'over the whole period'],
    ['Former national indicator', former_ni],
    ['A rate of', other(rate_of)],
    ['A share of', other(share_of)],
    ['A part of', other(part_of)],
    ['Break in the series', series_break.replace(/^(\S+) /, 'after $1: ')],
    ['Name in the files', markup`<code>${indicator.id}</code>`],
  ];
  return markup`<section aria-labelledby="definition">
<h2 id="definition">What is measured</h2>
<dl>
${lines.filter(([, text]) => text !== '' && text !== null).map(([term, text]) => markup`<div><dt>${term}</dt><dd>${text}</dd></div>\n`)}</dl>
</section>
`;
}

/** What a neighbours' average rests on, and who the neighbours are. */
function averages({ indicator }: OnPage, { comparisons, built }: Site): Part {
  const rests = comparisons.filter((one) => one.indicator === indicator.id && one.rests_on !== '');
  if (rests.length === 0) return null;
  const said = [...new Set(rests.map(({ period, rests_on }) => `${period}: ${rests_on}.`))];
  const first = rests[0]!;
  const listed = listedNeighbours(built.catalogue, first.area, first.period_end);
  return markup`<section aria-labelledby="average">
<h2 id="average">How the neighbours’ average was calculated</h2>
<ul>
${said.map((text) => markup`<li>${text}</li>\n`)}</ul>
<p>The statistical neighbours of ${first.area}, as listed in the model of ${listed[0]?.model_year}: ${listed.map(({ neighbour_name }) => neighbour_name).join(', ')}.</p>
</section>
`;
}

/** What can be said of the indicator: how it stands and how it moves. */
function said({ indicator: { id } }: OnPage, site: Site): Part {
  const stands: Statement[] = site.comparisons.filter((one) => one.indicator === id);
  const moves: Statement[] = trendsOf(site.built).filter((row) => row.indicator === id);
  return [
    stands.length > 0 &&
      markup`<section aria-labelledby="stands"><h2 id="stands">How it compares</h2>\n${statements(stands, site)}</section>\n`,
    moves.length > 0 &&
      markup`<section aria-labelledby="moves"><h2 id="moves">Change over time</h2>\n${statements(moves, site)}</section>\n`,
    stands.length + moves.length === 0 &&
      markup`<p>There is nothing to compare with: no other area’s figure is published, and no earlier figure counted in the same way.</p>\n`,
  ];
}

/** Which comparators are shown, in charts and tables alike. */
function comparators({ observations }: OnPage, { areas }: Site): Part {
  const others = areasInOrder(observations).filter((name) => !areas.includes(name));
  if (others.length === 0) return null;
  return markup`<fieldset class="comparators" data-comparators hidden>
<legend>Set beside</legend>
${others.map((name) => markup`<label><input type="checkbox" checked value="${name}"> ${name}</label>\n`)}</fieldset>
`;
}

/** The page of an indicator: the headline, the chart, the figures, their caveats and sources. */
export function indicatorPage(one: OnPage, site: Site): Page {
  const { indicator, observations } = one;
  const path = indicatorPath(indicator.id);
  const charts = exhibitsOf(one, site);
  const found = issuesAbout(site.built, observations);
  const newest = headline(one, site.areas);
  const sign = newest.figure ? signOf(newest.figure, site) : '';
  return {
    path,
    title: one.title,
    about: `${indicator.name}: ${newest.words}.`,
    above: markup`<p class="way"><a href="index.html">All indicators</a></p>\n`,
    main: [
      markup`<p class="figure">${newest.words}${sign !== '' && markup` <a class="tag issue" href="#issues">${sign} data quality issue</a>`}</p>\n`,
      comparators(one, site),
      charts.map((chart) => pageChart(chart, path, 2)),
      figureTables(one, site, ROOT),
      said(one, site),
      definition(one, site),
      averages(one, site),
      markup`<section aria-labelledby="issues"><h2 id="issues">Data quality issues</h2>
${found.length === 0 ? markup`<p>None found.</p>\n` : issueList(found, site, ROOT)}</section>\n`,
    ],
  };
}
