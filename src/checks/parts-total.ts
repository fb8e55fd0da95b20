import type { Catalogue } from '../observations/catalogue.js';
import { overlap, subtract } from '../statistics/interval.js';
import { breakdownOf, type Check, declared, groupBy, without } from './check.js';
import {
  bounds,
  bySize,
  cellNames,
  type Figure,
  type Finding,
  factName,
  isFigure,
  number,
  plain,
  printedInterval,
  softened,
  sum,
} from './finding.js';

/** Breakdowns whose values make up the whole wherever they are printed. */
const PARTITIONS = { origin: ['local', 'UASC'] } as const;

function finding(total: Figure, parts: readonly Figure[], catalogue: Catalogue): Finding[] {
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
      table: total.table,
      cells: cellNames(total.table, [total, ...parts]),
      severity: bySize(difference, total.value),
      printed: total.printed,
      expected: bounds(added),
      difference: plain(difference),
      message: `${factName(total, catalogue)}: the parts (${parts.map((part) => part.printed).join(' + ')}) add up to ${number(value)}, but ${total.printed} is printed${allowance}.`,
    },
  ];
}

const widest = (a: Figure, b: Figure): Figure =>
  a.period_end > b.period_end || a.period_start < b.period_start ? a : b;

const declaredTotals: Check = (audit) =>
  declared(audit, 'parts-total').flatMap(({ check: { over, indicators }, figures }) => {
    const wanted = figures.filter(({ indicator }) => indicators?.includes(indicator) ?? true);
    const groups = groupBy(wanted, (o) =>
      over === 'period'
        ? `${o.indicator}|${o.area_name}|${o.breakdown}`
        : `${o.indicator}|${o.area_name}|${o.period_end}|${without(o, over)}`,
    );
    return [...groups.values()].flatMap((group) => {
      const total =
        over === 'period' ? group.reduce(widest) : group.find((o) => breakdownOf(o)[over] === undefined);
      const parts = group.filter(
        (o) => o !== total && (over === 'period' || breakdownOf(o)[over] !== undefined),
      );
      return total && parts.length > 1 ? finding(total, parts, audit.catalogue) : [];
    });
  });

/** Parts and totals that stand in different places: a part in the text, the total in a table. */
const scatteredTotals: Check = ({ observations, catalogue }) => {
  const stocks = observations
    .filter(isFigure)
    .filter(
      (o) =>
        catalogue.indicators.get(o.indicator)?.measured === 'stock' && o.unit === 'count' && !softened(o),
    );
  return Object.entries(PARTITIONS).flatMap(([key, values]) => {
    const groups = groupBy(stocks, (o) => `${o.indicator}|${o.area_name}|${o.period_end}|${without(o, key)}`);
    return [...groups.values()].flatMap((group) => {
      const partOf = (o: Figure): string | undefined => breakdownOf(o)[key as keyof typeof PARTITIONS];
      const total = group.find((o) => partOf(o) === undefined);
      const parts = values
        .map((value) => group.find((o) => partOf(o) === value))
        .filter((o) => o !== undefined);
      const scattered = parts.some((o) => o.table !== total?.table);
      return total && scattered && parts.length === values.length ? finding(total, parts, catalogue) : [];
    });
  });
};

/** Rows, services, months, ages add up to the total that is printed for them, in one place or several. */
export const partsTotal: Check = (audit) => [...declaredTotals(audit), ...scatteredTotals(audit)];
