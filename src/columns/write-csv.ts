import type { Codes } from './columns.js';
import { WIDEST_NUMBER, writeNumber, writeWhole } from './digits.js';

/** A column to write: texts by code, numbers, or whole numbers that are not negative. */
export type WrittenColumn =
  | { readonly name: string; readonly codes: Codes | Int32Array; readonly values: readonly string[] }
  /** NaN makes an empty cell; `decimals` is how many at most. */
  | { readonly name: string; readonly numbers: Float64Array; readonly decimals?: number }
  /** `none` makes an empty cell. */
  | {
      readonly name: string;
      readonly whole: Uint8Array | Uint16Array | Uint32Array;
      readonly none?: number;
    };

/** Texts as the bytes of cells, each with what ends it, padded to whole words. */
interface Cells {
  readonly codes: Codes | Int32Array;
  readonly start: Int32Array;
  readonly length: Int32Array;
  readonly words: Int32Array;
}

const BUFFER = 1 << 18;
const [COMMA, LF] = [0x2c, 0x0a];
const encoder = new TextEncoder();

const quoted = (text: string, alone: boolean): string =>
  /[",\r\n]/.test(text) || (alone && text === '') ? `"${text.replaceAll('"', '""')}"` : text;

function cellsOf(
  codes: Codes | Int32Array,
  values: readonly string[],
  end: string,
  alone: boolean,
): { cells: Cells; widest: number } {
  const encoded = values.map((text) => encoder.encode(quoted(text, alone) + end));
  const length = Int32Array.from(encoded, (bytes) => bytes.length);
  const start = new Int32Array(encoded.length);
  let words = 0;
  encoded.forEach((bytes, code) => {
    start[code] = words;
    words += (bytes.length + 3) >> 2;
  });
  const packed = new Int32Array(words);
  const bytes = new Uint8Array(packed.buffer);
  encoded.forEach((cell, code) => {
    bytes.set(cell, start[code]! * 4);
  });
  const widest = length.reduce((most, each) => Math.max(most, each), 0);
  return { cells: { codes, start, length, words: packed }, widest };
}

/**
 * Writes rows of columns as CSV (RFC 4180, LF): quoted only where needed, numbers with at most 15 significant digits.
 * The arrays of the columns are read anew for each `rows`, so that they may be filled again and again.
 */
export class CsvWriter {
  readonly #texts: (Cells | null)[] = [];
  readonly #numbers: (Float64Array | null)[] = [];
  readonly #decimals: number[] = [];
  readonly #whole: { readonly whole: Uint8Array | Uint16Array | Uint32Array; readonly none: number }[] = [];
  readonly #columns: number;
  readonly #write: (bytes: Uint8Array) => void;
  readonly #widest: number;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  /** @param write takes the bytes at once; they are overwritten when it returns. */
  constructor(columns: readonly WrittenColumn[], write: (bytes: Uint8Array) => void) {
    this.#write = write;
    this.#columns = columns.length;
    let widest = 8;
    columns.forEach((column, index) => {
      const alone = columns.length === 1;
      const end = index === columns.length - 1 ? '\n' : ',';
      const packed =
        'codes' in column
          ? cellsOf(column.codes, column.values, end, alone)
          : { cells: null, widest: WIDEST_NUMBER + 1 };
      widest += packed.widest;
      this.#texts.push(packed.cells);
      this.#numbers.push('numbers' in column ? column.numbers : null);
      this.#decimals.push('numbers' in column ? (column.decimals ?? 15) : 0);
      this.#whole.push(
        'whole' in column
          ? { whole: column.whole, none: column.none ?? -1 }
          : { whole: new Uint8Array(0), none: -1 },
      );
    });
    this.#widest = widest;
    const headings = encoder.encode(
      `${columns.map(({ name }) => quoted(name, columns.length === 1)).join(',')}\n`,
    );
    this.#bytes = new Uint8Array(Math.max(BUFFER, 2 * widest, headings.length));
    this.#view = new DataView(this.#bytes.buffer);
    this.#bytes.set(headings);
    this.#at = headings.length;
  }

  /** Write the rows from `from` to before `to`. */
  rows(from: number, to: number): void {
    const bytes = this.#bytes;
    const view = this.#view;
    const texts = this.#texts;
    const numbers = this.#numbers;
    const last = this.#columns - 1;
    const full = bytes.length - this.#widest;
    let at = this.#at;
    for (let row = from; row < to; row++) {
      if (at > full) at = this.#flush(at);
      for (let column = 0; column <= last; column++) {
        const text = texts[column];
        if (text) {
          const code = text.codes[row]!;
          const length = text.length[code]!;
          const words = text.words;
          let word = text.start[code]!;
          for (let offset = 0; offset < length; offset += 4) {
            view.setInt32(at + offset, words[word]!, true);
            word++;
          }
          at += length;
          continue;
        }
        const array = numbers[column];
        if (array) {
          const value = array[row]!;
          if (!Number.isNaN(value)) at = writeNumber(bytes, at, value, this.#decimals[column]);
        } else {
          const { whole, none } = this.#whole[column]!;
          const value = whole[row]!;
          if (value !== none)
            at = value < 0x80000000 ? writeWhole(bytes, at, value) : writeNumber(bytes, at, value);
        }
        bytes[at] = column === last ? LF : COMMA;
        at++;
      }
    }
    this.#at = at;
  }

  /** Hand over what is left. */
  end(): void {
    this.#at = this.#flush(this.#at);
  }

  #flush(at: number): number {
    if (at > 0) this.#write(this.#bytes.subarray(0, at));
    return 0;
  }
}

/**
 * Write columns of one length as a CSV file.
 *
 * @example writeCsv([areaColumn, { name: 'rate', numbers: rates }], (bytes) => writeSync(file, bytes))
 */
export function writeCsv(columns: readonly WrittenColumn[], write: (bytes: Uint8Array) => void): void {
  const lengths = columns.map((column) =>
    'codes' in column
      ? column.codes.length
      : 'numbers' in column
        ? column.numbers.length
        : column.whole.length,
  );
  if (new Set(lengths).size > 1)
    throw new Error(`the columns have different lengths: ${lengths.join(', ')}.`);
  const writer = new CsvWriter(columns, write);
  writer.rows(0, lengths[0] ?? 0);
  writer.end();
}
