import { readingOf } from '../../../analysis/figures.js';
import { cellName } from '../../../model/grid.js';
import type { Figure } from '../../../model/observation.js';
import { shown } from '../../../text/number.js';
import type { Row } from '../../compose.js';
import type { Flagged } from '../../issue.js';
import { pointLabel } from '../../words.js';
import { BESIDE, type Beside, gapOf, readsOf, type ScorecardLine } from './line.js';
import { lookOf, signNameOf } from './look.js';

const signed = (gap: number, decimals: number): string => {
  const text = shown(Math.abs(gap), decimals);
  return gap === 0 ? text : `${gap > 0 ? '+' : '−'}${text}`;
};

/** The figures of a line of a scorecard: its value, and each figure that is compared with it. */
export function scorecardCells(line: ScorecardLine, issues: Flagged): Row[] {
  const { row, name, own } = line;
  const about = { line: line.id, panel: name, period: row.period, unit: own.unit };
  const from = (o: Figure) => ({
    published: o.published,
    issue: issues.sign(o),
    table: o.table,
    cell: cellName(o),
  });
  const told = (o: Figure) => ({
    value: readingOf(o),
    label: pointLabel(readingOf(o), o.decimals, own.unit, issues.sign(o)),
  });
  const moved = (past: Figure, gap: number | null) => ({
    value: gap,
    label: gap === null ? '' : signed(gap, Math.max(own.decimals, past.decimals)),
  });
  const cell = (kind: Beside): Row[] => {
    const o = line.beside[kind];
    if (!o) return [];
    const [gap, reads] = [gapOf(line, kind), readsOf(line, kind)];
    return [
      {
        ...about,
        series: kind === 'change' ? `Change since ${row.since}` : o.area_name,
        ...(kind === 'change' ? moved(o, gap) : told(o)),
        reads,
        kind,
        look: lookOf(reads, row[`${kind}_significant`] !== null),
        sign: signNameOf(gap),
        ...from(o),
        ...(kind === 'change' ? { published: `from ${o.published}` } : {}),
      },
    ];
  };
  return [
    { ...about, series: row.area, ...told(own), reads: '', kind: 'value', ...from(own) },
    ...BESIDE.flatMap(cell),
  ];
}
