import { cellName } from '../../src/model/grid.js';
import type { Remark } from './sheet.js';

interface Kept {
  count: number;
  readonly first: Omit<Remark, 'file' | 'count' | 'what'>;
  readonly what: string;
}

/** Counts what is met in a file: one remark of a kind and value, with the first place and how many. */
export class Remarks {
  readonly file: string;
  readonly #kept = new Map<string, Kept>();

  constructor(file: string) {
    this.file = file;
  }

  /** Note more of a kind, one unless said; `row` and `column` count from 0. */
  note(
    what: string,
    severity: Remark['severity'],
    value: string,
    message: string,
    place: { readonly row: number; readonly column: number } | null = null,
    count = 1,
  ): void {
    const key = `${what}\n${value}`;
    const known = this.#kept.get(key);
    if (known) {
      known.count += count;
      return;
    }
    const cell = place === null ? '' : cellName({ row: place.row + 1, column: place.column + 1 });
    this.#kept.set(key, { count, what, first: { severity, value, message, cell } });
  }

  /** All that was met, the gravest first. */
  get all(): Remark[] {
    const order = ['high', 'medium', 'low'];
    return [...this.#kept.values()]
      .map(({ count, what, first }) => ({ file: this.file, what, count, ...first }))
      .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  }
}
