import { FORMER_SYMBOLS, SYMBOLS } from './standard.js';

/** Names under which whole numbers tell groups apart rather than count. */
const GROUP_NAME = /(^|_)(age|ages|key_stage|nc_year|year_group|date)$/i;

/** Digits in any dress: `1,234`, `12%`, `£5`, `00:10`, `3.5 `. */
const LIKE_NUMBER = /^\s*[-£$]?\s*\d[\d,.: ]*%?\s*$/;

const isSymbol = (text: string): boolean =>
  Object.hasOwn(SYMBOLS, text.trim()) || Object.hasOwn(FORMER_SYMBOLS, text.trim()) || text.trim() === '';

/**
 * Tell filters from indicators by their cells, where no meta file says which is which: a column is an
 * indicator if at least half of the rows that hold something hold numbers, however they are written, or if
 * nothing but symbols stands in it.
 */
export function inferredRoles(
  columns: readonly string[],
  texts: (column: string) => ReadonlyMap<string, readonly number[]>,
): { filters: string[]; indicators: string[] } {
  const isIndicator = (column: string): boolean => {
    if (GROUP_NAME.test(column)) return false;
    let [numbers, words, symbols] = [0, 0, 0];
    for (const [text, rows] of texts(column)) {
      if (LIKE_NUMBER.test(text)) numbers += rows.length;
      else if (!isSymbol(text)) words += rows.length;
      else if (text.trim() !== '') symbols += rows.length;
    }
    return numbers + words === 0 ? symbols > 0 : numbers >= words;
  };
  const indicators = columns.filter(isIndicator);
  return { indicators, filters: columns.filter((column) => !indicators.includes(column)) };
}
