import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { removeRelease, whileLocked } from '../../etl/dfe/store-writing.js';
import { publishFolder, writableFolder, writeTogether } from '../../src/io/write.js';
import { importInto } from '../etl/dfe/importing.js';
import { onDiskCall } from './disk-calls.mjs';
import { contentOf, leftIn, stateOf, storeContentOf } from './states.mjs';

/** The real processes of every command are killed by `npm run check:kill`; here the disk stands still instead. */
const home = mkdtempSync(join(tmpdir(), 'care-kill-'));
afterAll(() => rmSync(home, { recursive: true }));
const [place, template] = [join(home, 'place'), join(home, 'template')];
const out = join(place, 'out');
const canExchange = process.platform === 'linux' && spawnSync('perl', ['-e', '0']).status === 0;

interface Case {
  readonly prepare: () => unknown;
  readonly work: () => unknown;
  readonly look?: (folder: string) => Record<string, string>;
  readonly settle?: () => unknown;
  /** Every so many calls; all of them unless said. */
  readonly every?: number;
}

interface Found {
  readonly atOnce: string[];
  readonly next: string[];
  readonly left: string[];
}

/** What lies there when the disk stood still before each call in turn, at once and after the next start. */
async function everyPoint({
  prepare,
  work,
  look = contentOf,
  settle = () => writableFolder(out),
  every = 1,
}: Case): Promise<Found> {
  for (const folder of [place, template]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(place);
  await prepare();
  cpSync(place, template, { recursive: true, verbatimSymlinks: true });
  const old = look(out);
  let calls = 0;
  let stop = onDiskCall(() => calls++);
  try {
    await work();
  } finally {
    stop();
  }
  const fresh = look(out);
  expect(stateOf(fresh, old, {})).not.toBe('old');
  const found: Found = { atOnce: [], next: [], left: [] };
  for (let at = 0; at < calls; at += every) {
    rmSync(place, { recursive: true });
    cpSync(template, place, { recursive: true, verbatimSymlinks: true });
    let call = 0;
    stop = onDiskCall(() => {
      if (call++ >= at) throw new Error('killed');
    });
    try {
      await work();
    } catch {
      // As a process that was killed.
    } finally {
      stop();
    }
    found.atOnce.push(stateOf(look(out), old, fresh));
    await settle();
    found.next.push(stateOf(look(out), old, fresh));
    found.left.push(...leftIn(place));
  }
  return found;
}

const kinds = (states: readonly string[]): string[] => [...new Set(states)].sort();

/** A folder with two files of the last run, and things of the user. */
function someone(): void {
  mkdirSync(join(out, 'sub'), { recursive: true });
  mkdirSync(join(out, 'empty'));
  for (const path of ['a.csv', 'sub/b.csv', 'gone.csv']) writeFileSync(join(out, path), 'old');
  writeFileSync(join(out, 'notes.txt'), 'of the user');
  symlinkSync('../elsewhere', join(out, 'link'));
}

const files = [
  { path: 'a.csv', content: 'new' },
  { path: 'sub/b.csv', content: 'new' },
  { path: 'more/c.csv', content: 'new' },
];

describe('killed before any change to the disk', () => {
  it('a folder of a run is the old or the new one at every instant', async () => {
    const found = await everyPoint({
      prepare: someone,
      work: () => publishFolder(out, files, (path) => path === 'gone.csv'),
    });
    expect(kinds(found.next)).toEqual(['new', 'old']);
    expect(found.left).toEqual([]);
    // Where two folders cannot change places, files are put in place one by one, and the next start finishes that.
    if (canExchange) expect(kinds(found.atOnce)).toEqual(['new', 'old']);
  });

  it('a folder that cannot change places is old or new after the next start', async () => {
    const before = process.cwd();
    const found = await everyPoint({
      prepare: someone,
      work: () => {
        process.chdir(out);
        try {
          publishFolder(out, files, (path) => path === 'gone.csv');
        } finally {
          process.chdir(before);
        }
      },
    });
    expect(kinds(found.next)).toEqual(['new', 'old']);
    expect(found.left).toEqual([]);
  });

  it('a folder that is not there yet comes whole', async () => {
    const found = await everyPoint({
      prepare: () => {},
      work: () => writeTogether(join(out, 'deep'), files),
    });
    expect(kinds(found.atOnce)).toEqual(['new', 'old']);
    expect(found.left).toEqual([]);
  });

  it('files beside those of others are all old or all new after the next start', async () => {
    const found = await everyPoint({ prepare: someone, work: () => writeTogether(out, files) });
    expect(kinds(found.next)).toEqual(['new', 'old']);
    expect(found.left).toEqual([]);
  });

  it('files that another computer had begun to put in place are finished', () => {
    rmSync(place, { recursive: true, force: true });
    someone();
    let put = 0;
    const stop = onDiskCall((call, path) => {
      if (put > 0 || (call === 'renameSync' && path.endsWith('sub/b.csv'))) put++;
      if (put > 0) throw new Error('killed');
    });
    try {
      writeTogether(out, files);
    } catch {
      // As a process that was killed.
    } finally {
      stop();
    }
    const [scratch] = leftIn(out);
    renameSync(join(out, scratch!), join(out, '.care-indicators-deadbeef-1-01234567'));
    expect(readFileSync(join(out, 'a.csv'), 'utf8')).toBe('new');
    expect(readFileSync(join(out, 'sub/b.csv'), 'utf8')).toBe('old');
    writableFolder(out);
    expect(readFileSync(join(out, 'sub/b.csv'), 'utf8')).toBe('new');
    expect(leftIn(out)).toEqual([]);
  });

  it.skipIf(!canExchange)('a file that the user saves while two folders change places is kept', () => {
    rmSync(place, { recursive: true, force: true });
    someone();
    const stop = onDiskCall((call) => {
      if (call !== 'exchange') return;
      writeFileSync(join(out, 'late.txt'), 'late');
      writeFileSync(join(out, 'saved.tmp'), 'saved anew');
      renameSync(join(out, 'saved.tmp'), join(out, 'notes.txt'));
    });
    try {
      publishFolder(out, files, () => false);
    } finally {
      stop();
    }
    expect(readFileSync(join(out, 'late.txt'), 'utf8')).toBe('late');
    expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('saved anew');
    expect(readFileSync(join(out, 'a.csv'), 'utf8')).toBe('new');
    expect(leftIn(place)).toEqual([]);
  });

  const given = join(home, 'cla_rates_2019.csv');
  writeFileSync(
    given,
    'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,number,rate_per_10000\n' +
      ['306,E09000008,Croydon', '204,E09000012,Hackney', '330,E08000025,Birmingham', '821,E06000032,Luton']
        .map(
          (area, at) =>
            `2019,Reporting year,Local authority,E92000001,England,,,${area},${100 + at},5${at}.1\n`,
        )
        .join(''),
  );
  const store = {
    look: storeContentOf,
    settle: () => whileLocked(out, 'Nothing was imported', async () => {}),
  };

  it('a store holds a release or does not, after an import', async () => {
    const found = await everyPoint({
      ...store,
      every: 3,
      prepare: () => {},
      work: () => importInto(out, [given]),
    });
    expect(kinds(found.atOnce)).toEqual(['new', 'old']);
    expect(found.next).toEqual(found.atOnce);
    expect(found.left).toEqual([]);
  });

  it('a store holds a release or does not, after a removal, and nothing of it is left', async () => {
    const found = await everyPoint({
      ...store,
      every: 2,
      prepare: () => importInto(out, [given]),
      work: () => removeRelease(out, 'cla_rates-2019'),
    });
    expect(kinds(found.atOnce)).toEqual(['new', 'old']);
    expect(found.next).toEqual(found.atOnce);
    expect(found.left).toEqual([]);
    expect(existsSync(join(out, 'releases')) ? readdirSync(join(out, 'releases')) : []).toEqual([]);
  });
});
