import type { Fault } from '../../model/fault.js';
import { CellTexts } from './cell-texts.js';
import { type Columns, DictColumn } from './columns.js';
import { decodeTexts, type Encoding, markBytes, utf16Of } from './decode-texts.js';
import { FaultList, type ScanFault } from './fault-list.js';
import { type RaggedRow, RowScanner, SLACK } from './row-scanner.js';

const BUFFER = 1 << 18;
/** A byte order mark must be seen at once. */
const SMALLEST_BUFFER = 4;
const LARGEST_ROW = 1 << 24;

export interface ScanOptions {
  /** The file's name, for the faults. */
  readonly file?: string;
  /** What parts the cells: one ASCII character. */
  readonly delimiter?: string;
  /** How many columns there are at least, where the first row may be a title with fewer cells. */
  readonly columns?: number;
  /** How many bytes are held at once; more only while a row is longer. */
  readonly buffer?: number;
}

/** A scanned file: its columns, and what was met on the way. */
export interface Scanned {
  readonly columns: Columns;
  /** The encoding in which the texts were read. */
  readonly encoding: Encoding;
  /** Blank lines above the headings. Below them a blank line is a row of empty cells. */
  readonly blankAbove: number;
  /** Rows with more or fewer cells than there are columns: cells lacking are read as empty, others left out. */
  readonly ragged: readonly RaggedRow[];
  /** The first faults; `faultCount` tells how many there are. */
  readonly faults: readonly ScanFault[];
  /** A fault after which what was read cannot be relied on. */
  readonly fatal: Fault | null;
  readonly faultCount: number;
}

/**
 * Reads a CSV file into columns of text, piece by piece, cut anywhere: quotes as in RFC 4180, any line ends, UTF-8
 * with or without a byte order mark, and Windows-1252 where a text is no UTF-8. Nothing is converted; what is wrong
 * with the file comes back as faults, and the rest is read.
 *
 * @example
 * const scanner = new CsvScanner({ file: 'cla.csv' });
 * scanner.push(bytes);
 * scanner.end().columns.columns[0]!.at(0); // '201314'
 */
export class CsvScanner {
  readonly #faults: FaultList;
  readonly #texts: CellTexts;
  readonly #rows: RowScanner;
  #bytes: Uint8Array<ArrayBuffer>;
  #view: DataView;
  #held = 0;
  #begun = false;
  #stopped = false;

  constructor(options: ScanOptions = {}) {
    const { file = '', delimiter = ',', buffer = BUFFER, columns = 0 } = options;
    const byte = delimiter.charCodeAt(0);
    if (delimiter.length !== 1 || byte > 0x7f || '"\r\n'.includes(delimiter))
      throw new Error(`a delimiter is one ASCII character, not "${delimiter}".`);
    this.#bytes = new Uint8Array(Math.max(SMALLEST_BUFFER, buffer) + SLACK);
    this.#view = new DataView(this.#bytes.buffer);
    this.#faults = new FaultList(file);
    this.#texts = new CellTexts(this.#faults);
    this.#rows = new RowScanner(this.#texts, byte, columns);
  }

  /** Take the next bytes; they are copied and may be overwritten afterwards. */
  push(bytes: Uint8Array): void {
    let taken = 0;
    while (taken < bytes.length && !this.#stopped) {
      const room = this.#bytes.length - SLACK - this.#held;
      const count = Math.min(room, bytes.length - taken);
      this.#bytes.set(bytes.subarray(taken, taken + count), this.#held);
      this.#held += count;
      taken += count;
      if (count === room) this.#scan();
    }
  }

  /** All columns, once everything has been pushed. */
  end(): Scanned {
    this.#scan();
    if (this.#held > 0 && !this.#stopped) this.#lastLine();
    if (this.#rows.width === 0) this.#whole('is empty.');
    const { width, rows, blankAbove, ragged } = this.#rows;
    const { encoding, values, merge } = decodeTexts(this.#texts, this.#faults);
    const codes = Array.from({ length: width }, (_, column) => merge(column, this.#rows.codes(column)));
    const names = Array.from(merge(width, this.#rows.codes(width)), (code) => values[width]![code]!);
    const columns = names.map((name, column) => new DictColumn(name, codes[column]!, values[column] ?? []));
    const { kept: faults, count: faultCount, fatal } = this.#faults;
    return { columns: { rows, columns, names }, encoding, blankAbove, ragged, faults, faultCount, fatal };
  }

  #whole(message: string): void {
    this.#faults.add(null, null, null, message, 'fatal');
  }

  /** Read the whole rows that are held; the rest moves to the front. */
  #scan(): void {
    if (this.#stopped) return;
    let from = 0;
    if (!this.#begun && this.#held > 0) {
      this.#begun = true;
      if (utf16Of(this.#bytes) !== null) {
        this.#whole('is UTF-16; save it as UTF-8.');
        this.#stopped = true;
        return;
      }
      from = markBytes(this.#bytes);
    }
    if (from > 0) this.#keepFrom(from);
    this.#keepFrom(this.#rows.scan(this.#bytes, this.#view, this.#held));
    if (this.#held < this.#bytes.length - SLACK) return;
    if (this.#held >= LARGEST_ROW) {
      const size = `${LARGEST_ROW >> 20} MB`;
      this.#faults.add(this.#rows.record + 1, null, null, `is longer than ${size}, ${UNCLOSED}`, 'fatal');
      this.#stopped = true;
      return;
    }
    const grown = new Uint8Array(this.#bytes.length * 2);
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }

  #keepFrom(from: number): void {
    if (from > 0) this.#bytes.copyWithin(0, from, this.#held);
    this.#held -= from;
  }

  /** The last row may lack its line end; if it is still not whole with one, a quote is open. */
  #lastLine(): void {
    this.#bytes[this.#held] = 0x0a;
    this.#held++;
    this.#keepFrom(this.#rows.scan(this.#bytes, this.#view, this.#held));
    if (this.#held > 0)
      this.#faults.add(this.#rows.record + 1, null, null, `is cut off, ${UNCLOSED}`, 'fatal');
  }
}

const UNCLOSED =
  'because a quotation mark is opened and never closed; the row and all behind it are left out: fetch the file again.';
