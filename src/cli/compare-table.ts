import { type BenchmarkRow, byAge, isLaterMissing, newestRows } from '../analysis/benchmark/benchmark.js';
import { compareRows } from '../analysis/benchmark/compare.js';
import type { National, NationalArea } from '../analysis/benchmark/national.js';
import { neighboursBy } from '../analysis/benchmark/neighbours.js';
import { areaFigures } from '../analysis/benchmark/tested.js';
import {
  type BenchmarkColumn,
  bestText,
  boundsText,
  COUNTS_DEPEND,
  caveatTexts,
  isTotal,
  LATER_MISSING,
  labelText,
  newestColumns,
  periodColumns,
} from '../analysis/benchmark/words.js';
import { trendRows } from '../analysis/trend.js';
import type { Issue } from '../model/issue.js';
import { count } from '../text/number.js';
import { style } from './style.js';
import { draw } from './terminal-table.js';

/** That authorities whose figure is withheld have no rank. */
function withheldText(rows: readonly BenchmarkRow[]): string[] {
  const hidden = rows.filter(({ status }) => status === 'suppressed').map(({ period }) => period);
  return hidden.length === 0 ? [] : [`Suppressed for ${hidden.join(', ')}: not 0, and not ranked.`];
}

/** Errors found in figures of the neighbours, on which their average rests. */
function neighboursErrors(
  issues: readonly Issue[],
  national: National,
  area: NationalArea,
  model: string,
): string[] {
  const listed = model === '' ? [] : neighbourNames(national, area, model);
  const found = listed.flatMap((name) => issues.filter(({ message }) => message.includes(name)));
  return [...new Set(found.slice(0, NAMED).map(({ message }) => `In the neighbours’ average: ${message}`))];
}

/** Most other breakdowns that are named. */
const NAMED = 8;

/** That there are breakdowns besides the one shown, and how to ask for them. */
function otherBreakdowns(held: ReadonlyMap<string, string>, shownOne: string): string[] {
  const others = [...held].filter(([breakdown]) => breakdown !== shownOne);
  if (others.length === 0) return [];
  const some = others.slice(0, NAMED).map(([breakdown, last]) => `"${breakdown}" (to ${last.slice(0, 4)})`);
  const more =
    others.length > NAMED ? `, and ${others.length - NAMED} more; --breakdown "?" lists all of them` : '';
  return [`There are figures by --breakdown ${some.join(', ')}${more}.`];
}

/**
 * One indicator of an area over time, with what to know before relying on it.
 *
 * @param held breakdowns of the indicator in the store, each with its last day.
 * @param issues found on importing its files.
 */
export function oneIndicator(
  rows: readonly BenchmarkRow[],
  held: ReadonlyMap<string, string>,
  national: National,
  area: NationalArea,
  issues: readonly string[],
): string {
  const last = rows.at(-1)!;
  const bounds = rows
    .filter((row) => row.neighbours_lower !== null)
    .slice(-1)
    .map(boundsText);
  const dataset = areaFigures(national, area, last.neighbours_model);
  const comparisons = rows.some(({ value }) => value !== null) ? compareRows(dataset, area.area_name) : [];
  const sentences = comparisons
    .filter((row) => row.breakdown === last.breakdown)
    .map(({ sentence, caveat }) => (caveat === '' ? `• ${sentence}` : `• ${sentence}\n    ${caveat}`));
  const moves = trendRows(dataset)
    .filter((row) => row.area === area.area_name && row.breakdown === last.breakdown)
    .map(({ sentence }) => `• ${sentence}`);
  const caveats = [
    ...caveatTexts(rows),
    ...withheldText(rows),
    ...neighboursErrors(dataset.issues, national, area, last.neighbours_model),
    ...issues,
  ];
  return [
    style('bold', labelText(last)),
    last.neighbours_model === ''
      ? `No list of neighbours of ${area.area_name} is imported.`
      : `Neighbours by the ${last.neighbours_model} model: ${neighbourNames(national, area, last.neighbours_model).join('; ')}.`,
    '',
    drawn(periodColumns(rows), rows),
    ...(rows.some(({ rank }) => rank !== null) ? [`Rank ${bestText(last)}.`] : []),
    ...quartileNote(rows),
    ...otherBreakdowns(held, last.breakdown),
    ...bounds,
    '',
    ...sentences,
    ...moves,
    '',
    'Caveats:',
    ...(caveats.length > 0
      ? caveats.map((text) => `  ${text}`)
      : ['  None: the checks of imported figures found no issues.']),
    `  Source: ${[...new Set(rows.flatMap(({ source }) => source.split('; ')))].join('; ')}.`,
  ].join('\n');
}

const drawn = (columns: readonly BenchmarkColumn[], rows: readonly BenchmarkRow[]): string =>
  draw(
    columns.map(({ title }) => title),
    rows.map((row) => columns.map(({ of }) => of(row))),
    columns.findIndex((column) => column.number),
  );

const neighbourNames = ({ neighbours }: National, area: NationalArea, model: string): string[] =>
  neighboursBy(neighbours, area, model).map(({ neighbour_name }) => neighbour_name);

/** What the quartiles are, where any is shown. */
const quartileNote = (rows: readonly BenchmarkRow[]): string[] =>
  rows.some(({ quartile }) => quartile !== null)
    ? ['Quartile 1 is the quarter of authorities with the first ranks.']
    : [];

/** What ranks and quartiles of several indicators mean, as far as any is shown. */
const rankNotes = (rows: readonly BenchmarkRow[]): string[] => [
  ...(rows.some(({ rank }) => rank !== null)
    ? ['The last column says whether rank 1 is the highest or the lowest figure, and whether it is best.']
    : []),
  ...quartileNote(rows),
  ...(rows.some(isTotal) ? [COUNTS_DEPEND] : []),
];

/** The newest figure of each indicator on a line. */
export function allIndicators(all: readonly BenchmarkRow[], area: NationalArea): string {
  const newest = newestRows(all).sort((a, b) => b.period_end.localeCompare(a.period_end));
  if (newest.length === 0) return `All figures of ${area.area_name} are suppressed or not available.`;
  const { recent, older, since } = byAge(newest);
  return [
    style('bold', `${area.area_name}: latest figure of each indicator`),
    '',
    drawn(newestColumns(area.area_name, all), recent),
    ...(older.length > 0
      ? [
          `Not shown: ${count(older.length, 'indicator')} with no figure since ${since}. --format csv has them.`,
        ]
      : []),
    ...(recent.some((row) => isLaterMissing(row, all)) ? [LATER_MISSING] : []),
    ...rankNotes(recent),
    `One indicator with its caveats: care-indicators compare <indicator> --area "${area.area_name}"`,
  ].join('\n');
}
