import {
  bytesInCommon,
  CR,
  cellStop,
  EACH_BYTE,
  eachCell,
  LF,
  QUOTE,
  stopBytes,
  stopsIn,
} from './cell-bounds.js';
import type { CellTexts } from './cell-texts.js';
import { CodeBlock } from './code-block.js';
import { type Codes, codesFor } from './columns.js';
import { CODE, LENGTH, NEXT, TAIL } from './lexicon.js';

/** Bytes that a scan may read beyond the last. */
export const SLACK = 24;

/** Each so many blocks, guessing is tried again where it was given up. */
const RETRY = 16;

/** A row whose number of cells is not the number of columns. */
export interface RaggedRow {
  /** Counted from 1, headings and blank lines included. */
  readonly row: number;
  /** How many cells it has; empty cells beyond the last column do not count. */
  readonly cells: number;
}

/** Rows of a CSV, read from a buffer of bytes into one code a cell. */
export class RowScanner {
  /** Columns, known once the headings are read. */
  width = 0;
  rows = 0;
  /** Rows of the file so far, headings and blank lines included. */
  record = 0;
  /** Blank lines above the headings; below them a blank line is a row of empty cells. */
  blankAbove = 0;
  /** Rows with more or fewer cells than there are columns. */
  readonly ragged: RaggedRow[] = [];
  readonly #texts: CellTexts;
  readonly #delimiter: number;
  readonly #stops: Uint8Array;
  #block = new CodeBlock(1);
  #filled = 0;
  /** How many rows are read before they are handed on: few at first, so that guesses settle early. */
  #full = 16;
  #blocks = 0;
  #headings: Codes = new Uint8Array(0);
  /** By column: the entry of the row above, and where the cell ended behind the row's begin. */
  #last = new Int32Array(0);
  #ends = new Int32Array(0);
  /** By column: whether the cell is first compared with what was there before, and how often that failed. */
  #guessing = new Uint8Array(0);
  #misses = new Int32Array(0);

  readonly #least: number;

  /** @param least how many columns there are at least; headings that the first row lacks are empty. */
  constructor(texts: CellTexts, delimiter: number, least: number) {
    this.#texts = texts;
    this.#least = least;
    this.#delimiter = delimiter;
    this.#stops = stopBytes(delimiter);
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
      const next = this.#blank(bytes, at, end) || this.#readHeadings(bytes, view, at, end);
      if (next < 0) return at;
      at = next;
    }
    while (at < end) {
      const next = this.#fill(bytes, view, at, end);
      if (this.#filled === this.#full) this.#flush();
      if (next === at) break;
      at = next;
    }
    return at;
  }

  /** The codes of a column, or behind the last those of the headings. */
  codes(column: number): Codes {
    if (this.#filled > 0) this.#flush();
    if (column === this.width) return this.#headings;
    return this.#block.join(column, this.#texts.entries[column]?.length ?? 0);
  }

  #flush(): void {
    const rows = this.#filled;
    const { lexicon, entries } = this.#texts;
    this.#blocks++;
    for (let column = 0; column < this.width; column++) {
      if (this.#block.since[column]! < rows)
        this.#block.repeat(column, rows, lexicon.codeOf(this.#last[column]!));
      this.#block.flush(column, rows, entries[column]!.length);
      const guessed = this.#misses[column]! * 4 < rows * 3 || this.#blocks % RETRY === 0;
      this.#guessing[column] = guessed ? 1 : 0;
      this.#misses[column] = 0;
    }
    this.#filled = 0;
    this.#full = Math.min(this.#block.rows, this.#full * 2);
  }

  /**
   * Rows until the block is full or the bytes are at an end. What a row has in common with the row above, byte for
   * byte from its begin, is not looked at cell by cell; then each cell is compared with the one above and with the
   * one that came after that before; only then it is looked up.
   */
  #fill(bytes: Uint8Array, view: DataView, from: number, end: number): number {
    const texts = this.#texts;
    const lexicon = texts.lexicon;
    let entries = lexicon.entries;
    const stops = this.#stops;
    const delimiter = this.#delimiter;
    const delimiters = Math.imul(delimiter, EACH_BYTE);
    const block = this.#block;
    const { codes, since, rows } = block;
    const full = this.#full;
    const width = this.width;
    const last = this.#last;
    const ends = this.#ends;
    const guessing = this.#guessing;
    let filled = this.#filled;
    let rowStart = from;
    let above = -1;
    let common = 0;
    while (rowStart < end && filled < full) {
      let at = rowStart;
      const first = bytes[at];
      if (first === LF || first === CR) {
        const next = this.#blank(bytes, at, end);
        if (next < 0) break;
        if (next > 0) {
          this.#empty(0, filled);
          entries = lexicon.entries;
          rowStart = next;
          above = -1;
          common = 0;
          filled++;
          this.rows++;
          continue;
        }
      }
      if (above >= 0 && width > 1) {
        const same = Math.min(end - at, bytesInCommon(view, above, at, ends[width - 2]!));
        while (common < width - 1 && ends[common]! <= same) common++;
        while (common > 0 && ends[common - 1]! > same) common--;
        if (common > 0) at += ends[common - 1]!;
      } else common = 0;

      let column = common;
      let whole = false;
      while (at < end) {
        const before = last[column]!;
        let entry = 0;
        let stop = at;
        if (guessing[column] === 1) {
          const after = entries[before + NEXT]!;
          const guess = column === common ? after : before;
          stop = at + entries[guess + LENGTH]!;
          if (stop < end && stops[bytes[stop]!] === 1 && lexicon.is(guess, view, at, stop - at))
            entry = guess;
          else {
            const other = column === common ? before : after;
            stop = at + entries[other + LENGTH]!;
            if (stop < end && stops[bytes[stop]!] === 1 && lexicon.is(other, view, at, stop - at))
              entry = other;
          }
        }
        if (entry === 0) {
          const head = view.getInt32(at, true);
          let found = (head & 0xff) === QUOTE ? 0 : stopsIn(head, delimiters);
          if (found !== 0) {
            const length = (31 - Math.clz32(found & -found)) >> 3;
            stop = at + length;
            entry = lexicon.findShort(head & TAIL[length as 0 | 1 | 2 | 3], 0, length, column * 2);
          } else {
            const more = view.getInt32(at + 4, true);
            found = (head & 0xff) === QUOTE ? 0 : stopsIn(more, delimiters);
            const length = (31 - Math.clz32(found & -found)) >> 3;
            stop = at + 4 + length;
            if (found !== 0)
              entry = lexicon.findShort(head, more & TAIL[length as 0 | 1 | 2 | 3], 4 + length, column * 2);
          }
          if (entry === 0) {
            stop = cellStop(bytes, at, end, stops);
            if (stop >= 0 && stop < end) entry = texts.entry(view, at, stop - at, column, this.record + 1);
          }
          if (entry === 0 || stop >= end) break;
          entries = lexicon.entries;
          if (before > 0 && entry !== before) entries[before + NEXT] = entry;
          this.#misses[column]!++;
        }
        if (entry !== before) {
          if (since[column]! < filled) block.repeat(column, filled, entries[before + CODE]!);
          last[column] = entry;
          codes[column * rows + filled] = entries[entry + CODE]!;
          since[column] = filled + 1;
        }
        const mark = bytes[stop]!;
        at = stop + 1;
        ends[column] = at - rowStart;
        if (mark === delimiter) {
          column++;
          if (column < width) continue;
          at = this.#excess(bytes, at, end);
          whole = at >= 0;
          break;
        }
        if (mark === CR) {
          if (at >= end) break;
          if (bytes[at] === LF) at++;
        }
        whole = true;
        break;
      }
      if (!whole) break;
      above = rowStart;
      if (column + 1 < width) {
        this.#short(column + 1, filled);
        entries = lexicon.entries;
        above = -1;
      }
      rowStart = at;
      filled++;
      this.record++;
      this.rows++;
    }
    this.#filled = filled;
    return rowStart;
  }

