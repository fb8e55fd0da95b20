import { type CellTexts, QUOTE } from './cell-texts.js';
import { CodePages } from './code-pages.js';
import type { FaultList } from './fault-list.js';

const [LF, CR] = [0x0a, 0x0d];
const LARGEST_BLOCK = 1 << 15;

/** Bytes that a scan may read beyond the last. */
export const SLACK = 8;

/** Rows of a CSV, read from a buffer of bytes into one code a cell. */
export class RowScanner {
  /** Columns, known once the headings are read. */
  width = 0;
  rows = 0;
  /** Rows of the file so far, headings and blank lines included. */
  record = 0;
  blankRows = 0;
  readonly pages: CodePages[] = [];
  readonly #texts: CellTexts;
  readonly #faults: FaultList;
  readonly #delimiter: number;
  /** Which bytes end a cell that is not quoted. */
  readonly #stops = new Uint8Array(256);
  /** By column: the entry of the row above. */
  #last = new Int32Array(0);
  #misses = new Int32Array(0);
  #guessing = new Uint8Array(0);
  /** Codes of the newest rows, column by column. */
  #block = new Int32Array(0);
  #blockRows = 0;
  #filled = 0;
  #blocks = 0;

  constructor(texts: CellTexts, faults: FaultList, delimiter: number) {
    this.#texts = texts;
    this.#faults = faults;
    this.#delimiter = delimiter;
    for (const byte of [delimiter, LF, CR]) this.#stops[byte] = 1;
  }

  /**
   * Read all whole rows of `bytes` before `end`; the buffer goes on for `SLACK` bytes.
   *
   * @returns where the first row that is not whole begins.
   */
  scan(bytes: Uint8Array, view: DataView, end: number): number {
    bytes[end] = LF;
    let at = 0;
    while (this.width === 0 && at < end) {
      const next = this.#blank(bytes, at, end) || this.#headings(bytes, view, at, end);
      if (next < 0) return at;
      at = next;
    }
    while (at < end) {
      const next = this.#fill(bytes, view, at, end);
      if (next === at) break;
      at = next;
    }
    return at;
  }

  /** Hand the newest rows to the pages. */
  flush(): void {
    const rows = this.#filled;
    this.#blocks++;
    for (let column = 0; column < this.width; column++) {
      const from = column * this.#blockRows;
      this.pages[column]!.append(
        this.#block.subarray(from, from + rows),
        this.#texts.entries[column]?.length ?? 0,
      );
      const guessed = this.#misses[column]! * 4 < rows * 3 || this.#blocks % 16 === 0;
      this.#guessing[column] = guessed ? 1 : 0;
      this.#misses[column] = 0;
    }
    this.#filled = 0;
  }

