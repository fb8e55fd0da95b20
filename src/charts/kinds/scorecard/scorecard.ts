import { inTable } from '../../../indicators/figures.js';
import { type ScorecardRow, scorecardOf } from '../../../indicators/scorecard.js';
import { isFigure } from '../../../observations/observation.js';
import { insist } from '../../../statistics/estimate.js';
import type { Drawing } from '../../compose.js';
import { doubted } from '../../doubt.js';
import { areaOf, type Charted, type ChartOptions, comparisonsOf, selected } from '../../input.js';
import { keyView } from '../../placed.js';
import { scorecardKey } from './key.js';
import { scorecardLine } from './line.js';
import { scorecardNotes } from './notes.js';
import { scorecardRows } from './rows.js';
import { scorecardView } from './view.js';
import { figuresText, titleOf } from './words.js';

/** As many rows as a page takes. */
const MOST_ROWS = 15;

/** Rows that say most first: those with comparators, of these the ones with a polarity, then rates before counts. */
function kept(rows: readonly ScorecardRow[]): ScorecardRow[] {
  const rank = ({ neighbours, england, polarity, unit }: ScorecardRow): number => {
    if (neighbours === null && england === null) return 3;
    if (polarity !== 'neither') return 0;
    return unit === 'count' ? 2 : 1;
  };
  const best = [...rows].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_ROWS);
  return rows.filter((row) => best.includes(row));
}

/**
 * A scorecard of an area, a row for each indicator: its value, how it moved, and how it stands beside its
 * neighbours and England, each told by a word, a sign and a colour.
 */
export function scorecardChart(input: Charted, options: ChartOptions): Drawing {
  const { table, indicator, theme = 'light' } = options;
  const narrowed = table !== undefined || indicator !== undefined;
  const figures = [...input.figures].filter(isFigure).filter(inTable);
  const wanted = narrowed ? selected(input, options).filter(isFigure).filter(inTable) : figures;
  insist(wanted.length > 0, 'A scorecard is of figures, and there is none here that a table prints.');
  const area = areaOf(wanted, options);
  const ids = new Set(wanted.map((o) => o.indicator));
  const rows = scorecardOf(comparisonsOf(input, area)).filter((row) => ids.has(row.indicator));
  insist(
    rows.length > 0,
    `A scorecard needs figures of ${area} beside which an earlier one, neighbours or England are printed; there is none here.`,
  );
  const all = rows.map((row) => scorecardLine(row, figures));
  const best = kept(rows);
  const lines = all.filter(({ row }) => best.includes(row));
  const doubts = doubted(
    lines.flatMap(({ own, beside }) => [own, ...Object.values(beside)].filter((o) => o !== undefined)),
    input,
  );
  const { cells, names, headings, rules, height } = scorecardRows(lines, doubts);
  const key = keyView(scorecardKey(cells, theme), { left: 0, theme, data: 'key' });
  const left_out = all.length - lines.length;
  const many = `${lines.length} indicator${lines.length === 1 ? '' : 's'}`;
  return {
    title: titleOf(area, all),
    subtitle: `${many} of ${area}: the value, its change since the period before, and the figures of neighbours and England beside it`,
    shows: `Scorecard of ${many} of ${area} by their values, their change, and the figures of its statistical neighbours and England`,
    figures: figuresText(area, cells, all),
    rows: cells,
    columns: ['panel', 'period', 'series', 'value', 'unit', 'reads', 'printed', 'doubt', 'table', 'cell'],
    helpers: { key: key.rows, names, headings, rules },
    views: [key.view, scorecardView(height, theme)],
    left: 0,
    notes: [
      left_out > 0
        ? `${left_out} of ${all.length} rows are left out, first those that have no figure of neighbours or England; the title counts all.`
        : '',
      ...scorecardNotes(lines, input.catalogue),
      ...doubts.notes,
    ].filter((note) => note !== ''),
    sources: [...new Set(lines.map(({ own }) => own.source))],
  };
}
