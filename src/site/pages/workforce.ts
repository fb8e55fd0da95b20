import { type WorkforceRow, workforceRows } from '../../analysis/workforce.js';
import { parseBreakdown } from '../../model/breakdown.js';
import { groupBy } from '../../model/group-by.js';
import { isProse } from '../../published/prose.js';
import { markup } from '../markup.js';
import { pageChart } from '../page-chart.js';
import type { Page } from '../shell.js';
import type { Site } from '../site.js';
import { table } from '../table.js';
import { marked, SIGNS_KEY, statements, told } from '../words.js';

const PATH = 'workforce.html';

const RATES = ['agency_rate', 'vacancy_rate', 'turnover_rate', 'permanent_staff_rate'];

/** The figures of the published tables of posts, by what they are about. */
function publishedPosts({ built }: Site): (row: WorkforceRow, indicator: string) => string {
  const key = (area: string, day: string, service = '', group = ''): string =>
    [area, day, service, group].join('|');
  const figures = groupBy(
    built.figures.filter((o) => !isProse(o)),
    (o) => {
      const { service, staff_group } = parseBreakdown(o.breakdown) ?? {};
      return `${o.indicator}|${key(o.area_name, o.period_end, service, staff_group)}`;
    },
  );
  return ({ area, period_end, service, staff_group }, indicator) => {
    const own = figures.get(`${indicator}|${key(area, period_end, service, staff_group)}`) ?? [];
    return [...new Set(own.map((o) => marked(o, { built })))].join('; ') || '–';
  };
}

/** What the posts give, where rounding cannot explain that it is not what is published. */
const given = (recomputed: number | null, beyond: boolean | null): string =>
  beyond === true && recomputed !== null ? ` (the posts give ${told(recomputed)})` : '';

const who = ({ service, staff_group }: WorkforceRow): string =>
  [service, staff_group].filter((text) => text !== '').join(', ') || 'All services';

/** Vacancies, agency staff and turnover. */
export function workforcePage(site: Site): Page {
  const rows = workforceRows(site.built);
  const posts = rows.filter(({ budgeted_fte }) => budgeted_fte !== null);
  const periods = [...new Set(posts.map(({ period }) => period))];
  const published = publishedPosts(site);
  const flagged = rows.filter((row) => row.vacant_fte_beyond_rounding || row.vacancy_rate_beyond_rounding);
  const of = (kind: string) => site.pageCharts.filter(({ request }) => request.kind === kind);
  const charts = [
    ...of('stacked'),
    ...of('diverging'),
    ...of('trend').filter(({ request: { options } }) => RATES.includes(options.indicator ?? '')),
  ];
  return {
    path: PATH,
    title: 'The workforce',
    about: 'Budgeted posts, vacancies, agency staff and turnover, as published and as recomputed.',
    main: markup`<p><strong>In ${flagged.length} of ${posts.length} rows, published vacancies do not equal budgeted minus filled posts</strong>, even allowing for rounding. The table shows both figures.</p>
${charts.map((one) => pageChart(one, PATH, 2))}
<section aria-labelledby="posts">
<h2 id="posts">Posts by service</h2>
${table(
  `Posts in full-time equivalents and rates in %, as published${periods.length === 1 ? `, ${periods[0]}` : ''}`,
  [
    { title: 'Service and staff', of: who },
    ...(periods.length === 1 ? [] : [{ title: 'Period', of: ({ period }: WorkforceRow) => period }]),
    { title: 'Budgeted', number: true, of: (row) => published(row, 'budgeted_fte') },
    { title: 'Employees', number: true, of: (row) => published(row, 'employee_fte') },
    { title: 'Agency', number: true, of: (row) => published(row, 'agency_fte') },
    {
      title: 'Vacant',
      number: true,
      of: (row) =>
        `${published(row, 'vacant_fte')}${given(row.vacant_fte_recomputed, row.vacant_fte_beyond_rounding)}`,
    },
    {
      title: 'Vacancy rate',
      number: true,
      of: (row) =>
        `${published(row, 'vacancy_rate')}${given(row.vacancy_rate_recomputed, row.vacancy_rate_beyond_rounding)}`,
    },
    { title: 'Agency share', number: true, of: (row) => published(row, 'agency_rate') },
  ],
  posts,
)}
<p class="key">${SIGNS_KEY} The posts give: budgeted posts less employees.</p>
<p>The line “All services” is the total as published; the charts add up the services. Where the two differ, the issues say so.</p>
</section>
<section aria-labelledby="said">
<h2 id="said">Results in sentences, with caveats</h2>
${statements(rows, site)}</section>
<ul class="files" aria-label="Downloads"><li><a download href="data/workforce.csv">The workforce (CSV)</a></li></ul>`,
  };
}
