import { groupBy } from '../model/group-by.js';
import type { Figure } from '../model/observation.js';
import { PER } from '../model/per.js';
import { publishedInterval } from '../model/published-interval.js';
import { divide, type Interval, overlap, times } from '../statistics/interval.js';
import { bounds, number, plain } from '../text/number.js';
import { type Check, declared, isOf, remaining } from './check.js';
import { bySize, cellNames, factName, isUsable, placeOfFact, sum } from './facts.js';

/** Whether the share fits once it is read on another scale: 0.1 for 10 %. */
function otherScale(share: Figure, expected: Interval): string {
  if (share.unit !== 'percent' || share.published.includes('%')) return '';
  return overlap(times(publishedInterval(share), 100), expected)
    ? ` It would fit if ${share.published} were a fraction of 1 and not a percentage.`
    : '';
}

/** A published share is the quotient of published figures: vacant ÷ budgeted, agency ÷ (agency + employee). */
export const ratio: Check = (audit) => {
  const everything = groupBy(audit.figures.filter(isUsable), placeOfFact);
  return declared(audit, 'ratio').flatMap(({ table, check, figures }) =>
    figures
      .filter((o) => isOf(o, check.part))
      .flatMap((part) => {
        const rest = remaining(part, check.part);
        const here = everything.get(placeOfFact(part)) ?? [];
        const own = [...here.filter((o) => o.table === table), ...here.filter((o) => o.table !== table)];
        const find = (set: typeof check.share) => own.find((o) => isOf(o, set) && remaining(o, set) === rest);
        const share = find(check.share);
        const of = check.of.map(find).filter((o) => o !== undefined);
        if (!share || of.length < check.of.length) return [];
        const factor = PER[share.unit] ?? 1;
        const quotient = divide(publishedInterval(part), sum(of.map(publishedInterval)));
        if (!quotient) return [];
        audit.checked?.('ratio', [share, part, ...of]);
        const expected = times(quotient, factor);
        if (overlap(expected, publishedInterval(share))) return [];
        const value = (factor * part.value) / of.reduce((all, o) => all + o.value, 0);
        const whole = of.map((o) => o.published).join(' + ');
        return [
          {
            check: 'ratio',
            table,
            cells: cellNames(table, [share, part, ...of]),
            severity: bySize(share.value - value, share),
            published: share.published,
            expected: bounds(expected),
            difference: plain(share.value - value),
            message: `${factName(share, audit.catalogue)}: ${part.published} of ${whole} is ${number(value, 2)}${share.unit === 'percent' ? '%' : ' per 10,000'}, but ${share.published} is published.${otherScale(share, expected)}`,
          },
        ];
      }),
  );
};
