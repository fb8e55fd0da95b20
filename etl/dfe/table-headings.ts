import { cellText, type SourceTable } from './sheet.js';
import { namedYears, yearAlone } from './years.js';

/**
 * Rows above the figures, parted into titles and headings. A title is text in the first column alone; a text in the last
 * column alone, above a heading of that column, says the unit of the whole table and is a title too.
 */
export function titlesOf(sheet: SourceTable, firstRow: number): { titles: string[]; headerRows: number[] } {
  const titles: string[] = [];
  const headerRows: number[] = [];
  const filled = (row: number): number[] =>
    Array.from({ length: sheet.width }, (_, column) => column).filter(
      (column) => cellText(sheet, row, column) !== '',
    );
  const rows = Array.from({ length: firstRow }, (_, row) => ({ row, columns: filled(row) }));
  const last = Math.max(...rows.flatMap(({ columns }) => columns), 0);
  rows.forEach(({ row, columns }) => {
    const [only] = columns;
    if (only === undefined) return;
    const alone = columns.length === 1 && firstRow > 1;
    const labelsTable =
      only === last && only > 1 && rows.some((below) => below.row > row && below.columns.includes(last));
    if (alone && (only === 0 || labelsTable)) titles.push(cellText(sheet, row, only));
    else headerRows.push(row);
  });
  return { titles, headerRows };
}

/** A heading, and the year that stands above its column alone. */
export interface Heading {
  readonly heading: string;
  readonly year: number | null;
}

/** What a column is called over which nothing stands but a year. */
const NAMELESS = 'value';

/** A year in front of what its figures rest on: `2014 - 2013 methodology`. */
const BEFORE_WORDS = /^\s*[-–:,]\s*(?=\S)/;

/** What a cell above a column says: its year, and what stands behind it. */
function readHeading(text: string): { readonly year: number | null; readonly words: string } {
  const alone = yearAlone(text);
  if (alone) return { year: alone.year, words: '' };
  const [first] = namedYears(text);
  const behind = first?.from === 0 ? text.slice(first.to) : '';
  return first && BEFORE_WORDS.test(behind)
    ? { year: first.year, words: behind.replace(BEFORE_WORDS, '') }
    : { year: null, words: text };
}

/** A word with the number of a footnote glued to it: `numbers3`. */
const GLUED_NOTE = /^([a-z]{4,})\d$/i;

/** Words of the headings that end in the number of a footnote: where `stage1` and `stage2` stand, the numbers tell them apart. */
function gluedNotes(sheet: SourceTable, headerRows: readonly number[]): ReadonlySet<string> {
  if (headerRows.length < 2) return new Set();
  const texts = headerRows.flatMap((row) =>
    Array.from({ length: sheet.width }, (_, column) => cellText(sheet, row, column)),
  );
  const byWord = new Map<string, Set<string>>();
  for (const text of texts) {
    const word = GLUED_NOTE.exec(text)?.[1];
    if (word !== undefined) byWord.set(word, (byWord.get(word) ?? new Set()).add(text));
  }
  return new Set([...byWord.values()].flatMap((all) => (all.size === 1 ? [...all] : [])));
}

const withoutNote = (words: string, notes: ReadonlySet<string>): string =>
  notes.has(words) ? words.replace(/\d$/, '') : words;

/** The headings of a table with several header rows: a text spans the blank cells to its right. */
export function stackedHeadings(sheet: SourceTable, headerRows: readonly number[]): Heading[] {
  const spans = headerRows.map(() => '');
  const notes = gluedNotes(sheet, headerRows);
  return Array.from({ length: sheet.width }, (_, column) => {
    headerRows.forEach((row, at) => {
      const text = cellText(sheet, row, column);
      if (text === '') return;
      spans[at] = text;
      spans.fill('', at + 1);
    });
    const read = spans.map(readHeading);
    const year = read.find((each) => each.year !== null)?.year ?? null;
    const heading = read
      .flatMap(({ words }) => (words === '' ? [] : [withoutNote(words, notes)]))
      .join(' / ');
    return { heading: heading || (year === null ? '' : NAMELESS), year };
  });
}

/** The first year within a heading, and the heading without it: `population_2011`, `Rate 2012-13`. */
function yearWithin(heading: string): { stem: string; year: number } | null {
  const [first] = namedYears(heading);
  if (!first || /^mid/i.test(heading)) return null;
  const stem = `${heading.slice(0, first.from)}${heading.slice(first.to)}`.replace(/[\s_(),:-]+$/, '').trim();
  return { stem: stem || NAMELESS, year: first.year };
}

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
