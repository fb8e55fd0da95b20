import type { StandingRow } from '../../../analysis/standing.js';
import {
  bestText,
  figure,
  isTotal,
  mayAddUp,
  rankText,
  unitText,
  valueText,
} from '../../../analysis/standing-words.js';
import { capital, when } from '../../../text/sentence.js';
import type { Ranked } from './ranks.js';

const QUARTERS = ['first', 'second', 'third', 'fourth'];

/** Units that a sentence does not name. */
const UNSAID: readonly string[] = ['count', 'score', 'ratio', 'rank', 'grade'];

/** How the authority stands in one period, as a sentence. */
export function sentence(row: StandingRow, area: string): string {
  const unit = row.unit === 'percent' ? '%' : UNSAID.includes(row.unit) ? '' : ` ${unitText(row.unit)}`;
  if (row.value === null) return `${area} has no figure ${when(row.period)}: ${valueText(row)}.`;
  const stands =
    row.rank === null
      ? ''
      : `: rank ${rankText(row)} (${bestText(row)})${row.quartile === null ? '' : `, in the ${QUARTERS[row.quartile - 1]} quartile`}`;
  return `${capital(when(row.period))}, ${area} had ${figure(row.value, row.decimals)}${unit}${stands}.`;
}

/** What stands beside it, as a sentence. */
export function beside(row: StandingRow): string {
  const parts = [
    row.neighbours_mean === null
      ? ''
      : `its neighbours’ mean was ${figure(row.neighbours_mean, 1)}, on ${row.neighbours_n} of ${row.neighbours_listed} listed neighbours`,
    mayAddUp(row) || row.england_value === null ? '' : `England’s figure was ${figure(row.england_value)}`,
    mayAddUp(row) || row.region_value === null ? '' : `that of ${row.region} ${figure(row.region_value)}`,
  ].filter((text) => text !== '');
  return parts.length === 0 ? '' : `${capital(parts.join('; '))}.`;
}

/** The counts behind a figure: `12 of 2,030`. */
export const countsText = ({ numerator, denominator }: Pick<Ranked, 'numerator' | 'denominator'>): string =>
  numerator === null
    ? '–'
    : `${figure(numerator)}${denominator === null ? '' : ` of ${figure(denominator)}`}`;

/** From what to what a series went: `Croydon: 569.3 (31 March 2011) to 493.6 (31 March 2025)`. */
function spanText(
  name: string,
  rows: readonly StandingRow[],
  of: (row: StandingRow) => number | null,
  least = 0,
): string {
  const held = rows.filter((row) => of(row) !== null);
  const [first, last] = [held[0], held.at(-1)];
  if (!first || !last) return '';
  const told = (row: StandingRow): string => `${figure(of(row), least)} (${row.period})`;
  return first === last ? `${name}: ${told(first)}` : `${name}: ${told(first)} to ${told(last)}`;
}

/** The lines over time in words. */
export const throughText = (rows: readonly StandingRow[], area: string): string =>
  `Lines by period. ${[
    spanText(area, rows, ({ value }) => value),
    spanText('Neighbours’ mean', rows, ({ neighbours_mean }) => neighbours_mean, 1),
    ...(isTotal(rows[0]!)
      ? []
      : [
          spanText('England', rows, ({ england_value }) => england_value),
          spanText(rows.at(-1)!.region || 'Region', rows, ({ region_value }) => region_value),
        ]),
  ]
    .filter((text) => text !== '')
    .join('; ')}.`;

/** The points of all authorities in words. */
export function amongText(ranked: readonly Ranked[], own: string, neighbours: ReadonlySet<string>): string {
  const [first, last] = [ranked[0]!, ranked.at(-1)!];
  const mine = ranked.find(({ code }) => code === own);
  const theirs = ranked.filter(({ code }) => neighbours.has(code)).map(({ rank }) => rank);
  return [
    `Points by rank, from ${first.name} with ${figure(first.value)} to ${last.name} with ${figure(last.value)}.`,
    mine ? `${mine.name} is rank ${mine.rank} with ${figure(mine.value)}.` : '',
    theirs.length === 0
      ? ''
      : `Its neighbours have ranks from ${Math.min(...theirs)} to ${Math.max(...theirs)}.`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}
