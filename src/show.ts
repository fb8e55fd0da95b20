/** Showing things in a notebook: with the door, `project.ts` and the rendering, alone in `src` it knows the world outside. */
import { createRequire } from 'node:module';
import { type Bundle, bundle, type Showable, type ShowOptions } from './display/bundle.js';
import { insist } from './statistics/estimate.js';

interface Kernel {
  readonly lastWriteDisplayData?: (
    content: { data: Bundle; metadata: object; transient: object },
    update: boolean,
  ) => void;
}

/** The kernel of tslab that runs this code, if one does. */
function kernel(): Kernel {
  try {
    return createRequire(import.meta.url)('tslab/dist/jupyter.js') as Kernel;
  } catch {
    return {};
  }
}

/**
 * Show a table, a chart or results in a notebook: tables as HTML with what their symbols mean, charts interactive
 * where the front end can and as a picture with its description where it cannot, results by their sentences.
 * Outside a notebook the plain text is written.
 *
 * @throws NonsenseError if a column is asked for that is not there.
 * @example
 * await show(load().observations, { columns: ['indicator', 'period_end', 'value'], rows: 5 });
 * await show(chart('trend', load(), { table: 'cin-rate' }));
 * await show(compare(load(), 'Croydon')[0]);
 */
export async function show(value: Showable | undefined, options: ShowOptions = {}): Promise<void> {
  insist(value !== undefined, 'There is nothing of that name to show; look at the name.');
  const data = await bundle(value, options);
  const write = kernel().lastWriteDisplayData;
  if (write) write({ data, metadata: {}, transient: {} }, false);
  else globalThis.console.log(data['text/plain']);
}

export type { Showable, ShowOptions };
