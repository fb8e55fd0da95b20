import { resolve } from 'node:path';
import { UsageError } from '../model/usage-error.js';
import { Store } from '../store/store.js';

/**
 * The store in a folder, which must hold something.
 *
 * @throws UsageError if nothing was imported into it.
 * @example openStore('dfe-store').releases.length
 */
export function openStore(folder: string): Store {
  const store = new Store(resolve(folder));
  if (store.releases.length === 0)
    throw new UsageError(
      `${folder} holds no imported data; import DfE files first: care-indicators import <files or folder> --store ${folder}`,
    );
  return store;
}
