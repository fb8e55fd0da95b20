import { SEVERITIES } from '../../model/issue.js';
import { count } from '../../text/number.js';
import { type Markup, markup } from '../markup.js';
import type { Page } from '../shell.js';
import type { Site } from '../site.js';
import { choice } from './choice.js';
import { issueList, tableWords } from './issue-list.js';

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();

/** Pictures of the tables with errors, as the run draws them. */
const pictures = (site: Site, tables: readonly string[]): Markup =>
  markup`<section aria-labelledby="pictures">
<h2 id="pictures">The tables with the most serious issues, their cells marked</h2>
${tables.map(
  (
    table,
  ) => markup`<figure class="marked"><div class="scroll" role="group" tabindex="0" aria-label="${tableWords(table, site)}, its cells marked"><img src="issues/${table}.svg" alt="The published table with the cells in question marked; the issues about it are listed above."></div>
<figcaption>${tableWords(table, site)}</figcaption></figure>
`,
)}</section>
`;

/**
 * All issues, to be filtered.
 *
 * @param marked the tables of which the site holds a picture.
 */
export function issues(site: Site, marked: readonly string[]): Page {
  const all = site.built.issues;
  const of = (severity: string): number => all.filter((one) => one.severity === severity).length;
  const weight = (severity: string): number => SEVERITIES.indexOf(severity as (typeof SEVERITIES)[number]);
  const gravest = [...all].sort((a, b) => weight(a.severity) - weight(b.severity));
  return {
    path: 'issues.html',
    title: 'Errors found in the published tables',
    about: `${count(all.length, 'issue')} about the published tables.`,
    main: markup`<p><strong>${of('high') + of('medium')} of ${count(all.length, 'issue')}</strong> are errors: the published figures are contradictory, even allowing for rounding, or are not what the report says they are (${of('high')} high, where a twentieth of the figure or more is in question; ${of('medium')} medium). ${of('low')} are points that need explaining and may well be right. The published figures are kept as they are.</p>
<div class="filters" role="search" aria-label="Issues" data-filters="issue-list" hidden>
<p class="field wide"><label for="q">Search in the issues</label>
<input id="q" type="search" data-filter="q" autocomplete="off"></p>
${choice(
  'severity',
  'Weight',
  SEVERITIES.map((one) => [one, one] as const),
)}${choice(
  'check',
  'Check',
  distinct(all.map(({ check }) => check)).map((one) => [one, one.replaceAll('-', ' ')] as const),
)}${choice(
  'table',
  'Table',
  distinct(all.map(({ table }) => table)).map((one) => [one, one] as const),
)}<p class="tally" role="status" data-tally="issues"></p>
</div>
${issueList(gravest, site, '', { links: true })}
<ul class="files" aria-label="Downloads"><li><a download href="data/issues.csv">Issues (CSV)</a></li></ul>
${marked.length > 0 && pictures(site, marked)}`,
  };
}
