import type { Interval } from '../statistics/interval.js';
import { roundHalfUp } from '../statistics/rounding.js';

/** A number in a sentence: thousands commas, no binary dust. */
export function number(value: number, decimals = 4): string {
  const [whole, fraction] = String(Math.abs(roundHalfUp(value, decimals))).split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 && Number(whole + (fraction ?? '')) !== 0 ? '−' : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
}

/** A number in a column: plain digits. */
export const plain = (value: number, decimals = 4): string => String(roundHalfUp(value, decimals));

/** The bounds of an interval in a sentence, `39.95 to 40.05`, or the one number. */
export const bounds = ({ lo, hi }: Interval, decimals = 2): string =>
  lo === hi ? number(lo, decimals) : `${number(lo, decimals)} to ${number(hi, decimals)}`;
