import { basename, dirname, extname } from 'node:path';
import { slug } from '../text/slug.js';

/** What of a file's name says which table it is: without years, numbers of releases, and "underlying data". */
export function tableName(path: string, worksheet: string, headings: readonly string[]): string {
  const stem = basename(path, extname(path));
  const name = slug(stem)
    .replace(/(^|_)(sfr|sfe|osr)_?\d+(_|$)/g, '_')
    .replace(/(^|_)(\d{4}_to_)?20[0-3]\d(?=_|$|[a-z])/g, '_')
    .replace(/20[0-3]\d(?=_|$)/g, '')
    .replace(/(^|_)(to|ud|underlying|data|final|v\d+|derived|download)(?=_|$)/g, '')
    .replace(/_+/g, '_')
    .replace(/^_+|_+$/g, '');
  const own = /[a-z]/.test(name) ? name : slug(headings[0] ?? 'table').replace(/_?\d+.*$/, '');
  return worksheet === '' ? own : `${own}_${slug(worksheet)}`;
}

/** Name and folder of a file, which may say its year. */
export const papersOf = (path: string): { name: string; folder: string } => ({
  name: basename(path, extname(path)),
  folder: basename(dirname(path)),
});

/** One file's table in the store: a row of `releases.csv`. */
export interface Release {
  /** Name of the folder it lies in: table and year, `b1_children_in_need-2025`. */
  readonly release: string;
  readonly table: string;
  /** The file it was read from, and its worksheet behind `#`. */
  readonly file: string;
  readonly form: 'ees' | 'underlying' | 'census' | 'presentation' | 'neighbours';
  /** The last year, ending in March, that it holds; of a list of neighbours, the model's. */
  readonly latest: number;
  readonly rows: number;
  readonly figures: number;
  readonly areas: number;
  /** Issues of medium and high severity. */
  readonly issues: number;
  readonly bytes: number;
  readonly sha256: string;
  /** The day it was imported. */
  readonly imported: string;
}

/** The columns of `releases.csv`, in order. */
export const RELEASE_COLUMNS = [
  'release',
  'table',
  'file',
  'form',
  'latest',
  'rows',
  'figures',
  'areas',
  'issues',
  'bytes',
  'sha256',
  'imported',
] as const satisfies readonly (keyof Release)[];
