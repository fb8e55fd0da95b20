import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { diskError } from '../../src/io/disk-error.js';
import { disown, hasEnded, newOwner, OWNER } from '../../src/io/owner.js';
import {
  moveInto,
  removeTree,
  syncFiles,
  syncFolder,
  writableFolder,
  writeWhole,
} from '../../src/io/write.js';
import { csv } from '../../src/io/write-csv.js';
import { UsageError } from '../../src/model/usage-error.js';
import { RELEASE_COLUMNS, type Release } from '../../src/store/release.js';
import { CONTENT_COLUMNS, CONTENTS, REGISTER, RELEASES, Store } from '../../src/store/store.js';
import type { Staged } from './stage.js';

/** The folder that is there while one process writes to the store. It is the lock, and holds what is made ready. */
const LOCK = '.writing';
/** What the lock of a process that has ended becomes. */
const STALE = '.stale';
const [OWN, BEAT, MOVING, WORK] = ['owner', 'beat', 'moving', 'work'];
/** How often the owner of the lock shows that it lives, and how long it may be silent, in milliseconds. */
const [EVERY, SILENT] = [1000, 20_000];
/** Nobody waits for the lock for so long. */
const WAITING = 3_600_000;

/** A thread of its own, because reading a large file keeps the main one busy for long. */
const HEART = `const { workerData: { path, every } } = require('node:worker_threads');
let beat = 0;
setInterval(() => { try { require('node:fs').writeFileSync(path, String(++beat)); } catch {} }, every);`;

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Whether the owner of the lock has ended. Where that cannot be known at once, its beat is listened to. */
async function isSilent(lock: string, owner: string): Promise<boolean> {
  const before = textOf(join(lock, BEAT));
  for (let waited = 0; waited < SILENT; waited += 100) {
    if (hasEnded(owner) || !existsSync(lock)) return true;
    if (textOf(join(lock, BEAT)) !== before) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return true;
}

/** Take the lock of a store, from a process that has ended if need be. */
async function acquire(store: string, place: string, owner: string): Promise<string> {
  const [lock, mine] = [join(place, LOCK), join(place, `${LOCK}-${owner}`)];
  mkdirSync(join(mine, WORK), { recursive: true });
  writeWhole(join(mine, OWN), owner);
  for (;;) {
    try {
      // A folder takes the place of none, or of an empty one only.
      renameSync(mine, lock);
      return lock;
    } catch (error) {
      if (!existsSync(lock)) throw error;
    }
    const other = textOf(join(lock, OWN));
    if (!(await isSilent(lock, other))) {
      const [, , pid] = OWNER.exec(other) ?? [];
      throw new UsageError(
        `Another import or removal is writing to the store ${store} (process ${pid}). Wait until it has ended, then try again.`,
      );
    }
    if (!existsSync(lock)) continue;
    const stale = join(place, `${STALE}-${newOwner()}`);
    renameSync(lock, stale);
    // Another may have come between the look and the grasp: it gets its lock back.
    if (textOf(join(stale, OWN)) !== other) renameSync(stale, lock);
  }
}

/** Take away what a process that was killed had made ready, and what it moved but did not register. */
function settle(place: string): void {
  const registered = new Set(new Store(place).releases.map(({ release }) => release));
  for (const name of readdirSync(place)) {
    const [kind, owner] = [LOCK, STALE].flatMap((kind) =>
      name.startsWith(`${kind}-`) ? [kind, name.slice(kind.length + 1)] : [],
    );
    if (owner === undefined || !OWNER.test(owner)) continue;
    // One that is waiting for the lock has a folder too.
    if (kind === LOCK && !hasEnded(owner) && Date.now() - statSync(join(place, name)).mtimeMs < WAITING)
      continue;
    for (const release of textOf(join(place, name, MOVING)).split('\n'))
      if (release !== '' && !registered.has(release)) removeTree(join(place, RELEASES, release));
    removeTree(join(place, name));
  }
}

/** Folders that were made for a store and hold nothing go again. */
function removeEmpty(place: string, first: string | undefined): void {
  for (let folder = place; first !== undefined && folder.startsWith(first); folder = dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}

/** A store that this process alone may write to. */
export interface Locked {
  /** As it is registered now. */
  readonly store: Store;
  /** A scratch folder, gone afterwards. */
  readonly staging: string;
  /** Have these releases moved in or out: if this process is killed, the next takes those away that are not registered. */
  readonly moving: (releases: readonly string[]) => void;
  /** Make these all that the store holds, in one step. */
  readonly register: (releases: readonly Release[]) => void;
}

/**
 * Write to a store while no other process does, on this computer or on any that shares its disk. Who reads it finds it
 * as it was until `register`.
 *
 * @param state what is said if the disk refuses: `Nothing was imported`.
 * @throws UsageError if another process is writing, or the disk refuses.
 */
export async function whileLocked<A>(
  folder: string,
  state: string,
  work: (locked: Locked) => Promise<A>,
): Promise<A> {
  const refused = {
    what: `the store ${folder}`,
    state: `${state}; the store is as it was.`,
    way: 'name another folder with --store',
    place: folder,
  };
  let place = folder;
  let made: string | undefined;
  let heart: Worker | undefined;
  const owner = newOwner();
  const mine = (): boolean => textOf(join(place, LOCK, OWN)) === owner;
  const leave = (): void => {
    try {
      removeTree(join(place, `${LOCK}-${owner}`));
      if (mine()) {
        const done = join(place, `${STALE}-${owner}`);
        renameSync(join(place, LOCK), done);
        removeTree(done);
      }
      removeEmpty(place, made);
    } catch {
      // The next import or removal takes away what is left.
    }
  };
  process.once('exit', leave);
  try {
    place = writableFolder(folder);
    made = mkdirSync(place, { recursive: true });
    const lock = await acquire(folder, place, owner);
    heart = new Worker(HEART, { eval: true, workerData: { path: join(lock, BEAT), every: EVERY } });
    heart.unref();
    settle(place);
    const insist = (): void => {
      if (!mine())
        throw new UsageError(
          `Another process took over the store ${folder}, because this one was silent for long. ${refused.state} Try again.`,
        );
    };
    return await work({
      store: new Store(folder),
      staging: join(lock, WORK),
      moving(releases) {
        insist();
        writeWhole(join(lock, MOVING), releases.join('\n'));
        syncFolder(lock);
      },
      register(releases) {
        const fresh = join(lock, REGISTER);
        writeWhole(
          fresh,
          csv(
            RELEASE_COLUMNS,
            releases.map((row) => RELEASE_COLUMNS.map((name) => row[name])),
          ),
        );
        insist();
        moveInto(fresh, join(place, REGISTER));
      },
    });
  } catch (error) {
    throw diskError(error, refused);
  } finally {
    process.off('exit', leave);
    disown(owner);
    await heart?.terminate();
    leave();
  }
}

/** Move what was made ready into the store and register it; if that fails, it is taken out again. */
export function put(
  staged: readonly Staged[],
  { store, staging, moving, register }: Locked,
  today: string,
): void {
  if (staged.length === 0) return;
  moving(staged.map(({ release: { release } }) => release));
  const moved: string[] = [];
  try {
    for (const { release, contents } of staged) {
      const [ready, target] = [join(staging, release.release), store.folderOf(release.release)];
      writeWhole(
        join(ready, CONTENTS),
        csv(
          CONTENT_COLUMNS,
          contents.map((row) => CONTENT_COLUMNS.map((name) => row[name])),
        ),
      );
      syncFiles(ready);
      // A folder of that name is of no release that is registered.
      removeTree(target);
      mkdirSync(dirname(target), { recursive: true });
      moved.push(release.release);
      moveInto(ready, target);
    }
    register([...store.releases, ...staged.map(({ release }): Release => ({ ...release, imported: today }))]);
  } catch (error) {
    const registered = new Set(new Store(store.folder).releases.map(({ release }) => release));
    for (const release of moved) if (!registered.has(release)) removeTree(store.folderOf(release));
    throw error;
  }
}

/**
 * Take a release out of a store, so that its file can be imported again.
 *
 * @returns whether the store held it.
 * @throws UsageError if another process is writing, or the disk refuses.
 * @example await removeRelease('dfe-store', 'cin-2025')
 */
export const removeRelease = (folder: string, release: string): Promise<boolean> =>
  whileLocked(folder, 'Nothing was removed', async ({ store, moving, register }) => {
    const kept = store.releases.filter((other) => other.release !== release);
    if (kept.length === store.releases.length) return false;
    moving([release]);
    register(kept);
    removeTree(store.folderOf(release));
    return true;
  });
