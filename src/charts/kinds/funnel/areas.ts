import { comparable, countsBehind } from '../../../analysis/figures.js';
import type { Indicator } from '../../../model/catalogue.js';
import type { Dataset } from '../../../model/dataset.js';
import { groupBy } from '../../../model/group-by.js';
import { type Figure, isFigure } from '../../../model/observation.js';
import { periodName } from '../../../model/period.js';
import { insist } from '../../../statistics/estimate.js';
import { andList } from '../../../text/list.js';

/** Fewer areas say nothing of how much areas differ. */
const LEAST_AREAS = 10;

/** An authority with the counts behind its figure. */
export interface Counted {
  readonly o: Figure;
  readonly x: number;
  readonly n: number;
}

/** The figures of authorities with counts behind them, by breakdown and period. */
function countedOf(figures: readonly Figure[], input: Dataset): Counted[][] {
  const all = [...input.figures].filter(isFigure);
  const counted = figures.flatMap((o): Counted[] => {
    const counts = countsBehind(o, all, input.catalogue);
    return counts && counts.x <= (o.unit === 'percent' ? counts.n : Infinity)
      ? [{ o, x: counts.x, n: counts.n }]
      : [];
  });
  const groups = groupBy(counted, ({ o }) => `${comparable(o)}|${o.period_start}|${o.period_end}`);
  return [...groups.values()]
    .map((own) => [...groupBy(own, ({ o }) => o.area_name).values()].map(([first]) => first!))
    .sort(
      (a, b) =>
        b[0]!.o.period_end.localeCompare(a[0]!.o.period_end) ||
        comparable(a[0]!.o).length - comparable(b[0]!.o).length,
    );
}

/**
 * The authorities of a funnel: of the latest period in which enough of them have figures with counts behind.
 *
 * @throws InvalidInputError if there is none; it names what is missing.
 */
export function funnelAreas(figures: readonly Figure[], indicator: Indicator, input: Dataset): Counted[] {
  const groups = countedOf(figures, input);
  const found = groups.find((own) => own.length >= LEAST_AREAS);
  if (found) return found;
  const [best] = [...groups].sort((a, b) => b.length - a.length);
  const there = best
    ? `there ${best.length === 1 ? 'is' : 'are'} ${best.length} (${andList(best.slice(0, 3).map(({ o }) => o.area_name))}${best.length > 3 ? ' …' : ''}, ${periodName(best[0]!.o)})`
    : 'there is none';
  const counts =
    indicator.unit === 'percent'
      ? 'what each percentage is a share of'
      : 'the count that each rate is made of';
  insist(
    false,
    `A funnel of "${indicator.name}" needs ${LEAST_AREAS} authorities or more with figures of one period and the counts behind them; ${there}. Add a table that publishes ${counts}.`,
  );
}
