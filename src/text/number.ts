import type { Indicator } from '../model/catalogue.js';
import type { Interval } from '../statistics/interval.js';
import { roundHalfUp } from '../statistics/rounding.js';

/** A whole number with thousands commas: `42,700`. */
export const grouped = (n: number): string => n.toLocaleString('en-GB');

/**
 * How many, with the word for it.
 *
 * @example count(2, 'authority', 'authorities') // '2 authorities'
 */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${grouped(n)} ${n === 1 ? one : many}`;

/** A number in a sentence: rounded half up, thousands commas, a true minus sign. */
export const number = (value: number, decimals = 4): string =>
  (roundHalfUp(value, decimals) + 0)
    .toLocaleString('en-GB', { maximumFractionDigits: decimals })
    .replace('-', '−');

/** A number in a column: plain digits. */
export const plain = (value: number, decimals = 4): string => String(roundHalfUp(value, decimals));

/** The bounds of an interval in a sentence, `39.95 to 40.05`, or the one number. */
export const bounds = ({ lo, hi }: Interval, decimals = 2): string =>
  lo === hi ? number(lo, decimals) : `${number(lo, decimals)} to ${number(hi, decimals)}`;

const UNIT_WORDS: Partial<Record<Indicator['unit'], string>> = {
  percent: '%',
  rate_per_10000: ' per 10,000',
  days: ' days',
  weeks: ' weeks',
};

const GAP_WORDS: Partial<Record<Indicator['unit'], string>> = {
  ...UNIT_WORDS,
  percent: ' percentage points',
};

/** No column is published with more decimals: a figure with more was never rounded, and a sentence rounds it to one. */
const MOST_DECIMALS = 4;

/** The words of a unit after a number: one day, two days. */
const wordsFor = (text: string, words = ''): string => (Number(text) === 1 ? words.replace(/s$/, '') : words);

/** A figure for a sentence, to the decimals given. */
export const shown = (value: number, decimals: number, unit: Indicator['unit'] | '' = ''): string => {
  const digits = decimals > MOST_DECIMALS ? 1 : Math.max(0, decimals);
  const text = roundHalfUp(value, digits).toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${text}${unit === '' ? '' : wordsFor(text, UNIT_WORDS[unit])}`;
};

/** A gap for a sentence, with its unit; it has more decimals where it would round to nothing. */
export function gapText(gap: number, decimals: number, unit: Indicator['unit']): string {
  let digits = decimals;
  while (digits < MOST_DECIMALS && gap !== 0 && roundHalfUp(gap, digits) === 0) digits++;
  const text = shown(gap, digits);
  return unit === 'percent' && Number(text) === 1
    ? '1 percentage point'
    : `${text}${wordsFor(text, GAP_WORDS[unit])}`;
}
