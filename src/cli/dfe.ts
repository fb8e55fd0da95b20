import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Listr } from 'listr2';
import type { Imported, ImportOptions } from '../../etl/dfe/import.js';
import { importFiles } from '../../etl/dfe/import.js';
import type { Reference } from '../../etl/dfe/reference.js';
import { groupBy } from '../model/group-by.js';
import type { Issue } from '../model/issue.js';
import { UsageError } from '../model/usage-error.js';
import { count } from '../text/number.js';
import { severityStyle, style } from './style.js';

/** Most issues shown on the terminal; `issues.csv` of each release has them all. */
const TOLD = 12;
/** Most names of files that are told of one reason. */
const SHOWN = 3;

function told(issues: readonly Issue[]): string[] {
  const grave = issues.filter(({ severity }) => severity !== 'low');
  const lines = grave.slice(0, TOLD).map(({ source, cells, severity, message, count: n = 1 }) => {
    const where = cells === '' ? source : `${source}, ${cells}`;
    return `  ${severityStyle(severity, severity)}  ${where}: ${message}${n > 1 ? ` (${n} times)` : ''}`;
  });
  return grave.length > TOLD
    ? [
        ...lines,
        `  … and ${count(grave.length - TOLD, 'more issue')}; issues.csv of each release lists them all.`,
      ]
    : lines;
}

/** What was left aside, by the reason why. */
function asideText(aside: Imported['aside']): string[] {
  if (aside.length === 0) return [];
  const reasons = [...groupBy(aside, ({ why }) => why)].map(([why, files]) => {
    const names = [...new Set(files.map(({ file }) => file))];
    const more = names.length > SHOWN ? `, … (${names.length})` : '';
    return `  ${names.slice(0, SHOWN).join(', ')}${more}: ${why}`;
  });
  return [`${count(aside.length, 'file or worksheet', 'files or worksheets')} left aside:`, ...reasons];
}

/** What an import did, for people. */
export function importText({ staged, known, aside, store }: Imported): string {
  const releases = staged.map(({ release }) => release);
  const lists = releases.filter(({ form }) => form === 'neighbours').length;
  const tables = releases.length - lists;
  const figures = releases.reduce((sum, { form, figures }) => sum + (form === 'neighbours' ? 0 : figures), 0);
  const read = [
    ...(tables > 0 ? [`${count(tables, 'table')} with ${count(figures, 'figure')}`] : []),
    ...(lists > 0 ? [count(lists, 'list of neighbours', 'lists of neighbours')] : []),
  ];
  const issues = staged.flatMap((table) => table.issues);
  return [
    read.length > 0 ? `Imported ${read.join(' and ')}.` : 'Nothing new to import.',
    ...(known.length > 0 ? [`${count(known.length, 'file')} already in the store, unchanged.`] : []),
    ...asideText(aside),
    ...told(issues),
    `The store holds ${count(store.releases.length, 'release')} of ${count(store.indicators().size, 'indicator')}: ${style('bold', store.folder)}`,
  ].join('\n');
}

/** Import with its progress on a terminal. */
export async function runImport(
  paths: readonly string[],
  options: { store: string; year?: string; release?: string },
  reference: Reference,
): Promise<string> {
  for (const path of paths)
    if (!statSync(path, { throwIfNoEntry: false }))
      throw new UsageError(`There is no file or folder ${path}.`);
  if (options.release !== undefined && !/^[\w.-]+$/.test(options.release))
    throw new UsageError(
      `--release "${options.release}" is not a name for a release; use letters, digits, dots and hyphens, such as 2014-revised.`,
    );
  const year = options.year === undefined ? null : Number(options.year);
  if (year !== null && !/^20\d\d$/.test(options.year!))
    throw new UsageError(`--year ${options.year} is not a year; write 2014 for the year to 31 March 2014.`);
  let imported!: Imported;
  const asked: ImportOptions = {
    store: resolve(options.store),
    reference,
    today: new Date().toISOString().slice(0, 10),
    year,
    release: options.release ?? '',
  };
  const tasks = new Listr(
    [
      {
        title: 'Read the files',
        task: async (_, task) => {
          const progress = (done: number, all: number, file: string): void => {
            task.title = `Read ${done} of ${all}: ${file}`;
          };
          imported = await importFiles(paths, { ...asked, progress });
          task.title = `Read ${count(imported.staged.length, 'table')}`;
        },
      },
    ],
    { renderer: process.stdout.isTTY ? 'default' : 'silent', registerSignalListeners: false },
  );
  await tasks.run();
  return importText(imported);
}
