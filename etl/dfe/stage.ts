import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { duckdb } from '../../src/io/parquet.js';
import { csv } from '../../src/io/write-csv.js';
import type { Fault } from '../../src/model/fault.js';
import type { Issue } from '../../src/model/issue.js';
import { NEIGHBOUR_COLUMNS } from '../../src/store/neighbour-list.js';
import { papersOf, type Release, tableName } from '../../src/store/release.js';
import { type Content, ISSUES_FILE, NEIGHBOURS_FILE } from '../../src/store/store.js';
import type { Meta } from './input-files.js';
import { IssueList } from './issue-list.js';
import { type Layout, layoutOf } from './layout.js';
import { lastYear, type Melted, meltInto } from './melt.js';
import { neighbourLayout, readNeighbours } from './neighbours.js';
import { ParquetFigures } from './parquet-figures.js';
import type { Reference } from './reference.js';
import { raggedFault } from './row-cells.js';
import { cellText, type SourceTable } from './sheet.js';
import { fileYear } from './years.js';

/** A table laid ready to go into the store. */
export interface Staged {
  /** The file as it was named. */
  readonly path: string;
  readonly release: Omit<Release, 'imported'>;
  readonly contents: readonly Content[];
  readonly issues: readonly Issue[];
}

/** What becomes from a table: laid ready, or left aside and why, or refused. */
export type StagedTable =
  | Staged
  | { readonly aside: string; readonly file: string }
  | { readonly fault: Fault };

/** A file to be read, and what is known of it. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly meta: Meta | null;
  /** Whether there is a `.meta.csv` that cannot be read. */
  readonly metaUnread: boolean;
}

/** Where tables are laid ready, and with what. */
export interface Workshop {
  readonly staging: string;
  readonly reference: Reference;
  readonly connection: Awaited<ReturnType<typeof duckdb>>['connection'];
  /** The year said for files that do not say theirs. */
  readonly year: number | null;
  /** The name said for this release, behind table and year. */
  readonly name: string;
}

const FILE_ISSUE_COLUMNS = [
  'check',
  'severity',
  'count',
  'cells',
  'published',
  'message',
] as const satisfies readonly (keyof Issue)[];

function refused(file: string, message: string): { fault: Fault } {
  return { fault: { file, row: null, column: null, value: null, message } };
}

function stageNeighbours(sheet: SourceTable, source: SourceFile, workshop: Workshop): StagedTable | null {
  const { reference, staging } = workshop;
  const layout = neighbourLayout(sheet, reference.catalogue.areas);
  if (!layout) return null;
  const papers = papersOf(source.path);
  const year = workshop.year ?? fileYear({ titles: [], headings: [], ...papers })?.year;
  if (year === undefined)
    return {
      aside: 'is a list of neighbours that does not say the year of its model; say it with --year',
      file: sheet.file,
    };
  const table = tableName(source.path, '', ['neighbours']);
  const release = `neighbours_${table}-${year}${workshop.name}`;
  const issues = new IssueList(sheet.file);
  const listed = readNeighbours(sheet, layout, reference.catalogue.areas, year, release, issues);
  if (listed.length === 0)
    return refused(sheet.file, 'looks like a list of neighbours, but names no known authority.');
  const folder = join(staging, release);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, NEIGHBOURS_FILE),
    csv(
      NEIGHBOUR_COLUMNS,
      listed.map((row) => NEIGHBOUR_COLUMNS.map((name) => row[name])),
    ),
  );
  const areas = new Set(listed.map(({ area_code }) => area_code)).size;
  return finished(
    folder,
    sheet,
    source,
    issues,
    { release, table, form: 'neighbours', latest: year, figures: listed.length, areas },
    [],
  );
}

function finished(
  folder: string,
  sheet: SourceTable,
  { path, bytes, sha256 }: SourceFile,
  found: IssueList,
  of: Pick<Release, 'release' | 'table' | 'form' | 'latest' | 'figures' | 'areas'>,
  contents: readonly Content[],
): Staged {
  const issues = [...sheet.issues, ...found.all];
  writeFileSync(
    join(folder, ISSUES_FILE),
    csv(
      FILE_ISSUE_COLUMNS,
      issues.map((row) => FILE_ISSUE_COLUMNS.map((name) => row[name] ?? 1)),
    ),
  );
  const grave = issues.filter(({ severity }) => severity !== 'low').length;
  const release = { ...of, file: sheet.file, rows: sheet.rows, issues: grave, bytes, sha256 };
  return { path, release, contents, issues };
}

