import { groupBy } from '../model/group-by.js';
import { printedInterval } from '../model/printed-interval.js';
import { exactly, overlap } from '../statistics/interval.js';
import { breakdownOf, type Check, declared, without } from './check.js';
import { bounds, cellNames, factName, isUsable, number, plain, sum } from './finding.js';

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
      audit.looked?.('shares', group);
      const total = sum(group.map(printedInterval));
      if (overlap(total, exactly(100))) return [];
      const value = group.reduce((all, o) => all + o.value, 0);
      const whole = { ...group[0]!, breakdown: without(group[0]!, check.over) };
      return [
        {
          check: 'shares',
          table,
          cells: cellNames(table, group),
          severity: Math.abs(value - 100) >= 1 ? ('high' as const) : ('medium' as const),
          printed: group.map((o) => o.printed).join(' + '),
          expected: '100',
          difference: plain(value - 100),
          message: `${factName(whole, audit.catalogue)}: the shares by ${check.over} add up to ${number(value)}%; with rounding the total lies between ${bounds(total).replace(' to ', ' and ')}, not 100.`,
        },
      ];
    });
  });
