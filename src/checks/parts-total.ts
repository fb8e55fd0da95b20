import { subtract } from '../statistics/interval.js';
import { overlap } from '../statistics/interval.js';
import { breakdownOf, type Check, declared, groupBy, without } from './check.js';
import { bounds, bySize, cellNames, type Figure, type Finding, factName, number, printedInterval, sum } from './finding.js';

function finding(table: string, total: Figure, parts: readonly Figure[]): Finding[] {
  const added = sum(parts.map(printedInterval));
  const printed = printedInterval(total);
  if (overlap(added, printed)) return [];
  const value = parts.reduce((all, part) => all + part.value, 0);
  const difference = total.value - value;
  const spread = subtract(printed, added);
  const rounding = (spread.hi - spread.lo) / 2;
  const allowance = rounding > 0 ? `; rounding explains ${number(rounding, 2)} at most` : '';
  return [
    {
      check: 'parts-total',
      table,
      cells: cellNames(table, [total, ...parts]),
      severity: bySize(difference, total.value),
      printed: total.printed,
      expected: bounds(added),
      difference: number(difference),
      message: `${factName(total)}: the parts (${parts.map((part) => part.printed).join(' + ')}) add up to ${number(value)}, but ${total.printed} is printed${allowance}.`,
    },
  ];
}

/** Rows, services, months, ages add up to the total that is printed with them. */
export const partsTotal: Check = (audit) =>
  declared(audit, 'parts-total').flatMap(({ table, check, figures }) => {
    const { over, indicators } = check;
    const wanted = figures.filter(({ indicator }) => indicators?.includes(indicator) ?? true);
    if (over === 'period') {
      return [...groupBy(wanted, (o) => `${o.indicator}|${o.area_name}|${o.breakdown}`).values()].flatMap((group) => {
        const total = group.reduce((a, b) => (a.period_end > b.period_end || a.period_start < b.period_start ? a : b));
        const parts = group.filter((o) => o !== total);
        return parts.length > 1 ? finding(table, total, parts) : [];
      });
    }
    const groups = groupBy(wanted, (o) => `${o.indicator}|${o.area_name}|${o.period_end}|${without(o, over)}`);
    return [...groups.values()].flatMap((group) => {
      const total = group.find((o) => breakdownOf(o)[over] === undefined);
      const parts = group.filter((o) => breakdownOf(o)[over] !== undefined);
      return total && parts.length > 1 ? finding(table, total, parts) : [];
    });
  });