  /** Rows until the block is full or the bytes are at an end. */
  #fill(bytes: Uint8Array, view: DataView, from: number, end: number): number {
    const texts = this.#texts;
    const lexicon = texts.lexicon;
    const stops = this.#stops;
    const delimiter = this.#delimiter;
    const block = this.#block;
    const blockRows = this.#blockRows;
    const width = this.width;
    const last = this.#last;
    const guessing = this.#guessing;
    let filled = this.#filled;
    let at = from;
    let rowStart = from;
    let column = 0;
    while (at < end) {
      if (column === 0) {
        rowStart = at;
        if (filled === blockRows) break;
        const next = this.#blank(bytes, at, end);
        if (next < 0) break;
        if (next > 0) {
          at = next;
          rowStart = next;
          continue;
        }
      }
      const before = last[column]!;
      let entry = 0;
      let stop = at;
      if (guessing[column] === 1) {
        stop = at + lexicon.bytes[before]!;
        if (stop < end && stops[bytes[stop]!] === 1 && lexicon.is(before, view, at, stop - at))
          entry = before;
        else {
          const next = lexicon.next[before]!;
          stop = at + lexicon.bytes[next]!;
          if (stop < end && stops[bytes[stop]!] === 1 && lexicon.is(next, view, at, stop - at)) entry = next;
        }
      }
      if (entry === 0) {
        stop = at;
        if (bytes[at] === QUOTE) stop = this.#closing(bytes, at, end);
        else while (stops[bytes[stop]!] === 0) stop++;
        if (stop < 0 || stop >= end) break;
        entry = texts.entry(view, at, stop - at, column, this.record + 1);
        if (before > 0 && entry !== before) lexicon.next[before] = entry;
        this.#misses[column]!++;
      }
      last[column] = entry;
      block[column * blockRows + filled] = lexicon.code[entry]!;
      const mark = bytes[stop]!;
      at = stop + 1;
      if (mark === delimiter) {
        column++;
        if (column < width) continue;
        const next = this.#excess(bytes, at, end);
        if (next < 0) break;
        at = next;
      } else {
        if (mark === CR) {
          if (at >= end) break;
          if (bytes[at] === LF) at++;
        }
        if (column + 1 < width) this.#short(column + 1, filled);
      }
      column = 0;
      rowStart = at;
      filled++;
      this.record++;
      this.rows++;
    }
    this.#filled = filled;
    if (filled === blockRows) this.flush();
    return rowStart;
  }

  /** Behind a line that is blank, 0 if it is not, -1 if that cannot be told yet. */
  #blank(bytes: Uint8Array, at: number, end: number): number {
    const byte = bytes[at];
    if ((byte !== LF && byte !== CR) || this.width === 1) return 0;
    if (byte === CR && at + 1 >= end) return -1;
    this.record++;
    this.blankRows++;
    return byte === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
  }

  /** Where the quoted cell ends, or -1 if that is not to be seen yet. */
  #closing(bytes: Uint8Array, start: number, end: number): number {
    let at = start + 1;
    while (at < end) {
      if (bytes[at] !== QUOTE) at++;
      else if (bytes[at + 1] === QUOTE && at + 1 < end) at += 2;
      else {
        at++;
        while (this.#stops[bytes[at]!] === 0) at++;
        return at < end ? at : -1;
      }
    }
    return -1;
  }

  /** The cells of a row from `at`: where each starts and stops, and where the next row begins; -1 if not whole. */
  #cells(bytes: Uint8Array, from: number, end: number, each: (start: number, stop: number) => void): number {
    let at = from;
    while (at <= end) {
      let stop = at;
      if (bytes[at] === QUOTE && at < end) stop = this.#closing(bytes, at, end);
      else while (this.#stops[bytes[stop]!] === 0) stop++;
      if (stop < 0 || stop >= end) return -1;
      if (bytes[stop] === CR && stop + 1 >= end) return -1;
      each(at, stop);
      at = stop + 1;
      if (bytes[stop] === this.#delimiter) continue;
      return bytes[stop] === CR && bytes[at] === LF ? at + 1 : at;
    }
    return -1;
  }

  #headings(bytes: Uint8Array, view: DataView, at: number, end: number): number {
    const cells: [start: number, stop: number][] = [];
    const next = this.#cells(bytes, at, end, (start, stop) => cells.push([start, stop]));
    if (next < 0) return -1;
    this.record++;
    this.width = cells.length;
    this.#last = new Int32Array(this.width);
    this.#misses = new Int32Array(this.width);
    this.#guessing = new Uint8Array(this.width).fill(1);
    this.#blockRows = Math.max(64, Math.min(2048, Math.floor(LARGEST_BLOCK / this.width)));
    this.#block = new Int32Array(this.width * this.#blockRows);
    const codes = cells.map(([start, stop]) => {
      this.pages.push(new CodePages());
      return this.#texts.lexicon.code[this.#texts.entry(view, start, stop - start, this.width, this.record)]!;
    });
    const names = new CodePages();
    names.append(Int32Array.from(codes), this.#texts.entries[this.width]!.length);
    this.pages.push(names);
    return next;
  }

  /** Cells beyond the last column are counted and left out. */
  #excess(bytes: Uint8Array, at: number, end: number): number {
    let more = 0;
    const next = this.#cells(bytes, at, end, () => {
      more++;
    });
    if (next >= 0) this.#ragged(this.width + more, 'those beyond are left out.');
    return next;
  }

  /** Cells that a short row lacks are empty. */
  #short(cells: number, row: number): void {
    const view = new DataView(new ArrayBuffer(SLACK));
    for (let column = cells; column < this.width; column++) {
      const entry = this.#texts.entry(view, 0, 0, column, this.record + 1);
      this.#block[column * this.#blockRows + row] = this.#texts.lexicon.code[entry]!;
    }
    this.#ragged(cells, 'those lacking are read as empty.');
  }

  #ragged(cells: number, what: string): void {
    const message = `has ${cells} ${cells === 1 ? 'cell' : 'cells'} where the headings have ${this.width}; ${what}`;
    this.#faults.add(this.record + 1, null, null, message);
  }
}
