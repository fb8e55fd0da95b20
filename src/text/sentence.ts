import type { Indicator } from '../model/catalogue.js';
import { roundHalfUp } from '../statistics/rounding.js';

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

/** A figure for a sentence, to the decimals given. */
export const shown = (value: number, decimals: number, unit: Indicator['unit'] | '' = ''): string => {
  const digits = decimals > MOST_DECIMALS ? 1 : Math.max(0, decimals);
  const text = roundHalfUp(value, digits).toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${text}${unit === '' ? '' : (UNIT_WORDS[unit] ?? '')}`;
};

/** A gap for a sentence, with its unit; one percentage point is one point. */
export const gapText = (gap: number, decimals: number, unit: Indicator['unit']): string =>
  unit === 'percent' && gap === 1 ? '1 percentage point' : `${shown(gap, decimals)}${GAP_WORDS[unit] ?? ''}`;

/** A breakdown for a sentence: ` (subject: English)`, or nothing for the whole. */
export const breakdownText = (breakdown: string): string =>
  breakdown === '' ? '' : ` (${breakdown.replaceAll('=', ': ').replaceAll('_', ' ')})`;

/** A name of a group at the start of a sentence. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** When, for a sentence: on a day, in a year or month. */
export const when = (period: string): string => {
  if (/^\d{1,2} [A-Z]/.test(period)) return `on ${period}`;
  return period.startsWith('12 months') ? `in the ${period}` : `in ${period}`;
};

/** A list for a sentence: `a, b or c`. */
export const orList = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** A list for a sentence: `a, b and c`. */
export const andList = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
