const [ZERO, POINT, MINUS] = [0x30, 0x2e, 0x2d];

const TENS = Float64Array.from({ length: 16 }, (_, power) => 10 ** power);

/** Below it, 15 decimals are too few for 15 digits. */
const SMALL = 0.1;

/** Most bytes that `writeNumber` takes. */
export const WIDEST_NUMBER = 25;

const held = new Uint8Array(16);

/** The digits of a whole number below 2³¹; returns where they end. */
export function writeWhole(bytes: Uint8Array, at: number, value: number): number {
  let rest = value | 0;
  let length = 1;
  for (let bound = 10; length < 10 && rest >= bound; bound *= 10) length++;
  for (let place = at + length - 1; place >= at; place--) {
    const left = (rest / 10) | 0;
    bytes[place] = ZERO + rest - left * 10;
    rest = left;
  }
  return at + length;
}

function writeText(bytes: Uint8Array, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
  return at + text.length;
}

/** Sixteen digits of a whole number up to 10¹⁵ into `held`, zeros in front. */
function holdDigits(scaled: number): void {
  const high = Math.floor(scaled / 1e8);
  let low = scaled - high * 1e8;
  for (let place = 15; place > 7; place--) {
    const left = (low / 10) | 0;
    held[place] = low - left * 10;
    low = left;
  }
  let rest = high | 0;
  for (let place = 7; place >= 0; place--) {
    const left = (rest / 10) | 0;
    held[place] = rest - left * 10;
    rest = left;
  }
}

/**
 * A number with at most 15 significant digits and no zeros at the end, as data.table and spreadsheets write it:
 * what adding leaves beyond them (0.30000000000000004) is no part of a figure.
 *
 * @param most how many decimals at most; fewer take away what subtracting leaves (62.35 − 62.3).
 * @returns where the text ends.
 */
export function writeNumber(bytes: Uint8Array, from: number, number: number, most = 15): number {
  let at = from;
  let value = number;
  if (value < 0) {
    bytes[at] = MINUS;
    at++;
    value = -value;
  }
  if (value < 0x7fffffff && value === (value | 0)) return writeWhole(bytes, at, value);
  if (value >= 1e15 || (value < SMALL && most > 12))
    return writeText(bytes, at, String(Number(value.toPrecision(15))));

  let before = 0;
  while (value >= TENS[before]!) before++;
  const hundredths = Math.round(value * 100);
  const short = hundredths / 100 === value && before < 14 && most >= 2;
  const decimals = short ? 2 : Math.min(15 - before, most);
  const scaled = short ? hundredths : Math.round(value * TENS[decimals]!);
  if (scaled === 0) return writeWhole(bytes, from, 0);
  holdDigits(scaled);
  const point = 16 - decimals;
  let first = 0;
  while (first < point - 1 && held[first] === 0) first++;
  let end = 16;
  while (end > point && held[end - 1] === 0) end--;
  for (let place = first; place < end; place++) {
    if (place === point) {
      bytes[at] = POINT;
      at++;
    }
    bytes[at] = ZERO + held[place]!;
    at++;
  }
  return at;
}
