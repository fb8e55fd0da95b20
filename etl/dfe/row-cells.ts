import { looksLikeFigure } from '../../src/ees/read-figure.js';
import type { Fault } from '../../src/model/fault.js';
import type { Layout } from './layout.js';
import { cellText, type SourceTable } from './sheet.js';
import { rowTime } from './time.js';

/** Rows that a message names; others are counted. */
const NAMED = 5;

/** How many cells the row has that holds the headings: the nearest above the figures with more than one text. */
function headingCells(sheet: SourceTable, firstRow: number): number {
  for (let row = firstRow - 1; row >= 0; row--) {
    const texts = sheet.columns.columns.filter((_, column) => cellText(sheet, row, column) !== '');
    if (texts.length > 1) return sheet.ragged.get(row) ?? sheet.width;
  }
  return sheet.width;
}

/** Whether a row stands in the table: it names something and has a figure or, in an EES file, a period. */
function isOfTable(sheet: SourceTable, row: number, { form, measures, time }: Layout): boolean {
  const isFilled = (column: number): boolean => cellText(sheet, row, column) !== '';
  if (form === 'ees' && 'period' in time) return rowTime(cellText(sheet, row, time.period), '').year !== null;
  const first = Math.min(...measures.map(({ column }) => column));
  const named = Array.from({ length: first }, (_, column) => column).some(isFilled);
  return named && measures.some(({ column }) => looksLikeFigure(cellText(sheet, row, column)));
}

/** Whether a column is blank in more than half of the rows that reach it. */
function isMostlyBlank(sheet: SourceTable, column: number, firstRow: number): boolean {
  let [blank, all] = [0, 0];
  for (let row = firstRow; row < sheet.rows; row++) {
    if ((sheet.ragged.get(row) ?? sheet.width) <= column) continue;
    all++;
    if (cellText(sheet, row, column) === '') blank++;
  }
  return all > 0 && blank * 2 > all;
}

/**
 * Rows of the table with more or fewer cells than its headings, as one fault; their cells may stand under the wrong
 * headings. Lines of text above and below the table, empty cells at the end of a row, and cells that are lacking where
 * most rows leave them blank are no fault.
 */
export function raggedFault(sheet: SourceTable, layout: Layout): Fault | null {
  if (sheet.ragged.size === 0) return null;
  const { firstRow } = layout;
  const width = headingCells(sheet, firstRow);
  const used = 1 + Math.max(...layout.measures.map(({ column }) => column));
  const blank = new Map<number, boolean>();
  const mayLack = (column: number): boolean => {
    if (!blank.has(column)) blank.set(column, isMostlyBlank(sheet, column, firstRow));
    return blank.get(column)!;
  };
  const filledUpTo = (row: number, cells: number): number => {
    let last = cells;
    while (last > width && last <= sheet.width && cellText(sheet, row, last - 1) === '') last--;
    return last;
  };
  const found: { row: number; cells: number }[] = [];
  for (let row = firstRow; row < sheet.rows; row++) {
    const cells = filledUpTo(row, sheet.ragged.get(row) ?? sheet.width);
    if (cells === width) continue;
    const lacking = Array.from({ length: Math.max(0, Math.min(width, used) - cells) }, (_, at) => cells + at);
    if (cells < width && lacking.every(mayLack)) continue;
    if (isOfTable(sheet, row, layout)) found.push({ row, cells });
  }
  const [first] = found;
  if (!first) return null;
  const named = found.slice(1, NAMED).map(({ row, cells }) => `row ${row + 1} (${cells} cells)`);
  const more = found.length - 1 - named.length;
  const others =
    named.length === 0 ? '' : ` Also at fault: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
  const isLast = first.row === sheet.rows - 1 && first.cells < width && found.length === 1;
  const cause =
    first.cells > width
      ? 'Is a thousands comma not in quotation marks? Write 1500 or "1,500".'
      : isLast
        ? 'The file seems to be cut off; fetch it again.'
        : 'A comma may be lacking, so that figures stand under the wrong headings; correct the row.';
  const message = `has ${first.cells} ${first.cells === 1 ? 'cell' : 'cells'} where the headings have ${width}. ${cause}${others}`;
  return { file: sheet.file, row: first.row + 1, column: null, value: null, message };
}
