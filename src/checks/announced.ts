import { BREAKDOWN_KEYS } from '../observations/breakdown.js';
import { breakdownOf, type Check, groupBy } from './check.js';
import type { Finding } from './finding.js';

/** Tables and pictures that the text announces and that are not there. */
export const announced: Check = ({ publications }) =>
  publications.flatMap(({ id, announced: missing }) =>
    missing.map(
      ({ section, line, what }): Finding => ({
        check: 'announced',
        table: `prose-${id}`,
        cells: '',
        severity: 'medium',
        printed: '',
        expected: what,
        difference: '',
        message: `Section ${section} (line ${line}) announces what is not printed: ${what}.`,
      }),
    ),
  );

/** Numbered rows that skip a number: 2.9 is followed by 2.12. */
export const numbering: Check = ({ observations }) => {
  const key = BREAKDOWN_KEYS.find((name) => name === 'action')!;
  const numbered = observations.filter((o) => breakdownOf(o)[key] !== undefined);
  return [...groupBy(numbered, ({ table }) => table)].flatMap(([table, group]): Finding[] => {
    const labels = [...new Set(group.map((o) => breakdownOf(o)[key]!))];
    return labels.slice(1).flatMap((label, index): Finding[] => {
      const [part, n] = label.split('.').map(Number) as [number, number];
      const [before, m] = labels[index]!.split('.').map(Number) as [number, number];
      if (part !== before || n === m + 1) return [];
      const skipped = Array.from({ length: n - m - 1 }, (_, i) => `${part}.${m + 1 + i}`);
      return [
        {
          check: 'numbering',
          table,
          cells: '',
          severity: 'medium',
          printed: `${labels[index]}, ${label}`,
          expected: skipped.join(', '),
          difference: '',
          message: `${labels[index]} is followed by ${label}: ${skipped.join(' and ')} ${skipped.length === 1 ? 'is' : 'are'} not printed.`,
        },
      ];
    });
  });
};
