import type { Codes } from './columns.js';
import { WIDEST_NUMBER, writeNumber, writeWhole } from './digits.js';
import { csvCell, type EncodedCells, encodeCells } from './encoded-cells.js';

interface TextColumn {
  readonly name: string;
  readonly codes: Codes | Int32Array;
  readonly values: readonly string[];
}

/** NaN makes an empty cell; `decimals` is how many at most. */
interface NumberColumn {
  readonly name: string;
  readonly numbers: Float64Array;
  readonly decimals?: number;
}

/** Numbers that are not negative; `none` makes an empty cell. */
interface WholeColumn {
  readonly name: string;
  readonly whole: Uint8Array | Uint16Array | Uint32Array;
  readonly none?: number;
}

/** A column to write: texts by code, numbers, or whole numbers. */
export type WrittenColumn = TextColumn | NumberColumn | WholeColumn;

/** What is written at once: neighbouring texts that share their codes, or one column of numbers. */
interface Piece {
  readonly texts: EncodedCells | null;
  readonly numbers: Float64Array | null;
  readonly decimals: number;
  readonly whole: Uint8Array | Uint16Array | Uint32Array;
  readonly none: number;
  /** What ends the cell of a number. */
  readonly mark: number;
}

const BUFFER = 1 << 18;
const [COMMA, LF] = [0x2c, 0x0a];
const NO_NUMBERS = new Uint8Array(0);

function piecesOf(columns: readonly WrittenColumn[]): Piece[] {
  const pieces: Piece[] = [];
  const lines = { texts: null, numbers: null, decimals: 15, whole: NO_NUMBERS, none: -1, mark: COMMA };
  let shared: string[] = [];
  columns.forEach((column, index) => {
    const last = index === columns.length - 1;
    const mark = last ? LF : COMMA;
    if ('numbers' in column) pieces.push({ ...lines, ...column, mark });
    else if ('whole' in column) pieces.push({ ...lines, ...column, mark });
    else {
      const cells = column.values.map(
        (text) => csvCell(text, columns.length === 1) + String.fromCharCode(mark),
      );
      const before = pieces.at(-1)?.texts;
      const sharing = before?.codes === column.codes && shared.length === cells.length;
      shared = sharing ? shared.map((text, code) => text + cells[code]!) : cells;
      if (sharing) pieces.pop();
      pieces.push({ ...lines, texts: encodeCells(column.codes, shared) });
    }
  });
  return pieces;
}

/**
 * Writes rows of columns as CSV (RFC 4180, LF): quoted only where needed, numbers with at most 15 significant digits.
 * The arrays of the columns are read anew for each `rows`, so that they may be filled again and again. Neighbouring
 * text columns that share one array of codes are written at once.
 */
export class CsvWriter {
  readonly #pieces: readonly Piece[];
  readonly #write: (bytes: Uint8Array) => void;
  readonly #widest: number;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  /** @param write takes the bytes at once; they are overwritten when it returns. */
  constructor(columns: readonly WrittenColumn[], write: (bytes: Uint8Array) => void) {
    this.#write = write;
    this.#pieces = piecesOf(columns);
    this.#widest = this.#pieces.reduce((sum, { texts }) => sum + (texts?.widest ?? WIDEST_NUMBER) + 8, 0);
    const names = columns.map(({ name }) => csvCell(name, columns.length === 1));
    const headings = new TextEncoder().encode(`${names.join(',')}\n`);
    this.#bytes = new Uint8Array(Math.max(BUFFER, 2 * this.#widest, headings.length));
    this.#view = new DataView(this.#bytes.buffer);
    this.#bytes.set(headings);
    this.#at = headings.length;
  }

  /** Write the rows from `from` to before `to`. */
  rows(from: number, to: number): void {
    const bytes = this.#bytes;
    const view = this.#view;
    const pieces = this.#pieces;
    const full = bytes.length - this.#widest;
    let at = this.#at;
    for (let row = from; row < to; row++) {
      if (at > full) at = this.#flush(at);
      for (let index = 0; index < pieces.length; index++) {
        const { texts, numbers, decimals, whole, none, mark } = pieces[index]!;
        if (texts !== null) {
          const { eights, places } = texts;
          const place = texts.codes[row]! * 2;
          const end = at + places[place + 1]!;
          for (let eight = places[place]!; at < end; at += 8) {
            view.setFloat64(at, eights[eight]!, true);
            eight++;
          }
          at = end;
          continue;
        }
        if (numbers !== null) {
          const value = numbers[row]!;
          if (!Number.isNaN(value)) at = writeNumber(bytes, at, value, decimals);
        } else {
          const value = whole[row]!;
          if (value !== none)
            at = value < 0x80000000 ? writeWhole(bytes, at, value) : writeNumber(bytes, at, value);
        }
        bytes[at] = mark;
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

const lengthOf = (column: WrittenColumn): number => {
  if ('codes' in column) return column.codes.length;
  return 'numbers' in column ? column.numbers.length : column.whole.length;
};

/**
 * Write columns of one length as a CSV file.
 *
 * @example writeCsv([areaColumn, { name: 'rate', numbers: rates }], (bytes) => writeSync(file, bytes))
 */
export function writeCsv(columns: readonly WrittenColumn[], write: (bytes: Uint8Array) => void): void {
  const lengths = columns.map(lengthOf);
  if (new Set(lengths).size > 1)
    throw new Error(`the columns have different lengths: ${lengths.join(', ')}.`);
  const writer = new CsvWriter(columns, write);
  writer.rows(0, lengths[0] ?? 0);
  writer.end();
}
