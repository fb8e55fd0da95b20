import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Scratch folders of ours, which are no content. */
const SCRATCH = /^\.(care-indicators|writing|stale)(-|$)/;

/** Every file, link and empty folder of a folder with what it holds, scratch folders left out. */
export function contentOf(folder, within = '') {
  const found = {};
  for (const name of existsSync(folder) ? readdirSync(join(folder, within)).sort() : []) {
    if (SCRATCH.test(name)) continue;
    const path = within === '' ? name : `${within}/${name}`;
    const entry = lstatSync(join(folder, path));
    if (entry.isDirectory()) {
      const inside = contentOf(folder, path);
      Object.assign(found, Object.keys(inside).length > 0 ? inside : { [`${path}/`]: 'folder' });
    } else if (entry.isSymbolicLink()) found[path] = `-> ${readlinkSync(join(folder, path))}`;
    else
      found[path] = createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex');
  }
  return found;
}

/** What a store holds by its register: the register, and the files of the releases in it. */
export function storeContentOf(folder) {
  const all = contentOf(folder);
  const register = join(folder, 'releases.csv');
  const lines = existsSync(register) ? readFileSync(register, 'utf8').split('\n').slice(1) : [];
  const registered = new Set(lines.filter(Boolean).map((line) => line.split(',')[0]));
  return Object.fromEntries(
    Object.entries(all).filter(
      ([path]) => !path.startsWith('releases/') || registered.has(path.split('/')[1]),
    ),
  );
}

/** Scratch folders that lie in a folder, in those below it and beside it. */
export const leftIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    SCRATCH.test(path.split(/[\\/]/).at(-1)),
  );

/** Which of two states a third is. */
export function stateOf(now, old, fresh) {
  const text = (content) => JSON.stringify(Object.entries(content).sort());
  if (text(now) === text(old)) return 'old';
  return text(now) === text(fresh) ? 'new' : 'between';
}
