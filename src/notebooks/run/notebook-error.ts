import type { Stopped } from './run-notebook.js';

/** What is wrong with notebooks, in words for who wrote them. */
export class NotebookError extends Error {}

/** Notebooks that did not run to their end, each with its cell and what went wrong. */
export class FailedNotebooks extends NotebookError {
  constructor(failures: readonly (Stopped & { readonly name: string })[]) {
    const count = failures.length === 1 ? 'A notebook' : `${failures.length} notebooks`;
    const line = ({ name, cell, message }: (typeof failures)[number]): string =>
      `${name}.ipynb${cell === null ? '' : `, code cell ${cell}`}: ${message}`;
    super([`${count} failed; no notebook was written.`, ...failures.map(line)].join('\n'));
    this.name = 'FailedNotebooks';
  }
}
