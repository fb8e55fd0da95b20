import type { Codes } from './columns.js';

/** Texts as the bytes of cells, each with what ends it, padded to eights. */
export interface EncodedCells {
  readonly codes: Codes | Int32Array;
  /** By code, in pairs: where its eights begin, and how many bytes it has. */
  readonly places: Int32Array;
  /** Eight bytes each; UTF-8 never makes a NaN of them, so that they can be copied as numbers. */
  readonly eights: Float64Array;
  readonly widest: number;
}

const encoder = new TextEncoder();

/**
 * A text as a cell: quoted only where it must be.
 *
 * @param alone whether its row has no other cell; then an empty one is quoted, lest the row be lost.
 */
export const csvCell = (text: string, alone: boolean): string =>
  /[",\r\n]/.test(text) || (alone && text === '') ? `"${text.replaceAll('"', '""')}"` : text;

/** Pack one text a code. */
export function encodeCells(codes: Codes | Int32Array, texts: readonly string[]): EncodedCells {
  const encoded = texts.map((text) => encoder.encode(text));
  const places = new Int32Array(encoded.length * 2);
  let end = 0;
  let widest = 0;
  encoded.forEach((bytes, code) => {
    places[code * 2] = end;
    places[code * 2 + 1] = bytes.length;
    end += (bytes.length + 7) >> 3;
    widest = Math.max(widest, bytes.length);
  });
  const eights = new Float64Array(end);
  const bytes = new Uint8Array(eights.buffer);
  encoded.forEach((cell, code) => {
    bytes.set(cell, places[code * 2]! * 8);
  });
  return { codes, places, eights, widest };
}
