import type { Figure } from '../model/observation.js';
import { publishedInterval } from '../model/published-interval.js';
import { add, divide, exactly, multiply, overlap } from '../statistics/interval.js';
import { bounds, number, plain } from '../text/number.js';
import { breakdownOf, type Check, declared } from './check.js';
import { bySize, cellNames, factName, isUsable } from './facts.js';

const byEnd = (a: Figure, b: Figure): number => a.period_end.localeCompare(b.period_end);

/** The year-to-date percentage of a month is that of the months so far, each weighted by its count. */
export const cumulative: Check = (audit) =>
  declared(audit, 'cumulative').flatMap(({ table, check, observations, figures }) => {
    const monthly = (o: Figure): boolean => o.period_start.slice(0, 7) === o.period_end.slice(0, 7);
    const toDate = (o: Figure): boolean => breakdownOf(o).basis === 'year to date';
    const percents = figures.filter((o) => o.indicator === check.percent && monthly(o)).sort(byEnd);
    const months = percents.filter((o) => !toDate(o));
    const weightOf = (o: Figure) =>
      figures.find((w) => w.indicator === check.weight && w.period_end === o.period_end && monthly(w));
    const missing = observations.filter((o) => !isUsable(o) && o.indicator === check.percent);
    return percents.filter(toDate).flatMap((published) => {
      if (missing.some((o) => o.period_end <= published.period_end)) return [];
      const soFar = months.filter((o) => o.period_end <= published.period_end);
      const weights = soFar.map(weightOf).filter((o) => o !== undefined);
      if (weights.length < soFar.length) return [];
      const done = soFar
        .map((o, i) => multiply(publishedInterval(o), publishedInterval(weights[i]!)))
        .reduce(add, exactly(0));
      const all = weights.map(publishedInterval).reduce(add, exactly(0));
      const expected = divide(done, all);
      if (!expected) return [];
      audit.checked?.('cumulative', [published, ...soFar, ...weights]);
      if (overlap(expected, publishedInterval(published))) return [];
      const value =
        soFar.reduce((total, o, i) => total + o.value * weights[i]!.value, 0) /
        weights.reduce((total, o) => total + o.value, 0);
      return [
        {
          check: 'cumulative',
          table,
          cells: cellNames(table, [published, ...soFar]),
          severity: bySize(published.value - value, published),
          published: published.published,
          expected: bounds(expected),
          difference: plain(published.value - value),
          message: `${factName(published, audit.catalogue)}: the months so far, weighted by their counts, give ${number(value, 1)}%, but ${published.published} is published.`,
        },
      ];
    });
  });
