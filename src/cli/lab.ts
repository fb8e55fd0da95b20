import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { UsageError } from '../model/usage-error.js';
import { findLab, jupyterEnvironment, WITHOUT_LAB } from '../notebooks/run/jupyter.js';
import { projectFolder } from '../project.js';
import { notebooksFolder } from './notebooks.js';

/**
 * Open JupyterLab on the notebooks, with the kernel of this project, and wait until it ends.
 *
 * @param words for JupyterLab itself, such as `--no-browser`.
 * @returns its exit status; 128 and the number of the signal that ended it, as shells have it.
 */
export function lab(words: readonly string[]): Promise<number> {
  const project = projectFolder();
  const command = findLab(project, process.env.PATH);
  if (command === undefined) throw new UsageError(WITHOUT_LAB);
  const child = spawn(command, [`--ServerApp.root_dir=${notebooksFolder(undefined)}`, ...words], {
    cwd: project,
    env: jupyterEnvironment(project, process.env),
    stdio: 'inherit',
  });
  // Ctrl-C is for Jupyter, which asks back.
  process.removeAllListeners('SIGINT').on('SIGINT', () => {});
  process.removeAllListeners('SIGTERM').on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
