import { cellName } from '../../../model/grid.js';
import { SEVERITY_SIGNS } from '../../../quality/finding.js';
import type { Row } from '../../compose.js';
import type { Doubted } from '../../doubt.js';
import type { Judgement } from './judgement.js';

/** The sign of a judgement that is printed in two ways. */
export const CONTRADICTED = SEVERITY_SIGNS.medium;

const signOf = ({ prints, contradicted }: Judgement, doubts: Doubted): string =>
  prints.map(doubts.sign).find((sign) => sign !== '') ?? (contradicted ? CONTRADICTED : '');

/** What is drawn of a judgement, and what its prints say. */
export function cellRow(j: Judgement, doubts: Doubted): Row {
  const [print] = j.prints;
  return {
    group: j.group,
    theme: j.theme,
    inspection: j.inspection,
    date: j.end,
    value: j.value,
    reads: j.word,
    printed: [...new Set(j.prints.map(({ printed }) => printed))].join('; '),
    doubt: signOf(j, doubts),
    table: print!.table,
    cell: cellName(print!),
  };
}
