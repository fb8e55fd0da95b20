import { cellName } from '../../model/grid.js';
import { groupBy } from '../../model/group-by.js';
import type { Observation } from '../../model/observation.js';
import { periodName } from '../../model/period.js';
import { count } from '../../text/number.js';
import { type Markup, markup, type Part } from '../markup.js';
import { pageChart } from '../page-chart.js';
import type { Page } from '../shell.js';
import type { Site } from '../site.js';
import { table } from '../table.js';
import { breakdownWords, sourceLink } from '../words.js';

const PATH = 'inspections.html';
const GRADE = 'inspection_grade';

function grades(site: Site): Markup {
  const rows = site.built.figures
    .filter((o) => o.indicator === GRADE)
    .sort((a, b) => a.period_end.localeCompare(b.period_end));
  return table(
    'Every published judgement',
    [
      { title: 'Judgement on', of: (o) => (o.breakdown === '' ? 'the whole' : breakdownWords(o.breakdown)) },
      { title: 'Inspected', of: (o) => periodName(o) },
      { title: 'Judgement as published', of: (o) => o.published },
      { title: 'Document and section', of: (o) => sourceLink(o, site, '') },
      { title: 'Table and cell', of: (o) => `${o.table} ${cellName(o)}` },
    ],
    rows,
  );
}

/** The words of a judgement, which is published with a capital or without. */
const gradesOf = (own: readonly Observation[]): string =>
  [...new Set(own.map(({ published }) => published.toLowerCase()))].join(' and ');

/** The newest inspection: what it judged overall, and how often each judgement of a theme was made. */
function newest({ built }: Site): Part {
  const all = built.figures.filter((o) => o.indicator === GRADE);
  const last = all
    .map(({ period_end }) => period_end)
    .sort()
    .at(-1);
  const own = all.filter(({ period_end }) => period_end === last);
  if (own.length === 0) return markup`<p>No judgement of an inspection is published.</p>`;
  const themes = [...groupBy(own, ({ breakdown }) => breakdown)];
  const isWhole = ([theme]: (typeof themes)[number]): boolean => /^$|theme=Overall/.test(theme);
  const whole = themes.filter(isWhole).map(([, published]) => gradesOf(published));
  const others = themes.filter((theme) => !isWhole(theme)).map(([, published]) => gradesOf(published));
  const tally = [...groupBy(others, (grade) => grade)].map(([grade, times]) => `${times.length} ${grade}`);
  const said = [
    whole.length > 0 ? `overall ${[...new Set(whole)].join(' and ')}` : '',
    tally.length > 0 ? `of ${others.length} others ${tally.join(', ')}` : '',
  ].filter((text) => text !== '');
  return markup`<p>The newest published judgements, ${periodName(own[0]!)}: <strong>${said.join('; ')}</strong>.</p>`;
}

/** The judgements of inspections, and the plan that followed. */
export function inspections(site: Site): Page {
  const judged = site.pageCharts.filter(({ request: { kind } }) => kind === 'timeline');
  const plans = site.pageCharts.filter(({ request: { kind } }) => kind === 'plan');
  const total = site.built.figures.filter((o) => o.indicator === GRADE).length;
  return {
    path: PATH,
    title: 'Inspections',
    about: 'Judgements of inspections and the actions that followed, as published.',
    main: markup`${newest(site)}
<p>${count(total, 'judgement')} are published in these documents. Judgements under different inspection frameworks are not comparable.</p>
<section aria-labelledby="judged"><h2 id="judged">Judgements</h2>
${judged.map((one) => pageChart(one, PATH))}
<details><summary>All judgements as a table, with their cells</summary>
${grades(site)}</details></section>
${plans.length > 0 && markup`<section aria-labelledby="plans"><h2 id="plans">The plan that followed</h2>\n${plans.map((one) => pageChart(one, PATH))}</section>`}`,
  };
}
