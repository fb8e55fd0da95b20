import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { Fault } from '../../model/fault.js';
import { CsvScanner, type Scanned } from './scan-csv.js';

const CHUNK = 1 << 20;
/** How much of a file is looked at to tell what it is. */
const START = 1 << 16;

/** What a file is by its first bytes, if it is no CSV whatever its name says. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'is a spreadsheet or an archive, not CSV; give it its own ending, such as .xlsx.'],
  ['\u00d0\u00cf\u0011\u00e0', 'is an Excel file, not CSV; give it its own ending, .xls.'],
  ['%PDF', 'is a PDF, not CSV; fetch the table as CSV.'],
  ['\u001f\u008b', 'is compressed (gzip); unpack it first.'],
];
const PAGE = /^(ï»¿)?\s*<(!doctype|html|\?xml|head|body)/i;

const otherwise = (start: string): string | undefined =>
  PAGE.test(start)
    ? 'is a web page, not CSV; the site may have asked to sign in. Fetch the file again.'
    : MAGIC.find(([bytes]) => start.startsWith(bytes))?.[1];

/** What parts the cells: most often a comma, in some exports a semicolon, a tab or a bar. */
function delimiterOf(start: string): string {
  const heading = start.slice(0, start.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '');
  const count = (mark: string): number => heading.split(mark).length - 1;
  const [best] = [',', ';', '\t', '|'].sort((a, b) => count(b) - count(a));
  return count(best!) > 0 ? best! : ',';
}

/** How many cells the widest of the first rows has: the first may be a title. */
function widthOf(start: string, delimiter: string): number {
  const last = start.lastIndexOf('\n');
  const whole = (last > 0 ? start.slice(0, last) : start).replace(/"[^"]*"/g, '');
  return whole.split(/[\r\n]+/).reduce((most, line) => {
    const cells = line.trimEnd().split(delimiter);
    return Math.max(most, cells.length);
  }, 0);
}

/** A CSV file that was read, or why it cannot be. */
export type ScannedFile =
  | { readonly fatal: Fault }
  | { readonly fatal: null; readonly scanned: Scanned; readonly delimiter: string };

/**
 * Read a CSV file piece by piece into columns of text: UTF-8 or Windows-1252, with or without a byte order mark,
 * parted by commas, semicolons, tabs or bars.
 *
 * @param columns how many columns there are: as many as headings, or as cells in the widest of the first rows,
 *   where a title may stand above the headings.
 */
export function scanCsvFile(path: string, columns: 'headings' | 'widest' = 'headings'): ScannedFile {
  const file = basename(path);
  const chunk = Buffer.alloc(CHUNK);
  const opened = openSync(path, 'r');
  try {
    let length = readSync(opened, chunk);
    const start = chunk.toString('latin1', 0, Math.min(length, START));
    const message = otherwise(start);
    if (message !== undefined) return { fatal: { file, row: null, column: null, value: null, message } };
    const delimiter = delimiterOf(start);
    const least = columns === 'widest' ? widthOf(start, delimiter) : 0;
    const scanner = new CsvScanner({ file, delimiter, columns: least });
    for (; length > 0; length = readSync(opened, chunk)) scanner.push(chunk.subarray(0, length));
    const scanned = scanner.end();
    const { fatal } = scanned;
    return fatal ? { fatal } : { fatal, scanned, delimiter };
  } finally {
    closeSync(opened);
  }
}
