import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { projectFolder } from '../../project.js';
import { type Notebook, whole } from './notebook.js';

const PACKAGE = 'care-indicators';

/** Whether code in a folder can import this package by its name: it, or a folder that it lies in, has it installed. */
export function findsPackage(folder: string): boolean {
  const from = realpathSync(folder);
  if (existsSync(join(from, 'node_modules', PACKAGE, 'package.json'))) return true;
  return dirname(from) !== from && findsPackage(dirname(from));
}

export const importsPackage = ({ cells }: Notebook): boolean =>
  cells.some(
    ({ cell_type, source }) => cell_type === 'code' && /['"]care-indicators['"/]/.test(whole(source)),
  );

/** Why notebooks of a folder cannot import this package, and what to do instead. */
export const withoutPackage = (folder: string): string =>
  `Notebooks in ${folder} cannot import ${PACKAGE}: it is found from folders within this project only. Put them into one, such as ${relative(process.cwd(), join(projectFolder(), 'notebooks')) || '.'}.`;
