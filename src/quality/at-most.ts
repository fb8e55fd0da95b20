import { groupBy } from '../model/group-by.js';
import type { Figure } from '../model/observation.js';
import { printedInterval } from '../model/printed-interval.js';
import type { FigureSet } from '../published/recipe.js';
import { exceeds } from '../statistics/interval.js';
import { type Audit, type Check, declared, isOf, remaining } from './check.js';
import { bySize, cellNames, type Finding, factName, number, placeOfFact, plain, sum } from './finding.js';

function tooMuch(less: readonly Figure[], more: Figure, { catalogue, looked }: Audit): Finding[] {
  looked?.('at-most', [...less, more]);
  if (!exceeds(sum(less.map(printedInterval)), printedInterval(more))) return [];
  const value = less.reduce((all, o) => all + o.value, 0);
  const printed = less.map((o) => o.printed).join(' + ');
  const alone = less.length === 1;
  return [
    {
      check: 'at-most',
      table: more.table,
      cells: cellNames(more.table, [...less, more]),
      severity: alone ? bySize(value - more.value, more) : 'low',
      printed,
      expected: `at most ${more.printed}`,
      difference: plain(value - more.value),
      message: alone
        ? `${factName(less[0]!, catalogue)}: ${printed} is a part of ${more.printed} and cannot be more.`
        : `${factName(more, catalogue)}: ${printed} make ${number(value)}, more than the ${more.printed} they are parts of; the groups must overlap, which is not said.`,
    },
  ];
}

/** A part cannot be more than its whole, nor parts together: visits within four weeks are visits within six. */
export const atMost: Check = (audit) =>
  declared(audit, 'at-most').flatMap(({ check, figures }) =>
    [...groupBy(figures, placeOfFact).values()].flatMap((group) =>
      group
        .filter((o) => isOf(o, check.more))
        .flatMap((more) => {
          const rest = remaining(more, check.more);
          const find = (set: FigureSet) => group.find((o) => isOf(o, set) && remaining(o, set) === rest);
          const less = check.less.map(find).filter((o) => o !== undefined);
          return less.length === check.less.length ? tooMuch(less, more, audit) : [];
        }),
    ),
  );
