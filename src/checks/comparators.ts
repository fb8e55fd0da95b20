import { type Check, declared } from './check.js';

/** Every area that the table's section compares has a figure in it. */
export const comparators: Check = (audit) =>
  declared(audit, 'comparators').flatMap(({ table, check, figures }) => {
    const missing = check.areas.filter((area) => !figures.some((o) => o.area_name === area));
    if (missing.length === 0) return [];
    const word = missing.length === 1 ? 'it is' : 'they are';
    return [
      {
        check: 'comparators',
        table,
        cells: '',
        severity: 'low' as const,
        printed: '',
        expected: missing.join(', '),
        difference: '',
        message: `The tables beside this one also give ${missing.join(' and ')}; ${word} missing here.`,
      },
    ];
  });
