import { breakBetween } from '../../../analysis/benchmark/compare.js';
import type { Catalogue } from '../../../model/catalogue.js';
import { BESIDE, gapOf, type ScorecardLine } from './line.js';
import { NOTHING } from './table.js';

const DAYS = 24 * 60 * 60 * 1000;
const ABOUT_A_YEAR = 380;

/** Whether some difference is told that no test was made of. */
const untested = (lines: readonly ScorecardLine[]): boolean =>
  lines.some((line) =>
    BESIDE.some((kind) => {
      const gap = gapOf(line, kind);
      const told = gap !== null && (kind !== 'change' || gap !== 0);
      return told && line.row[`${kind}_significant`] === null;
    }),
  );

/** Changes that are longer than a year. */
function longSteps(lines: readonly ScorecardLine[]): string {
  const long = lines.filter(
    ({ own, beside: { change: past } }) =>
      past && (Date.parse(own.period_end) - Date.parse(past.period_end)) / DAYS > ABOUT_A_YEAR,
  );
  return long.map(({ name, row }) => `The change in "${name}" is since ${row.since}.`).join(' ');
}

/** Why a change is not told though both figures are sound. */
const breaks = (lines: readonly ScorecardLine[], { indicators }: Catalogue): string[] => [
  ...new Set(
    lines.flatMap(({ own, beside: { change: past } }) =>
      past ? [breakBetween(own, past, indicators.get(own.indicator)!)] : [],
    ),
  ),
];

/** What a reader of the lines must know; empty where there is nothing to say. */
export const scorecardNotes = (lines: readonly ScorecardLine[], catalogue: Catalogue): string[] => [
  untested(lines)
    ? 'Not tested: the counts were not published. The difference is larger than rounding, but could be due to chance.'
    : '',
  lines.some(({ beside }) => BESIDE.some((kind) => !beside[kind]))
    ? `${NOTHING}  No figure was published.`
    : '',
  longSteps(lines),
  ...breaks(lines, catalogue),
];
