import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Listr } from 'listr2';
import type { OutputFile } from '../io/datapackage.js';
import { writableFolder } from '../io/write.js';
import { nearest } from '../model/nearest.js';
import { UsageError } from '../model/usage-error.js';
import { notebookSubject, notebooksIn } from '../notebooks/run/names.js';
import { notebookFiles } from '../notebooks/run/notebook-files.js';
import { publishNotebooks } from '../notebooks/run/publish-notebooks.js';
import { projectFolder } from '../project.js';
import { orList } from '../text/list.js';
import { count } from '../text/number.js';
import type { Folders } from './context.js';
import { style } from './style.js';

/** The folder of notebooks that is meant. */
export function notebooksFolder(asked: string | undefined): string {
  const folder = resolve(asked ?? join(projectFolder(), 'notebooks'));
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${asked ?? folder} is not a folder; --notebooks names one that holds notebooks.`);
  return folder;
}

/** A notebook by its name, its number or its subject. */
function known(asked: string, all: readonly string[]): string {
  const name = asked.toLowerCase().replace(/\.ipynb$/, '');
  const found = all.filter(
    (one) =>
      one === name ||
      notebookSubject(one) === name ||
      (/^\d+$/.test(name) && Number(name) === Number(one.slice(0, 2))),
  );
  if (found.length === 1) return found[0]!;
  if (found.length > 1) throw new UsageError(`"${asked}" may be ${orList(found)}: write the whole name.`);
  const [meant] = nearest(name, all);
  throw new UsageError(
    `There is no notebook "${asked}"; ${meant ? `did you mean ${meant}? There` : 'there'} ${all.length === 1 ? 'is' : 'are'} ${orList(all)}.`,
  );
}

/**
 * Run notebooks and write them, with their pages, to `notebooks/` of the outputs; nothing is written if one fails.
 *
 * @param asked names of notebooks; all if there are none. A run of all of the project's own takes away what a former
 *   run made of others.
 */
export async function runNotebooks(
  asked: readonly string[],
  options: { readonly notebooks?: string },
  { outputs }: Folders,
): Promise<void> {
  const folder = notebooksFolder(options.notebooks);
  const there = notebooksIn(folder);
  if (there.length === 0)
    throw new UsageError(
      `${relative(process.cwd(), folder) || '.'} holds no notebook; a name is like 01-are-more-in-need.ipynb.`,
    );
  const names = asked.length === 0 ? there : [...new Set(asked.map((name) => known(name, there)))].sort();
  const place = join(outputs, 'notebooks');
  writableFolder(place);
  const listed = there.filter((name) => existsSync(join(place, `${name}.html`)));
  let files!: OutputFile[];
  const tasks = new Listr(
    [
      {
        title: 'Run the notebooks',
        task: async (_, task) => {
          const onProgress = (done: number, of: number, name: string): void => {
            task.output = `${done} of ${of}${name && `: ${name}`}`;
          };
          files = await notebookFiles(folder, onProgress, { outputs, names, listed });
          task.title = `Ran ${count(names.length, 'notebook')}`;
        },
      },
      {
        title: 'Publish them',
        task: (_, task) => {
          publishNotebooks(outputs, files, asked.length === 0 && folder === notebooksFolder(undefined));
          task.title = `Published ${count(files.length, 'file')}`;
        },
      },
    ],
    { renderer: process.stdout.isTTY ? 'default' : 'silent', registerSignalListeners: false },
  );
  await tasks.run();
  const where = relative(process.cwd(), place) || '.';
  console.log(
    [
      '',
      `  ${style('bold', `${where}/index.html`)}   the notebooks to read`,
      ...names.map((name) => `  ${where}/${name}.ipynb, .html`),
      '',
    ].join('\n'),
  );
}
