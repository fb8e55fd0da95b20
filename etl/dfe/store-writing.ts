import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stagingFolder } from '../../src/io/write.js';
import { UsageError } from '../../src/model/usage-error.js';
import type { Release } from '../../src/store/release.js';
import type { Store } from '../../src/store/store.js';
import type { Staged } from './stage.js';

const FULL = /ENOSPC|EDQUOT|EFBIG|no space left|disk full|file too large|quota/i;
const BARRED = /EACCES|EPERM|EROFS|ENOTDIR|EEXIST|permission denied|read-only|not a directory/i;

/** How DuckDB begins what the disk told it. */
const DUCKDB = /^IO Error/;

/** What the disk says when a folder cannot be written, in words; other errors as they are. */
function inWords(error: unknown, store: string): unknown {
  if (!(error instanceof Error)) return error;
  const { path, code } = error as NodeJS.ErrnoException;
  if (code === undefined && !DUCKDB.test(error.message)) return error;
  const hint = 'Nothing was imported; the store is as it was.';
  if (FULL.test(error.message))
    return new UsageError(
      `There is no room left on the disk of the store ${store}. ${hint} Free some space, or name another folder with --store.`,
    );
  const ours = path === undefined || path.startsWith(dirname(store)) || store.startsWith(path);
  return ours && BARRED.test(error.message)
    ? new UsageError(
        `The store ${store} cannot be written (${error.message}). ${hint} Name a folder you may write with --store.`,
      )
    : error;
}

/** Imports that run beside this one: their scratch folders bear their process's number. */
function refuseOthers(store: string, staging: string): void {
  const prefix = `.${basename(store)}-`;
  const other = readdirSync(dirname(store)).find(
    (name) =>
      name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)) && name !== basename(staging),
  );
  if (other !== undefined)
    throw new UsageError(
      `Another import is writing to the store ${store} (process ${other.slice(prefix.length)}). Wait until it has ended, then import again.`,
    );
}

/**
 * Do work with a scratch folder beside the store, which is gone afterwards whatever happens.
 *
 * @throws UsageError if the disk is full or the folder barred.
 */
export async function withStaging<A>(store: string, work: (staging: string) => Promise<A>): Promise<A> {
  let staging: string | null = null;
  try {
    staging = stagingFolder(store);
    refuseOthers(store, staging);
    return await work(staging);
  } catch (error) {
    throw inWords(error, store);
  } finally {
    if (staging !== null) rmSync(staging, { recursive: true, force: true });
  }
}

/** Move what was laid ready into the store, and register it last; if that fails, it is taken out again. */
export function put(staged: readonly Staged[], staging: string, store: Store, imported: string): void {
  if (staged.length === 0) return;
  const moved: string[] = [];
  try {
    for (const { release } of staged) {
      const target = store.folderOf(release.release);
      // A run that was killed here may have left one that is not registered.
      rmSync(target, { recursive: true, force: true });
      mkdirSync(dirname(target), { recursive: true });
      renameSync(join(staging, release.release), target);
      moved.push(target);
    }
    const releases = staged.map(({ release }): Release => ({ ...release, imported }));
    store.register(
      releases,
      staged.flatMap(({ contents }) => contents),
    );
  } catch (error) {
    for (const target of moved) rmSync(target, { recursive: true, force: true });
    throw error;
  }
}
