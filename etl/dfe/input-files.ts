import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readSheet } from '../../src/ees/sheet.js';
import { metaRowsOf } from '../../src/ees/subject.js';

/** A file that is meant: named itself, or found in a folder that was. */
export interface InputFile {
  readonly path: string;
  readonly named: boolean;
}

/** Files that are none to read: `.DS_Store`, what Excel and LibreOffice leave beside an open file. */
const HIDDEN = /^(\.|~\$)/;

/** The files that are meant: those named, and all of the folders named. */
export function filesOf(paths: readonly string[]): InputFile[] {
  const files = paths.flatMap((path): InputFile[] => {
    if (!statSync(path).isDirectory()) return [{ path, named: true }];
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .map((name) => join(path, name))
      .filter((file) => !HIDDEN.test(basename(file)) && statSync(file, { throwIfNoEntry: false })?.isFile())
      .sort()
      .map((file) => ({ path: file, named: false }));
  });
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

/** The SHA-256 of a file's bytes. */
export async function checksum(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Whether a file only says what the columns of another are. */
export const isMeta = (file: string): boolean => /\.meta\.csv$/i.test(file);

/** Where the file would lie that says what the columns of this one are. */
export const metaPath = (path: string): string => path.replace(/\.csv$/i, '.meta.csv');

/** What the `.meta.csv` beside an EES file says of each column, by its heading in lower case. */
export interface Meta {
  /** `Filter` or `Indicator`. */
  readonly types: ReadonlyMap<string, string>;
  /** `%`, `£`, …, as `indicator_unit` has them. */
  readonly units: ReadonlyMap<string, string>;
}

/** What the `.meta.csv` beside an EES file says; `null` if there is none that can be read. */
export function metaOf(path: string): Meta | null {
  const beside = metaPath(path);
  if (beside === path || !existsSync(beside)) return null;
  const rows = metaRowsOf(readSheet(readFileSync(beside), basename(beside)));
  const text = (cells: Readonly<Record<string, string>>, field: string): string =>
    (cells[field] ?? '').trim();
  const named = rows.map(({ cells }) => cells).filter((c) => text(c, 'col_name') && text(c, 'col_type'));
  const by = (field: string): Map<string, string> =>
    new Map(named.map((cells) => [text(cells, 'col_name').toLowerCase(), text(cells, field)]));
  return named.length > 0 ? { types: by('col_type'), units: by('indicator_unit') } : null;
}
