import type { Issue } from '../model/issue.js';
import { proseTable } from '../published/prose.js';
import type { Publication } from '../published/publication.js';
import { count } from '../text/number.js';
import { severityStyle, style } from './style.js';

/** Issues one under the other, by table. */
export function issuesText(issues: readonly Issue[], publications: readonly Publication[]): string {
  if (issues.length === 0) return 'No issues.';
  const lines: string[] = [];
  let table = '';
  for (const issue of issues) {
    if (issue.table !== table) {
      table = issue.table;
      const owner = publications.find(
        ({ id, tables }) => proseTable(id) === table || tables.some((t) => t.table === table),
      );
      lines.push('', `${style('bold', table)}  ${owner ? `${owner.title}, ${owner.date}` : ''}`);
    }
    const cells = issue.cells === '' ? '' : ` ${issue.cells}`;
    lines.push(`  ${severityStyle(issue.severity, issue.severity.padEnd(6))} ${issue.check}${cells}`);
    lines.push(`         ${issue.message}`);
  }
  return [...lines.slice(1), '', `${count(issues.length, 'issue')}.`].join('\n');
}
