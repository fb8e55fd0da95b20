import type { Comparison } from '../../analysis/benchmark/compare.js';
import { issuesAbout } from '../../analysis/issues-about.js';
import { SEVERITY_SIGNS } from '../../model/issue.js';
import { isFigure, type Observation } from '../../model/observation.js';
import { periodName } from '../../model/period.js';
import { isProse } from '../../published/prose.js';
import { count } from '../../text/number.js';
import { dashed } from '../../text/slug.js';
import { type Markup, markup } from '../markup.js';
import type { Page } from '../shell.js';
import type { OnPage, Site } from '../site.js';
import { newest, READING_SHORT, READINGS, readingOf } from '../verdicts.js';
import { breakdownWords, publishedText, unitWords } from '../words.js';
import { choice } from './choice.js';

const PATH = 'indicators/index.html';

/** Whether a figure is of all, and not of a group. */
const isWhole = ({ breakdown }: Observation): boolean => breakdown === '' || /theme=Overall/.test(breakdown);

/** The newest figures of an area: of the whole where there is one, else of every group. */
function newestFigures(observations: readonly Observation[], areas: readonly string[]): Observation[] {
  const figures = observations.filter((o) => isFigure(o) && !/figure=/.test(o.breakdown));
  const all = figures.length > 0 ? figures : observations;
  const own = all.filter((o) => areas.includes(o.area_name));
  const some = own.length > 0 ? own : all;
  const whole = some.filter(isWhole);
  const sorted = [...(whole.length > 0 ? whole : some)].sort((a, b) =>
    b.period_end.localeCompare(a.period_end),
  );
  const newest = sorted.filter(({ period_end }) => period_end === sorted[0]!.period_end);
  return whole.length > 0 ? newest.slice(0, 1) : newest;
}

/** What follows a published figure that does not say its unit itself. */
function unitAfter({ published, unit }: Observation, units: Parameters<typeof unitWords>[0]): string {
  if (unit === 'percent') return /[%a-z]/i.test(published) ? '' : '%';
  if (unit === 'pounds' && published.includes('£')) return '';
  return unit === 'count' ||
    unit === 'ratio' ||
    unit === 'grade' ||
    unit === 'score' ||
    unit === 'rank' ||
    /[a-z]{3}/i.test(published)
    ? ''
    : ` ${unitWords(units)}`;
}

/** A figure in words: `Croydon: 410.3 per 10,000 children under 18, 31 March 2014`. */
function figureWords(o: Observation, units: Parameters<typeof unitWords>[0]): string {
  const unit = unitAfter(o, units);
  const of = o.breakdown === '' ? '' : `, ${breakdownWords(o.breakdown)}`;
  return `${o.area_name}: ${publishedText(o)}${unit}${of}, ${periodName(o)}`;
}

/** What is published last of an indicator: the figure, or of how many groups there is one. */
export interface Headline {
  readonly words: string;
  /** The figure, if it is one. */
  readonly figure: Observation | null;
}

export function headline({ indicator, observations }: OnPage, areas: readonly string[]): Headline {
  const [first, ...others] = newestFigures(observations, areas);
  const groups = new Set([first!, ...others].map(({ breakdown }) => breakdown)).size;
  if (groups < 2) return { words: figureWords(first!, indicator), figure: first! };
  return {
    words: `${first!.area_name}: figures of ${groups} groups, ${periodName(first!)}`,
    figure: null,
  };
}

/** How the area stood beside England in the last period that both are published for. */
function tag(one: Comparison): Markup {
  const reading = readingOf(one);
  const words = reading === 'different' ? one.direction : READING_SHORT[reading];
  return markup` <span class="tag ${dashed(reading)}">beside England, ${one.period}: ${words}</span>`;
}

function entry({ indicator, title, observations }: OnPage, site: Site): Markup {
  const { id, numerator, denominator, former_ni } = indicator;
  const own = site.comparisons.filter((one) => one.indicator === id);
  const england = newest(own, 'England');
  const readings = [...new Set(england.map(readingOf))];
  const tags = new Map(england.map((one) => [`${readingOf(one)} ${one.direction} ${one.period}`, one]));
  const found = issuesAbout(site.built, observations).filter(({ severity }) => severity !== 'low');
  const grave = found.some(({ severity }) => severity === 'high');
  const words =
    `${title} ${id} ${id.replaceAll('_', ' ')} ${former_ni} ${numerator} ${denominator}`.toLowerCase();
  const place = observations.every(isProse) ? 'text' : 'tables';
  return markup`<li data-words="${words}" data-reads="${readings.join('|')}" data-place="${place}" data-issue="${found.length > 0 ? 'yes' : 'no'}"><a href="${id}.html">${title}</a>
<span class="values">${headline({ indicator, title, observations }, site.areas).words}${[...tags.values()].map(tag)}${found.length > 0 && markup` <span class="tag issue">${grave ? SEVERITY_SIGNS.high : SEVERITY_SIGNS.medium} ${count(found.length, 'issue')}</span>`}</span></li>
`;
}

/** All indicators, to be searched. */
export function indicatorList(site: Site): Page {
  return {
    path: PATH,
    title: 'Indicators',
    about: `Every indicator published for ${site.areas.join(', ')}, with its newest figure.`,
    main: markup`<p>${count(site.indicators.length, 'indicator')} with figures in the documents, each with its newest published figure: of the whole, where one is published. The comparison with England is given where both figures are published for the same period.</p>
<div class="filters" role="search" aria-label="Indicators" data-filters="entries" hidden>
<p class="field wide"><label for="q">Search by name or number</label>
<input id="q" type="search" data-filter="q" autocomplete="off"></p>
${choice(
  'reads',
  'Beside England',
  READINGS.map((reading) => [reading, READING_SHORT[reading]] as const),
)}${choice('issue', 'Figures with issues', [
  ['yes', 'with errors in the figures'],
  ['no', 'without'],
])}${choice('place', 'Published in', [
  ['tables', 'tables'],
  ['text', 'running text only'],
])}<p class="tally" role="status" data-tally="indicators"></p>
</div>
<ul class="entries" id="entries">
${site.indicators.map((one) => entry(one, site))}</ul>`,
  };
}
