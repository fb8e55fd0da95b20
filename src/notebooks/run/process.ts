import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../project.js';

/** Where `npm run build` puts the programs of this folder. */
const PROGRAMS = 'dist/src/notebooks/run';

/** The same words, dates and colours on every machine. */
function environment(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, NODE_OPTIONS: __, ...env } = process.env;
  return { ...env, NO_COLOR: '1', TZ: 'Europe/London', LC_ALL: 'en_GB.UTF-8', ...more };
}

/** Let no process outlive this one, however it ends. */
function dieTogether(child: ChildProcess): void {
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  child.once('exit', () => {
    process.off('exit', kill);
  });
}

/** A process of its own, with what it said last on its error stream. */
export interface Apart {
  readonly child: ChildProcess;
  /** How it ended, in a sentence. */
  ending(code: number | null, signal: string | null): string;
}

/**
 * Start a program of this folder in a process of its own.
 *
 * @param folder that it runs in.
 */
export function startApart(program: string, folder: string, env: NodeJS.ProcessEnv = {}): Apart {
  const path = join(projectFolder(), PROGRAMS, program);
  if (!existsSync(path)) throw new Error(`${PROGRAMS}/${program} is not there: run \`npm run build\` once.`);
  const child = fork(path, [], {
    cwd: folder,
    env: environment(env),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  dieTogether(child);
  let errors = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4000);
  });
  return {
    child,
    ending(code, signal) {
      const said = errors.trim().split('\n');
      // Of a stack, the line that says what went wrong.
      const words = said.find((line) => /^\w*(Error|FATAL ERROR)\b/.test(line)) ?? said.at(-1);
      const how = signal ? `was ended by ${signal}` : `ended by itself with status ${code}`;
      return `its process ${how}${words ? `: ${words}` : ''}.`;
    },
  };
}
