import { overlap } from '../statistics/interval.js';
import { type Check, groupBy } from './check.js';
import { bySize, cellNames, type Figure, factName, factOf, isFigure, number, printedInterval, softened } from './finding.js';

const publicationOf = (o: Figure): string => o.source.split(', ')[0]!;

function where(first: Figure, other: Figure): string {
  if (publicationOf(first) !== publicationOf(other)) return `in ${publicationOf(other)}`;
  return other.table.startsWith('prose-') ? `in the text (${other.source.split(', ').slice(1).join(', ')})` : `in ${other.table}`;
}

/** The same figure printed in two places, tables or text, of one document or two, agrees. */
export const sameFigure: Check = ({ observations }) => {
  const exact = observations.filter(isFigure).filter((o) => !softened(o) && o.period_end !== '');
  return [...groupBy(exact, factOf).values()].flatMap((group) => {
    const [first, ...others] = group.sort((a, b) => Number(a.table.startsWith('prose-')) - Number(b.table.startsWith('prose-')));
    return others
      .filter((o) => !overlap(printedInterval(first!), printedInterval(o)))
      .map((other) => ({
        check: 'same-figure',
        table: first!.table,
        cells: cellNames(first!.table, [first!, other]),
        severity: first!.unit === 'grade' ? ('high' as const) : bySize(other.value - first!.value, first!.value),
        printed: first!.printed,
        expected: other.printed,
        difference: number(first!.value - other.value),
        message: `${factName(first!)}: ${first!.printed} is printed here, but ${other.printed} ${where(first!, other)}.`,
      }));
  });
};
