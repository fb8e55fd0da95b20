import type { Arc, Circulation } from './circulation.js';

/** One cell to be hidden or shown: its line ends, its true count, and the least a reader may think it is. */
export interface MaskedCell extends Arc {
  readonly count: number;
  readonly floor: number;
}

/**
 * The true table and which of its cells are hidden so far. A hidden cell is safe if it can move: if the
 * cells hidden with it can take up one more or one less of it, so that every total still agrees.
 */
export class Hiding {
  readonly cells: readonly MaskedCell[];
  /** Cells looked at so far: a measure of effort that does not depend on the machine. */
  effort = 0;
  readonly #at: readonly Set<number>[];

  constructor({ lines }: Circulation, cells: readonly MaskedCell[], hidden: Iterable<number>) {
    this.cells = cells;
    this.#at = Array.from({ length: lines }, () => new Set());
    for (const cell of hidden) this.hide(cell);
  }

  hide(cell: number): void {
    const { from, to } = this.cells[cell]!;
    this.#at[from]!.add(cell);
    this.#at[to]!.add(cell);
  }

  show(cell: number): void {
    const { from, to } = this.cells[cell]!;
    this.#at[from]!.delete(cell);
    this.#at[to]!.delete(cell);
  }

  has(cell: number): boolean {
    return this.#at[this.cells[cell]!.from]!.has(cell);
  }

  /** The lines that have exactly one hidden cell, and that cell. */
  lonely(): readonly { readonly line: number; readonly cell: number }[] {
    return this.#at.flatMap((cells, line) => (cells.size === 1 ? [{ line, cell: [...cells][0]! }] : []));
  }

  movable(cell: number): boolean {
    const { from, to, count, floor } = this.cells[cell]!;
    return this.reach(to, cell).has(from) || (count > floor && this.reach(from, cell).has(to));
  }

  /**
   * The lines that one unit can be moved to from `start` through hidden cells other than `except`.
   *
   * @param freely as if no cell had a floor: the lines joined with `start` by hidden cells.
   */
  reach(start: number, except: number, freely = false): Set<number> {
    const reached = new Set([start]);
    for (const line of reached)
      for (const cell of this.#at[line]!) {
        this.effort++;
        if (cell === except) continue;
        const { from, to, count, floor } = this.cells[cell]!;
        if (from === line) reached.add(to);
        else if (freely || count > floor) reached.add(from);
      }
    return reached;
  }

  /**
   * Cells of which at least one must be hidden too before `cell`, which cannot move, can: they lead out of
   * the lines that are within its reach.
   *
   * @param candidates the cells that may be hidden.
   */
  waysOut(cell: number, candidates: readonly number[]): number[] {
    const { from, to } = this.cells[cell]!;
    const [after, before] = [this.reach(to, cell, true), this.reach(from, cell, true)];
    if (after.has(from)) {
      const [rising, falling] = [this.reach(to, cell), this.reach(from, cell)];
      return candidates.filter((other) => this.#crosses(other, rising) || this.#crosses(other, falling));
    }
    const [one, other] = [after, before].map((lines) =>
      candidates.filter((out) => this.#crosses(out, lines)),
    );
    return one!.length <= other!.length ? one! : other!;
  }

  #crosses(cell: number, lines: ReadonlySet<number>): boolean {
    this.effort++;
    const { from, to } = this.cells[cell]!;
    return !this.has(cell) && lines.has(from) !== lines.has(to);
  }
}
