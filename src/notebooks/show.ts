/** Showing things in a notebook: with the door, `project.ts` and the rendering, alone in `src` it knows the world outside. */
import { createRequire } from 'node:module';
import { insist } from '../statistics/estimate.js';
import { type Bundle, bundle, type Showable, type ShowOptions } from './display/bundle.js';

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
 * What is being shown at the moment, by a name that whoever runs notebooks knows: a cell is not over before it is
 * done, awaited or not.
 */
const SHOWING = Symbol.for('care-indicators.showing');
const world = globalThis as unknown as Record<symbol, Set<Promise<void>> | undefined>;
world[SHOWING] ??= new Set();
const showing = world[SHOWING];

/**
 * Show a table, a chart or results in a notebook: tables as HTML with what their symbols mean, charts interactive
 * where the front end can and as a picture with its description where it cannot, results by their sentences.
 * Outside a notebook the plain text is written.
 *
 * @throws InvalidInputError if a column is asked for that is not there.
 * @example
 * await show(load().observations, { columns: ['indicator', 'period_end', 'value'], rows: 5 });
 * await show(chart('trend', load(), { table: 'cin-rate' }));
 * await show(compare(load(), 'Croydon')[0]);
 */
export function show(value: Showable | undefined, options: ShowOptions = {}): Promise<void> {
  const shown: Promise<void> = write(value, options).finally(() => {
    showing.delete(shown);
  });
  showing.add(shown);
  return shown;
}

async function write(value: Showable | undefined, options: ShowOptions): Promise<void> {
  insist(value !== undefined, 'There is nothing to show: the value is undefined. Check the name.');
  const data = await bundle(value, options);
  const display = kernel().lastWriteDisplayData;
  if (display) display({ data, metadata: {}, transient: {} }, false);
  else globalThis.console.log(data['text/plain']);
}

export type { Showable, ShowOptions };
