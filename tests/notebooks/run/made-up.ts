import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Notebook, notebookText } from '../../../src/notebooks/run/notebook.js';

/** A notebook of made-up cells: markdown where the text starts so, else code. */
export const notebook = (
  ...cells: readonly { readonly markdown?: string; readonly code?: string }[]
): Notebook => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { name: 'tslab', display_name: 'TypeScript', language: 'typescript' } },
  cells: cells.map(({ markdown, code = '' }, at) =>
    markdown === undefined
      ? {
          cell_type: 'code',
          id: `cell-${at}`,
          metadata: {},
          source: code,
          outputs: [],
          execution_count: null,
        }
      : { cell_type: 'markdown', id: `cell-${at}`, metadata: {}, source: markdown },
  ),
});

/** Notebooks in a folder, by their names without ending. */
export function write(folder: string, notebooks: Readonly<Record<string, Notebook>>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(notebooks))
    writeFileSync(join(folder, `${name}.ipynb`), notebookText(content));
  return folder;
}
