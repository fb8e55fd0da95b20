/** Codes of a column, in the narrowest array that holds them. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** An array of codes for `distinct` values. */
export function codesFor(distinct: number, length: number): Codes {
  if (distinct <= 0x100) return new Uint8Array(length);
  return distinct <= 0x10000 ? new Uint16Array(length) : new Uint32Array(length);
}

/** What can be read row by row: our columns, arrays, typed arrays, Arquero's columns. */
export interface ColumnLike<T> {
  readonly length: number;
  at(row: number): T | undefined;
}

/** A column that keeps each distinct value once, as a rule a text; row `i` holds `values[codes[i]]`. */
export class DictColumn<T = string> implements ColumnLike<T> {
  /** The heading as published: it may be empty, or stand over other columns too. */
  readonly name: string;
  readonly codes: Codes;
  /** What the codes stand for; of a text column the distinct texts, in the order in which they were met. */
  readonly values: readonly T[];

  constructor(name: string, codes: Codes, values: readonly T[]) {
    this.name = name;
    this.codes = codes;
    this.values = values;
  }

  get length(): number {
    return this.codes.length;
  }

  at(row: number): T {
    return this.values[this.codes[row]!]!;
  }

  *[Symbol.iterator](): Generator<T> {
    for (const code of this.codes) yield this.values[code]!;
  }
}

/** A table of text columns, told apart by their position: headings may repeat. */
export interface Columns {
  readonly rows: number;
  readonly columns: readonly DictColumn[];
  readonly names: readonly string[];
}

/**
 * The one column of that name.
 *
 * @throws Error if no column bears the name, or more than one.
 * @example columnNamed(columns, 'time_period').values // ['201314', '201415', …]
 */
export function columnNamed(columns: Columns, name: string): DictColumn {
  const found = columns.columns.filter((column) => column.name === name);
  if (found.length === 1) return found[0]!;
  const why = found.length === 0 ? 'no column is' : `${found.length} columns are`;
  throw new Error(`${why} named "${name}"; the columns are ${columns.names.join(', ')}.`);
}
