import { cellName } from '../../../tables/grid.js';
import type { Row } from '../../compose.js';
import { signOf } from '../../doubt.js';
import { type Action, isReversed, labelOf, printedOf } from './action.js';
import { BEFORE_LABEL, type Calendar, dayAfter, lastPlace, midnight } from './calendar.js';

const ROW = 16;
/** Between the parts of a plan: 1.14 and 2.1. */
const BETWEEN_PARTS = 7;
/** Above the rows, for the names of the months. */
export const MONTHS_ROOM = 24;

interface Placed {
  readonly rows: Row[];
  readonly stages: Row[];
  readonly rules: Row[];
  readonly height: number;
}

const partOf = (action: string): string => action.split('.')[0]!;

/** Actions one below the other, with a rule between the parts of a plan. */
export function planRows(actions: readonly Action[], { at }: Calendar): Placed {
  const [rows, stages, rules]: [Row[], Row[], Row[]] = [[], [], []];
  let top = MONTHS_ROOM;
  actions.forEach((action, i) => {
    const before = actions[i - 1];
    if (before && partOf(before.action) !== partOf(action.action)) {
      rules.push({ y: top + BETWEEN_PARTS / 2 });
      top += BETWEEN_PARTS;
    }
    const y = top + ROW / 2;
    const { start, end, doubts } = action;
    const dates = [...action.starts, ...action.ends];
    const shape = isReversed(action) ? 'reversed' : start === '' ? 'end' : end === '' ? 'start' : 'bar';
    rows.push({
      action: action.action,
      start,
      date: end,
      printed_start: printedOf(action.starts),
      printed_end: printedOf(action.ends),
      doubt: signOf(doubts),
      table: dates[0]!.table,
      cell: [...new Set(dates.map(cellName))].join(', '),
      shape,
      label: labelOf(action),
      y,
      from: start === '' ? null : at(midnight(start)),
      to: end === '' ? null : at(dayAfter(end)),
      beside: at(lastPlace(action)) + BEFORE_LABEL + (shape === 'bar' || shape === 'end' ? -3 : 4),
    });
    for (const stage of action.stages)
      stages.push({ action: action.action, date: stage, x: at(dayAfter(stage)), y });
    top += ROW;
  });
  return { rows, stages, rules, height: top + 2 };
}
