import type { Comparison } from '../../analysis/benchmark/compare.js';
import { scorecardOf } from '../../analysis/benchmark/scorecard.js';
import { comparisonsOf } from '../../charts/input.js';
import type { Indicator } from '../../model/catalogue.js';
import { SEVERITIES } from '../../model/issue.js';
import { count } from '../../text/number.js';
import { breakdownText } from '../../text/sentence.js';
import { dashed } from '../../text/slug.js';
import { type Markup, markup, type Part } from '../markup.js';
import { pageChart } from '../page-chart.js';
import type { Page } from '../shell.js';
import { indicatorPath, type Site, titleOf } from '../site.js';
import { table } from '../table.js';
import { BESIDE, newest, READING_WORDS, READINGS, type Reading, readingOf } from '../verdicts.js';
import { told } from '../words.js';

const PATH = 'index.html';

type Named = Pick<Comparison, 'indicator' | 'breakdown'>;

const link = ({ indicator, breakdown }: Named, site: Site): Markup =>
  markup`<a href="${indicatorPath(indicator)}">${titleOf(indicator, site)}${breakdownText(breakdown)}</a>`;

/** The figure and what stands beside it: `69.3% (2013-14); England 82.2%`. */
function besideText({
  value,
  period,
  comparator,
  comparator_value,
  comparator_period,
  unit,
}: Comparison): string {
  const [own, other] = [value, comparator_value].map((one) => told(one, unit as Indicator['unit']));
  const beside =
    comparator === 'own past'
      ? `before ${other} (${comparator_period})`
      : `${comparator === 'Statistical neighbours' ? 'neighbours' : comparator} ${other}`;
  return `${own} (${period}); ${beside}`;
}

/** Whether a difference goes beyond rounding and the counts were not published to test it by. */
const isUntested = ({ significant, direction }: Comparison): boolean =>
  significant === null && /better|worse|higher|lower/.test(direction);

const list = (all: readonly Comparison[], site: Site): Part =>
  all.length > 0 &&
  markup`<ul>
${all.map(
  (one) =>
    markup`<li>${link(one, site)} <span class="values">${besideText(one)}${one.caveat !== '' && '; with caveats'}</span></li>\n`,
)}</ul>
`;

function section(words: string, area: string, all: readonly Comparison[], site: Site): Part {
  if (all.length === 0) return null;
  const lists = READINGS.map((reading) => ({
    reading,
    own: all.filter((one) => readingOf(one) === reading),
  }));
  const card = (reading: Reading, own: readonly Comparison[]): Part =>
    own.length > 0 &&
    markup`<section class="card ${dashed(reading)}"><h3>${READING_WORDS[reading]} <span class="tally">${own.length}</span></h3>
${list(
  own.filter((one) => !isUntested(one)),
  site,
)}${own.some(isUntested) && markup`<p class="untested">Larger than rounding, not tested:</p>\n`}${list(own.filter(isUntested), site)}</section>
`;
  return markup`<section aria-labelledby="${dashed(words)}-${dashed(area)}">
<h2 id="${dashed(words)}-${dashed(area)}">${words}</h2>
<div class="cards">
${lists.map(({ reading, own }) => card(reading, own))}</div>
</section>
`;
}

function lead(area: string, comparisons: readonly Comparison[]): Part {
  const sentences = BESIDE.flatMap(({ comparator, words }) => {
    const all = newest(comparisons, comparator);
    if (all.length === 0) return [];
    const years = all.map(({ period_end }) => period_end.slice(0, 4)).sort();
    const span = years[0] === years.at(-1) ? years[0] : `${years[0]} to ${years.at(-1)}`;
    const of = (reading: Reading): number => all.filter((one) => readingOf(one) === reading).length;
    return [
      markup`<li><a href="#${dashed(words)}-${dashed(area)}">${words}</a>: <strong>${of('better')} better, ${of('worse')} worse</strong>, ${of('no different')} not clearly different (${span}). ${of('different')} more are higher or lower: not tested, or neither direction is good.${of('not compared') > 0 && ` ${of('not compared')} cannot be compared.`}</li>
`,
    ];
  });
  return markup`<ul class="lead">
${sentences}</ul>
<p>“With caveats” means that the indicator’s page lists caveats.</p>
`;
}

