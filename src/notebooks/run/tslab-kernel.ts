import Module, { createRequire } from 'node:module';
import type { createExecutor as CreateExecutor } from 'tslab/dist/executor.js';
import type { Display } from './cell-outputs.js';

const require = createRequire(import.meta.url);

/** Put a module in the place of one of tslab's, for all who ask for it in this process. */
function inPlaceOf(name: string, exports: object): void {
  const path = require.resolve(name);
  const module = new Module(path);
  Object.assign(module, { exports, loaded: true });
  require.cache[path] = module as NodeJS.Module;
}

/** What tslab's `display` and our `show` write to. */
export const kernel: { lastWriteDisplayData: ((shown: Display, update: boolean) => void) | null } = {
  lastWriteDisplayData: null,
};

// Cells come compiled. Without these two, every notebook would wait for TypeScript to load and never use it.
inPlaceOf('tslab/dist/jupyter.js', kernel);
inPlaceOf('tslab/dist/metadata.js', { getCodeMetadata: () => ({}) });

/** Runs what has been compiled, as tslab's kernel does; an internal part of tslab, whose version is therefore pinned. */
export const { createExecutor } = require('tslab/dist/executor.js') as {
  createExecutor: typeof CreateExecutor;
};
