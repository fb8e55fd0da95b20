import { cellName } from '../../model/grid.js';
import { type Issue, SEVERITY_SIGNS, type Severity } from '../../model/issue.js';
import { proseTable } from '../../published/prose.js';
import { type Markup, markup, type Part } from '../markup.js';
import { indicatorPath, type Site } from '../site.js';

const WORDS: Record<Severity, string> = {
  high: 'High: error',
  medium: 'Medium: error',
  low: 'Low: needs explaining',
};

/** A table's title and document; running text has neither title nor cells that a reader of the document knows. */
export function tableWords(table: string, { built }: Site): string {
  for (const { id, title, date, tables } of built.publications) {
    const year = date.slice(0, 4);
    if (table === proseTable(id)) return `Running text of ${title} (${year})`;
    const own = tables.find((one) => one.table === table);
    const section = own && (/^\d/.test(own.section) ? `section ${own.section}` : own.section);
    if (own) return `“${own.title}”, ${section} of ${title} (${year})`;
  }
  return table;
}

/** Links to the indicators whose figures an issue names. */
function linksOf({ table, cells }: Issue, { indicators }: Site, root: string): Part {
  const places = new Set(cells.split(', ').map((cell) => (cell.includes('!') ? cell : `${table}!${cell}`)));
  const own = indicators.filter(({ observations }) =>
    observations.some((o) => places.has(`${o.table}!${cellName(o)}`)),
  );
  if (own.length === 0) return null;
  return markup`<p class="links">${own.map(({ indicator, title }) => markup`<a href="${root}${indicatorPath(indicator.id)}">${title}</a> `)}</p>\n`;
}

/**
 * Issues as a list that says of each what it is about.
 *
 * @param links whether each leads to the indicators of its table.
 */
export function issueList(
  issues: readonly Issue[],
  site: Site,
  root: string,
  { links = false } = {},
): Markup {
  return markup`<ul class="issues" id="issue-list">
${issues.map((one) => {
  const severity = one.severity as Severity;
  const words = `${one.message} ${one.check} ${one.table} ${tableWords(one.table, site)}`.toLowerCase();
  return markup`<li data-words="${words}" data-severity="${severity}" data-check="${one.check}" data-table="${one.table}"><p><span class="tag ${severity}"><span aria-hidden="true">${SEVERITY_SIGNS[severity]}</span> ${WORDS[severity]}</span></p>
<p>${one.message}</p>
<p class="source">${tableWords(one.table, site)}${one.cells !== '' && `; cells ${one.cells}`}${one.published !== '' && `; published: ${one.published}`}</p>
${links && linksOf(one, site, root)}</li>
`;
})}</ul>
`;
}
