import type { Fault } from '../../model/fault.js';
import { cellName } from '../../model/grid.js';

const KEPT = 100;

/** A fault of a scanned file; a harmless one leaves every cell as it should be read. */
export interface ScanFault extends Fault {
  readonly harmless?: true;
}

/** Faults of one file: the first hundred are kept, all are counted. */
export class FaultList {
  readonly kept: ScanFault[] = [];
  count = 0;
  /** The first fault after which what was read cannot be relied on, however many came before it. */
  fatal: Fault | null = null;
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** @param column counted from 0. */
  add(
    row: number | null,
    column: number | null,
    value: string | null,
    message: string,
    effect: 'fatal' | 'harmless' | '' = '',
  ): void {
    const letter = column === null ? null : cellName({ row: 1, column: column + 1 }).slice(0, -1);
    const fault = { file: this.#file, row, column: letter, value, message };
    this.count++;
    if (effect === 'fatal') this.fatal ??= fault;
    if (this.kept.length < KEPT) this.kept.push(effect === 'harmless' ? { ...fault, harmless: true } : fault);
  }
}
