import { groupBy } from '../model/group-by.js';
import { publishedInterval } from '../model/published-interval.js';
import { exactly, overlap } from '../statistics/interval.js';
import { bounds, number, plain } from '../text/number.js';
import { breakdownOf, type Check, declared, without } from './check.js';
import { cellNames, factName, isUsable, sum } from './facts.js';

/** The shares of all groups of a cohort reach 100 %. */
export const shares: Check = (audit) =>
  declared(audit, 'shares').flatMap(({ table, check, observations }) => {
    const parts = observations.filter(
      (o) => o.unit === 'percent' && breakdownOf(o)[check.over] !== undefined,
    );
    const groups = groupBy(
      parts,
      (o) => `${o.indicator}|${o.area_name}|${o.period_start}|${o.period_end}|${without(o, check.over)}`,
    );
    return [...groups.values()].flatMap((group) => {
      if (!group.every(isUsable)) return [];
      audit.checked?.('shares', group);
      const total = sum(group.map(publishedInterval));
      if (overlap(total, exactly(100))) return [];
      const value = group.reduce((all, o) => all + o.value, 0);
      const whole = { ...group[0]!, breakdown: without(group[0]!, check.over) };
      return [
        {
          check: 'shares',
          table,
          cells: cellNames(table, group),
          severity: Math.abs(value - 100) >= 1 ? ('high' as const) : ('medium' as const),
          published: group.map((o) => o.published).join(' + '),
          expected: '100',
          difference: plain(value - 100),
          message: `${factName(whole, audit.catalogue)}: the shares by ${check.over} add up to ${number(value)}%; with rounding the total lies between ${bounds(total).replace(' to ', ' and ')}, not 100.`,
        },
      ];
    });
  });
