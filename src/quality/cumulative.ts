import type { Figure } from '../model/observation.js';
import { printedInterval } from '../model/printed-interval.js';
import { add, divide, exactly, multiply, overlap } from '../statistics/interval.js';
import { breakdownOf, type Check, declared } from './check.js';
import { bounds, bySize, cellNames, factName, isUsable, number, plain } from './finding.js';

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
    return percents.filter(toDate).flatMap((printed) => {
      if (missing.some((o) => o.period_end <= printed.period_end)) return [];
      const soFar = months.filter((o) => o.period_end <= printed.period_end);
      const weights = soFar.map(weightOf).filter((o) => o !== undefined);
      if (weights.length < soFar.length) return [];
      const done = soFar
        .map((o, i) => multiply(printedInterval(o), printedInterval(weights[i]!)))
        .reduce(add, exactly(0));
      const all = weights.map(printedInterval).reduce(add, exactly(0));
      const expected = divide(done, all);
      if (!expected) return [];
      audit.looked?.('cumulative', [printed, ...soFar, ...weights]);
      if (overlap(expected, printedInterval(printed))) return [];
      const value =
        soFar.reduce((total, o, i) => total + o.value * weights[i]!.value, 0) /
        weights.reduce((total, o) => total + o.value, 0);
      return [
        {
          check: 'cumulative',
          table,
          cells: cellNames(table, [printed, ...soFar]),
          severity: bySize(printed.value - value, printed),
          printed: printed.printed,
          expected: bounds(expected),
          difference: plain(printed.value - value),
          message: `${factName(printed, audit.catalogue)}: the months so far, weighted by their counts, give ${number(value, 1)}%, but ${printed.printed} is printed.`,
        },
      ];
    });
  });
