import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  type Dirent,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../model/usage-error.js';
import { diskError } from './disk-error.js';
import { exchange } from './exchange.js';
import { disown, hasEnded, newOwner, OWNER } from './owner.js';

/** A file to be written, by its path within a folder. */
export interface NewFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

const PREFIX = '.care-indicators-';
const JOURNAL = 'journal.json';
/**
 * After so many milliseconds the scratch folder of another computer or container is taken for one whose process was
 * killed: while files are made ready in it, and while they are put in their places, which takes no longer than renaming.
 */
const [PREPARING, PUTTING] = [3_600_000, 5_000];

/** Files that are being put into the folder that holds the scratch folder; each lies there by its place in the list. */
interface Putting {
  readonly put: readonly string[];
  readonly remove: readonly string[];
}

/** A folder that changes places with the new one: what lay in it, each with its number on the disk, ours without. */
interface Exchanging {
  readonly folder: string;
  readonly former: string;
  readonly known: readonly (readonly [path: string, inode: string | null])[];
}

/** What is at a path, links not followed; nothing too where a file is in the way. */
function there(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

const inodeOf = (path: string): string => {
  const { dev, ino } = lstatSync(path, { bigint: true });
  return `${dev}:${ino}`;
};

/** See what was written onto the disk; some kinds of disks do not offer that. */
function flush(fd: number): void {
  try {
    fsyncSync(fd);
  } catch (error) {
    if (!/EINVAL|ENOSYS|ENOTSUP|EOPNOTSUPP|EPERM/.test((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
  }
}

/** Make sure that the names in a folder are on the disk. Windows opens no folders, and does it itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    flush(fd);
  } finally {
    closeSync(fd);
  }
}

/** Make sure that files which others wrote into a folder are on the disk. */
export function syncFiles(folder: string): void {
  for (const name of readdirSync(folder)) {
    const fd = openSync(join(folder, name), 'r+');
    try {
      flush(fd);
    } finally {
      closeSync(fd);
    }
  }
  syncFolder(folder);
}

/** Write a new file and see it onto the disk. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const fd = openSync(path, 'w');
  try {
    writeFileSync(fd, content);
    flush(fd);
  } finally {
    closeSync(fd);
  }
}

/** Move a file or folder, replacing a file, in one step: a reader finds the one or the other. */
export function moveInto(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** Take a folder away with all it holds; links are not followed, and what is gone already is no matter. */
export function removeTree(path: string): void {
  const entry = there(path);
  if (!entry) return;
  try {
    if (entry.isDirectory()) {
      for (const name of readdirSync(path)) removeTree(join(path, name));
      rmdirSync(path);
    } else unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Files, links and empty folders of a folder, by their paths in it. */
function entriesOf(folder: string, within = ''): { path: string; entry: Dirent }[] {
  return readdirSync(join(folder, within), { withFileTypes: true }).flatMap((entry) => {
    const path = within === '' ? entry.name : `${within}/${entry.name}`;
    if (!entry.isDirectory()) return [{ path, entry }];
    const inside = entriesOf(folder, path);
    return inside.length > 0 ? inside : [{ path, entry }];
  });
}

const ownerOf = (scratch: string): string => basename(scratch).slice(PREFIX.length);

function newScratch(folder: string): string {
  const scratch = join(folder, `${PREFIX}${newOwner()}`);
  mkdirSync(scratch);
  return scratch;
}

/** Take a scratch folder away: its journal first, so that a part of it is never taken for the whole. */
function drop(scratch: string): void {
  disown(ownerOf(scratch));
  try {
    if (existsSync(join(scratch, JOURNAL))) unlinkSync(join(scratch, JOURNAL));
    removeTree(scratch);
  } catch {
    // The next start takes away what is left.
  }
}

/** From here on the work is done, even if this process is killed: the next one finishes it. */
function writeJournal(scratch: string, journal: Putting | Exchanging): void {
  writeWhole(join(scratch, 'journal'), JSON.stringify(journal));
  syncFolder(scratch);
  renameSync(join(scratch, 'journal'), join(scratch, JOURNAL));
  syncFolder(scratch);
}

const freshOf = (scratch: string, at: number): string => join(scratch, `${at}.new`);
const formerOf = (scratch: string, at: number): string => join(scratch, `${at}.old`);

function putAll(scratch: string, { put, remove }: Putting): void {
  const folder = dirname(scratch);
  const touched = new Set<string>();
  for (const [at, path] of put.entries()) {
    if (!existsSync(freshOf(scratch, at))) continue;
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    renameSync(freshOf(scratch, at), target);
    touched.add(dirname(target));
  }
  for (const path of remove) {
    const target = join(folder, path);
    if (there(target)) unlinkSync(target);
    touched.add(dirname(target));
  }
  for (const place of touched) syncFolder(place);
}

function takeBack(scratch: string, { put, remove }: Putting): void {
  const folder = dirname(scratch);
  for (const [at, path] of [...put, ...remove].entries()) {
    const [former, target] = [formerOf(scratch, at), join(folder, path)];
    if (there(former)) renameSync(former, target);
    else if (at < put.length && !existsSync(freshOf(scratch, at)) && there(target)) unlinkSync(target);
  }
}

/** Put all files in their places; where the disk refuses one, none. */
function finishPutting(scratch: string, journal: Putting): void {
  try {
    putAll(scratch, journal);
  } catch (error) {
    takeBack(scratch, journal);
    unlinkSync(join(scratch, JOURNAL));
    throw error;
  }
}

/** Bring what others put into the former folder while the new one was made. Links of what was there are left. */
function bringLate(scratch: string, { folder, former, known }: Exchanging): void {
  const [old, place] = [join(scratch, 'new'), join(dirname(scratch), folder)];
  if (!existsSync(old) || inodeOf(old) !== former) return;
  const seen = new Map(known);
  for (const { path } of entriesOf(old)) {
    const inode = seen.get(path);
    if (inode === null || inode === inodeOf(join(old, path))) continue;
    mkdirSync(dirname(join(place, path)), { recursive: true });
    renameSync(join(old, path), join(place, path));
  }
}

/** Finish what a process that was killed began, or take it away if it had not come so far. */
function settle(scratch: string): void {
  const path = join(scratch, JOURNAL);
  if (existsSync(path)) {
    const journal = JSON.parse(readFileSync(path, 'utf8')) as Putting | Exchanging;
    if ('folder' in journal) bringLate(scratch, journal);
    else finishPutting(scratch, journal);
  }
  drop(scratch);
}

/** Whether a process of which nothing is known seems to have been killed. */
function isGivenUp(scratch: string): boolean {
  const journal = join(scratch, JOURNAL);
  if (!existsSync(journal))
    return Date.now() - (there(scratch)?.mtimeMs ?? Number.POSITIVE_INFINITY) > PREPARING;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < PUTTING && existsSync(journal); waited += 100) Atomics.wait(pause, 0, 0, 100);
  return existsSync(journal);
}

/** Finish or take away what processes that were killed left in a folder. */
function sweep(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const owner = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : '';
    if (!OWNER.test(owner)) continue;
    const scratch = join(folder, name);
    if (hasEnded(owner) || isGivenUp(scratch)) settle(scratch);
  }
}

/** A path as a person here would write it. */
function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}

/** The folder itself, or the nearest one above it that is there. */
function nearest(path: string): string {
  const entry = there(path) && statSync(path, { throwIfNoEntry: false });
  if (entry?.isDirectory()) return path;
  if (entry) throw new UsageError(`${shown(path)} is a file; name a folder.`);
  if (there(path))
    throw new UsageError(
      `${shown(path)} is a link to ${readlinkSync(path)}, which does not exist. Make that folder, or remove the link.`,
    );
  return nearest(dirname(path));
}

const refusal = (folder: string) => ({
  what: `the folder ${folder}`,
  state: 'Nothing was written; what was there is as it was.',
});

function inWords<A>(folder: string, work: () => A): A {
  try {
    return work();
  } catch (error) {
    throw diskError(error, refusal(folder));
  }
}

/**
 * See before the work that a folder can be written, and finish what a killed process left there.
 *
 * @returns where the folder is, links resolved; it may have to be made yet.
 * @throws UsageError if it is a file, a link that leads nowhere, or must not be written.
 * @example const place = writableFolder('outputs')
 */
export function writableFolder(folder: string): string {
  return inWords(folder, () => {
    const asked = resolve(folder);
    const base = nearest(asked);
    const place = join(realpathSync(base), relative(base, asked));
    accessSync(realpathSync(base), constants.W_OK);
    for (const one of new Set([place, realpathSync(base), dirname(place)])) {
      try {
        sweep(one);
      } catch (error) {
        if (one === place) throw error;
      }
    }
    return place;
  });
}

/**
 * Do work with a scratch folder beside a folder that is to be written; it is gone afterwards.
 *
 * @throws UsageError if the disk refuses.
 */
export async function withScratch<A>(folder: string, work: (scratch: string) => Promise<A>): Promise<A> {
  const base = nearest(writableFolder(folder));
  const scratch = inWords(folder, () => newScratch(base));
  const leave = (): void => drop(scratch);
  process.once('exit', leave);
  try {
    return await work(scratch);
  } catch (error) {
    throw diskError(error, { ...refusal(folder), place: scratch });
  } finally {
    process.off('exit', leave);
    drop(scratch);
  }
}

function writeInto(folder: string, files: readonly NewFile[]): void {
  const made = new Set([folder]);
  mkdirSync(folder, { recursive: true });
  for (const { path, content } of files) {
    const target = join(folder, path);
    for (let parent = dirname(target); !made.has(parent); parent = dirname(parent)) made.add(parent);
    mkdirSync(dirname(target), { recursive: true });
    writeWhole(target, content);
  }
  for (const place of made) syncFolder(place);
}

/** Do work in a scratch folder within a folder. Where it fails with work begun, the next process settles that. */
function inScratch<A>(folder: string, work: (scratch: string) => A): A {
  const scratch = newScratch(folder);
  try {
    const done = work(scratch);
    drop(scratch);
    return done;
  } catch (error) {
    if (existsSync(join(scratch, JOURNAL))) disown(ownerOf(scratch));
    else drop(scratch);
    throw error;
  }
}

/**
 * Have a folder that is not there yet come with all its files in one step.
 *
 * @returns whether it did; `false` if it is there.
 */
function placedNew(place: string, files: readonly NewFile[]): boolean {
  if (existsSync(place)) return false;
  let top = place;
  while (!existsSync(dirname(top))) top = dirname(top);
  try {
    inScratch(dirname(top), (scratch) => {
      const fresh = join(scratch, 'new');
      writeInto(join(fresh, relative(top, place)), files);
      moveInto(fresh, top);
    });
  } catch (error) {
    // Another process was quicker.
    if (!/ENOTEMPTY|EEXIST/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
    mkdirSync(place, { recursive: true });
    return false;
  }
  return true;
}

/** Refuse, before anything changes, what could not be put in its place. */
function checkTargets(folder: string, paths: readonly string[]): void {
  for (const path of paths) {
    nearest(dirname(join(folder, path)));
    if (there(join(folder, path))?.isDirectory())
      throw new UsageError(
        `${join(folder, path)} is a folder; a file of that name is to be written. Nothing was written. Rename the folder, or name another.`,
      );
  }
}

function keepFormer(scratch: string, at: number, target: string): void {
  if (!there(target)) return;
  try {
    linkSync(target, formerOf(scratch, at));
  } catch {
    copyFileSync(target, formerOf(scratch, at));
  }
}

function putTogether(place: string, files: readonly NewFile[], remove: readonly string[]): void {
  const put = files.map(({ path }) => path);
  checkTargets(place, put);
  inScratch(place, (scratch) => {
    for (const [at, { content }] of files.entries()) writeWhole(freshOf(scratch, at), content);
    for (const [at, path] of [...put, ...remove].entries()) keepFormer(scratch, at, join(place, path));
    writeJournal(scratch, { put, remove });
    finishPutting(scratch, { put, remove });
  });
}

/**
 * Write files into a folder that may hold others, all or none: a process that is killed before they are all written
 * and listed changes nothing, and from there on the next one puts the rest in its place.
 *
 * @throws UsageError if the disk refuses; nothing has changed then.
 * @example writeTogether('paper', [{ path: 'cin.svg', content: svg }, { path: 'cin.csv', content: csv }])
 */
export function writeTogether(folder: string, files: readonly NewFile[]): void {
  const place = writableFolder(folder);
  inWords(folder, () => {
    if (!placedNew(place, files)) putTogether(place, files, []);
  });
}

/** Lay what others put into a folder into the new one too: files as further links to the same, so nothing is copied. */
function carryOver(place: string, fresh: string, isOurs: (path: string) => boolean): Exchanging['known'] {
  const known: [string, string | null][] = [];
  for (const { path, entry } of entriesOf(place)) {
    const [from, to] = [join(place, path), join(fresh, path)];
    const ours = isOurs(path) || there(to) !== undefined;
    known.push([path, ours ? null : inodeOf(from)]);
    if (ours) continue;
    mkdirSync(dirname(to), { recursive: true });
    if (entry.isDirectory()) mkdirSync(to);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
    else linkSync(from, to);
  }
  const folders = readdirSync(fresh, { recursive: true, encoding: 'utf8' });
  for (const path of ['', ...folders]) {
    const [from, to] = [there(join(place, path)), there(join(fresh, path))!];
    if (from?.isDirectory() && to.isDirectory()) chmodSync(join(fresh, path), from.mode);
  }
  return known;
}

/** Whether a new folder could take the place of the old one in one step. */
function exchanged(place: string, files: readonly NewFile[], isOurs: (path: string) => boolean): boolean {
  // Who stands in a folder that changes places would stand in the old one.
  if (`${process.cwd()}${sep}`.startsWith(`${place}${sep}`)) return false;
  // A new folder would be ours, and its owner could no longer write to it.
  if (process.getuid !== undefined && lstatSync(place).uid !== process.getuid()) return false;
  let done = false;
  try {
    inScratch(dirname(place), (scratch) => {
      const fresh = join(scratch, 'new');
      writeInto(fresh, files);
      const journal = {
        folder: basename(place),
        former: inodeOf(place),
        known: carryOver(place, fresh, isOurs),
      };
      writeJournal(scratch, journal);
      exchange(fresh, place);
      // Killed by Ctrl+C, the exchange may have been made and not told.
      done = inodeOf(fresh) === journal.former;
      if (!done) return;
      syncFolder(dirname(place));
      bringLate(scratch, journal);
    });
  } catch (error) {
    // Another disk below, a parent that is not ours, a disk without links: file by file then.
    if (
      done ||
      !/EXDEV|EACCES|EPERM|EROFS|ENOTSUP|EOPNOTSUPP|EBUSY|EMLINK|ENOENT/.test((error as Error).message)
    )
      throw error;
  }
  return done;
}

/**
 * Put the files of a run in their folder, in one step where the system can let two folders change places, else file by
 * file with a list that the next process finishes. What others have put there stays.
 *
 * @param isOurs which files, by their paths, are of a former run: they go if they are not written again.
 * @throws UsageError if the disk refuses; nothing has changed then.
 */
export function publishFolder(
  folder: string,
  files: readonly NewFile[],
  isOurs: (path: string) => boolean,
): void {
  const place = writableFolder(folder);
  inWords(folder, () => {
    if (placedNew(place, files)) return;
    checkTargets(
      place,
      files.map(({ path }) => path),
    );
    if (exchanged(place, files, isOurs)) return;
    const fresh = new Set(files.map(({ path }) => path));
    const former = entriesOf(place).filter(
      ({ path, entry }) => !entry.isDirectory() && isOurs(path) && !fresh.has(path),
    );
    putTogether(
      place,
      files,
      former.map(({ path }) => path),
    );
  });
}