/** Say which columns are left out, which tell nothing apart, and which were guessed. */
function layoutIssues(
  sheet: SourceTable,
  { left, filters, firstRow, endRow }: Layout,
  issues: IssueList,
): void {
  if (endRow !== undefined)
    issues.note(
      'other table',
      'low',
      '',
      'Another table with the same headings begins here; its rows name other areas and are skipped.',
      { row: endRow, column: 0 },
      sheet.rows - endRow - 1,
    );
  for (const { heading, why } of left)
    issues.note('column left', 'low', heading, `the column "${heading}" ${why}; left out.`);
  for (const { heading, column, constant, guessed } of filters) {
    if (guessed) {
      const isLeft = filters.some((other) => !other.guessed && !other.constant && other.column > column);
      const where = isLeft ? 'left of a filter' : 'under the name of a group';
      const message = `the column "${heading}" contains whole numbers and is ${where}, so it is read as a filter. To change this, put the .meta.csv next to the file.`;
      issues.note('filter of numbers', 'low', heading, message, { row: firstRow - 1, column });
    }
    if (!constant) continue;
    const message = `the column "${heading}" says "${cellText(sheet, firstRow, column)}" in every row.`;
    issues.note('one value', 'low', heading, message);
  }
}

/**
 * Recognise a table, read it and lay its files ready in the staging folder.
 *
 * @returns what was laid ready; or why the table is none of figures; or what is wrong with it.
 */
export async function stage(
  sheet: SourceTable,
  source: SourceFile,
  workshop: Workshop,
): Promise<StagedTable> {
  const neighbours = stageNeighbours(sheet, source, workshop);
  if (neighbours) return neighbours;
  const { reference, staging } = workshop;
  const papers = { ...papersOf(source.path), year: workshop.year };
  const recognised = layoutOf(sheet, papers, reference.catalogue.areas, source.meta?.types ?? null);
  if ('aside' in recognised) return { aside: recognised.aside, file: sheet.file };
  let { layout } = recognised;
  const ragged = raggedFault(sheet, layout);
  if (ragged) return { fault: ragged };
  const worksheet = sheet.file.slice(basename(source.path).length + 1);
  const table = tableName(
    source.path,
    worksheet,
    layout.measures.map(({ heading }) => heading),
  );
  const measures = reference.measures.reader(sheet, layout, table, source.meta?.units);
  const ownYear = /(\d{4})$/.exec(measures.usualTime)?.[1];
  if (ownYear !== undefined && 'year' in layout.time)
    layout = { ...layout, time: { ...layout.time, year: Number(ownYear) } };
  const latest = lastYear(sheet, layout);
  if (latest === null)
    return refused(sheet.file, 'contains no period that can be read; write it like 2025 or 202425.');
  const release = `${table}-${latest}${workshop.name}`;
  const folder = join(staging, release);
  mkdirSync(folder, { recursive: true });
  const issues = new IssueList(sheet.file);
  if (source.metaUnread)
    issues.note(
      'meta',
      'low',
      '',
      'its .meta.csv cannot be read; column types are worked out from their contents.',
    );
  layoutIssues(sheet, layout, issues);
  const sink = new ParquetFigures(folder, table, release);
  let melted: Melted;
  try {
    melted = meltInto(sheet, { ...reference, layout, measures, issues }, sink);
  } finally {
    sink.close();
  }
  const { figures, areas, indicators } = melted;
  if (figures === 0) return refused(sheet.file, 'contains no figure for a known area and period.');
  await sink.finish(workshop.connection);
  const contents = [...indicators].map(([indicator, figures]) => ({ release, indicator, figures }));
  return finished(
    folder,
    sheet,
    source,
    issues,
    { release, table, form: layout.form, latest, figures, areas },
    contents,
  );
}
