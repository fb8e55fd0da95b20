import { groupBy } from '../model/group-by.js';
import type { Issue } from '../model/issue.js';
import type { Figure, Observation } from '../model/observation.js';
import { publishedInterval, roundedToFive } from '../model/published-interval.js';
import { overlap, subtract } from '../statistics/interval.js';
import { bounds, number, plain } from '../text/number.js';
import { type Audit, breakdownOf, type Check, declared, without } from './check.js';
import { corroboration } from './corroboration.js';
import { confirmedBy } from './dfe.js';
import { bySize, cellNames, factName, isUsable, placeName, sum } from './facts.js';

/** Breakdowns whose values make up the whole wherever they are published. */
const PARTITIONS = { origin: ['local', 'UASC'] } as const;

/** The parts in a sentence, with where they stand if that is not in the total's table. */
function partsText(total: Figure, parts: readonly Figure[], audit: Audit): string {
  const published = parts.map((part) => part.published).join(' + ');
  const elsewhere = parts.find((part) => part.table !== total.table);
  return elsewhere ? `${published}, in ${placeName(elsewhere, audit.publications, total)}` : published;
}

/** Parts in the text that do not add up to a total which the Department for Education confirms. */
function partsQuestioned(
  total: Figure,
  parts: readonly Figure[],
  confirmed: Observation,
  audit: Audit,
): Issue {
  const [first] = parts;
  const value = parts.reduce((all, part) => all + part.value, 0);
  const published = parts.map((part) => part.published).join(' + ');
  return {
    check: 'parts-total',
    table: first!.table,
    cells: cellNames(first!.table, parts),
    severity: bySize(value - total.value, total),
    published,
    expected: total.published,
    difference: plain(value - total.value),
    message: `${factName(total, audit.catalogue)}: ${published} in ${placeName(first!, audit.publications)} add up to ${number(value)}, but the total is ${total.published} in ${placeName(total, audit.publications, first)}, and ${number(confirmed.value!)} in the figures that DfE published.`,
  };
}

function issue(total: Figure, parts: readonly Figure[], audit: Audit): Issue[] {
  audit.checked?.('parts-total', [total, ...parts]);
  const added = sum(parts.map(publishedInterval));
  const published = publishedInterval(total);
  if (overlap(added, published)) return [];
  const value = parts.reduce((all, part) => all + part.value, 0);
  const difference = total.value - value;
  const spread = subtract(published, added);
  const rounding = (spread.hi - spread.lo) / 2;
  const five = roundedToFive(total) ? ` (${total.published} is taken as rounded to the nearest five)` : '';
  const allowance = rounding > 0 ? `; rounding explains ${number(rounding, 2)} at most${five}` : '';
  const elsewhere = parts.every((part) => part.table !== total.table);
  const confirmed = elsewhere ? confirmedBy(total, audit) : undefined;
  if (confirmed) return [partsQuestioned(total, parts, confirmed, audit)];
  return [
    {
      check: 'parts-total',
      table: total.table,
      cells: cellNames(total.table, [total, ...parts]),
      severity: bySize(difference, total),
      published: total.published,
      expected: bounds(added),
      difference: plain(difference),
      message: `${factName(total, audit.catalogue)}: the parts (${partsText(total, parts, audit)}) add up to ${number(value)}, but ${total.published} is published${allowance}.${corroboration(total, audit)}`,
    },
  ];
}

/** Whether the parts tile the total's period: they lie in it, and begin and end with it. */
function tiles(total: Observation, parts: readonly Observation[]): boolean {
  const [starts, ends] = [parts.map((o) => o.period_start).sort(), parts.map((o) => o.period_end).sort()];
  return starts[0] === total.period_start && ends.at(-1) === total.period_end;
}

/** The total of a group and its parts; none where one of them has no figure to reckon with. */
function totalOf(group: readonly Observation[], over: string): { total: Figure; parts: Figure[] } | null {
  const whole = (o: Observation): boolean =>
    over === 'period'
      ? tiles(
          o,
          group.filter((other) => other !== o),
        )
      : (breakdownOf(o) as Record<string, string>)[over] === undefined;
  const total = group.find(whole);
  const parts = group.filter((o) => o !== total);
  if (!total || !isUsable(total) || parts.length < 2 || !parts.every(isUsable)) return null;
  return { total, parts };
}

const declaredTotals: Check = (audit) =>
  declared(audit, 'parts-total').flatMap(({ check: { over, indicators }, observations }) => {
    const wanted = observations.filter(({ indicator }) => indicators?.includes(indicator) ?? true);
    const groups = groupBy(wanted, (o) =>
      over === 'period'
        ? `${o.indicator}|${o.area_name}|${o.breakdown}`
        : `${o.indicator}|${o.area_name}|${o.period_start}|${o.period_end}|${without(o, over)}`,
    );
    return [...groups.values()].flatMap((group) => {
      const found = totalOf(group, over);
      return found ? issue(found.total, found.parts, audit) : [];
    });
  });

/** Parts and totals that stand in different places: a part in the text, the total in a table. */
const scatteredTotals: Check = (audit) => {
  const stocks = audit.figures.filter(
    (o) => audit.catalogue.indicators.get(o.indicator)?.measured === 'stock' && o.unit === 'count',
  );
  return Object.entries(PARTITIONS).flatMap(([key, values]) => {
    const groups = groupBy(stocks, (o) => `${o.indicator}|${o.area_name}|${o.period_end}|${without(o, key)}`);
    return [...groups.values()].flatMap((group) => {
      const partOf = (o: Observation): string | undefined => breakdownOf(o)[key as keyof typeof PARTITIONS];
      const total = group.find((o) => partOf(o) === undefined);
      const parts = values
        .map((value) => group.find((o) => partOf(o) === value))
        .filter((o) => o !== undefined);
      const scattered = parts.some((o) => o.table !== total?.table);
      const whole = total && isUsable(total) && parts.length === values.length && parts.every(isUsable);
      return whole && scattered ? issue(total, parts, audit) : [];
    });
  });
};

/** Rows, services, months, ages add up to the total that is published for them, in one place or several. */
export const partsTotal: Check = (audit) => [...declaredTotals(audit), ...scatteredTotals(audit)];
