import { type Finding, SEVERITIES } from '../../src/checks/finding.js';
import { proseTable } from '../../src/observations/prose.js';
import type { Publication } from '../../src/observations/publication.js';

const escapeCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('*', '\\*');

const counts = (findings: readonly Finding[]): string =>
  SEVERITIES.map((severity) => `${findings.filter((f) => f.severity === severity).length} ${severity}`).join(
    ', ',
  );

function section(heading: string, findings: readonly Finding[]): string[] {
  return [
    `### ${heading}`,
    '',
    '| severity | check | cells | printed | expected | finding |',
    '|---|---|---|---|---|---|',
    ...findings.map(
      (f) =>
        `| ${[f.severity, f.check, f.cells, f.printed, f.expected, f.message].map(escapeCell).join(' | ')} |`,
    ),
    '',
  ];
}

/** The findings as a page to read: by publication, then by table, the gravest first. */
export function findingsReport(findings: readonly Finding[], publications: readonly Publication[]): string {
  const pages = publications.flatMap(({ id, title, publisher, date, tables }) => {
    const places = [
      ...tables.map(({ table, title }) => [table, `${table} – ${title}`] as const),
      [proseTable(id), 'Figures in the running text'] as const,
    ];
    const found = places.flatMap(([table, heading]) => {
      const own = findings.filter((finding) => finding.table === table);
      return own.length > 0 ? section(heading, own) : [];
    });
    return found.length > 0 ? [`## ${title}`, '', `${publisher}, ${date} (\`${id}\`)`, '', ...found] : [];
  });
  return [
    '# Findings',
    '',
    `${findings.length} findings: ${counts(findings)}. **High** and **medium** ones cannot be right as printed: no true values could have been rounded so (high where a twentieth of the figure or more is in question). **Low** ones need a word of explanation and may well be right. Cells are named as a spreadsheet names those of the printed grid in \`data/published\`, the doubted one first. The printed figures are kept as they are.`,
    '',
    ...pages,
  ].join('\n');
}
