import type { Compiled } from './compiled-notebook.js';
import type { Answer } from './compiler-process.js';
import type { Notebook } from './notebook.js';
import type { Message } from './notebook-process.js';
import { startApart } from './process.js';
import type { Executed } from './run-notebook.js';

const SECONDS = 120;

export interface RunOptions {
  /** The folder that `load()` shall read: `CARE_INDICATORS_OUTPUTS` for the notebooks. */
  readonly outputs?: string;
  /** How long a notebook may run. */
  readonly seconds?: number;
}

/** Compiles notebooks in a process of its own. */
export interface CompilerApart {
  compile(notebook: Notebook): Promise<Compiled>;
  stop(): void;
}

/** @param folder that the notebooks lie in. */
export function startCompiler(folder: string): CompilerApart {
  const { child, ending } = startApart('compiler-process.js', folder);
  const waiting: { resolve(compiled: Compiled): void; reject(error: Error): void }[] = [];
  let ended: Error | undefined;
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  child.on('message', ({ compiled }: Answer) => waiting.shift()?.resolve(compiled));
  child.on('error', end);
  child.on('close', (code, signal) => end(new Error(`It was not compiled: ${ending(code, signal)}`)));
  return {
    compile: (notebook) =>
      new Promise((resolve, reject) => {
        if (ended) reject(ended);
        else {
          waiting.push({ resolve, reject });
          child.send(notebook);
        }
      }),
    stop: () => {
      child.kill('SIGKILL');
    },
  };
}

/**
 * Run a compiled notebook in a process of its own, so that it finds a clean world and can neither take others with it
 * nor run for ever.
 *
 * @param folder that it runs in.
 */
export function runApart(
  notebook: Notebook,
  compiled: Compiled,
  folder: string,
  { outputs, seconds = SECONDS }: RunOptions = {},
): Promise<Executed> {
  const { child, ending } = startApart(
    'notebook-process.js',
    folder,
    outputs === undefined ? {} : { CARE_INDICATORS_OUTPUTS: outputs },
  );
  let cell: number | null = null;
  return new Promise((resolve) => {
    const end = (executed: Executed): void => {
      clearTimeout(limit);
      child.kill('SIGKILL');
      resolve(executed);
    };
    const stop = (message: string): void => end({ notebook, stopped: { cell, message } });
    const limit = setTimeout(
      () => stop(`It ran longer than ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`),
      seconds * 1000,
    );
    child.on('message', (message: Message) => {
      if ('cell' in message) cell = message.cell;
      else end(message.executed);
    });
    child.on('error', (error) => stop(error.message));
    child.on('close', (code, signal) => stop(`It ended with an error: ${ending(code, signal)}`));
    child.send({ notebook, compiled });
  });
}
