/** The process that one notebook runs in: it is sent the notebook, tells of each cell, sends the result and ends. */
import type { Compiled } from './compiled-notebook.js';
import type { Notebook } from './notebook.js';
import { type Executed, runNotebook } from './run-notebook.js';

/** What this process says. */
export type Message = { readonly cell: number } | { readonly executed: Executed };

const say = (message: Message): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send!(message, (error: Error | null) => (error ? reject(error) : resolve()));
  });

const exit = process.exit.bind(process);
process.on('disconnect', () => exit(1));
process.once('message', async ({ notebook, compiled }: { notebook: Notebook; compiled: Compiled }) => {
  const executed = await runNotebook(notebook, compiled, (cell) => say({ cell }));
  await say({ executed });
  // Nothing that a cell left behind keeps the process.
  exit(0);
});
