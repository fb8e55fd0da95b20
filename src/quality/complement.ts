import type { Issue } from '../model/issue.js';
import type { Figure } from '../model/observation.js';
import { publishedInterval } from '../model/published-interval.js';
import { exactly, overlap, subtract } from '../statistics/interval.js';
import { plain } from '../text/number.js';
import type { Audit, Check } from './check.js';
import { cellNames, factName, isUsable, placeName } from './facts.js';

/** Whether one of two periods lies within the other. */
const within = (a: Figure, b: Figure): boolean =>
  (a.period_start >= b.period_start && a.period_end <= b.period_end) ||
  (b.period_start >= a.period_start && b.period_end <= a.period_end);

function issue(share: Figure, other: Figure, { publications, catalogue, checked }: Audit): Issue[] {
  checked?.('complement', [share, other]);
  const expected = subtract(exactly(100), publishedInterval(other));
  if (overlap(expected, publishedInterval(share))) return [];
  const left = 100 - other.value;
  return [
    {
      check: 'complement',
      table: share.table,
      cells: cellNames(share.table, [share, other]),
      severity: 'low',
      published: share.published,
      expected: `${plain(left)}%`,
      difference: plain(share.value - left),
      message: `${factName(share, catalogue)}: ${share.published} is published, but ${other.published} (${factName(other, catalogue)}) in ${placeName(other, publications, share)} leaves ${plain(left)}%. Say of which day and which staff each is.`,
    },
  ];
}

/** Shares that make up the whole between them reach 100 %, in one document or two. */
export const complement: Check = (audit) => {
  const { figures: observations, catalogue } = audit;
  const figures = observations.filter(isUsable).filter((o) => o.breakdown === '' && o.period_end !== '');
  return figures.flatMap((share) => {
    const complementOf = catalogue.indicators.get(share.indicator)?.complement_of;
    return figures
      .filter((o) => o.indicator === complementOf && o.area_name === share.area_name && within(share, o))
      .flatMap((other) => issue(share, other, audit));
  });
};
