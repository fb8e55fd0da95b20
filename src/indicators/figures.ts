import { type Breakdown, formatBreakdown, parseBreakdown } from '../observations/breakdown.js';
import type { Figure, Observation } from '../observations/observation.js';
import { isProse } from '../observations/prose.js';

/** Our reading of a figure: the printed value, or what it certainly stands for on its right scale. */
export const readingOf = (o: Figure): number => o.corrected ?? o.value;

/** Whether a figure stands in a table, and not in running text. */
export const inTable = (o: Observation): boolean => !isProse(o);

/** The breakdown without the key that only says how a comparator was averaged. */
export function comparable({ breakdown }: Observation): string {
  const { basis, ...rest } = (parseBreakdown(breakdown) ?? {}) as Breakdown;
  return basis === 'average of authorities' ? formatBreakdown(rest) : breakdown;
}
