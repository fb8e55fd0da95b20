import { groupBy } from '../model/group-by.js';
import { publishedInterval } from '../model/published-interval.js';
import { overlap, subtract } from '../statistics/interval.js';
import { bounds, number, plain } from '../text/number.js';
import { type Check, declared } from './check.js';
import { corroboration } from './corroboration.js';
import { bySize, cellNames, factName, placeOfFact } from './facts.js';

/** One column is the difference of two others: budgeted − employee = vacant. */
export const difference: Check = (audit) =>
  declared(audit, 'difference').flatMap(({ table, check, figures }) =>
    [...groupBy(figures, (o) => `${placeOfFact(o)}|${o.breakdown}`).values()].flatMap((group) => {
      const find = (indicator: string) => group.find((o) => o.indicator === indicator);
      const [minuend, subtrahend, result] = [check.minuend, check.subtrahend, check.result].map(find);
      if (!minuend || !subtrahend || !result) return [];
      audit.checked?.('difference', [result, minuend, subtrahend]);
      const expected = subtract(publishedInterval(minuend), publishedInterval(subtrahend));
      if (overlap(expected, publishedInterval(result))) return [];
      const value = minuend.value - subtrahend.value;
      const name = (id: string): string => (audit.catalogue.indicators.get(id)?.name ?? id).toLowerCase();
      return [
        {
          check: 'difference',
          table,
          cells: cellNames(table, [result, minuend, subtrahend]),
          severity: bySize(result.value - value, result),
          published: result.published,
          expected: bounds(expected),
          difference: plain(result.value - value),
          message: `${factName(result, audit.catalogue)}: ${name(check.minuend)} (${minuend.published}) less ${name(check.subtrahend)} (${subtrahend.published}) leaves ${number(value)}, but ${result.published} is published.${corroboration(result, audit)}`,
        },
      ];
    }),
  );
