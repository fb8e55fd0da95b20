import type { Hiding } from './hiding.js';

// Enough for any table on a published page; a large one keeps the greedy choice.
const MOST_EFFORT = 20_000_000;

/** A choice of cells to hide, and whether a choice of fewer was ruled out. */
export interface Choice {
  readonly cells: readonly number[];
  readonly fewest: boolean;
}

/**
 * The fewest cells to hide so that every cell of `protect` can move, and of these choices the one with the
 * smallest sum: exhaustive search that branches over the cells of which one must be hidden
 * (`Hiding.waysOut`). Gives up after a fixed effort. Leaves `hiding` as it was.
 *
 * @param known a choice that suffices, to improve on.
 */
export function fewestSecondaries(
  hiding: Hiding,
  protect: readonly number[],
  candidates: readonly number[],
  known: readonly number[],
): Choice {
  const search = new Search(hiding, protect, candidates);
  for (let size = 0; size <= known.length; size++) {
    const cells = search.ofSize(size, size === known.length ? known : null);
    if (cells !== null) return { cells, fewest: true };
    if (!search.complete) break;
  }
  return { cells: known, fewest: false };
}

class Search {
  complete = true;
  #best: readonly number[] | null = null;
  #bestSum = Infinity;
  readonly #chosen: number[] = [];
  readonly #closed = new Set<number>();
  readonly #stop: number;

  constructor(
    readonly hiding: Hiding,
    readonly protect: readonly number[],
    readonly candidates: readonly number[],
  ) {
    this.#stop = hiding.effort + MOST_EFFORT;
  }

  /** The choice of `size` cells with the smallest sum, where fewer were found not to suffice. */
  ofSize(size: number, known: readonly number[] | null): readonly number[] | null {
    this.#best = known;
    this.#bestSum = known === null ? Infinity : known.reduce((sum, cell) => sum + this.#count(cell), 0);
    this.#extend(size, 0);
    return this.#best;
  }

  #extend(left: number, sum: number): void {
    if (this.hiding.effort > this.#stop) {
      this.complete = false;
      return;
    }
    const stuck = this.protect.filter((cell) => !this.hiding.movable(cell));
    if (stuck.length === 0) {
      if (sum < this.#bestSum) [this.#best, this.#bestSum] = [[...this.#chosen], sum];
      return;
    }
    if (left < this.#fewestMore()) return;
    const closed: number[] = [];
    for (const cell of this.#narrowest(stuck)) {
      if (sum + this.#count(cell) >= this.#bestSum) break;
      this.hiding.hide(cell);
      this.#chosen.push(cell);
      this.#extend(left - 1, sum + this.#count(cell));
      this.#chosen.pop();
      this.hiding.show(cell);
      // The choices that hold this cell have all been seen.
      this.#closed.add(cell);
      closed.push(cell);
    }
    for (const cell of closed) this.#closed.delete(cell);
  }

  /** A new cell joins two lines of different kind, so it helps at most one lonely line of each kind. */
  #fewestMore(): number {
    const must = new Set([...this.protect, ...this.#chosen]);
    const lonely = this.hiding.lonely().filter(({ cell }) => must.has(cell));
    const starts = lonely.filter(({ line, cell }) => this.#isRow(line, cell)).length;
    return Math.max(1, starts, lonely.length - starts);
  }

  /** Rows are numbered before columns, and every cell joins a row with a column. */
  #isRow(line: number, cell: number): boolean {
    const { from, to } = this.hiding.cells[cell]!;
    return line === Math.min(from, to);
  }

  #narrowest(stuck: readonly number[]): number[] {
    const open = this.candidates.filter((cell) => !this.#closed.has(cell));
    return stuck
      .map((cell) => this.hiding.waysOut(cell, open))
      .reduce((a, b) => (b.length < a.length ? b : a))
      .sort((a, b) => this.#count(a) - this.#count(b));
  }

  #count(cell: number): number {
    return this.hiding.cells[cell]!.count;
  }
}
