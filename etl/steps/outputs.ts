import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputFile } from '../../src/io/datapackage.js';
import type { Field } from '../../src/io/load.js';
import { parquet } from '../../src/io/parquet.js';
import { csv } from '../../src/io/write-csv.js';
import { ISSUE_COLUMNS } from '../../src/model/issue.js';
import { OBSERVATION_COLUMNS } from '../../src/model/observation.js';
import { type Cell, type PublishedColumns, publishedColumns } from '../../src/published/published-table.js';
import type { Built } from '../../src/quality/index.js';
import { ISSUE_DESCRIPTIONS, OBSERVATION_FIELDS } from './field-descriptions.js';
import { indicatorFiles, resultFile } from './indicator-files.js';
import { issuesReport } from './issues-report.js';
import { tablePicture } from './picture.js';

const columnField = (name: string, values: readonly Cell[]): Field => ({
  name,
  type:
    values.some((value) => value !== null) && values.every((value) => typeof value !== 'string')
      ? 'number'
      : 'string',
});

/** The published tables as typed columns, in the order of the publications. */
export const publishedTables = ({ grids, recipes, figures }: Built): PublishedColumns[] =>
  grids.map((grid) => {
    const recipe = recipes.find(({ table }) => table === grid.table)!;
    return publishedColumns(
      grid,
      recipe,
      figures.filter(({ table }) => table === grid.table),
    );
  });

function tableFile(built: Built, { table, columns }: PublishedColumns): OutputFile {
  const title = built.publications.flatMap(({ tables }) => tables).find((t) => t.table === table)!.title;
  const names = [...columns.keys()];
  const lists = [...columns.values()];
  const height = lists[0]?.length ?? 0;
  return {
    path: `tables/${table}.csv`,
    name: table,
    title,
    content: csv(
      names,
      Array.from({ length: height }, (_, row) => lists.map((list) => list[row] ?? null)),
    ),
    fields: names.map((name, at) => columnField(name, lists[at]!)),
  };
}

/** Pictures of the tables in which something cannot be right. */
const pictures = (built: Built): OutputFile[] =>
  built.grids
    .filter(({ table }) => built.issues.some((f) => f.table === table && f.severity === 'high'))
    .map(({ table }) => ({
      path: `issues/${table}.svg`,
      name: `issues-${table}`,
      title: `${table} with its issues marked`,
      content: tablePicture(built, table),
    }));

/**
 * Every file that the run publishes, as bytes.
 *
 * @param staging a scratch folder.
 */
export async function outputFiles(
  built: Built,
  tables: readonly PublishedColumns[],
  staging: string,
): Promise<OutputFile[]> {
  const fields = OBSERVATION_FIELDS;
  const observations = csv(
    OBSERVATION_COLUMNS,
    built.figures.map((o) => OBSERVATION_COLUMNS.map((column) => o[column])),
  );
  const issues = csv(
    ISSUE_COLUMNS,
    built.issues.map((f) => ISSUE_COLUMNS.map((column) => f[column])),
  );
  mkdirSync(staging, { recursive: true });
  writeFileSync(join(staging, 'observations.csv'), observations);
  return [
    {
      path: 'observations.csv',
      name: 'observations',
      title: 'Every published figure with its source details',
      content: observations,
      fields,
    },
    {
      path: 'observations.parquet',
      name: 'observations-parquet',
      title: 'The same as Parquet',
      content: await parquet(staging, 'observations.csv', fields),
    },
    {
      path: 'issues.csv',
      name: 'issues',
      title: 'Data quality issues',
      content: issues,
      fields: ISSUE_COLUMNS.map((name) => ({
        name,
        type: name === 'difference' ? 'number' : 'string',
        description: ISSUE_DESCRIPTIONS[name],
      })),
    },
    {
      path: 'issues.md',
      name: 'issues-report',
      title: 'Data quality issues to read, by publication and table',
      content: issuesReport(built.issues, built.publications),
    },
    ...resultFile('checks', 'How many figures each check covered, and what it found', built.accounts),
    ...pictures(built),
    ...indicatorFiles(built),
    ...tables.map((columns) => tableFile(built, columns)),
  ];
}