function against({ built }: Site, comparisons: readonly Comparison[]): Markup {
  const untested = comparisons.filter(isUntested);
  const grave = built.issues.filter(({ severity }) => severity !== 'low').length;
  return markup`<section aria-labelledby="against">
<h2 id="against">Caveats</h2>
<ul>
<li>${untested.length} of ${comparisons.length} comparisons show a difference larger than rounding that could not be tested, because the counts were not published.</li>
<li>${count(built.issues.length, 'issue')} of the checks are about these tables: ${SEVERITIES.map((one) => `${built.issues.filter(({ severity }) => severity === one).length} ${one}`).join(', ')}. The ${grave} high and medium ones <a href="issues.html">are errors as published</a>; figures with a high issue are not compared.</li>
<li>The documents do not say how many neighbours a published average includes; each indicator’s page says what can be worked out.</li>
</ul>
</section>
`;
}

function scorecardTable(area: string, site: Site): Markup {
  const rows = scorecardOf(comparisonsOf(site.built, area));
  const figure = (value: number | null, reads: string, significant: boolean | null): string =>
    value === null
      ? '–'
      : `${told(value)}${reads === '' ? '' : `, ${significant === false && reads !== 'no different' ? 'not clearly different' : reads}`}`;
  return table(
    `Scorecard of ${area}: each figure with a comparison`,
    [
      { title: 'Indicator', of: (row) => link(row, site) },
      { title: 'Period', of: ({ period }) => period },
      {
        title: area,
        number: true,
        of: ({ value, unit }) => told(value, unit as Indicator['unit']),
      },
      {
        title: 'Change',
        of: ({ change, since, change_reads, change_significant }) =>
          change === null
            ? '–'
            : `${change > 0 ? '+' : ''}${figure(change, change_reads, change_significant)}, since ${since}`,
      },
      {
        title: 'Statistical neighbours',
        of: (row) => figure(row.neighbours, row.neighbours_reads, row.neighbours_significant),
      },
      { title: 'England', of: (row) => figure(row.england, row.england_reads, row.england_significant) },
    ],
    rows,
  );
}

/** Of when this is, before anything is said. */
function when({ built }: Site, compares: boolean): Markup {
  const dates = built.publications.map(({ date }) => date.slice(0, 4)).sort();
  return markup`<p>These figures were published between ${dates[0]} and ${dates.at(-1)} and may be out of date.${compares && markup` Newer figures of any authority are under <a href="compare.html">Compare authorities</a>.`}</p>
`;
}

/**
 * Compared with similar areas and England, and the scorecard.
 *
 * @param compares whether there is a page that compares authorities.
 */
export function overview(site: Site, compares: boolean): Page {
  const { areas, comparisons, pageCharts } = site;
  const of = (area: string): Markup => {
    const own = comparisons.filter((one) => one.area === area);
    return markup`${areas.length > 1 && markup`<h2>${area}</h2>\n`}${lead(area, own)}
${pageCharts.filter(({ request: { kind, options } }) => kind === 'scorecard' && options.area === area).map((one) => pageChart(one, PATH, 2))}
<details><summary>The scorecard of ${area} as a table</summary>
${scorecardTable(area, site)}</details>
${BESIDE.map(({ comparator, words }) => section(words, area, newest(own, comparator), site))}`;
  };
  return {
    path: PATH,
    title: 'Compared with similar areas and England',
    about: `${site.name}: what is better, worse and unchanged compared with statistical neighbours, England and earlier periods.`,
    main: [when(site, compares), areas.map(of), against(site, comparisons)],
  };
}
