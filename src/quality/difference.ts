import { groupBy } from '../model/group-by.js';
import { printedInterval } from '../model/printed-interval.js';
import { overlap, subtract } from '../statistics/interval.js';
import { type Check, declared } from './check.js';
import { corroboration } from './corroboration.js';
import { bounds, bySize, cellNames, factName, number, placeOfFact, plain } from './finding.js';

/** One column is the difference of two others: budgeted − employee = vacant. */
export const difference: Check = (audit) =>
  declared(audit, 'difference').flatMap(({ table, check, figures }) =>
    [...groupBy(figures, (o) => `${placeOfFact(o)}|${o.breakdown}`).values()].flatMap((group) => {
      const find = (indicator: string) => group.find((o) => o.indicator === indicator);
      const [minuend, subtrahend, result] = [check.minuend, check.subtrahend, check.result].map(find);
      if (!minuend || !subtrahend || !result) return [];
      audit.looked?.('difference', [result, minuend, subtrahend]);
      const expected = subtract(printedInterval(minuend), printedInterval(subtrahend));
      if (overlap(expected, printedInterval(result))) return [];
      const value = minuend.value - subtrahend.value;
      const name = (id: string): string => (audit.catalogue.indicators.get(id)?.name ?? id).toLowerCase();
      return [
        {
          check: 'difference',
          table,
          cells: cellNames(table, [result, minuend, subtrahend]),
          severity: bySize(result.value - value, result),
          printed: result.printed,
          expected: bounds(expected),
          difference: plain(result.value - value),
          message: `${factName(result, audit.catalogue)}: ${name(check.minuend)} (${minuend.printed}) less ${name(check.subtrahend)} (${subtrahend.printed}) leaves ${number(value)}, but ${result.printed} is printed.${corroboration(result, audit)}`,
        },
      ];
    }),
  );
