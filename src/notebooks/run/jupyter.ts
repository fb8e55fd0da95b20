import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Jupyter finds the kernel of this project. */
const KERNELS = 'src/notebooks/run/jupyter';

/** What Jupyter writes for itself; git ignores it. */
const OWN = '.jupyter';

const WINDOWS = process.platform === 'win32';

const runs = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

/** JupyterLab's command: of the project's `.venv`, else of the search path; `undefined` if there is none. */
export function findLab(project: string, path: string | undefined): string | undefined {
  const folders = [join(project, '.venv', WINDOWS ? 'Scripts' : 'bin'), ...(path ?? '').split(delimiter)];
  const name = WINDOWS ? 'jupyter-lab.exe' : 'jupyter-lab';
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(runs);
}

/** Surroundings in which Jupyter knows the kernel of this project, and writes nothing outside it. */
export function jupyterEnvironment(project: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = (name: string): string => join(project, OWN, name);
  return {
    ...env,
    JUPYTER_PATH: [join(project, KERNELS), env.JUPYTER_PATH].filter(Boolean).join(delimiter),
    JUPYTER_CONFIG_DIR: own('config'),
    JUPYTER_DATA_DIR: own('data'),
    JUPYTER_RUNTIME_DIR: own('runtime'),
    JUPYTERLAB_SETTINGS_DIR: own('settings'),
    JUPYTERLAB_WORKSPACES_DIR: own('workspaces'),
    IPYTHONDIR: own('ipython'),
  };
}

/** How to get JupyterLab, and how to do without. */
export const WITHOUT_LAB = `JupyterLab is not installed: \`${
  WINDOWS
    ? 'py -m venv .venv && .venv\\Scripts\\pip install jupyterlab'
    : 'python3 -m venv .venv && .venv/bin/pip install jupyterlab'
}\` in this folder puts it here and nowhere else; VS Code with its Jupyter extension works too, started by ${
  WINDOWS
    ? `\`set JUPYTER_PATH=%CD%\\${KERNELS.replaceAll('/', '\\')}&& code .\``
    : `\`JUPYTER_PATH="$PWD/${KERNELS}" code .\``
}.`;
