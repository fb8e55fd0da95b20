import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { OutputFile } from '../../io/datapackage.js';
import { findsPackage, importsPackage, withoutPackage } from './find-package.js';
import { type IndexEntry, indexPage } from './index-page.js';
import { notebooksIn } from './names.js';
import { FailedNotebooks, type Notebook, NotebookError, notebookText, readNotebook } from './notebook.js';
import { notebookPage } from './notebook-html.js';
import { notebookHeading, openingOf } from './opening.js';
import { type RunOptions, runApart, startCompiler } from './run-apart.js';
import type { Executed } from './run-notebook.js';

const FOLDER = 'notebooks';

/** One is compiled while another runs. */
const parallel = (): number => Math.min(4, Math.max(2, availableParallelism() + 1));

/** Work through a list, several at a time, in order of the list. */
async function mapParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [at, item] of queue) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: parallel() }, worker));
  return results;
}

/** A notebook as the index lists it; by its name alone if it cannot be read. */
function entryOf(name: string, read: () => Notebook): IndexEntry {
  try {
    const notebook = read();
    return { name, heading: notebookHeading(notebook) ?? name, opening: openingOf(notebook) };
  } catch (error) {
    if (error instanceof NotebookError) return { name, heading: name, opening: '' };
    throw error;
  }
}

export interface NotebookFilesOptions extends RunOptions {
  /** Which notebooks, by their names without ending; all unless said otherwise. */
  readonly names?: readonly string[];
  /** Further notebooks that the index shall list. */
  readonly listed?: readonly string[];
}

/**
 * Run the notebooks of a folder and make the files of them: each executed and as a page, and the page that lists them.
 *
 * @param folder that holds `00-start-here.ipynb` and so on.
 * @param onProgress is told how many are done, of how many, and which one was done last.
 * @throws FailedNotebooks that names each notebook, cell and error; NotebookError for what is no notebook, and where
 *   notebooks lie where they cannot import this package.
 */
export async function notebookFiles(
  folder: string,
  onProgress: (done: number, of: number, name: string) => void = () => {},
  options: NotebookFilesOptions = {},
): Promise<OutputFile[]> {
  const { names = notebooksIn(folder), listed = [] } = options;
  const read = (name: string): Notebook =>
    readNotebook(readFileSync(join(folder, `${name}.ipynb`), 'utf8'), `${name}.ipynb`);
  const notebooks = names.map((name) => ({ name, notebook: read(name) }));
  if (notebooks.some(({ notebook }) => importsPackage(notebook)) && !findsPackage(folder))
    throw new NotebookError(withoutPackage(folder));
  const others = listed
    .filter((name) => !names.includes(name))
    .map((name) => entryOf(name, () => read(name)));
  const entries = [...notebooks.map(({ name, notebook }) => entryOf(name, () => notebook)), ...others].sort(
    (a, b) => (a.name < b.name ? -1 : 1),
  );
  let done = 0;
  onProgress(done, names.length, '');
  const compiler = startCompiler(folder);
  const run = async (notebook: Notebook): Promise<Executed> => {
    try {
      return await runApart(notebook, await compiler.compile(notebook), folder, options);
    } catch (error) {
      return { notebook, stopped: { cell: null, message: (error as Error).message } };
    }
  };
  const executed = await mapParallel(notebooks, async ({ name, notebook }) => {
    const result = await run(notebook);
    done += 1;
    onProgress(done, names.length, name);
    return { name, ...result };
  }).finally(() => compiler.stop());
  const failures = executed.flatMap(({ name, stopped }) => (stopped ? [{ name, ...stopped }] : []));
  if (failures.length > 0) throw new FailedNotebooks(failures);
  const title = 'Notebooks on the published tables';
  const files = await Promise.all(
    executed.map(async ({ name, notebook }): Promise<OutputFile[]> => {
      const heading = notebookHeading(notebook) ?? name;
      return [
        {
          path: `${FOLDER}/${name}.ipynb`,
          name: `notebook-${name}`,
          title: heading,
          content: notebookText(notebook),
        },
        {
          path: `${FOLDER}/${name}.html`,
          name: `notebook-${name}-page`,
          title: heading,
          content: await notebookPage(notebook, name),
        },
      ];
    }),
  );
  return [
    ...files.flat(),
    {
      path: `${FOLDER}/index.html`,
      name: 'notebooks',
      title,
      content: await indexPage(entries, title),
    },
  ];
}
