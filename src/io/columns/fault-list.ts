import type { Fault } from '../../model/fault.js';
import { cellName } from '../../model/grid.js';

const KEPT = 100;

/** Faults of one file: the first hundred are kept, all are counted. */
export class FaultList {
  readonly kept: Fault[] = [];
  count = 0;
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** @param column counted from 0. */
  add(row: number | null, column: number | null, value: string | null, message: string): void {
    this.count++;
    if (this.kept.length >= KEPT) return;
    const letter = column === null ? null : cellName({ row: 1, column: column + 1 }).slice(0, -1);
    this.kept.push({ file: this.#file, row, column: letter, value, message });
  }
}
