import { groupBy } from '../model/group-by.js';
import type { Issue } from '../model/issue.js';
import { breakdownOf, type Check } from './check.js';

/** The numbers left out between two labels such as 2.9 and 2.12; none where the second does not follow on. */
function skippedBetween(before: string, after: string): string[] {
  const [a, b] = [before.split('.'), after.split('.')];
  const [m, n] = [Number(a.at(-1)), Number(b.at(-1))];
  const [part, other] = [a.slice(0, -1).join('.'), b.slice(0, -1).join('.')];
  if (part !== other || !Number.isInteger(m) || !Number.isInteger(n) || n <= m + 1) return [];
  const prefix = part === '' ? '' : `${part}.`;
  return Array.from({ length: n - m - 1 }, (_, i) => `${prefix}${m + 1 + i}`);
}

/** Numbered rows that skip a number: 2.9 is followed by 2.12. */
export const numbering: Check = ({ figures, checked }) => {
  const numbered = figures.filter((o) => breakdownOf(o).action !== undefined);
  return [...groupBy(numbered, ({ table }) => table)].flatMap(([table, group]) => {
    const labels = [...new Set(group.map((o) => breakdownOf(o).action!))];
    return labels.slice(1).flatMap((label, index): Issue[] => {
      const before = labels[index]!;
      const both = group.filter((o) => [before, label].includes(breakdownOf(o).action!));
      checked?.('numbering', both);
      const skipped = skippedBetween(before, label);
      if (skipped.length === 0) return [];
      return [
        {
          check: 'numbering',
          table,
          cells: '',
          severity: 'low',
          published: `${before}, ${label}`,
          expected: skipped.join(', '),
          difference: '',
          message: `${before} is followed by ${label}: ${skipped.join(' and ')} ${skipped.length === 1 ? 'is' : 'are'} not published.`,
        },
      ];
    });
  });
};
