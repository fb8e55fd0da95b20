import { relative } from 'node:path';
import { Listr } from 'listr2';
import { assemble, tidyAll } from '../../etl/published/build.js';
import { readInput } from '../../etl/published/read.js';
import { outputFiles, publishedTables } from '../../etl/steps/outputs.js';
import { partShares } from '../../etl/steps/part-shares.js';
import { chartFiles, type DrawnChart } from '../charts/gallery/chart-files.js';
import type { OutputFile } from '../io/datapackage.js';
import { publishOutputs } from '../io/publish-outputs.js';
import { withScratch, writableFolder } from '../io/write.js';
import { refuse } from '../model/fault.js';
import { SEVERITIES } from '../model/issue.js';
import { isProse } from '../published/prose.js';
import type { Built } from '../quality/index.js';
import { audit } from '../quality/index.js';
import { SITE, siteFiles } from '../site/site-files.js';
import { count } from '../text/number.js';
import type { Folders } from './context.js';
import { nationalAt, type SiteCall } from './site.js';
import { severityStyle, style } from './style.js';

function summary({ publications, grids, figures, issues }: Built, outputs: string): string {
  const by = SEVERITIES.map((severity) =>
    severityStyle(severity, `${issues.filter((f) => f.severity === severity).length} ${severity}`),
  ).join(', ');
  const inText = figures.filter(isProse).length;
  const without = figures.filter(({ status }) => status !== 'ok').length;
  const where = relative(process.cwd(), outputs) || '.';
  return [
    '',
    `  ${count(publications.length, 'publication')}, ${count(grids.length, 'table')}`,
    `  ${count(figures.length, 'figure')}: ${figures.length - inText} in tables, ${inText} in running text; ${without} suppressed or missing, each with its reason`,
    `  ${count(issues.length, 'issue')}: ${by}`,
    '',
    `  ${style('bold', `${where}/observations.csv`)}   every figure with its cell, period, unit and source`,
    `  ${style('bold', `${where}/issues.md`)}        errors and points that need explaining, to read`,
    `  ${style('bold', `${where}/tables/`)}            each published table, typed`,
    `  ${style('bold', `${where}/scorecard.csv`)}      each indicator compared with neighbours, England and its past; benchmarks.csv has the sentences`,
    `  ${style('bold', `${where}/site/index.html`)}    the explorer: open it in a browser`,
    `  ${style('bold', `${where}/charts/`)}            every chart as SVG, PNG, Vega-Lite and CSV; index.html shows them all`,
    `  ${style('bold', `${where}/trends.csv`)}, disparity.csv, shares.csv, workforce.csv`,
    '',
  ].join('\n');
}

/**
 * The whole way: read → tidy → check → load → draw → build the site → publish. Nothing is written before all of it
 * is right.
 */
export async function run(folders: Folders, call: SiteCall = {}): Promise<void> {
  let read!: ReturnType<typeof readInput>;
  let built!: Built;
  let tables!: ReturnType<typeof publishedTables>;
  let charts!: { readonly files: OutputFile[]; readonly drawn: DrawnChart[] };
  let results!: OutputFile[];
  let pages!: OutputFile[];
  writableFolder(folders.outputs);
  const tasks = new Listr(
    [
      {
        title: 'Read the published tables',
        task: (_, task) => {
          read = readInput(folders.data);
          task.title = `Read ${count(read.input.publications.length, 'publication')}`;
        },
      },
      {
        title: 'Tidy them into observations',
        task: (_, task) => {
          const tidied = tidyAll(read.input);
          refuse([...read.faults, ...tidied.faults]);
          built = { ...assemble(read.input, tidied), issues: [], accounts: [] };
          task.title = `Tidied ${count(built.figures.length, 'figure')}`;
        },
      },
      {
        title: 'Check what was published',
        task: (_, task) => {
          built = { ...built, ...audit(built) };
          task.title = `Checked: ${count(built.issues.length, 'issue')}`;
        },
      },
      {
        title: 'Load the tables',
        task: (_, task) => {
          tables = publishedTables(built);
          task.title = `Loaded ${count(tables.length, 'table')}`;
        },
      },
      {
        title: 'Draw the charts',
        task: async (_, task) => {
          charts = await chartFiles(built, (done, of) => {
            task.output = `${done} of ${of}`;
          });
          task.title = `Drew ${count(charts.drawn.length, 'chart')}`;
        },
      },
      {
        title: 'Build the site',
        task: async (_, task) => {
          results = await withScratch(folders.outputs, (scratch) => outputFiles(built, tables, scratch));
          pages = await siteFiles({
            built,
            drawn: charts.drawn,
            results: [...results, ...charts.files],
            shares: partShares(built),
            national: await nationalAt(call, folders),
          });
          task.title = `Built ${count(pages.filter(({ path }) => path.endsWith('.html')).length, 'page')}`;
        },
      },
      {
        title: 'Publish the outputs',
        task: async (_, task) => {
          const files = [...results, ...charts.files, ...pages];
          publishOutputs(folders.outputs, files, built.publications, (path) => path.startsWith(`${SITE}/`));
          task.title = `Published ${count(files.length + 1, 'file')}`;
        },
      },
    ],
    { renderer: process.stdout.isTTY ? 'default' : 'silent', registerSignalListeners: false },
  );
  await tasks.run();
  console.log(summary(built, folders.outputs));
}
