import type { Figure } from '../model/observation.js';
import { printedInterval } from '../model/printed-interval.js';
import { exactly, overlap, subtract } from '../statistics/interval.js';
import type { Audit, Check } from './check.js';
import { cellNames, type Finding, factName, isUsable, placeName, plain } from './finding.js';

/** Whether one of two periods lies within the other. */
const within = (a: Figure, b: Figure): boolean =>
  (a.period_start >= b.period_start && a.period_end <= b.period_end) ||
  (b.period_start >= a.period_start && b.period_end <= a.period_end);

function finding(share: Figure, other: Figure, { publications, catalogue, looked }: Audit): Finding[] {
  looked?.('complement', [share, other]);
  const expected = subtract(exactly(100), printedInterval(other));
  if (overlap(expected, printedInterval(share))) return [];
  const left = 100 - other.value;
  return [
    {
      check: 'complement',
      table: share.table,
      cells: cellNames(share.table, [share, other]),
      severity: 'low',
      printed: share.printed,
      expected: `${plain(left)}%`,
      difference: plain(share.value - left),
      message: `${factName(share, catalogue)}: ${share.printed} is printed, but ${other.printed} (${factName(other, catalogue)}) in ${placeName(other, publications, share)} leaves ${plain(left)}%. Say of which day and which staff each is.`,
    },
  ];
}

/** Shares that make up the whole between them reach 100 %, in one document or two. */
export const complement: Check = (audit) => {
  const { observations, catalogue } = audit;
  const figures = observations.filter(isUsable).filter((o) => o.breakdown === '' && o.period_end !== '');
  return figures.flatMap((share) => {
    const complementOf = catalogue.indicators.get(share.indicator)?.complement_of;
    return figures
      .filter((o) => o.indicator === complementOf && o.area_name === share.area_name && within(share, o))
      .flatMap((other) => finding(share, other, audit));
  });
};
