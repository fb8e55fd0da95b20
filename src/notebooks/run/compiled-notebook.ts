import { type ConvertResult, createConverter } from 'tslab/dist/converter.js';
import metadata from 'tslab/dist/metadata.js';
import { type Notebook, whole } from './notebook.js';

/** The cells of a notebook as JavaScript, or what the compiler says against one; nothing for an empty one. */
export type Compiled = readonly (ConvertResult | null)[];

const NO_MODULE = 'A cell cannot be a module here. Put code that is used twice in src.';

const refused = (messageText: string): ConvertResult => ({
  diagnostics: [
    {
      start: { offset: 0, line: 0, character: 0 },
      end: { offset: 0, line: 0, character: 0 },
      messageText,
      category: 1,
      code: 0,
    },
  ],
});

/**
 * The compiler of tslab for the notebooks of the current folder. Its start takes longer than any notebook, so one
 * compiles them all; each finds only what it declared itself.
 */
export class Compiler {
  readonly #converter = createConverter({ isJS: false, isBrowser: false });
  /** Files that notebooks import, which the converter gives once only. */
  readonly #imported = new Map<string, { path: string; data: string }>();

  #cell(declared: string, source: string, first: boolean): ConvertResult {
    const { module, mode } = metadata.getCodeMetadata(source);
    if (module || mode === 'browser') return refused(NO_MODULE);
    const result = this.#converter.convert(declared, source);
    const fresh = result.sideOutputs ?? [];
    for (const file of fresh) this.#imported.set(file.path, file);
    return { ...result, sideOutputs: first ? [...this.#imported.values()] : fresh };
  }

  /** The code cells in order, up to the first that cannot be compiled. */
  compile({ cells }: Notebook): Compiled {
    const compiled: (ConvertResult | null)[] = [];
    let declared = '';
    for (const cell of cells.filter(({ cell_type }) => cell_type === 'code')) {
      const source = whole(cell.source);
      const result =
        source.trim() === ''
          ? null
          : this.#cell(
              declared,
              source,
              compiled.every((c) => c === null),
            );
      compiled.push(result);
      if (result === null) continue;
      if (result.diagnostics.length > 0) break;
      declared = result.declOutput ?? '';
    }
    return compiled;
  }
}
