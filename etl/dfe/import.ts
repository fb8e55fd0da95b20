import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Fault, RefusedInput } from '../../src/tables/fault.js';
import { duckdb } from '../publish/parquet.js';
import { stagingFolder } from '../publish/write.js';
import { meaningFaults } from './meaning.js';
import { readTables, TABLE_FILES } from './read-file.js';
import type { Reference } from './reference.js';
import type { Release } from './release.js';
import { type SourceFile, type Staged, stage } from './stage.js';
import { Store } from './store.js';

/** What an import did. */
export interface Imported {
  readonly staged: readonly Staged[];
  /** Files that the store holds already, byte for byte. */
  readonly known: readonly string[];
  readonly aside: readonly { readonly file: string; readonly why: string }[];
  readonly store: Store;
}

export interface ImportOptions {
  readonly store: string;
  readonly reference: Reference;
  /** Today, as `YYYY-MM-DD`. */
  readonly today: string;
  readonly year?: number | null;
  /** A name for these releases, where two files claim the same. */
  readonly release?: string;
  /** Told of each file as it is read. */
  readonly progress?: (done: number, all: number, file: string) => void;
}

const META = /\.meta\.csv$/i;

/** The files that are meant: those named, and all of the folders named. */
function filesOf(paths: readonly string[]): { path: string; named: boolean }[] {
  return paths.flatMap((path): { path: string; named: boolean }[] => {
    if (!statSync(path).isDirectory()) return [{ path, named: true }];
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .map((name) => join(path, name))
      .filter((file) => statSync(file).isFile() && !basename(file).startsWith('.'))
      .sort()
      .map((file) => ({ path: file, named: false }));
  });
}

async function checksum(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** What the `.meta.csv` beside an EES file says each column is. */
export function metaOf(path: string): ReadonlyMap<string, string> | null {
  const beside = path.replace(/\.csv$/i, '.meta.csv');
  if (beside === path || !existsSync(beside)) return null;
  const rows = parse(readFileSync(beside), { columns: true, bom: true, relax_column_count: true }) as Record<
    string,
    string
  >[];
  return new Map(
    rows.map(({ col_name = '', col_type = '' }) => [col_name.trim().toLowerCase(), col_type.trim()]),
  );
}

const fault = (file: string, message: string, value: string | null = null): Fault => ({
  file,
  row: null,
  column: null,
  value,
  message,
});

/** Two tables that claim to be the same release, in this import or in the store. */
function sameRelease(staged: readonly Staged[], { releases }: Store): Fault[] {
  const held = new Map(releases.map(({ release, file }) => [release, `${file}, which is in the store`]));
  return staged.flatMap(({ release: { release, file } }) => {
    const other = held.get(release);
    held.set(release, other ?? file);
    return other === undefined
      ? []
      : [
          fault(
            file,
            `claims to be the same release as ${other}, and holds other bytes; import one of them under a name of its own: --release <name>.`,
            release,
          ),
        ];
  });
}

/**
 * Read DfE files into the store: all of them, or – where any is at fault – none.
 *
 * @param paths files, and folders with all they hold.
 * @throws RefusedInput with every fault of every file; the store is as it was.
 */
export async function importFiles(paths: readonly string[], options: ImportOptions): Promise<Imported> {
  const { reference, year = null, release: name = '', progress } = options;
  const store = new Store(options.store);
  const staging = stagingFolder(options.store);
  const { connection, close } = await duckdb(2);
  const workshop = { staging, reference, connection, year, name: name === '' ? '' : `-${name}` };
  const faults: Fault[] = [];
  const staged: Staged[] = [];
  const known: string[] = [];
  const aside: { file: string; why: string }[] = [];
  const checksums = new Map(store.releases.map(({ sha256, file }) => [sha256, file]));
  try {
    const files = filesOf(paths);
    for (const [index, { path, named }] of files.entries()) {
      const file = basename(path);
      progress?.(index, files.length, file);
      const leave = (what: string, why: string): unknown =>
        named ? faults.push(fault(what, `${why}.`)) : aside.push({ file: what, why });
      if (META.test(file)) continue;
      if (!TABLE_FILES.includes(extname(file).toLowerCase())) {
        leave(file, 'is no table: a CSV file or a spreadsheet is one');
        continue;
      }
      const { size: bytes } = statSync(path);
      const sha256 = await checksum(path);
      if (checksums.has(sha256)) {
        known.push(file);
        continue;
      }
      checksums.set(sha256, file);
      const read = await readTables(path);
      faults.push(...read.faults);
      const source: SourceFile = { path, bytes, sha256, meta: metaOf(path) };
      const tables = [];
      for (const sheet of read.sheets) tables.push(await stage(sheet, source, workshop));
      const good = tables.filter((table): table is Staged => 'release' in table);
      for (const table of tables) {
        if ('fault' in table) faults.push(table.fault);
        else if ('aside' in table && named && good.length === 0) leave(table.file, table.aside);
        else if ('aside' in table) aside.push({ file: table.file, why: table.aside });
      }
      staged.push(...good);
    }
    faults.push(...sameRelease(staged, store));
    if (faults.length === 0) faults.push(...(await meaningFaults(staged, staging, store, connection)));
    if (faults.length > 0) throw new RefusedInput(faults);
    put(staged, staging, store, options.today);
  } finally {
    close();
    rmSync(staging, { recursive: true, force: true });
  }
  return { staged, known, aside, store: new Store(options.store) };
}

/** Move what was laid ready into the store, and register it last. */
function put(staged: readonly Staged[], staging: string, store: Store, imported: string): void {
  if (staged.length === 0) return;
  for (const { release } of staged) {
    const target = store.folderOf(release.release);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(join(target, '..'), { recursive: true });
    renameSync(join(staging, release.release), target);
  }
  const releases = staged.map(({ release }): Release => ({ ...release, imported }));
  store.register(
    releases,
    staged.flatMap(({ contents }) => contents),
  );
}
