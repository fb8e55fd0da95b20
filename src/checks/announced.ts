import { proseTable } from '../observations/prose.js';
import type { Check } from './check.js';
import type { Finding } from './finding.js';

/** Tables and pictures that the text announces and that are not there. */
export const announced: Check = ({ publications }) =>
  publications.flatMap(({ id, announced: missing }) =>
    missing.map(
      ({ section, what }): Finding => ({
        check: 'announced',
        table: proseTable(id),
        cells: '',
        severity: 'low',
        printed: '',
        expected: what,
        difference: '',
        message: `Section ${section} announces what is not printed: ${what}.`,
      }),
    ),
  );
