/**
 * Let notebooks import this package by its name, types included: `node_modules/care-indicators` leads to the project.
 * What hinders it is said and hinders nothing else.
 */
import { lstatSync, mkdirSync, realpathSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../project.js';

/** Make the link where it is missing or leads elsewhere; what is no link is left alone. */
export function linkPackage(project: string): void {
  const link = join(project, 'node_modules/care-indicators');
  const there = lstatSync(link, { throwIfNoEntry: false });
  if (there && !there.isSymbolicLink()) return;
  try {
    if (there && realpathSync(link) === realpathSync(project)) return;
  } catch {
    // It leads nowhere.
  }
  if (there) unlinkSync(link);
  mkdirSync(join(project, 'node_modules'), { recursive: true });
  if (process.platform === 'win32') symlinkSync(project, link, 'junction');
  else symlinkSync('..', link);
}

if (import.meta.filename === realpathSync(process.argv[1] ?? '.')) {
  try {
    linkPackage(projectFolder());
  } catch (error) {
    console.warn(`Notebooks cannot import care-indicators here: ${(error as Error).message}`);
  }
}
