import type { BenchmarkRow } from '../../../analysis/benchmark/benchmark.js';
import type { Ranked } from '../../../analysis/benchmark/ranks.js';
import {
  bestText,
  figureText,
  isTotal,
  mayAddUp,
  meanText,
  rankText,
  unitText,
  valueText,
} from '../../../analysis/benchmark/words.js';
import { capital, when } from '../../../text/sentence.js';

const QUARTERS = ['first', 'second', 'third', 'fourth'];

/** Units that a sentence does not name. */
const UNSAID: readonly string[] = ['count', 'score', 'ratio', 'rank', 'grade'];

/** The authority's figure and rank in one period, as a sentence. */
export function sentence(row: BenchmarkRow, area: string): string {
  const unit = row.unit === 'percent' ? '%' : UNSAID.includes(row.unit) ? '' : ` ${unitText(row.unit)}`;
  if (row.value === null) return `${area} has no figure ${when(row.period)}: ${valueText(row)}.`;
  const stands =
    row.rank === null
      ? ''
      : `: rank ${rankText(row)} (${bestText(row)})${row.quartile === null ? '' : `, in the ${QUARTERS[row.quartile - 1]} quartile`}`;
  return `${capital(when(row.period))}, ${area} had ${valueText(row)}${unit}${stands}.`;
}

/** The figures it is compared with, as a sentence. */
export function beside(row: BenchmarkRow): string {
  const parts = [
    row.neighbours_mean === null
      ? ''
      : `its neighbours’ mean was ${meanText(row)} (${row.neighbours_n} of ${row.neighbours_listed} listed neighbours have a figure)`,
    mayAddUp(row) || row.england_value === null
      ? ''
      : `England’s figure was ${figureText(row.england_value, row.decimals)}`,
    mayAddUp(row) || row.region_value === null
      ? ''
      : `that of ${row.region} was ${figureText(row.region_value, row.decimals)}`,
  ].filter((text) => text !== '');
  return parts.length === 0 ? '' : `${capital(parts.join('; '))}.`;
}

/** A count, to one decimal where it is not whole. */
const countText = (value: number): string => figureText(value, Number.isInteger(value) ? 0 : 1);

/** The counts behind a figure: `12 of 2,030`. */
export const countsText = ({ numerator, denominator }: Pick<Ranked, 'numerator' | 'denominator'>): string =>
  numerator === null
    ? '–'
    : `${countText(numerator)}${denominator === null ? '' : ` of ${countText(denominator)}`}`;

/** From what to what a series went: `Croydon: 569.3 (31 March 2011) to 493.6 (31 March 2025)`. */
function spanText(
  name: string,
  rows: readonly BenchmarkRow[],
  of: (row: BenchmarkRow) => number | null,
  textOf = (row: BenchmarkRow): string => figureText(of(row), row.decimals),
): string {
  const held = rows.filter((row) => of(row) !== null);
  const [first, last] = [held[0], held.at(-1)];
  if (!first || !last) return '';
  const told = (row: BenchmarkRow): string => `${textOf(row)} (${row.period})`;
  return first === last ? `${name}: ${told(first)}` : `${name}: ${told(first)} to ${told(last)}`;
}

/** The lines over time in words. */
export const throughText = (rows: readonly BenchmarkRow[], area: string): string =>
  `Lines by period. ${[
    spanText(area, rows, ({ value }) => value),
    spanText('Neighbours’ mean', rows, ({ neighbours_mean }) => neighbours_mean, meanText),
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
export function amongText(
  ranked: readonly Ranked[],
  own: string,
  neighbours: ReadonlySet<string>,
  decimals: number,
): string {
  const [first, last] = [ranked[0]!, ranked.at(-1)!];
  const mine = ranked.find(({ code }) => code === own);
  const theirs = ranked.filter(({ code }) => neighbours.has(code)).map(({ rank }) => rank);
  return [
    `Points by rank, from ${first.name} with ${figureText(first.value, decimals)} to ${last.name} with ${figureText(last.value, decimals)}.`,
    mine ? `${mine.name} is rank ${mine.rank} with ${figureText(mine.value, decimals)}.` : '',
    theirs.length === 0
      ? ''
      : `Its neighbours have ranks from ${Math.min(...theirs)} to ${Math.max(...theirs)}.`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}
