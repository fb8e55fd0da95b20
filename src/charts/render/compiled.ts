import type { Spec } from 'vega';
import { compile } from 'vega-lite';
import { type Chart, vegaLite } from '../chart.js';
import { logger } from './logger.js';

/** What to do with a warning of Vega or Vega-Lite. */
export interface Compiling {
  readonly onWarning?: (message: string) => void;
}

/**
 * The chart's specification as Vega, which is what draws.
 *
 * @param onWarning is called with each warning of Vega-Lite; without it a warning is an error.
 * @throws Error if the compiler warns and there is no `onWarning`.
 * @example compiled(chart, { onWarning: (message) => warnings.push(message) });
 */
export function compiled(chart: Chart, { onWarning }: Compiling = {}): Spec {
  const spec = vegaLite(chart);
  // A copy, as Vega marks the rows that it is given.
  return compile(structuredClone(spec), { logger: logger(onWarning) }).spec;
}
