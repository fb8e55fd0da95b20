import { parse } from 'csv-parse/sync';

/** Lines looked at from the top: a table with more text above it is rare. */
const LINES = 60;

/**
 * The begin of a CSV file, its lines of text above the table given as many cells as the table has: exports of Nomis and
 * Stat-Xplore write a title of one cell where spreadsheets write a whole row.
 *
 * @param start the first bytes of the file, as Latin-1 so that each byte stays one character.
 * @returns the same text where the first line is as wide as those below it.
 * @example padded('Title\na,b\n1,2\n', ',') // 'Title,\na,b\n1,2\n'
 */
export function padded(start: string, delimiter: string): string {
  const { records, ends } = firstRecords(start, delimiter);
  const widths = records.map((cells) => cells.length);
  const width = tableWidth(widths);
  const heading = widths.indexOf(width);
  if (width === 0 || heading <= 0) return start;
  let from = 0;
  let text = '';
  for (let at = 0; at < heading; at++) {
    const line = start.slice(from, ends[at]!);
    const [, body, end] = /^([\s\S]*?)(\r\n|\n|\r|)$/.exec(line)!;
    text += `${body}${delimiter.repeat(Math.max(0, width - widths[at]!))}${end}`;
    from = ends[at]!;
  }
  return text + start.slice(from);
}

/** The first records of a text, and where each ends. */
function firstRecords(start: string, delimiter: string): { records: string[][]; ends: number[] } {
  const ends: number[] = [];
  try {
    const found = parse(start, {
      delimiter,
      to: LINES,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      encoding: 'latin1',
    }) as unknown as { info: { bytes: number }; record: string[] }[];
    for (const { info } of found) ends.push(info.bytes);
    return { records: found.map(({ record }) => record), ends };
  } catch {
    return { records: [], ends: [] };
  }
}

/** The width that most lines have, of those wider than one cell; 0 if lines differ too much to tell. */
function tableWidth(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || b - a);
  return best && best[1] > 1 ? best[0] : 0;
}
