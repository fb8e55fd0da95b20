import type { DisparityRow } from '../../analysis/disparity.js';
import { sentencesOf } from '../../analysis/published.js';
import { disparitiesOf, selected } from '../../charts/input.js';
import { groupBy } from '../../model/group-by.js';
import { count, shown } from '../../text/number.js';
import { capital } from '../../text/sentence.js';
import { dashed } from '../../text/slug.js';
import { type Markup, markup, type Part } from '../markup.js';
import { pageChart } from '../page-chart.js';
import type { Page } from '../shell.js';
import type { Site } from '../site.js';
import { table } from '../table.js';
import { statements, told } from '../words.js';
import { tableWords } from './issue-list.js';

const PATH = 'equalities.html';

const limits = (lower: number | null, upper: number | null, say: (value: number) => string): string =>
  lower === null || upper === null ? '–' : `${say(lower)} to ${say(upper)}`;

/** An index, with the digits that it is worked out to. */
const index = (value: number): string => shown(value, 2);

/** What a test of all groups together leaves of a difference. */
const clear = ({ significant, zone }: DisparityRow): string => {
  if (significant === null) return 'not tested';
  if (!significant) return 'no clear difference';
  return zone === '' ? 'statistically significant' : `statistically significant; ${zone}`;
};

function disparityTable(heading: string, rows: readonly DisparityRow[]): Markup {
  return table(
    `${heading}: shares, index and limits`,
    [
      { title: 'Group', of: ({ group }) => group },
      { title: 'Share of these children, %', number: true, of: ({ cohort_share }) => told(cohort_share) },
      {
        title: 'Share of the population, %',
        number: true,
        of: ({ population_share }) => told(population_share),
      },
      {
        title: 'Representation index',
        number: true,
        of: ({ representation_index: value }) => (value === null ? '–' : index(value)),
      },
      { title: '95% limits', number: true, of: ({ lowercl, uppercl }) => limits(lowercl, uppercl, index) },
      {
        title: 'What rounding allows',
        number: true,
        of: ({ rounding_lower, rounding_upper }) => limits(rounding_lower, rounding_upper, index),
      },
      { title: 'Compared with all other groups', of: clear },
    ],
    rows,
  );
}

/** Where and when the size was published: `cp-visits, December 2014` by the table’s title. */
function sizeSource(source: string, site: Site): string {
  const [table = '', ...when] = source.split(', ');
  return `${tableWords(table, site)}, ${when.join(', ')}`;
}

function section(rows: readonly DisparityRow[], site: Site): Markup {
  const { area, cohort, characteristic, period, cohort_size, cohort_size_source, method } = rows[0]!;
  const heading = `${capital(characteristic)}: ${cohort}, ${area}`;
  const id = dashed(heading);
  const charts = site.pageCharts.filter(
    ({ request: { kind, options } }) =>
      (kind === 'index' || kind === 'dumbbell') &&
      options.cohort === cohort &&
      selected(site.built, options).some(({ breakdown }) => breakdown.includes(`${characteristic}=`)),
  );
  const caveats = sentencesOf(rows.map(({ caveat }) => caveat));
  const clearly = rows.filter(({ significant }) => significant === true);
  return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
<p><strong>${clearly.length === 0 ? 'No group’s share differs significantly from its share of the population' : `${count(clearly.length, 'group')} of ${rows.length} ${clearly.length === 1 ? 'differs' : 'differ'} from ${clearly.length === 1 ? 'its' : 'their'} share of the population by a statistically significant amount: ${clearly.map(({ group }) => group).join('; ')}`}.</strong> ${period}${cohort_size !== null && `, on ${told(cohort_size)} children (${sizeSource(cohort_size_source, site)})`}.</p>
${charts.filter(({ request: { kind } }) => kind === 'index').map((one) => pageChart(one, PATH))}
${disparityTable(heading, rows)}
<details><summary>Both shares as a chart<span class="unseen">: ${heading}</span></summary>
${charts.filter(({ request: { kind } }) => kind === 'dumbbell').map((one) => pageChart(one, PATH))}</details>
<ul class="said">${rows.map(({ sentence }) => markup`<li>${sentence}</li>\n`)}</ul>
<h3>Caveats: ${characteristic}, ${cohort}</h3>
<ul class="notes">${caveats.map((text) => markup`<li>${text}</li>\n`)}<li>Method: ${method}.</li></ul>
</section>
`;
}

function shares(site: Site): Part {
  const rows = site.shares;
  if (rows.length === 0) return null;
  return markup`<section aria-labelledby="uasc">
<h2 id="uasc">Unaccompanied asylum-seeking children among children looked after</h2>
${table(
  'Unaccompanied asylum-seeking children as a share of children looked after',
  [
    { title: 'Period', of: ({ period }) => period },
    { title: 'Unaccompanied', number: true, of: ({ count: part }) => told(part) },
    { title: 'All looked after', number: true, of: ({ total }) => told(total) },
    { title: 'Share, %', number: true, of: ({ share }) => told(share) },
    { title: '95% limits', number: true, of: ({ lowercl, uppercl }) => limits(lowercl, uppercl, told) },
  ],
  rows,
)}
<details><summary>The same in sentences, with what each rests on</summary>
${statements(rows, site)}</details>
</section>
`;
}

/** Over- and under-representation, with limits, and what may not be concluded. */
export function equalities(site: Site): Page {
  const rows = disparitiesOf(site.built);
  const groups = groupBy(rows, ({ area, characteristic, cohort }) => `${area}|${characteristic}|${cohort}`);
  const tested = rows.filter(({ significant }) => significant !== null);
  const clearly = tested.filter(({ significant }) => significant === true).length;
  const untested = rows.length - tested.length;
  const impossible = rows.some(({ caveat }) => caveat.includes('impossible'));
  return {
    path: PATH,
    title: 'Over- and under-representation',
    about: 'Each group’s share of children in care and on plans, compared with its share of the population.',
    main: markup`<p><strong>${clearly} of ${count(tested.length, 'tested comparison')}</strong> of a group’s share with its share of the population are statistically significant, allowing for the number of groups${untested > 0 && `; ${untested} could not be tested`}. Where there are only two groups, both comparisons give the same result. ${impossible && 'Some published percentages are impossible for any whole number of children. The tests of these are indicative only and are marked below.'}</p>
<p>An index of 1 is parity; 2 is twice the share of the population. From 0.80 to 1.25 is the parity zone: by the four-fifths rule the difference is small, whether or not it is statistically significant.</p>
<p>These documents publish shares, not counts by group. The index shows how a group’s share compares. It does not show why, or the risk for any child.</p>
${[...groups.values()].map((own) => section(own, site))}
${shares(site)}
<ul class="files" aria-label="Downloads"><li><a download href="data/disparity.csv">All comparisons (CSV)</a></li><li><a download href="data/shares.csv">Shares by month (CSV)</a></li></ul>`,
  };
}
