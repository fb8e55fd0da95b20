import { isFigure } from '../model/observation.js';
import { isShareOf, nearestShares } from '../statistics/whole-number.js';
import { number, plain } from '../text/number.js';
import type { Check } from './check.js';
import { cellNames, factName } from './facts.js';

/** A percentage of a known cohort is one that a whole number of children can give. */
export const wholeNumber: Check = ({ figures, catalogue, checked }) =>
  figures.filter(isFigure).flatMap((o) => {
    const { denominator: cohort, decimals, value } = o;
    if (o.unit !== 'percent' || cohort === null || !Number.isInteger(cohort) || cohort < 1) return [];
    checked?.('whole-number', [o]);
    if (isShareOf(value, decimals, cohort)) return [];
    const nearest = nearestShares(value, decimals, cohort);
    const gap = nearest.map((share) => value - share).sort((a, b) => Math.abs(a) - Math.abs(b))[0]!;
    return [
      {
        check: 'whole-number',
        table: o.table,
        cells: cellNames(o.table, [o]),
        severity: 'medium' as const,
        published: o.published,
        expected: nearest.map((share) => `${number(share)}%`).join(' or '),
        difference: plain(gap),
        message: `${factName(o, catalogue)}: no whole number of the ${number(cohort)} children published as the cohort is ${o.published}; the nearest are ${nearest.map((share) => `${number(share)}%`).join(' and ')}. The figure may be based on another cohort.`,
      },
    ];
  });
