import { cellName } from '../../../model/grid.js';
import { SEVERITY_SIGNS } from '../../../model/issue.js';
import type { Row } from '../../compose.js';
import type { Flagged } from '../../issue.js';
import type { Judgement } from './judgement.js';

/** The sign of a judgement that is published in two ways. */
export const CONTRADICTED = SEVERITY_SIGNS.medium;

const signOf = ({ prints, contradicted }: Judgement, issues: Flagged): string =>
  prints.map(issues.sign).find((sign) => sign !== '') ?? (contradicted ? CONTRADICTED : '');

/** What is drawn of a judgement, and how it was published. */
export function cellRow(j: Judgement, issues: Flagged): Row {
  const [print] = j.prints;
  return {
    group: j.group,
    theme: j.theme,
    inspection: j.inspection,
    date: j.end,
    value: j.value,
    reads: j.word,
    published: [...new Set(j.prints.map(({ published }) => published))].join('; '),
    issue: signOf(j, issues),
    table: print!.table,
    cell: cellName(print!),
  };
}
