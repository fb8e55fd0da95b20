import { type Check, declared } from './check.js';

/** Every area that the table's section compares has a figure in it. */
export const comparators: Check = (audit) =>
  declared(audit, 'comparators').flatMap(({ table, check, observations }) => {
    const missing = check.areas.filter((area) => !observations.some((o) => o.area_name === area));
    audit.checked?.('comparators', observations);
    if (missing.length === 0) return [];
    return [
      {
        check: 'comparators',
        table,
        cells: '',
        severity: 'low' as const,
        published: '',
        expected: missing.join(', '),
        difference: '',
        message: `The section compares ${check.areas.join(', ')}; this table does not give ${missing.join(' and ')}.`,
      },
    ];
  });
