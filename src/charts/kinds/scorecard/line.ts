import type { ScorecardRow } from '../../../analysis/benchmark/scorecard.js';
import { comparable, readingOf } from '../../../analysis/figures.js';
import type { Figure } from '../../../model/observation.js';
import { periodName } from '../../../model/period.js';
import { breakdownName } from '../../words.js';

/** What a value is set beside. */
export const BESIDE = ['change', 'neighbours', 'england'] as const;
export type Beside = (typeof BESIDE)[number];

/** A row with the figures that it is made of. */
export interface ScorecardLine {
  readonly row: ScorecardRow;
  /** Of no other line. */
  readonly id: string;
  readonly name: string;
  readonly own: Figure;
  /** The figures beside it; of a change, the one it is a change from. */
  readonly beside: Readonly<Record<Beside, Figure | undefined>>;
}

/** A row of the scorecard with its figures, found among all of them. */
export function scorecardLine(row: ScorecardRow, figures: readonly Figure[]): ScorecardLine {
  const alike = figures.filter((o) => o.indicator === row.indicator);
  const ofArea = alike.filter((o) => o.area_name === row.area && o.breakdown === row.breakdown);
  const own = ofArea.find((o) => periodName(o) === row.period && readingOf(o) === row.value)!;
  const other = (area: string, value: number | null): Figure | undefined =>
    alike.find(
      (o) =>
        o.area_name === area &&
        o.period_end === own.period_end &&
        comparable(o) === comparable(own) &&
        readingOf(o) === value,
    );
  return {
    row,
    id: `${row.indicator}|${row.breakdown}|${row.period}`,
    name: [row.name, breakdownName(row.breakdown)].filter((text) => text !== '').join(', '),
    own,
    beside: {
      change: ofArea.find((o) => periodName(o) === row.since),
      neighbours: other('Statistical neighbours', row.neighbours),
      england: other('England', row.england),
    },
  };
}

/** How far the value lies from what it is set beside; empty where they are not compared. */
export const gapOf = ({ row }: ScorecardLine, kind: Beside): number | null =>
  kind === 'change' ? row.change : row[`${kind}_gap`];

/** How that reads: as `compare` has it, but what chance could explain is no difference. */
export function readsOf({ row, beside }: ScorecardLine, kind: Beside): string {
  if (!beside[kind]) return '';
  const reads = row[`${kind}_reads`];
  return row[`${kind}_significant`] === false && /^(better|worse|higher|lower)$/.test(reads)
    ? 'not clear'
    : reads;
}
