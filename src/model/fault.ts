/** One thing wrong with an input file, in the terms of the person who has to mend it. */
export interface Fault {
  readonly file: string;
  /** 1-based row of the CSV, header rows included; `null` where the whole file is meant. */
  readonly row: number | null;
  /** The column's letter or heading; `null` where the whole row is meant. */
  readonly column: string | null;
  /** What stands there. */
  readonly value: string | null;
  /** What is wrong and what would be right: one sentence. */
  readonly message: string;
}

const place = ({ row, column }: Fault): string =>
  [row === null ? null : `row ${row}`, column === null ? null : `column ${column}`]
    .filter((part) => part !== null)
    .join(', ');

/** The fault as one line: where, what stands there, what would be right. */
export function faultLine(fault: Fault): string {
  const where = [fault.file, place(fault)].filter((part) => part !== '').join(', ');
  const value = fault.value === null ? '' : ` "${fault.value}" –`;
  return `${where}:${value} ${fault.message}`;
}

/** Input that is refused: every fault found, none hidden behind the first. */
export class RefusedInput extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
    super([`The input has ${count}; nothing was written.`, ...faults.map(faultLine)].join('\n'));
    this.name = 'RefusedInput';
    this.faults = faults;
  }
}

/** Throw one `RefusedInput` if there is any fault. */
export function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new RefusedInput(faults);
}
