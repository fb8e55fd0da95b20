const [ZERO, POINT, MINUS] = [0x30, 0x2e, 0x2d];

const TENS = Float64Array.from({ length: 16 }, (_, power) => 10 ** power);

/** Below it, 15 decimals are too few for 15 digits. */
const SMALL = 0.1;

/** Most bytes that `writeNumber` takes. */
export const WIDEST_NUMBER = 25;

/** Four digits as text, by number. */
const FOURS = new Int32Array(
  Uint8Array.from({ length: 4e4 }, (_, at) => ZERO + (Math.floor(at / 4 / 10 ** (3 - (at % 4))) % 10)).buffer,
);
const held = new Uint8Array(16);
const heldFours = new Int32Array(held.buffer);

/** The digits of a whole number below 2³¹; returns where they end. */
export function writeWhole(bytes: Uint8Array, at: number, value: number): number {
  let rest = value | 0;
  if (rest < 10) {
    bytes[at] = ZERO + rest;
    return at + 1;
  }
  let length = 2;
  for (let bound = 100; length < 10 && rest >= bound; bound *= 10) length++;
  for (let place = at + length - 1; place >= at; place--) {
    const left = (rest / 10) | 0;
    bytes[place] = ZERO + rest - left * 10;
    rest = left;
  }
  return at + length;
}

/** A number of hundredths below 2³¹, without zeros at the end. */
function writeHundredths(bytes: Uint8Array, from: number, hundredths: number): number {
  const whole = (hundredths / 100) | 0;
  const fraction = (hundredths - whole * 100) | 0;
  const tenths = (fraction / 10) | 0;
  const at = writeWhole(bytes, from, whole);
  if (fraction === 0) return at;
  bytes[at] = POINT;
  bytes[at + 1] = ZERO + tenths;
  if (fraction === tenths * 10) return at + 2;
  bytes[at + 2] = ZERO + fraction - tenths * 10;
  return at + 3;
}

function writeText(bytes: Uint8Array, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
  return at + text.length;
}

/** Sixteen digits of a whole number up to 10¹⁵ into `held`, zeros in front. */
function holdDigits(scaled: number): void {
  const high = Math.floor(scaled / 1e8);
  const low = (scaled - high * 1e8) | 0;
  const first = (high / 1e4) | 0;
  const third = (low / 1e4) | 0;
  heldFours[0] = FOURS[first]!;
  heldFours[1] = FOURS[high - first * 1e4]!;
  heldFours[2] = FOURS[third]!;
  heldFours[3] = FOURS[low - third * 1e4]!;
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

  const hundredths = Math.round(value * 100);
  if (hundredths < 0x7fffffff && most >= 2 && hundredths / 100 === value)
    return writeHundredths(bytes, at, hundredths | 0);

  let before = 0;
  while (value >= TENS[before]!) before++;
  const decimals = Math.min(15 - before, most);
  const scaled = Math.round(value * TENS[decimals]!);
  if (scaled === 0) return writeWhole(bytes, from, 0);
  holdDigits(scaled);
  const point = 16 - decimals;
  let first = 0;
  while (first < point - 1 && held[first] === ZERO) first++;
  let end = 16;
  while (end > point && held[end - 1] === ZERO) end--;
  for (let place = first; place < point; place++) {
    bytes[at] = held[place]!;
    at++;
  }
  if (end === point) return at;
  bytes[at] = POINT;
  at++;
  for (let place = point; place < end; place++) {
    bytes[at] = held[place]!;
    at++;
  }
  return at;
}
