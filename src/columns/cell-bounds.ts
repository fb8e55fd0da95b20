export const [QUOTE, LF, CR] = [0x22, 0x0a, 0x0d] as const;

/** Which bytes end a cell that is not quoted: 1 by byte. */
export function stopBytes(delimiter: number): Uint8Array {
  const stops = new Uint8Array(256);
  for (const byte of [delimiter, LF, CR]) stops[byte] = 1;
  return stops;
}

/** Where the quoted cell ends, or -1 if that is not to be seen before `end`. */
export function quotedStop(bytes: Uint8Array, start: number, end: number, stops: Uint8Array): number {
  let at = start + 1;
  while (at < end) {
    if (bytes[at] !== QUOTE) at++;
    else if (bytes[at + 1] === QUOTE && at + 1 < end) at += 2;
    else {
      at++;
      while (stops[bytes[at]!] === 0) at++;
      return at < end ? at : -1;
    }
  }
  return -1;
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
    let stop = at;
    if (bytes[at] === QUOTE && at < end) stop = quotedStop(bytes, at, end, stops);
    else while (stops[bytes[stop]!] === 0) stop++;
    if (stop < 0 || stop >= end) return -1;
    const mark = bytes[stop];
    if (mark === CR && stop + 1 >= end) return -1;
    each(at, stop);
    at = stop + 1;
    if (mark === LF) return at;
    if (mark === CR) return bytes[at] === LF ? at + 1 : at;
  }
}
