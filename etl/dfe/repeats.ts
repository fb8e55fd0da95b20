import type { IssueList } from './issue-list.js';

/** Bits that may be spent on a row before keys are kept themselves. */
const BITS_PER_ROW = 64;

/** A set of whole numbers below a bound that is known beforehand. */
class NumberSet {
  readonly #bits: Uint8Array | null;
  readonly #slots: Float64Array;
  readonly #mask: number;

  constructor(bound: number, most: number) {
    const dense = bound <= Math.max(1 << 20, most * BITS_PER_ROW);
    this.#bits = dense ? new Uint8Array(Math.ceil(bound / 8)) : null;
    this.#slots = new Float64Array(dense ? 0 : 2 ** Math.ceil(Math.log2(most * 2 + 2))).fill(-1);
    this.#mask = this.#slots.length - 1;
  }

  /** @returns whether it was there before. */
  add(key: number): boolean {
    if (this.#bits) {
      const at = Math.floor(key / 8);
      const bit = 1 << (key % 8);
      const there = (this.#bits[at]! & bit) !== 0;
      this.#bits[at]! |= bit;
      return there;
    }
    let slot = (Math.imul(key % 0x7fffffff, 0x9e3779b1) >>> 7) & this.#mask;
    for (; this.#slots[slot] !== -1; slot = (slot + 1) & this.#mask)
      if (this.#slots[slot] === key) return true;
    this.#slots[slot] = key;
    return false;
  }
}

/** Which rows are compared to say what differs; the others are counted. */
const COMPARED = 50;

/** What tells rows apart, by number. */
export interface RowKeys {
  readonly rows: number;
  readonly firstRow: number;
  /** Numbers of area and time there can be, and of filters. */
  readonly places: number;
  readonly combinations: number;
  /** The same area and time, however written, have the same number; -1 where a row is left out. */
  readonly placeAt: (row: number) => number;
  readonly combinationAt: (row: number) => number;
  /** Whether two rows hold the same figures. */
  readonly same: (row: number, other: number) => boolean;
  readonly nameAt: (row: number) => string;
}

/** Finds rows of the same area, period and filters as a row before. */
export class Repeats {
  readonly #keys: RowKeys;
  readonly #seen: NumberSet;
  #compared = 0;
  readonly #issues: IssueList;

  constructor(keys: RowKeys, issues: IssueList) {
    this.#keys = keys;
    this.#issues = issues;
    this.#seen = new NumberSet(keys.places * keys.combinations, keys.rows);
  }

  /** Take the next row. */
  meet(row: number, place: number, combination: number): void {
    if (!this.#seen.add(place * this.#keys.combinations + combination)) return;
    this.#compared++;
    const first = this.#compared > COMPARED ? null : this.#firstOf(place, combination);
    const differ = first !== null && !this.#keys.same(first, row);
    const message = `${this.#keys.nameAt(row)} stands in rows ${(first ?? row) + 1} and ${row + 1} with the same period and filters`;
    if (differ)
      this.#issues.note(
        'contradiction',
        'medium',
        '',
        `${message}, and other figures; both are kept: check which is right before using either.`,
        { row, column: 0 },
      );
    else this.#issues.note('repeated row', 'low', '', `${message}; both are kept.`, { row, column: 0 });
  }

  #firstOf(place: number, combination: number): number {
    const { firstRow, placeAt, combinationAt } = this.#keys;
    let row = firstRow;
    while (placeAt(row) !== place || combinationAt(row) !== combination) row++;
    return row;
  }
}
