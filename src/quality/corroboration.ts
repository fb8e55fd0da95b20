import type { Figure } from '../model/observation.js';
import { publishedInterval } from '../model/published-interval.js';
import { divide, overlap, subtract, times } from '../statistics/interval.js';
import { number } from '../text/number.js';
import { type Audit, breakdownOf, declared, isOf, remaining, without } from './check.js';
import { confirmedBy } from './dfe.js';
import { placeOfFact, sum } from './facts.js';

/** The other figures of the table that share the place and breakdown of a figure. */
const beside = (figure: Figure, figures: readonly Figure[]): Figure[] =>
  figures.filter((o) => placeOfFact(o) === placeOfFact(figure) && o.breakdown === figure.breakdown);

function rates(figure: Figure, audit: Audit): string[] {
  return declared(audit, 'ratio')
    .filter(({ table, check }) => table === figure.table && isOf(figure, check.part))
    .flatMap(({ check, figures }) => {
      const own = figures.filter((o) => placeOfFact(o) === placeOfFact(figure));
      const rest = remaining(figure, check.part);
      const find = (set: typeof check.share) => own.find((o) => isOf(o, set) && remaining(o, set) === rest);
      const share = find(check.share);
      const of = check.of.map(find).filter((o) => o !== undefined);
      const quotient =
        of.length === check.of.length && divide(publishedInterval(figure), sum(of.map(publishedInterval)));
      const agrees = share && quotient && overlap(times(quotient, 100), publishedInterval(share));
      return agrees ? [`the rate of ${share.published} in the same row`] : [];
    });
}

function differences(figure: Figure, audit: Audit): string[] {
  return declared(audit, 'difference')
    .filter(({ table, check }) => table === figure.table && check.result === figure.indicator)
    .flatMap(({ check, figures }) => {
      const own = beside(figure, figures);
      const [minuend, subtrahend] = [check.minuend, check.subtrahend].map((id) =>
        own.find((o) => o.indicator === id),
      );
      const agrees =
        minuend &&
        subtrahend &&
        overlap(
          subtract(publishedInterval(minuend), publishedInterval(subtrahend)),
          publishedInterval(figure),
        );
      return agrees ? [`${minuend.published} less ${subtrahend.published} in the same row`] : [];
    });
}

/** Sums of the table that the figure is a part of, and that come out: "397 + 423 = 820". */
export function sums(figure: Figure, audit: Audit): string[] {
  return declared(audit, 'parts-total')
    .filter(({ table, check }) => table === figure.table && check.over !== 'period')
    .flatMap(({ check, figures }) => {
      const over = check.over;
      const keyOf = (o: Figure): string | undefined => (breakdownOf(o) as Record<string, string>)[over];
      const group = figures.filter(
        (o) =>
          o.indicator === figure.indicator &&
          placeOfFact(o) === placeOfFact(figure) &&
          without(o, over) === without(figure, over),
      );
      const total = group.find((o) => keyOf(o) === undefined);
      const parts = group.filter((o) => keyOf(o) !== undefined);
      const comesOut =
        total && parts.length > 1 && overlap(sum(parts.map(publishedInterval)), publishedInterval(total));
      return comesOut ? [`${parts.map(({ published }) => published).join(' + ')} = ${total.published}`] : [];
    });
}

/** DfE's figure for the same area and period, where it agrees. */
function dataset(figure: Figure, audit: Audit): string[] {
  const value = confirmedBy(figure, audit)?.value;
  return value === undefined || value === null ? [] : [`the ${number(value)} that DfE published`];
}

/**
 * What else in the table agrees with a figure that a check has just flagged, as the end of its message: the
 * mistake may then lie in another of the figures.
 */
export function corroboration(figure: Figure, audit: Audit): string {
  const agreeing = [...differences(figure, audit), ...rates(figure, audit), ...dataset(figure, audit)];
  return agreeing.length === 0
    ? ''
    : ` ${figure.published} agrees with ${agreeing.join(' and with ')}, so the mistake may lie in one of the others.`;
}
