import type { Catalogue } from '../observations/catalogue.js';
import { exactly, overlap, subtract } from '../statistics/interval.js';
import type { Check } from './check.js';
import {
  cellNames,
  type Figure,
  type Finding,
  factName,
  isFigure,
  plain,
  printedInterval,
  softened,
} from './finding.js';

/** Indicators whose shares make up the whole between them. */
const COMPLEMENTS = [['agency_rate', 'permanent_staff_rate']] as const;

/** Whether one of two periods lies within the other. */
const within = (a: Figure, b: Figure): boolean =>
  (a.period_start >= b.period_start && a.period_end <= b.period_end) ||
  (b.period_start >= a.period_start && b.period_end <= a.period_end);

function finding(share: Figure, other: Figure, catalogue: Catalogue): Finding[] {
  const expected = subtract(exactly(100), printedInterval(other));
  if (overlap(expected, printedInterval(share))) return [];
  const left = 100 - other.value;
  return [
    {
      check: 'complement',
      table: share.table,
      cells: cellNames(share.table, [share, other]),
      severity: 'medium',
      printed: share.printed,
      expected: `${plain(left)}%`,
      difference: plain(share.value - left),
      message: `${factName(share, catalogue)}: ${share.printed} is printed, but ${other.printed} in ${other.source} (${factName(other, catalogue)}) leaves ${plain(left)}%. The two may be of different days of the year, or of different staff.`,
    },
  ];
}

/** Shares that make up the whole between them reach 100 %, in one document or two. */
export const complement: Check = ({ observations, catalogue }) => {
  const figures = observations
    .filter(isFigure)
    .filter((o) => !softened(o) && o.breakdown === '' && o.period_end !== '');
  return COMPLEMENTS.flatMap(([one, two]) => {
    const of = (id: string): Figure[] => figures.filter((o) => o.indicator === id);
    return of(one).flatMap((share) =>
      of(two)
        .filter((other) => other.area_name === share.area_name && within(share, other))
        .flatMap((other) => finding(share, other, catalogue)),
    );
  });
};
