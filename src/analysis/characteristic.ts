import { parseBreakdown } from '../model/breakdown.js';
import type { Figure } from '../model/observation.js';

/** What disparities are told by. */
export const CHARACTERISTICS = ['ethnicity', 'sex'] as const;
export type Characteristic = (typeof CHARACTERISTICS)[number];

/** The group that a figure is of. */
export const groupOf = (o: Figure, characteristic: Characteristic): string =>
  parseBreakdown(o.breakdown)![characteristic]!;

/** The groups in the order of the public style: alphabetical, with Other last. */
export const inOrder = <T extends { readonly group: string }>(groups: readonly T[]): T[] =>
  [...groups].sort(
    (a, b) =>
      Number(/\bother\b/i.test(a.group)) - Number(/\bother\b/i.test(b.group)) ||
      a.group.localeCompare(b.group, 'en-GB'),
  );
