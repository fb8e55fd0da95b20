import Table from 'cli-table3';
import type { Input, PublicationFolder } from '../../etl/published/read.js';
import { cellName } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import { UsageError } from '../model/usage-error.js';
import { proseTable } from '../published/prose.js';
import type { Built } from '../quality/index.js';
import { severityStyle, style } from './style.js';

const WIDEST = 30;

/** What is shown: rows of text, with the spreadsheet name of each cell. */
interface Sheet {
  readonly heading: readonly string[];
  readonly cells: readonly (readonly string[])[];
  readonly header: number;
  /** Columns of the published grid, where not all of them are shown. */
  readonly columns: readonly number[];
}

/** The issues of a table, and those of others that name a cell of it. */
export const issuesOfTable = (table: string, { issues }: Built): Issue[] =>
  issues.filter((f) => f.table === table || f.cells.split(', ').some((name) => name.startsWith(`${table}!`)));

function marks(issues: readonly Issue[], table: string): Map<string, number[]> {
  const byCell = new Map<string, number[]>();
  issues.forEach((issue, index) => {
    for (const name of issue.cells.split(', ').filter((name) => name !== '')) {
      const [sheet, cell] = name.includes('!') ? (name.split('!') as [string, string]) : [issue.table, name];
      if (sheet === table) byCell.set(cell, [...(byCell.get(cell) ?? []), index + 1]);
    }
  });
  return byCell;
}

function draw({ cells, header, columns }: Sheet, issues: readonly Issue[], table: string): string {
  const marked = marks(issues, table);
  const gravest = (numbers: readonly number[]) => issues[Math.min(...numbers) - 1]!.severity;
  const text = cells.map((row, r) =>
    row.map((cell, c) => {
      const numbers = marked.get(cellName({ row: r + 1, column: columns[c]! }));
      return { cell, numbers, plain: numbers ? `${cell} [${numbers.join(',')}]` : cell };
    }),
  );
  const width = (c: number): number => Math.max(...text.map((row) => row[c]!.plain.length)) + 2;
  const out = new Table({
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    wordWrap: true,
    colWidths: columns.map((_, c) => Math.min(width(c), WIDEST)),
    colAligns: columns.map((_, c) => (c === 0 ? 'left' : 'right')),
  });
  text.forEach((row, r) => {
    out.push(
      row.map(({ cell, numbers, plain }) => {
        if (numbers) return severityStyle(gravest(numbers), plain);
        return r < header ? style('bold', cell) : cell;
      }),
    );
  });
  return out.toString();
}

function publishedSheet(read: PublicationFolder, table: string, built: Built): Sheet | undefined {
  const grid = read.grids.find((grid) => grid.table === table);
  const papers = read.publication.tables.find((t) => t.table === table);
  const recipe = built.recipes.find((recipe) => recipe.table === table);
  if (!grid || !papers || !recipe) return undefined;
  const lines = papers.lines.map(([from, to]) => `${from}–${to}`).join(', ');
  return {
    heading: [papers.title, `section ${papers.section}, lines ${lines}`, ...papers.papers],
    cells: grid.cells,
    header: recipe.header,
    columns: grid.cells[0]!.map((_, index) => index + 1),
  };
}

function proseSheet({ prose }: PublicationFolder): Sheet {
  const shown = ['paragraph', 'what', 'breakdown', 'area', 'period', 'qualifier', 'published'] as const;
  return {
    heading: ['Figures in the running text'],
    cells: [[...shown], ...prose.map((row) => shown.map((column) => row[column]))],
    header: 1,
    columns: [2, 4, 5, 6, 7, 9, 8],
  };
}

/**
 * Make sure that there is such a table.
 *
 * @throws UsageError that names those that sound alike.
 */
export function knownTable(asked: string, { publications }: Built): string {
  const table = asked.toLowerCase();
  const names = publications.flatMap(({ id, tables }) => [...tables.map((t) => t.table), proseTable(id)]);
  if (names.includes(table)) return table;
  const words = table.split(/[^a-z0-9]+/).filter((word) => word !== '');
  const alike = names.filter((name) => words.some((word) => name.includes(word))).slice(0, 5);
  const hint = alike.length > 0 ? ` Did you mean ${alike.join(', ')}?` : '';
  throw new UsageError(`There is no table "${asked}".${hint} "care-indicators list" names them all.`);
}

/**
 * A table as it was published, its issues marked in the cells and told below.
 *
 * @throws UsageError if there is no such table; it names those that sound alike.
 */
export function showTable(asked: string, built: Built & { readonly input: Input }): string {
  const table = knownTable(asked, built);
  for (const read of built.input.publications) {
    const { id, title, publisher, date } = read.publication;
    const sheet = table === proseTable(id) ? proseSheet(read) : publishedSheet(read, table, built);
    if (!sheet) continue;
    const issues = issuesOfTable(table, built);
    const told = issues.map(
      (f, index) => `[${index + 1}] ${severityStyle(f.severity, f.severity)}, ${f.check}: ${f.message}`,
    );
    const [heading, ...papers] = sheet.heading;
    return [
      style('bold', heading!),
      `${title} – ${publisher}, ${date}${papers[0] ? `, ${papers[0]}` : ''}`,
      ...papers.slice(1),
      '',
      draw(sheet, issues, table),
      '',
      ...(told.length > 0 ? told : ['No issues.']),
    ].join('\n');
  }
  return '';
}
