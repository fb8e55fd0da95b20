import { cellText, type Sheet } from './sheet.js';

/** Rows above the figures that hold text in the first column alone: titles. */
export function titlesOf(sheet: Sheet, firstRow: number): { titles: string[]; headerRows: number[] } {
  const titles: string[] = [];
  const headerRows: number[] = [];
  for (let row = 0; row < firstRow; row++) {
    const texts = Array.from({ length: sheet.width }, (_, column) => cellText(sheet, row, column));
    const filled = texts.filter((text) => text !== '').length;
    if (filled === 0) continue;
    if (filled === 1 && texts[0] !== '' && firstRow > 1) titles.push(texts[0]!);
    else headerRows.push(row);
  }
  return { titles, headerRows };
}

/** A heading, and the year that stands above its column alone. */
export interface Heading {
  readonly heading: string;
  readonly year: number | null;
}

/** What a column is called over which nothing stands but a year. */
const NAMELESS = 'value';

const YEAR_ALONE = /^(20[0-3]\d)(\s*\(.*\))?\d?$/;

/** The headings of a table with several header rows: a text spans the blank cells to its right. */
export function stackedHeadings(sheet: Sheet, headerRows: readonly number[]): Heading[] {
  const spans = headerRows.map(() => '');
  return Array.from({ length: sheet.width }, (_, column) => {
    headerRows.forEach((row, at) => {
      const text = cellText(sheet, row, column);
      if (text === '') return;
      spans[at] = text;
      spans.fill('', at + 1);
    });
    const year = spans.map((text) => YEAR_ALONE.exec(text)?.[1]).find((text) => text !== undefined);
    const parts = spans.filter((text) => text !== '' && !YEAR_ALONE.test(text));
    const heading = parts.join(' / ');
    if (year === undefined) return { heading, year: null };
    return { heading: heading || NAMELESS, year: Number(year) };
  });
}

/** A year within a heading: `population_2011`, `Rate 2012-13`. */
const YEAR_WITHIN = /(?<!\d)(20[0-3]\d)([-/]?(\d\d))?(?!\d)/;

const yearWithin = (heading: string): { stem: string; year: number } | null => {
  const found = YEAR_WITHIN.exec(heading);
  if (!found || /^mid/i.test(heading)) return null;
  const [text, first, , second] = found;
  const spans = second !== undefined && Number(second) === (Number(first) + 1) % 100;
  if (second !== undefined && !spans) return null;
  const stem = heading
    .replace(text, '')
    .replace(/[\s_(),:-]+$/, '')
    .trim();
  return { stem: stem || NAMELESS, year: Number(first) + (spans ? 1 : 0) };
};

/** Headings that differ by their year alone are one heading in several years. */
export function yearColumns(headings: readonly Heading[]): Heading[] {
  const read = headings.map(({ heading, year }) => (year === null ? yearWithin(heading) : null));
  const years = new Map<string, Set<number>>();
  for (const one of read) if (one) years.set(one.stem, (years.get(one.stem) ?? new Set()).add(one.year));
  return headings.map((heading, index) => {
    const own = read[index];
    return own && years.get(own.stem)!.size > 1 ? { heading: own.stem, year: own.year } : heading;
  });
}
