import { lines, type Output, whole } from './notebook.js';

/** What the kernel is given to show: one thing in several media types. */
export interface Display {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata?: object;
  readonly transient?: { readonly display_id?: string };
}

const kept = (type: string, content: unknown): unknown => {
  if (content instanceof Uint8Array) return Buffer.from(content).toString('base64');
  return typeof content === 'string' && !type.endsWith('json') ? lines(content) : content;
};

const keptAll = (data: Display['data'], plain: (text: string) => string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([type, content]) => [
      type,
      kept(type, typeof content === 'string' ? plain(content) : content),
    ]),
  );

/** What the cells of a notebook give, as the notebook format has it, one cell after the other. */
export class CellOutputs {
  #outputs: Output[] = [];
  readonly #displays = new Map<string, Output>();
  readonly #plain: (text: string) => string;

  /** @param plain makes text the same on every machine. */
  constructor(plain: (text: string) => string) {
    this.#plain = plain;
  }

  /** Start a cell: what is added from now on is its own. */
  next(): Output[] {
    this.#outputs = [];
    return this.#outputs;
  }

  stream(name: 'stdout' | 'stderr', text: string): void {
    const last = this.#outputs.at(-1);
    if (last?.output_type === 'stream' && last.name === name)
      last.text = lines(this.#plain(whole(last.text) + text));
    else if (text !== '') this.#outputs.push({ output_type: 'stream', name, text: lines(this.#plain(text)) });
  }

  display({ data, metadata = {}, transient = {} }: Display, update: boolean): void {
    const { display_id: id } = transient;
    const known = id === undefined ? undefined : this.#displays.get(id);
    const shown: Output = { output_type: 'display_data', data: keptAll(data, this.#plain), metadata };
    if (update && known) {
      Object.assign(known, shown);
      return;
    }
    this.#outputs.push(shown);
    if (id !== undefined) this.#displays.set(id, shown);
  }

  result(text: string, count: number): void {
    this.#outputs.push({
      output_type: 'execute_result',
      data: { 'text/plain': lines(this.#plain(text)) },
      execution_count: count,
      metadata: {},
    });
  }

  /** @returns the message as it is kept. */
  error(name: string, message: string): string {
    const evalue = this.#plain(message);
    this.#outputs.push({ output_type: 'error', ename: name, evalue, traceback: [`${name}: ${evalue}`] });
    return evalue;
  }
}
