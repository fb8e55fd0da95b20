import { existsSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { duckdb, quoted } from '../../src/io/parquet.js';
import { type Fault, RefusedInput } from '../../src/model/fault.js';
import { Store } from '../../src/store/store.js';
import { checksum, filesOf, type InputFile, isMeta, metaOf, metaPath } from './input-files.js';
import { meaningFaults } from './meaning.js';
import { readTables, TABLE_FILES } from './read-file.js';
import type { Reference } from './reference.js';
import { type SourceFile, type Staged, type StagedTable, stage, type Workshop } from './stage.js';
import { put, whileLocked } from './store-writing.js';

export { metaOf } from './input-files.js';

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
  return staged.flatMap(({ release: { release, file }, path }) => {
    const other = held.get(release);
    held.set(release, other ?? path);
    return other === undefined
      ? []
      : [
          fault(
            other.endsWith(file) ? path : file,
            `is labelled as the same release as ${other}, but its contents differ. Import one of them under another name: --release <name>.`,
            release,
          ),
        ];
  });
}

/** Bounded memory, nothing written outside, and joins in the order in which they stand: the large table first. */
const duckdbSettings = (staging: string): string =>
  `SET memory_limit = '512MB'; SET temp_directory = ${quoted(join(staging, 'spill'))};
   SET disabled_optimizers = 'join_order,build_side_probe_side'`;

/** Gathers what comes of each file. */
class Reading {
  readonly staged: Staged[] = [];
  readonly known: string[] = [];
  readonly aside: { file: string; why: string }[] = [];
  readonly faults: Fault[] = [];
  readonly #workshop: Workshop;
  readonly #checksums: Set<string>;

  constructor(workshop: Workshop, { releases }: Store) {
    this.#workshop = workshop;
    this.#checksums = new Set(releases.map(({ sha256 }) => sha256));
  }

  /** Files that were named must be of use; those found in a folder may be left aside. */
  #leave(file: string, why: string, named: boolean): void {
    if (named) this.faults.push(fault(file, `${why}.`));
    else this.aside.push({ file, why });
  }

  async read({ path, named }: InputFile): Promise<void> {
    const file = basename(path);
    if (isMeta(file)) {
      if (named) this.#leave(file, 'describes the columns of another file; import that file instead', named);
      return;
    }
    if (!TABLE_FILES.includes(extname(file).toLowerCase())) {
      this.#leave(file, 'is not a table; import a CSV file or a spreadsheet', named);
      return;
    }
    const sha256 = await checksum(path);
    if (this.#checksums.has(sha256)) {
      this.known.push(file);
      return;
    }
    this.#checksums.add(sha256);
    await this.#tables(path, named, sha256);
  }

  async #tables(path: string, named: boolean, sha256: string): Promise<void> {
    const read = await readTables(path);
    this.faults.push(...read.faults);
    for (const { file, why } of read.left ?? []) this.aside.push({ file, why });
    const meta = metaOf(path);
    const unread = meta === null && metaPath(path) !== path && existsSync(metaPath(path));
    const source: SourceFile = { path, bytes: statSync(path).size, sha256, meta, metaUnread: unread };
    const tables: StagedTable[] = [];
    for (const sheet of read.sheets) tables.push(await stage(sheet, source, this.#workshop));
    const good = tables.filter((table): table is Staged => 'release' in table);
    for (const table of tables) {
      if ('fault' in table) this.faults.push(table.fault);
      else if ('aside' in table) this.#leave(table.file, table.aside, named && good.length === 0);
    }
    this.staged.push(...good);
  }
}

/**
 * Read DfE files into the store: all of them, or – where any is at fault – none.
 *
 * @param paths files, and folders with all they hold.
 * @throws RefusedInput with every fault of every file, UsageError if the store cannot be written; the store is
 *   as it was.
 */
export async function importFiles(paths: readonly string[], options: ImportOptions): Promise<Imported> {
  const { reference, year = null, release: name = '', progress, store: folder } = options;
  const files = filesOf(paths);
  return whileLocked(folder, 'Nothing was imported', async (locked) => {
    const { store, staging } = locked;
    // One thread writes the same bytes each time.
    const { connection, close } = await duckdb(1);
    try {
      await connection.run(duckdbSettings(staging));
      const workshop = { staging, reference, connection, year, name: name === '' ? '' : `-${name}` };
      const reading = new Reading(workshop, store);
      for (const [index, file] of files.entries()) {
        progress?.(index, files.length, basename(file.path));
        await reading.read(file);
      }
      const { staged, known, aside, faults } = reading;
      faults.push(...sameRelease(staged, store));
      await connection.run('RESET disabled_optimizers');
      if (faults.length === 0) faults.push(...(await meaningFaults(staged, staging, store, connection)));
      if (faults.length > 0) throw new RefusedInput(faults);
      put(staged, locked, options.today);
      return { staged, known, aside, store: new Store(folder) };
    } finally {
      close();
    }
  });
}
