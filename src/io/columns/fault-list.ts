import type { Fault } from '../../model/fault.js';
import { cellName } from '../../model/grid.js';

/** Faults of one file: the first of them are kept, all are counted. */
export class FaultList {
  readonly kept: Fault[] = [];
  count = 0;
  readonly #file: string;
  readonly #limit: number;

  constructor(file: string, limit: number) {
    this.#file = file;
    this.#limit = limit;
  }

  /** @param column counted from 0. */
  add(row: number | null, column: number | null, value: string | null, message: string): void {
    this.count++;
    if (this.kept.length >= this.#limit) return;
    const letter = column === null ? null : cellName({ row: 1, column: column + 1 }).slice(0, -1);
    this.kept.push({ file: this.#file, row, column: letter, value, message });
  }
}
