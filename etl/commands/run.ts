import { relative } from 'node:path';
import { Listr } from 'listr2';
import { isFigure, SEVERITIES } from '../../src/checks/finding.js';
import { audit } from '../../src/checks/index.js';
import { refuse } from '../../src/tables/fault.js';
import { assemble, type Built, tidyAll } from '../build.js';
import { datapackage, type OutputFile } from '../publish/datapackage.js';
import { outputFiles } from '../publish/outputs.js';
import { publish, stagingFolder } from '../publish/write.js';
import { type Input, readInput } from '../read.js';
import { recipes } from '../recipes/index.js';
import type { Folders } from './context.js';
import { count, severityStyle, style } from './style.js';

function summary({ publications, grids, observations, findings }: Built, outputs: string): string {
  const by = SEVERITIES.map((severity) =>
    severityStyle(severity, `${findings.filter((f) => f.severity === severity).length} ${severity}`),
  ).join(', ');
  const inText = observations.filter(({ table }) => table.startsWith('prose-')).length;
  const without = observations.filter((o) => !isFigure(o) && o.status !== 'ok').length;
  const where = relative(process.cwd(), outputs) || '.';
  return [
    '',
    `  ${count(publications.length, 'publication')}, ${count(grids.length, 'table')}`,
    `  ${count(observations.length, 'figure')}: ${observations.length - inText} in tables, ${inText} in running text; ${without} without a value, each with its reason`,
    `  ${count(findings.length, 'finding')}: ${by}`,
    '',
    `  ${style('bold', `${where}/observations.csv`)}   every figure with its cell, period, unit and source`,
    `  ${style('bold', `${where}/findings.md`)}        what cannot be right, to read`,
    `  ${style('bold', `${where}/tables/`)}            each published table, typed`,
    '',
  ].join('\n');
}

/** The whole way: read → tidy → check → load → publish. Nothing is written before all of it is right. */
export async function run(folders: Folders): Promise<void> {
  let input!: Input;
  let tidied!: ReturnType<typeof tidyAll>;
  let built!: Built;
  let files!: OutputFile[];
  let staging!: string;
  const tasks = new Listr(
    [
      {
        title: 'Read the printed tables',
        task: (_, task) => {
          const read = readInput(folders.data);
          input = read.input;
          tidied = tidyAll(input, recipes);
          refuse([...read.faults, ...tidied.faults]);
          task.title = `Read ${count(input.publications.length, 'publication')}`;
        },
      },
      {
        title: 'Tidy them into observations',
        task: (_, task) => {
          const all = assemble(input, recipes, tidied);
          built = { ...all, findings: [] };
          task.title = `Tidied ${count(built.observations.length, 'figure')}`;
        },
      },
      {
        title: 'Check what was printed',
        task: (_, task) => {
          built = { ...built, findings: audit(built) };
          task.title = `Checked: ${count(built.findings.length, 'finding')}`;
        },
      },
      {
        title: 'Load the tables',
        task: async (_, task) => {
          staging = stagingFolder(folders.outputs);
          files = await outputFiles(built, staging);
          task.title = `Loaded ${count(built.grids.length, 'table')}`;
        },
      },
      {
        title: 'Publish the outputs',
        task: (_, task) => {
          publish(folders.outputs, staging, files, datapackage(files, built.publications));
          task.title = `Published ${count(files.length + 1, 'file')}`;
        },
      },
    ],
    process.stdout.isTTY ? {} : { renderer: 'silent' },
  );
  await tasks.run();
  console.log(summary(built, folders.outputs));
}
