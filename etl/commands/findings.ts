import type { Finding } from '../../src/checks/finding.js';
import { count, severityStyle, style } from './style.js';

/** Findings one under the other, by table. */
export function findingsText(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No findings.';
  const lines: string[] = [];
  let table = '';
  for (const finding of findings) {
    if (finding.table !== table) {
      table = finding.table;
      lines.push('', style('bold', table));
    }
    const cells = finding.cells === '' ? '' : ` ${finding.cells}`;
    lines.push(`  ${severityStyle(finding.severity, finding.severity.padEnd(6))} ${finding.check}${cells}`);
    lines.push(`         ${finding.message}`);
  }
  return [...lines.slice(1), '', `${count(findings.length, 'finding')}.`].join('\n');
}
