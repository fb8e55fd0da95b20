export const [QUOTE, LF, CR] = [0x22, 0x0a, 0x0d] as const;

/** Which bytes end a cell that is not quoted: 1 by byte. */
export function stopBytes(delimiter: number): Uint8Array {
  const stops = new Uint8Array(256);
  for (const byte of [delimiter, LF, CR]) stops[byte] = 1;
  return stops;
}

/** A word of four equal bytes is a byte times this. */
export const EACH_BYTE = 0x01010101;
const HIGH_BITS = 0x80808080;

const zerosIn = (word: number): number => (word - EACH_BYTE) & ~word & HIGH_BITS;

/** Not 0 if one of four bytes ends a cell; then the lowest bit set is the highest of the first such byte. */
export const stopsIn = (word: number, delimiters: number): number =>
  zerosIn(word ^ delimiters) | zerosIn(word ^ (LF * EACH_BYTE)) | zerosIn(word ^ (CR * EACH_BYTE));

/** How many bytes at two places are surely the same, in eights: up to the first that are not, or to `most`. */
export function bytesInCommon(view: DataView, one: number, other: number, most: number): number {
  let same = 0;
  while (same < most) {
    // As numbers, so that NaN differs from itself and 0 equals −0: neither comes of text.
    const eight = view.getFloat64(one + same, true);
    if (eight !== view.getFloat64(other + same, true) || eight === 0) break;
    same += 8;
  }
  return same;
}

/**
 * Where the cell ends, quoted or not; `bytes[end]` must be a line end.
 *
 * @returns -1 if that is not to be seen before `end`.
 */
export function cellStop(bytes: Uint8Array, start: number, end: number, stops: Uint8Array): number {
  let at = start;
  if (bytes[at] === QUOTE) {
    at++;
    for (; ; at += 2) {
      while (at < end && bytes[at] !== QUOTE) at++;
      if (at >= end) return -1;
      if (bytes[at + 1] !== QUOTE || at + 1 === end) break;
    }
    at++;
  }
  while (stops[bytes[at]!] === 0) at++;
  return at < end ? at : -1;
}

/**
 * The cells from `from` to the end of the row; `bytes[end]` must be a line end.
 *
 * @param each is told where a cell starts and stops.
 * @returns where the next row begins, or -1 if the row is not whole.
 */
export function eachCell(
  bytes: Uint8Array,
  from: number,
  end: number,
  stops: Uint8Array,
  each: (start: number, stop: number) => void,
): number {
  let at = from;
  for (;;) {
    const stop = cellStop(bytes, at, end, stops);
    if (stop < 0) return -1;
    const mark = bytes[stop];
    if (mark === CR && stop + 1 >= end) return -1;
    each(at, stop);
    at = stop + 1;
    if (mark === LF) return at;
    if (mark === CR) return bytes[at] === LF ? at + 1 : at;
  }
}

/**
 * Copy a quoted cell without its marks into `to` at `at`; a doubled mark is one.
 *
 * @returns how many bytes it is, and whether text stands behind the closing mark; such text is kept.
 */
export function unquote(
  bytes: Uint8Array,
  start: number,
  stop: number,
  to: Uint8Array,
  at: number,
): { length: number; behind: boolean } {
  let next = at;
  let closed = -1;
  for (let from = start + 1; from < stop; from++) {
    if (closed < 0 && bytes[from] === QUOTE) {
      if (from + 1 >= stop || bytes[from + 1] !== QUOTE) {
        closed = from;
        continue;
      }
      from++;
    }
    to[next] = bytes[from]!;
    next++;
  }
  return { length: next - at, behind: closed >= 0 && closed + 1 < stop };
}
