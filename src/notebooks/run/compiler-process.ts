/** The process that compiles notebooks, one after the other, until it is ended. */
import { type Compiled, Compiler } from './compiled-notebook.js';
import type { Notebook } from './notebook.js';

/** What this process says to each notebook that it is sent, in their order. */
export type Answer = { readonly compiled: Compiled };

// The compiler's watchers would keep the process.
process.on('disconnect', () => process.exit());
let compiler: Compiler | undefined;
process.on('message', (notebook: Notebook) => {
  compiler ??= new Compiler();
  process.send!({ compiled: compiler.compile(notebook) } satisfies Answer);
});
