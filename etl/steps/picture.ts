import { escaped } from '../../src/charts/render/escaped.js';
import { cellName } from '../../src/model/grid.js';
import { type Issue, SEVERITIES, SEVERITY_SIGNS, type Severity } from '../../src/model/issue.js';
import type { Built } from '../../src/quality/index.js';

const [CHAR, LINE, PAD, WIDEST] = [7.8, 24, 16, 110];

/** Issues told in words below the table. */
const TOLD = 3;

/** Background and ink of a cell by the gravest issue that starts in it; each is above 4.5 : 1. */
const COLOURS: Record<Severity, readonly [string, string]> = {
  high: ['#fde3e0', '#8a1c0e'],
  medium: ['#fff2cc', '#664d00'],
  low: ['#e3effa', '#0b4a82'],
};

const clipped = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** Words in lines of at most `most` characters. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The cell in which each issue of the table starts, gravest first. */
function marked(issues: readonly Issue[]): Map<string, Issue> {
  const bySeverity = [...issues].sort(
    (a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity),
  );
  return new Map(bySeverity.map((issue) => [issue.cells.split(', ')[0]!, issue]));
}

/**
 * A published table as a picture: as published, with the cells marked that cannot be right and the gravest
 * issue told below. Plain SVG, no font of its own, the same bytes on every machine.
 */
export function tablePicture({ grids, issues, recipes, publications }: Built, table: string): string {
  const grid = grids.find((grid) => grid.table === table)!;
  const { header } = recipes.find((recipe) => recipe.table === table)!;
  const own = issues.filter((issue) => issue.table === table);
  const marks = marked(own);
  const owner = publications.find(({ tables }) => tables.some((t) => t.table === table))!;
  const { title } = owner.tables.find((t) => t.table === table)!;
  const source = `${owner.title} (${owner.publisher}, ${owner.date})`;
  const widths = grid.cells[0]!.map(
    (_, column) => Math.max(...grid.cells.map((row) => clipped(row[column]!, WIDEST).length)) + 3,
  );
  const left = (column: number): number => PAD + CHAR * widths.slice(0, column).reduce((a, b) => a + b, 0);
  const width = Math.ceil(left(widths.length) + PAD);
  const top = 44;
  const cells = grid.cells.flatMap((row, r) =>
    row.map((text, c) => {
      const issue = marks.get(cellName({ row: r + 1, column: c + 1 }));
      const [back, ink] = issue ? COLOURS[issue.severity] : ['none', '#1a1a1a'];
      const [x, y, w] = [left(c), top + r * LINE, CHAR * widths[c]!];
      const [at, anchor] = c === 0 ? [x + 6, 'start'] : [x + w - 6, 'end'];
      const box = issue
        ? `<rect x="${x + 1}" y="${y + 1}" width="${w - 2}" height="${LINE - 2}" rx="3" fill="${back}"/>`
        : '';
      const sign = issue
        ? `<text x="${c === 0 ? x + w - 6 : x + 5}" y="${y + 16}" text-anchor="${c === 0 ? 'end' : 'start'}" fill="${ink}">${SEVERITY_SIGNS[issue.severity]}</text>`
        : '';
      const weight = r < header || issue ? ' font-weight="bold"' : '';
      return `${box}${sign}<text x="${at}" y="${y + 16}" text-anchor="${anchor}" fill="${ink}"${weight}>${escaped(clipped(text, WIDEST))}</text>`;
    }),
  );
  const lines = (text: string): string[] => wrapped(text, Math.floor((width - 2 * PAD) / 6.8));
  const said = own.slice(0, TOLD).flatMap(({ severity, message }) => lines(`${severity}: ${message}`));
  const more = own.length - TOLD;
  if (more > 0) said.push(`… and ${more} more in issues.md`);
  said.push(
    ...lines(
      `${SEVERITY_SIGNS.high} and ${SEVERITY_SIGNS.medium}: error; ${SEVERITY_SIGNS.low}: needs explaining. Source: ${source}`,
    ),
  );
  const bottom = top + grid.cells.length * LINE + 12;
  const notes = said.map(
    (text, i) =>
      `<text x="${PAD}" y="${bottom + 18 + i * 20}" font-size="11" fill="#333">${escaped(text)}</text>`,
  );
  const height = bottom + 24 + said.length * 20;
  const told = `${title}: the table as published, with ${own.length} issues marked in their cells.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(told)}" font-family="ui-monospace, 'DejaVu Sans Mono', Consolas, monospace" font-size="12.5">
<title>${escaped(told)}</title>
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="${PAD}" y="28" font-size="15" font-weight="bold" fill="#1a1a1a">${escaped(title)}</text>
<line x1="${PAD}" x2="${width - PAD}" y1="${top + header * LINE}" y2="${top + header * LINE}" stroke="#888"/>
${cells.join('\n')}
${notes.join('\n')}
</svg>
`;
}
