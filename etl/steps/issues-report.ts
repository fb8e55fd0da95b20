import { type Issue, SEVERITIES } from '../../src/model/issue.js';
import { proseTable } from '../../src/published/prose.js';
import type { Publication } from '../../src/published/publication.js';

const escapeCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('*', '\\*');

const counts = (issues: readonly Issue[]): string =>
  SEVERITIES.map((severity) => `${issues.filter((f) => f.severity === severity).length} ${severity}`).join(
    ', ',
  );

function section(heading: string, issues: readonly Issue[]): string[] {
  return [
    `### ${heading}`,
    '',
    '| severity | check | cells | published | expected | issue |',
    '|---|---|---|---|---|---|',
    ...issues.map(
      (f) =>
        `| ${[f.severity, f.check, f.cells, f.published, f.expected, f.message].map(escapeCell).join(' | ')} |`,
    ),
    '',
  ];
}

/** What the text announces and its text holds not; a picture may hold it, so it is no issue. */
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

/** The issues as a page to read: by publication, then by table, the gravest first. */
export function issuesReport(issues: readonly Issue[], publications: readonly Publication[]): string {
  const pages = publications.flatMap(({ id, title, publisher, date, tables, announced }) => {
    const places = [
      ...tables.map(({ table, title }) => [table, `${table} – ${title}`] as const),
      [proseTable(id), 'Figures in the running text'] as const,
    ];
    const found = [
      ...places.flatMap(([table, heading]) => {
        const own = issues.filter((issue) => issue.table === table);
        return own.length > 0 ? section(heading, own) : [];
      }),
      ...notFound(announced),
    ];
    return found.length > 0 ? [`## ${title}`, '', `${publisher}, ${date} (\`${id}\`)`, '', ...found] : [];
  });
  return [
    '# Issues',
    '',
    `${issues.length} issues: ${counts(issues)}. **High** and **medium** issues are errors: the published figures are contradictory, even allowing for rounding, or are not what the report says they are (high where a twentieth of the figure or more is in question). **Low** issues are points that need explaining and may well be right. Cells are named as in a spreadsheet of the published table in \`data/published\`; the figure in question comes first. The published figures are kept as they are.`,
    '',
    ...pages,
  ].join('\n');
}
