import { type Check, declared, groupBy, isOf, remaining } from './check.js';
import { bySize, cellNames, factName, number, placeOfFact, printedInterval } from './finding.js';

/** A part cannot be more than its whole: visits within four weeks are visits within six. */
export const atMost: Check = (audit) =>
  declared(audit, 'at-most').flatMap(({ table, check, figures }) =>
    [...groupBy(figures, placeOfFact).values()].flatMap((group) =>
      group
        .filter((o) => isOf(o, check.less))
        .flatMap((less) => {
          const more = group.find(
            (o) => isOf(o, check.more) && remaining(o, check.more) === remaining(less, check.less),
          );
          if (!more || printedInterval(less).lo <= printedInterval(more).hi) return [];
          return [
            {
              check: 'at-most',
              table,
              cells: cellNames(table, [less, more]),
              severity: bySize(less.value - more.value, more.value),
              printed: less.printed,
              expected: `at most ${more.printed}`,
              difference: number(less.value - more.value),
              message: `${factName(less)}: ${less.printed} is a part of ${more.printed} and cannot be more.`,
            },
          ];
        }),
    ),
  );
