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
