import { z } from 'zod';

/** Text as notebooks hold it: whole, or line by line. */
const text = z.union([z.string(), z.array(z.string())]);

const output = z.looseObject({ output_type: z.string() });

const cell = z.looseObject({
  cell_type: z.enum(['code', 'markdown', 'raw']),
  id: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  source: text,
  outputs: z.array(output).optional(),
  execution_count: z.number().nullable().optional(),
});

const notebook = z.looseObject({
  nbformat: z.literal(4),
  nbformat_minor: z.number().min(5),
  metadata: z.looseObject({
    kernelspec: z.looseObject({ name: z.literal('tslab') }),
  }),
  cells: z.array(cell),
});

/** What a code cell gave, as the notebook format has it: `stream`, `display_data`, `execute_result` or `error`. */
export type Output = z.infer<typeof output>;
export type NotebookCell = z.infer<typeof cell>;
/** A notebook of the format 4.5, https://nbformat.readthedocs.io. */
export type Notebook = z.infer<typeof notebook>;

/** Why a notebook stopped. */
export interface Stopped {
  /** Of the code cell, counted from 1; `null` where it is not known. */
  readonly cell: number | null;
  readonly message: string;
}

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

/** The text of a source or an output, whole. */
export const whole = (text: unknown): string => (Array.isArray(text) ? text.join('') : String(text ?? ''));

/** Text line by line, as Jupyter keeps it on the disk. */
export const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/**
 * A notebook from its file.
 *
 * @param name of the file, for the message.
 * @throws NotebookError that says what is wrong with it.
 */
export function readNotebook(content: string, name: string): Notebook {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    throw new NotebookError(`${name} is not a notebook: it does not contain JSON.`);
  }
  const read = notebook.safeParse(json);
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0]!;
  throw new NotebookError(
    `${name} is not a TypeScript notebook of format 4.5: ${path.join('.')}: ${message}.`,
  );
}

const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** A notebook as Jupyter writes it, so that one that is saved there again hardly differs. */
export const notebookText = (notebook: Notebook): string => `${JSON.stringify(notebook, sorted, 1)}\n`;
