import { groupBy } from '../model/group-by.js';
import type { Issue } from '../model/issue.js';
import type { Figure } from '../model/observation.js';
import { publishedInterval } from '../model/published-interval.js';
import type { FigureSet } from '../published/recipe.js';
import { exceeds } from '../statistics/interval.js';
import { number, plain } from '../text/number.js';
import { type Audit, type Check, declared, isOf, remaining } from './check.js';
import { bySize, cellNames, factName, placeOfFact, sum } from './facts.js';

function tooMuch(less: readonly Figure[], more: Figure, { catalogue, checked }: Audit): Issue[] {
  checked?.('at-most', [...less, more]);
  if (!exceeds(sum(less.map(publishedInterval)), publishedInterval(more))) return [];
  const value = less.reduce((all, o) => all + o.value, 0);
  const published = less.map((o) => o.published).join(' + ');
  const alone = less.length === 1;
  return [
    {
      check: 'at-most',
      table: more.table,
      cells: cellNames(more.table, [...less, more]),
      severity: alone ? bySize(value - more.value, more) : 'low',
      published,
      expected: `at most ${more.published}`,
      difference: plain(value - more.value),
      message: alone
        ? `${factName(less[0]!, catalogue)}: ${published} is a part of ${more.published} and cannot be more.`
        : `${factName(more, catalogue)}: ${published} make ${number(value)}, more than the ${more.published} they are parts of; the groups must overlap, but the table does not say so.`,
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
