import { cellName } from '../../../model/grid.js';
import { shortMonth } from '../../../text/days.js';
import type { Row } from '../../compose.js';
import { signOf } from '../../issue.js';
import { PALETTES, type Theme } from '../../style.js';
import type { CellMark, KeyEntry, Table, TableRow } from '../../table.js';
import { type Action, isReversed, labelOf, publishedOf } from './action.js';

const DAY = 24 * 60 * 60 * 1000;
const STEPS = [1, 3, 6, 12, 24, 60] as const;
/** As many names of months as fit above the bars. */
const MOST_TICKS = 10;

/** How an action is drawn: as a bar, by the one date that it has, or as ending before it starts. */
export const shapeOf = (action: Action): 'bar' | 'start' | 'end' | 'reversed' =>
  isReversed(action) ? 'reversed' : action.start === '' ? 'end' : action.end === '' ? 'start' : 'bar';

/** The data of an action: its days, as dates and as published. */
export function actionRow(action: Action): Row {
  const dates = [...action.starts, ...action.ends];
  return {
    action: action.action,
    start: action.start,
    date: action.end,
    published_start: publishedOf(action.starts),
    published_end: publishedOf(action.ends),
    issue: signOf(action.issues),
    table: dates[0]!.table,
    cell: [...new Set(dates.map(cellName))].join(', '),
    shape: shapeOf(action),
    label: labelOf(action),
  };
}

/** Whole months from the first day to the last, and where a day lies among them, from 0 to 1. */
function calendarOf(actions: readonly Action[]) {
  const days = actions
    .flatMap(({ start, end }) => [start, end])
    .filter((day) => day !== '')
    .sort();
  const [from, to] = [days[0]!, days.at(-1)!].map((day) => new Date(day)) as [Date, Date];
  const month = (at: number): number => Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + at, 1);
  const count =
    (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth() + 1;
  const at = (time: number): number => (time - month(0)) / (month(count) - month(0));
  const step = STEPS.find((months) => count / months <= MOST_TICKS) ?? STEPS.at(-1)!;
  const ticks = Array.from({ length: Math.ceil(count / step) }, (_, k) => {
    const iso = new Date(month(k * step)).toISOString();
    const text = shortMonth(iso, step > 1 || k === 0 || iso.slice(5, 7) === '01');
    return { from: at(month(k * step)), to: at(month(Math.min(count, (k + 1) * step))), text };
  });
  return {
    ticks,
    first: (day: string) => at(Date.parse(day)),
    last: (day: string) => at(Date.parse(day) + DAY),
  };
}

/** The signs of the actions with their meanings. */
function keyOf(actions: readonly Action[], theme: Theme): KeyEntry[] {
  const { ink, issue, categories } = PALETTES[theme];
  const shapes = new Set(actions.map(shapeOf));
  const entries: [boolean, KeyEntry][] = [
    [
      shapes.has('bar'),
      { shape: 'bar', colour: categories[0], text: 'first day to last day, with the published end' },
    ],
    [
      actions.some(({ stages }) => stages.length > 0),
      { shape: 'diamond', colour: ink, hollow: true, text: 'an earlier end in the same cell' },
    ],
    [shapes.has('start'), { shape: 'right', colour: categories[0], text: 'start; no usable end' }],
    [shapes.has('end'), { shape: 'left', colour: categories[0], text: 'end; no usable start' }],
    [shapes.has('reversed'), { shape: 'left', colour: issue, text: 'published end is before the start' }],
  ];
  return entries.filter(([used]) => used).map(([, entry]) => entry);
}

/** A row for each action with its bar under the names of the months, and a line between the parts of the plan. */
export function planTable(actions: readonly Action[], theme: Theme): Table {
  const { ink, issue, background, categories } = PALETTES[theme];
  const { ticks, first, last } = calendarOf(actions);
  const marksOf = (action: Action): CellMark[] => {
    const colour = isReversed(action) ? issue : categories[0];
    const [start, end] = [action.start, action.end];
    if (shapeOf(action) === 'bar')
      return [
        { shape: 'bar', colour, at: first(start), to: last(end) },
        ...action.stages.map((day) => ({ shape: 'diamond' as const, colour: background, at: last(day) })),
      ];
    return [
      ...(start === '' ? [] : [{ shape: 'right' as const, colour, at: first(start) }]),
      ...(end === '' ? [] : [{ shape: 'left' as const, colour, at: last(end) }]),
    ];
  };
  const partOf = ({ action }: Action): string => action.split('.')[0]!;
  return {
    compact: true,
    columns: [{ heading: '' }, { heading: '', ticks }],
    rows: actions.flatMap((action, at): TableRow[] => [
      ...(at > 0 && partOf(action) !== partOf(actions[at - 1]!) ? [{ heading: '' }] : []),
      {
        cells: [
          [{ text: action.action }],
          [
            {
              text: labelOf(action),
              colour: action.issues.length > 0 ? issue : ink,
              marks: marksOf(action),
              tip: [action.action, publishedOf(action.starts), publishedOf(action.ends)]
                .filter((part) => part !== '')
                .join(' · '),
            },
          ],
        ],
      },
    ]),
    key: keyOf(actions, theme),
  };
}
