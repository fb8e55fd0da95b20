import { inRows } from '../text/list.js';
import type { Subject } from './subject.js';

/** A place in a file: row 1 holds the headings. */
export interface ScreenPlace {
  readonly row: number | null;
  readonly column: string | null;
  /** What stands there. */
  readonly value: string | null;
}

export const SCREEN_RESULTS = ['pass', 'fail', 'advisory'] as const;
export type ScreenResult = (typeof SCREEN_RESULTS)[number];

/** What one check found: a row of the screening. */
export interface Screened {
  readonly check: string;
  /** What DfE's own screener (eesyscreener) calls the check; several where ours covers several, none where it has none. */
  readonly official: readonly string[];
  readonly result: ScreenResult;
  /** A sentence that names what was found and where. */
  readonly message: string;
  /** What would be right. */
  readonly guidance?: string;
  readonly places: readonly ScreenPlace[];
}

/** One thing wrong: several may come together in the row of one check. */
export interface Trouble {
  readonly result: 'fail' | 'advisory';
  readonly message: string;
  readonly guidance?: string;
  readonly places?: readonly ScreenPlace[];
}

/** A check of the standard: what is wrong, and what is said where nothing is. */
export interface ScreenCheck {
  readonly check: string;
  readonly official: readonly string[];
  readonly passed: string;
  readonly look: (subject: Subject) => readonly Trouble[];
}

/** The row of a check: the worst result, every message, every place. */
export function screened({ check, official, passed, look }: ScreenCheck, subject: Subject): Screened {
  const troubles = look(subject);
  if (troubles.length === 0) return { check, official, result: 'pass', message: passed, places: [] };
  const guidance = [...new Set(troubles.map((trouble) => trouble.guidance ?? ''))].filter((g) => g !== '');
  return {
    check,
    official,
    result: troubles.some(({ result }) => result === 'fail') ? 'fail' : 'advisory',
    message: troubles.map(({ message }) => message).join(' '),
    ...(guidance.length > 0 ? { guidance: guidance.join(' ') } : {}),
    places: troubles.flatMap(({ places = [] }) => places),
  };
}

/** The places of cells of one column. */
export const placesOf = (
  column: string,
  cells: Iterable<readonly [value: string, rows: readonly number[]]>,
): ScreenPlace[] => [...cells].flatMap(([value, rows]) => rows.map((row) => ({ row, column, value })));

/** `in row 4`, `in rows 4, 9 and 12 more`. */
export const whereIn = (places: readonly ScreenPlace[]): string =>
  `in ${inRows(places.flatMap(({ row }) => (row === null ? [] : [row])))}`;
