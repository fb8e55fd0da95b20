/** A place in a file: row 1 holds the headings. */
export interface ScreenPlace {
  readonly row: number | null;
  readonly column: string | null;
  /** What stands there. */
  readonly value: string | null;
}

const FEW = 5;

/** `one row`, `3 rows`. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;

/** Things in a sentence, the first few by name: `a, b and 7 more`. */
export function listed(things: Iterable<string | number>, most = FEW): string {
  const all = [...things];
  const shown = all.slice(0, all.length === most + 1 ? all.length : most).map(String);
  const rest = all.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest.toLocaleString('en-GB')} more`] : shown;
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Cells' texts in a sentence, each once. */
export const quoted = (texts: Iterable<string>): string =>
  listed([...new Set(texts)].map((text) => `"${text}"`));

/** `row 4`, `rows 4, 9 and 12 more`. */
export function inRows(rows: readonly number[]): string {
  const each = [...new Set(rows)].sort((a, b) => a - b);
  return `${each.length === 1 ? 'row' : 'rows'} ${listed(each)}`;
}

/** `is` or `are`, `has` or `have`: the form that goes with the number. */
export const agree = (n: number, one: string, many: string): string => (n === 1 ? one : many);
