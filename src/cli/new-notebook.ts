import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { writeTogether } from '../io/write.js';
import { UsageError } from '../model/usage-error.js';
import { findsPackage, withoutPackage } from '../notebooks/run/find-package.js';
import { NAME, notebookSubject, notebooksIn, numberOf } from '../notebooks/run/names.js';
import { lines, notebookText, readNotebook, whole } from '../notebooks/run/notebook.js';
import { projectFolder } from '../project.js';
import { notebooksFolder } from './notebooks.js';

const TEMPLATE = 'notebooks/template.ipynb';
const LAST = 99;

/** `who-waits-longest` as words: `Who waits longest?` */
const asQuestion = (name: string): string =>
  `${name[0]!.toUpperCase()}${name.slice(1).replaceAll('-', ' ')}?`;

/**
 * Make a notebook from the template, with the next free number.
 *
 * @returns what to do next.
 */
export function newNotebook(
  name: string,
  title: string | undefined,
  options: { readonly notebooks?: string },
): string {
  if (!NAME.test(name) || /^\d\d-/.test(name))
    throw new UsageError(
      `"${name}" is not a name for a notebook. Use lower-case letters, digits and hyphens, without a number first, such as who-waits-longest.`,
    );
  const folder = notebooksFolder(options.notebooks);
  if (!findsPackage(folder)) throw new UsageError(withoutPackage(options.notebooks ?? folder));
  const there = notebooksIn(folder);
  const same = there.find((one) => notebookSubject(one) === name);
  if (same !== undefined) throw new UsageError(`There is a notebook ${same}.ipynb already.`);
  const number = Math.max(-1, ...there.map(numberOf)) + 1;
  if (number > LAST) throw new UsageError(`There is no number free after ${LAST}.`);
  const file = `${String(number).padStart(2, '0')}-${name}.ipynb`;
  const path = join(folder, file);
  if (existsSync(path)) throw new UsageError(`There is a notebook ${file} already.`);
  const template = readNotebook(readFileSync(join(projectFolder(), TEMPLATE), 'utf8'), TEMPLATE);
  const heading = `# ${title?.replace(/\s+/g, ' ').trim() || asQuestion(name)}`;
  const [first, ...rest] = template.cells;
  const cells = [{ ...first!, source: lines(whole(first!.source).replace(/^# .*/, () => heading)) }, ...rest];
  writeTogether(folder, [{ path: file, content: notebookText({ ...template, cells }) }]);
  const id = file.replace(/\.ipynb$/, '');
  const where = options.notebooks === undefined ? '' : ` --notebooks ${relative(projectFolder(), folder)}`;
  return [
    `Made ${relative(process.cwd(), path)}.`,
    `Open it with \`npm run lab\` or in VS Code; then \`npm run notebooks -- ${id}${where}\` runs it and makes outputs/notebooks/${id}.html.`,
  ].join('\n');
}
