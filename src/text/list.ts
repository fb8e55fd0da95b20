import { grouped } from './number.js';

const FEW = 5;

/** A list for a sentence: `a, b or c`. */
export const orList = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** A list for a sentence: `a, b and c`. */
export const andList = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Things in a sentence, the first few by name: `a, b and 7 more`. */
export function listed(things: Iterable<string | number>, most = FEW): string {
  const all = [...things];
  const shown = all.slice(0, all.length === most + 1 ? all.length : most).map(String);
  const rest = all.length - shown.length;
  const parts = rest > 0 ? [...shown, `${grouped(rest)} more`] : shown;
  return andList(parts);
}

/** Cells' texts in a sentence, each once. */
export const quotedList = (texts: Iterable<string>): string =>
  listed([...new Set(texts)].map((text) => `"${text}"`));

/** `row 4`, `rows 4, 9 and 12 more`. */
export function inRows(rows: readonly number[]): string {
  const each = [...new Set(rows)].sort((a, b) => a - b);
  return `${each.length === 1 ? 'row' : 'rows'} ${listed(each)}`;
}

/** `is` or `are`, `has` or `have`: the form that goes with the number. */
export const agree = (n: number, one: string, many: string): string => (n === 1 ? one : many);
