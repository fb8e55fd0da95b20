import { proseTable } from '../published/prose.js';
import type { Publication } from '../published/publication.js';
import type { Finding } from '../quality/finding.js';
import { count, severityStyle, style } from './style.js';

/** Findings one under the other, by table. */
export function findingsText(findings: readonly Finding[], publications: readonly Publication[]): string {
  if (findings.length === 0) return 'No findings.';
  const lines: string[] = [];
  let table = '';
  for (const finding of findings) {
    if (finding.table !== table) {
      table = finding.table;
      const owner = publications.find(
        ({ id, tables }) => proseTable(id) === table || tables.some((t) => t.table === table),
      );
      lines.push('', `${style('bold', table)}  ${owner ? `${owner.title}, ${owner.date}` : ''}`);
    }
    const cells = finding.cells === '' ? '' : ` ${finding.cells}`;
    lines.push(`  ${severityStyle(finding.severity, finding.severity.padEnd(6))} ${finding.check}${cells}`);
    lines.push(`         ${finding.message}`);
  }
  return [...lines.slice(1), '', `${count(findings.length, 'finding')}.`].join('\n');
}
