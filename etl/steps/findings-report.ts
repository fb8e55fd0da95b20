import { proseTable } from '../../src/published/prose.js';
import type { Publication } from '../../src/published/publication.js';
import { type Finding, SEVERITIES } from '../../src/quality/finding.js';

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

/** What the text announces and its text holds not; a picture may hold it, so it is no finding. */
const notFound = (announced: Publication['announced']): string[] =>
  announced.length === 0
    ? []
    : [
        '### Announced in the text, but not found',
        '',
        'These are not found in the text of the document. They may be pictures.',
        '',
        ...announced.map(({ section, what }) => `- Section ${section}: ${what}`),
        '',
      ];

/** The findings as a page to read: by publication, then by table, the gravest first. */
export function findingsReport(findings: readonly Finding[], publications: readonly Publication[]): string {
  const pages = publications.flatMap(({ id, title, publisher, date, tables, announced }) => {
    const places = [
      ...tables.map(({ table, title }) => [table, `${table} – ${title}`] as const),
      [proseTable(id), 'Figures in the running text'] as const,
    ];
    const found = [
      ...places.flatMap(([table, heading]) => {
        const own = findings.filter((finding) => finding.table === table);
        return own.length > 0 ? section(heading, own) : [];
      }),
      ...notFound(announced),
    ];
    return found.length > 0 ? [`## ${title}`, '', `${publisher}, ${date} (\`${id}\`)`, '', ...found] : [];
  });
  return [
    '# Findings',
    '',
    `${findings.length} findings: ${counts(findings)}. **High** and **medium** findings are errors: the published figures are contradictory, even allowing for rounding, or are not what the report says they are (high where a twentieth of the figure or more is in question). **Low** findings are points that need explaining and may well be right. Cells are named as in a spreadsheet of the published table in \`data/published\`; the figure in question comes first. The published figures are kept as they are.`,
    '',
    ...pages,
  ].join('\n');
}