  /** Behind a line that is blank, 0 if it is not, -1 if that cannot be told yet. */
  #blank(bytes: Uint8Array, at: number, end: number): number {
    const byte = bytes[at];
    if ((byte !== LF && byte !== CR) || this.width === 1) return 0;
    if (byte === CR && at + 1 >= end) return -1;
    this.record++;
    if (this.width === 0) this.blankAbove++;
    return byte === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
  }

  #readHeadings(bytes: Uint8Array, view: DataView, at: number, end: number): number {
    const cells: [start: number, stop: number][] = [];
    const next = eachCell(bytes, at, end, this.#stops, (start, stop) => cells.push([start, stop]));
    if (next < 0) return -1;
    this.record++;
    this.width = Math.max(cells.length, this.#least);
    if (cells.length < this.width) this.ragged.push({ row: this.record, cells: cells.length });
    while (cells.length < this.width) cells.push([at, at]);
    this.#last = new Int32Array(this.width);
    this.#ends = new Int32Array(this.width);
    this.#misses = new Int32Array(this.width);
    this.#guessing = new Uint8Array(this.width).fill(1);
    this.#block = new CodeBlock(this.width);
    const codes = cells.map(([start, stop]) =>
      this.#texts.lexicon.codeOf(this.#texts.entry(view, start, stop - start, this.width, this.record)),
    );
    this.#headings = codesFor(codes.length, codes.length);
    this.#headings.set(codes);
    return next;
  }

  /** Cells beyond the last column are counted up to the last that is not empty, and left out. */
  #excess(bytes: Uint8Array, at: number, end: number): number {
    let [more, filled] = [0, 0];
    const next = eachCell(bytes, at, end, this.#stops, (start, stop) => {
      more++;
      if (stop > start) filled = more;
    });
    if (next >= 0 && filled > 0) this.ragged.push({ row: this.record + 1, cells: this.width + filled });
    return next;
  }

  /** Cells that a short row lacks are empty. */
  #short(cells: number, row: number): void {
    this.#empty(cells, row);
    this.ragged.push({ row: this.record + 1, cells });
  }

  #empty(from: number, row: number): void {
    const none = new DataView(new ArrayBuffer(SLACK));
    const { lexicon } = this.#texts;
    for (let column = from; column < this.width; column++) {
      const before = this.#last[column]!;
      if (this.#block.since[column]! < row) this.#block.repeat(column, row, lexicon.codeOf(before));
      this.#last[column] = this.#texts.entry(none, 0, 0, column, this.record + 1);
      this.#block.codes[column * this.#block.rows + row] = lexicon.codeOf(this.#last[column]!);
      this.#block.since[column] = row + 1;
    }
  }
}
