/**
 * A text as a name of letters, digits and underscores.
 *
 * @example slug('Rate per 10,000 (%)') // 'rate_per_10000_percent'
 */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/%/g, ' percent ')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '') || 'column';

/**
 * A text as a name of files and ids: lower-case letters and digits, joined by hyphens.
 *
 * @example dashed('Children in need: rates') // 'children-in-need-rates'
 */
export const dashed = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
