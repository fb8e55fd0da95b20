import type { Reference } from '../../etl/dfe/reference.js';
import { removeRelease } from '../../etl/dfe/store-writing.js';
import { nearest } from '../model/nearest.js';
import { UsageError } from '../model/usage-error.js';
import type { Store } from '../store/store.js';
import { grouped } from '../text/number.js';
import { draw } from './terminal-table.js';

/** That a store holds columns, none of which has a name. */
export const NONE_NAMED =
  'None of the imported columns has a name in the catalogue. "care-indicators indicators --all" lists them; name one to compare it.';

/** The ids of the store with their names, for `care-indicators indicators`. */
export function indicatorsText(store: Store, { catalogue }: Reference, all: boolean): string {
  const rows = [...store.indicators()]
    .filter(([id]) => all || !id.includes('__'))
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([id, figures]) => [id, catalogue.indicators.get(id)?.name ?? '', grouped(figures)]);
  if (rows.length === 0) return store.indicators().size === 0 ? 'The store is empty.' : NONE_NAMED;
  return draw(['Indicator', 'Name', 'figures'], rows, 2);
}

/**
 * Take a release out of the store.
 *
 * @throws UsageError with the nearest names if there is no such release.
 */
export async function removeText(store: Store, release: string): Promise<string> {
  if (!(await removeRelease(store.folder, release))) {
    const names = store.releases.map((each) => each.release);
    const [meant] = nearest(release, names);
    throw new UsageError(`The store has no release "${release}"${meant ? `; did you mean ${meant}?` : '.'}`);
  }
  return `Took ${release} out of ${store.folder}.`;
}
