import type { Issue } from '../model/issue.js';
import type { Check } from './check.js';
import { cellNames, factName, isUsable } from './facts.js';

/** Figures that nothing can be: more than all of a cohort, fewer than no children. */
export const impossible: Check = ({ figures, catalogue, checked }) =>
  figures.filter(isUsable).flatMap((o): Issue[] => {
    const share = o.unit === 'percent' && catalogue.indicators.get(o.indicator)?.denominator !== '';
    const tooMany = share && o.value > 100;
    const tooFew = o.unit === 'count' && o.value < 0;
    if (share || o.unit === 'count') checked?.('impossible', [o]);
    if (!(tooMany || tooFew) || o.breakdown.includes('figure=change')) return [];
    return [
      {
        check: 'impossible',
        table: o.table,
        cells: cellNames(o.table, [o]),
        severity: 'high',
        published: o.published,
        expected: tooMany ? 'at most 100%' : 'at least 0',
        difference: '',
        message: `${factName(o, catalogue)}: ${o.published} cannot be: ${tooMany ? 'a share of a cohort is at most 100%' : 'a count is at least 0'}.`,
      },
    ];
  });
