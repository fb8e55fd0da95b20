import type { Reference } from '../dfe/reference.js';
import type { Store } from '../dfe/store.js';
import { draw } from './compare-table.js';

/** The ids of the store with their names, for `care-indicators indicators`. */
export function indicatorsText(store: Store, { catalogue }: Reference, all: boolean): string {
  const rows = [...store.indicators()]
    .filter(([id]) => all || !id.includes('__'))
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([id, figures]) => [id, catalogue.indicators.get(id)?.name ?? '', figures.toLocaleString('en-GB')]);
  return draw(['Indicator', 'Name', 'figures'], rows, 2);
}
