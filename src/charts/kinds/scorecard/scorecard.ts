import { type ScorecardRow, scorecardOf } from '../../../analysis/benchmark/scorecard.js';
import type { Dataset } from '../../../model/dataset.js';
import { isFigure } from '../../../model/observation.js';
import { isProse } from '../../../published/prose.js';
import { insist } from '../../../statistics/estimate.js';
import type { TableDrawing } from '../../compose.js';
import { areaOf, type ChartOptions, comparisonsOf, selected } from '../../input.js';
import { flagged } from '../../issue.js';
import { scorecardCells } from './cells.js';
import { scorecardLine } from './line.js';
import { scorecardNotes } from './notes.js';
import { scorecardTable } from './table.js';
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
 * A scorecard of an area, a row for each indicator: its value, its change, and how it compares with its neighbours
 * and England, each by a word, a sign and a colour.
 */
export function scorecardChart(input: Dataset, options: ChartOptions): TableDrawing {
  const { table, indicator, theme = 'light' } = options;
  const narrowed = table !== undefined || indicator !== undefined;
  const figures = [...input.figures].filter(isFigure).filter((o) => !isProse(o));
  const wanted = narrowed
    ? selected(input, options)
        .filter(isFigure)
        .filter((o) => !isProse(o))
    : figures;
  insist(wanted.length > 0, 'There is no figure of a published table to draw a scorecard of.');
  const area = areaOf(wanted, options);
  const ids = new Set(wanted.map((o) => o.indicator));
  const rows = scorecardOf(comparisonsOf(input, area)).filter((row) => ids.has(row.indicator));
  insist(
    rows.length > 0,
    `A scorecard compares figures of ${area} with earlier ones, with its neighbours or with England. None of these figures can be compared so.`,
  );
  const all = rows.map((row) => scorecardLine(row, figures));
  const best = kept(rows);
  const lines = all.filter(({ row }) => best.includes(row));
  const issues = flagged(
    lines.flatMap(({ own, beside }) => [own, ...Object.values(beside)].filter((o) => o !== undefined)),
    input,
  );
  const cells = lines.flatMap((line) => scorecardCells(line, issues));
  const left_out = all.length - lines.length;
  const many = `${lines.length} indicator${lines.length === 1 ? '' : 's'}`;
  return {
    title: titleOf(area, all),
    subtitle: `${many}: the value, its change since the period before, and the figures of statistical neighbours and England`,
    shows: `Scorecard of ${many} of ${area} by their values, their change, and the figures of its statistical neighbours and England`,
    figures: figuresText(area, cells, all),
    rows: cells,
    columns: ['panel', 'period', 'series', 'value', 'unit', 'reads', 'published', 'issue', 'table', 'cell'],
    table: scorecardTable(lines, cells, theme),
    notes: [
      left_out > 0
        ? `${lines.length} of ${all.length} rows are shown. Rows without a figure for neighbours or England were left out first. The title counts all rows.`
        : '',
      ...scorecardNotes(lines, input.catalogue),
      ...issues.notes,
    ].filter((note) => note !== ''),
    sources: [...new Set(lines.map(({ own }) => own.source))],
  };
}
