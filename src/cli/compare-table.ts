import { besideNeighbours } from '../analysis/beside-neighbours.js';
import { compare } from '../analysis/compare.js';
import type { National, NationalArea } from '../analysis/national.js';
import { byAge, isLaterMissing, newestRows, type StandingRow } from '../analysis/standing.js';
import {
  bestText,
  boundsText,
  COUNTS_DEPEND,
  caveatTexts,
  figure,
  isTotal,
  LATER_MISSING,
  labelText,
  mayAddUp,
  quartileText,
  rankOneText,
  rankText,
  restsOnText,
  signed,
  valueText,
} from '../analysis/standing-words.js';
import { trend } from '../analysis/trend.js';
import type { Dataset } from '../model/dataset.js';
import type { Issue } from '../model/issue.js';
import { count } from '../text/number.js';
import { style } from './style.js';
import { draw } from './terminal-table.js';

/** That authorities whose figure is withheld have no rank. */
function withheldText(rows: readonly StandingRow[]): string[] {
  const hidden = rows.filter(({ status }) => status === 'suppressed').map(({ period }) => period);
  return hidden.length === 0 ? [] : [`Suppressed for ${hidden.join(', ')}: not 0, and not ranked.`];
}

/** What cannot be right in figures of the area, and how many of its neighbours' cannot. */
function issueTexts(
  issues: readonly Issue[],
  { neighbours }: National,
  area: NationalArea,
  model: string,
): string[] {
  const named = (name: string): Issue[] => issues.filter(({ message }) => message.includes(name));
  const others = neighbours
    .filter((n) => n.area_code === area.area_code && n.model_year === model)
    .flatMap(({ neighbour_name }) => named(neighbour_name));
  return [
    ...new Set(
      named(area.area_name).map(
        ({ message, severity }) => `${severity === 'high' ? 'Error' : 'Contradicted'}: ${message}`,
      ),
    ),
    ...new Set(others.slice(0, NAMED).map(({ message }) => `In the neighbours’ average: ${message}`)),
  ];
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
 * @param found issues found on importing its files.
 */
export function oneIndicator(
  rows: readonly StandingRow[],
  held: ReadonlyMap<string, string>,
  national: Dataset & National,
  area: NationalArea,
  found: readonly string[],
): string {
  const last = rows.at(-1)!;
  const region = last.region || 'Region';
  const head = [
    'Period',
    area.area_name,
    'change',
    ...(last.neighbours_model === '' ? [] : ['neighbours', 'n', 'median']),
    ...(mayAddUp(last) ? [] : [region, 'England']),
    'rank',
    'quartile',
  ];
  const body = rows.map((row) => [
    row.period,
    valueText(row),
    signed(row.change, row.decimals),
    ...(last.neighbours_model === ''
      ? []
      : [figure(row.neighbours_mean, 1), restsOnText(row), figure(row.neighbours_median, 1)]),
    ...(mayAddUp(last)
      ? []
      : [figure(row.region_value, row.decimals), figure(row.england_value, row.decimals)]),
    rankText(row),
    quartileText(row),
  ]);
  const bounds = rows
    .filter((row) => row.neighbours_lower !== null)
    .slice(-1)
    .map(boundsText);
  const dataset = { ...national, figures: besideNeighbours(national, area, last.neighbours_model) };
  const comparisons = rows.some(({ value }) => value !== null) ? compare(dataset, area.area_name) : [];
  const sentences = comparisons
    .filter((row) => row.breakdown === last.breakdown)
    .map(({ sentence, caveat }) => (caveat === '' ? `• ${sentence}` : `• ${sentence}\n    ${caveat}`));
  const moves = trend(dataset)
    .filter((row) => row.area === area.area_name && row.breakdown === last.breakdown)
    .map(({ sentence }) => `• ${sentence}`);
  const caveats = [
    ...caveatTexts(rows),
    ...withheldText(rows),
    ...issueTexts([...national.issues] as Issue[], national, area, last.neighbours_model),
    ...found,
  ];
  return [
    style('bold', labelText(last)),
    last.neighbours_model === ''
      ? `No list of neighbours of ${area.area_name} is imported.`
      : `Neighbours by the ${last.neighbours_model} model: ${neighbourNames(national, area, last.neighbours_model)}.`,
    '',
    draw(head, body, 1),
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

const neighbourNames = ({ neighbours }: National, area: NationalArea, model: string): string =>
  [
    ...new Set(
      neighbours
        .filter((n) => n.area_code === area.area_code && n.model_year === model)
        .map(({ neighbour_name }) => neighbour_name),
    ),
  ].join('; ');

/** What the quartiles are, where any is shown. */
const quartileNote = (rows: readonly StandingRow[]): string[] =>
  rows.some(({ quartile }) => quartile !== null)
    ? ['Quartile 1 is the quarter of authorities with the first ranks.']
    : [];

/** What ranks and quartiles of several indicators mean, as far as any is shown. */
const rankNotes = (rows: readonly StandingRow[]): string[] => [
  ...(rows.some(({ rank }) => rank !== null)
    ? ['The last column says whether rank 1 is the highest or the lowest figure, and whether it is best.']
    : []),
  ...quartileNote(rows),
  ...(rows.some(isTotal) ? [COUNTS_DEPEND] : []),
];

/** The newest figure of each indicator on a line. */
export function allIndicators(all: readonly StandingRow[], area: NationalArea): string {
  const newest = newestRows(all).sort((a, b) => b.period_end.localeCompare(a.period_end));
  if (newest.length === 0) return `All figures of ${area.area_name} are suppressed or not available.`;
  const { recent, older, since } = byAge(newest);
  const body = recent.map((row) => {
    return [
      labelText(row),
      row.period,
      `${valueText(row)}${isLaterMissing(row, all) ? ' †' : ''}`,
      signed(row.change, row.decimals),
      figure(row.neighbours_mean, 1),
      mayAddUp(row) ? '–' : figure(row.england_value, row.decimals),
      rankText(row),
      quartileText(row),
      rankOneText(row),
    ];
  });
  return [
    style('bold', `${area.area_name}: latest figure of each indicator`),
    '',
    draw(
      [
        'Indicator',
        'Period',
        area.area_name,
        'change',
        'neighbours',
        'England',
        'rank',
        'quartile',
        'rank 1 is',
      ],
      body,
      2,
    ),
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
