import { type WorkforceRow, workforce } from '../../../src/indicators/workforce.js';
import { exhibit } from '../exhibit.js';
import { markup, type Part } from '../markup.js';
import type { Page } from '../shell.js';
import type { Site } from '../site.js';
import { table } from '../table.js';
import { statements, told } from '../words.js';

const PATH = 'workforce.html';

const RATES = ['agency_rate', 'vacancy_rate', 'turnover_rate', 'permanent_staff_rate'];

const number = (value: number | null): string => (value === null ? '–' : told(value));

/** As printed, and beside it what the posts give where rounding cannot explain the difference. */
const both = (printed: number | null, recomputed: number | null, beyond: boolean | null): Part => {
  if (printed === null) return recomputed === null ? '–' : `(${told(recomputed)})`;
  return beyond === true && recomputed !== null
    ? `${told(printed)} !! (the posts give ${told(recomputed)})`
    : told(printed);
};

const who = ({ service, staff_group }: WorkforceRow): string =>
  [service, staff_group].filter((text) => text !== '').join(', ') || 'All services';

/** Vacancies, agency staff and turnover. */
export function workforcePage(site: Site): Page {
  const rows = workforce(site.input);
  const posts = rows.filter(({ budgeted_fte }) => budgeted_fte !== null);
  const doubted = rows.filter((row) => row.vacant_fte_beyond_rounding || row.vacancy_rate_beyond_rounding);
  const of = (kind: string) => site.exhibits.filter(({ request }) => request.kind === kind);
  const charts = [
    ...of('stacked'),
    ...of('diverging'),
    ...of('trend').filter(({ request: { options } }) => RATES.includes(options.indicator ?? '')),
  ];
  return {
    path: PATH,
    title: 'The workforce',
    about: 'Budgeted posts, vacancies, agency staff and turnover, as printed and as recomputed.',
    main: markup`<p><strong>${doubted.length} of ${posts.length} printed lines of posts</strong> give a vacancy that the printed posts do not: rounding cannot explain it. They are shown as printed, with what the posts give beside them.</p>
${charts.map((one) => exhibit(one, PATH, 2))}
<section aria-labelledby="posts">
<h2 id="posts">Posts by service</h2>
${table(
  'Posts in full-time equivalents, and rates in %',
  [
    { title: 'Service and staff', of: who },
    { title: 'Period', of: ({ period }) => period },
    { title: 'Budgeted', number: true, of: ({ budgeted_fte }) => number(budgeted_fte) },
    { title: 'Employees', number: true, of: ({ employee_fte }) => number(employee_fte) },
    { title: 'Agency', number: true, of: ({ agency_fte }) => number(agency_fte) },
    {
      title: 'Vacant',
      number: true,
      of: (row) => both(row.vacant_fte_printed, row.vacant_fte_recomputed, row.vacant_fte_beyond_rounding),
    },
    {
      title: 'Vacancy rate',
      number: true,
      of: (row) =>
        both(row.vacancy_rate_printed, row.vacancy_rate_recomputed, row.vacancy_rate_beyond_rounding),
    },
    { title: 'Agency share', number: true, of: ({ agency_rate_printed }) => number(agency_rate_printed) },
  ],
  posts,
)}
<p class="key">!! rounding cannot explain the difference. In brackets: not printed, worked out from the posts.</p>
</section>
<section aria-labelledby="said">
<h2 id="said">In sentences, with what speaks against them</h2>
${statements(rows, site)}</section>
<ul class="files" aria-label="Downloads"><li><a download href="data/workforce.csv">The workforce (CSV)</a></li></ul>`,
  };
}
