import { QUOTE, unquote } from './cell-bounds.js';
import type { FaultList } from './fault-list.js';
import { Lexicon } from './lexicon.js';

const SCRATCH = 256;

/** What is odd in a cell's bytes. */
function oddities(bytes: Uint8Array): { nul: boolean; quote: boolean; foreign: boolean } {
  let [nul, quote, high] = [false, false, 0];
  for (const byte of bytes) {
    high |= byte;
    if (byte === QUOTE) quote = true;
    else if (byte === 0) nul = true;
  }
  return { nul, quote, foreign: high > 0x7f };
}

/** The distinct texts of each column, gathered from cells as they are written: quoted or not. */
export class CellTexts {
  readonly lexicon = new Lexicon();
  /** By column, by code: the entry that holds the text. */
  readonly entries: number[][] = [];
  /** Entries beyond ASCII. */
  readonly foreign: number[] = [];
  readonly #faults: FaultList;
  #scratch = new Uint8Array(SCRATCH);
  #scratchView = new DataView(this.#scratch.buffer);

  constructor(faults: FaultList) {
    this.#faults = faults;
  }

  /** The entry of the cell in `view` from `start`, its marks included; a new one if it was not met before. */
  entry(view: DataView, start: number, length: number, column: number, row: number): number {
    const quoted = length > 0 && view.getUint8(start) === QUOTE;
    const owner = column * 2 + (quoted ? 1 : 0);
    const known = this.lexicon.find(view, start, length, owner);
    if (known > 0) return known;
    if (!quoted) return this.#text(view, start, length, column, row, false);
    const bare = this.#unquote(view, start, length, column, row);
    const scratch = this.#scratchView;
    const text =
      this.lexicon.find(scratch, 0, bare, column * 2) || this.#text(scratch, 0, bare, column, row, true);
    return this.lexicon.add(view, start, length, owner, this.lexicon.codeOf(text));
  }

  #text(view: DataView, start: number, length: number, column: number, row: number, quoted: boolean): number {
    this.entries[column] ??= [];
    const texts = this.entries[column];
    const entry = this.lexicon.add(view, start, length, column * 2, texts.length);
    texts.push(entry);
    const odd = oddities(new Uint8Array(view.buffer, view.byteOffset + start, length));
    if (odd.nul)
      this.#faults.add(
        row,
        column,
        null,
        'contains a NUL byte, so this is not a text file. Export the table as CSV.',
        'fatal',
      );
    if (odd.quote && !quoted) {
      const shown = new TextDecoder('windows-1252').decode(this.lexicon.bytesOf(entry));
      const message =
        'a quotation mark in a cell that is not quoted is kept. Put such a cell in quotation marks, and double the mark.';
      this.#faults.add(row, column, shown, message, 'harmless');
    }
    if (odd.foreign) this.foreign.push(entry);
    return entry;
  }

  /** Puts the bare text of a quoted cell into the scratch and tells its length. */
  #unquote(view: DataView, start: number, length: number, column: number, row: number): number {
    if (this.#scratch.length < length + 4) {
      this.#scratch = new Uint8Array(length * 2 + 4);
      this.#scratchView = new DataView(this.#scratch.buffer);
    }
    const bytes = new Uint8Array(view.buffer, view.byteOffset);
    const { length: bare, behind } = unquote(bytes, start, start + length, this.#scratch, 0);
    if (behind) {
      const message = 'text stands behind the closing quotation mark; a mark inside a cell is doubled.';
      this.#faults.add(row, column, null, message);
    }
    return bare;
  }
}
