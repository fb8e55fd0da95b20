import { format, inspect } from 'node:util';
import { isPromise } from 'node:util/types';
import type { Converter, ConvertResult } from 'tslab/dist/converter.js';
import { projectFolder } from '../../project.js';
import { CellOutputs } from './cell-outputs.js';
import type { Compiled } from './compiled-notebook.js';
import { hint } from './hint.js';
import { type Notebook, type NotebookCell, type Stopped, whole } from './notebook.js';
import { createExecutor, kernel } from './tslab-kernel.js';

/** A notebook with what its cells gave, up to the one that failed. */
export interface Executed {
  readonly notebook: Notebook;
  readonly stopped?: Stopped;
}

const AWAIT = 'The cell ends in a promise: write `await` before it.';

/** Text without the place of this project on this machine. */
const portable = (text: string): string =>
  text.replaceAll(`file://${projectFolder()}`, '.').replaceAll(projectFolder(), '.');

const nameOf = (error: Error): string => error.name || 'Error';

/** What is written to a stream of this process goes to the cell instead, as it does in Jupyter's kernel. */
function redirect(name: 'stdout' | 'stderr', outputs: CellOutputs): void {
  const decoder = new TextDecoder();
  process[name].write = (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | ((error?: Error | null) => void),
    done?: (error?: Error | null) => void,
  ): boolean => {
    outputs.stream(name, typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
    const after = typeof encoding === 'function' ? encoding : done;
    if (after) process.nextTick(after);
    return true;
  };
}

/** What `show` is busy with. */
const SHOWING = Symbol.for('care-indicators.showing');

/** What runs while a cell does: what it throws too late to be caught is told of too. */
function lateErrors(): { readonly thrown: unknown[] } {
  const thrown: unknown[] = [];
  process.on('unhandledRejection', (error) => thrown.push(error));
  process.on('uncaughtException', (error) => thrown.push(error));
  return { thrown };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** How long a notebook may still throw after its last cell, in milliseconds. */
const AFTERWARDS = 50;

/**
 * Until what a cell shows is shown, whether it awaits it or not.
 *
 * @returns what went wrong with what it did not await.
 */
async function settled(): Promise<unknown[]> {
  const world = globalThis as unknown as Record<symbol, Set<Promise<void>> | undefined>;
  const wrong: unknown[] = [];
  await turn();
  for (let showing = world[SHOWING]; showing?.size; showing = world[SHOWING]) {
    const results = await Promise.allSettled(showing);
    wrong.push(...results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])));
    await turn();
  }
  return wrong;
}

/**
 * Run a compiled notebook in the current folder, as tslab's kernel would, and stop at the first cell that fails. It
 * takes the streams and the globals of the process that it runs in, which is to end after it.
 *
 * @param onCell is told the number of each code cell before it runs.
 */
export async function runNotebook(
  notebook: Notebook,
  compiled: Compiled,
  onCell: (cell: number) => Promise<void> = async () => {},
): Promise<Executed> {
  const outputs = new CellOutputs(portable);
  const { thrown } = lateErrors();
  redirect('stdout', outputs);
  redirect('stderr', outputs);
  kernel.lastWriteDisplayData = (shown, update) => outputs.display(shown, update);

  let count = 0;
  let faults: { name: string; message: string }[] = [];
  const fault = (error: unknown): void => {
    faults.push(
      error instanceof Error
        ? { name: nameOf(error), message: error.message }
        : { name: 'Error', message: typeof error === 'string' ? error : inspect(error) },
    );
  };
  let current: ConvertResult | null = null;
  const converter = { convert: () => current } as unknown as Converter;
  const executor = createExecutor(
    process.cwd(),
    { node: converter, browser: converter, close: () => {} },
    {
      log: (value) => {
        if (isPromise(value)) fault(new Error(AWAIT));
        else outputs.result(typeof value === 'string' ? value : inspect(value), count);
      },
      error: (first: unknown, ...rest: unknown[]) => {
        // A type error has its form and its place; what a cell throws comes as it is.
        if (typeof first === 'string' && rest.length > 0)
          faults.push({ name: 'TypeScript', message: format(first, ...rest) });
        else fault(first);
      },
    },
  );

  async function runCell(cell: NotebookCell): Promise<{ cell: NotebookCell; stopped?: Stopped }> {
    current = compiled[count] ?? null;
    count += 1;
    faults = [];
    await onCell(count);
    const own = outputs.next();
    const ok = current === null || (await executor.execute(''));
    thrown.push(...(await settled()));
    for (const error of thrown.splice(0)) fault(error);
    if (!ok && faults.length === 0) faults.push({ name: 'Error', message: 'The cell failed.' });
    const source = whole(cell.source);
    const messages = faults.map(
      ({ name, message }) => `${name}: ${outputs.error(name, message)}${hint(message, source)}`,
    );
    const done = { ...cell, execution_count: count, outputs: own };
    return messages.length > 0
      ? { cell: done, stopped: { cell: count, message: messages.join('\n') } }
      : { cell: done };
  }

  const cells: NotebookCell[] = [];
  let stopped: Stopped | undefined;
  for (const cell of notebook.cells) {
    if (cell.cell_type !== 'code') cells.push(cell);
    else if (stopped) cells.push({ ...cell, execution_count: null, outputs: [] });
    else {
      const run = await runCell(cell);
      cells.push(run.cell);
      stopped = run.stopped;
    }
  }
  if (!stopped && count > 0) {
    await new Promise((resolve) => setTimeout(resolve, AFTERWARDS));
    for (const error of thrown.splice(0)) fault(error);
    const late = faults.map(({ name, message }) => `${name}: ${portable(message)}`);
    if (late.length > 0) stopped = { cell: count, message: late.join('\n') };
  }
  return { notebook: { ...notebook, cells }, ...(stopped ? { stopped } : {}) };
}
