import { dirname } from 'node:path';
import { UsageError } from '../model/usage-error.js';

/** How DuckDB begins what the disk told it. */
const DUCKDB = /^IO Error/;

const FULL = /ENOSPC|EDQUOT|EFBIG|no space left|disk full|file too large|quota/i;
const LONG = /ENAMETOOLONG|file name too long/i;

const REASONS: readonly (readonly [RegExp, string])[] = [
  [FULL, 'there is no room left on the disk'],
  [LONG, 'the name is too long for the disk'],
  [/EROFS|read-only file system/i, 'the disk is read-only'],
  [/EACCES|EPERM|permission denied|not permitted/i, 'permission is denied'],
  [/ENOTDIR|EEXIST|not a directory/i, 'a file is where a folder should be'],
  [/EISDIR|is a directory/i, 'a folder is where a file should be'],
  [/EBUSY|ETXTBSY/i, 'another program is using it'],
  [/ELOOP/i, 'a link leads back to itself'],
  [/ENOENT/i, 'a file or folder is no longer there'],
  [/EMFILE|ENFILE/i, 'too many files are open'],
];

/** Whether the disk refused something: no room, no permission, a file in the way of a folder. */
export const isDiskError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && (('syscall' in error && 'code' in error) || DUCKDB.test(error.message));

/**
 * Why the disk refused, in words, with the path that it named.
 *
 * @example diskReason(error) // 'permission is denied (/data/out)'
 */
export function diskReason({ code, path, message }: NodeJS.ErrnoException): string {
  const [, words] = REASONS.find(([pattern]) => pattern.test(code ?? message)) ?? [];
  if (words === undefined) return message;
  return path === undefined ? words : `${words} (${path})`;
}

/** What was to be written, and how things are now. */
export interface Refused {
  /** Such as `the folder out`. */
  readonly what: string;
  /** `Nothing was written.` */
  readonly state: string;
  /** What else could be done: `name another folder with --store`. */
  readonly way?: string;
  /** Where it is: what the disk says of files elsewhere stays as it is. */
  readonly place?: string;
}

const longest = (path: string): string =>
  path.split(/[\\/]/).reduce((long, name) => (name.length > long.length ? name : long), '');

const concerns = (path: string, place: string): boolean =>
  path.startsWith(dirname(place)) || place.startsWith(path) || /[\\/]\.care-indicators-/.test(path);

/**
 * What the disk says when it refuses, as a sentence with what to do; other errors as they are.
 *
 * @returns a UsageError for what the disk refused, else the error itself.
 */
export function diskError(
  error: unknown,
  { what, state, way = 'name another folder', place }: Refused,
): unknown {
  if (!isDiskError(error)) return error;
  const { code = '', message, path } = error;
  if (place !== undefined && path !== undefined && !concerns(path, place)) return error;
  if (FULL.test(code || message))
    return new UsageError(
      `There is no room left on the disk of ${what}. ${state} Free some space, or ${way}.`,
    );
  if (LONG.test(code || message))
    return new UsageError(
      `The name ${longest(path ?? what)} is too long for the disk. ${state} Choose a shorter name.`,
    );
  return new UsageError(`Cannot write ${what}: ${diskReason(error)}. ${state} Put that right, or ${way}.`);
}
