import type { Doubt } from '../../../indicators/published.js';
import { orList } from '../../../indicators/sentence.js';
import { insist } from '../../../statistics/estimate.js';
import type { Drawing, Row } from '../../compose.js';
import { dayOf, monthOf } from '../../days.js';
import { gravestFirst, noteOf } from '../../doubt.js';
import { areaOf, type Charted, type ChartOptions, selected } from '../../input.js';
import { type KeyItem, keyView } from '../../placed.js';
import { PALETTES, SIZES, type Theme } from '../../style.js';
import { textWidth } from '../../text-width.js';
import { type Action, actionsOf, printedOf } from './action.js';
import { calendarOf } from './calendar.js';
import { planRows } from './rows.js';
import { MARKS, planView } from './view.js';

/** Actions few enough to be told one by one. */
const FEW = 12;

const many = (n: number): string => `${n} action${n === 1 ? '' : 's'}`;

/** How many actions were due by the end of the month in which most of them were, and which is the last. */
function titleOf(area: string, actions: readonly Action[]): string {
  const dated = actions.filter(({ end }) => end !== '').sort((a, b) => a.end.localeCompare(b.end));
  if (dated.length === 0) return `${area}, plan of ${many(actions.length)}: no end is printed`;
  const month = (day: string): string => day.slice(0, 7);
  const half = dated[Math.ceil(actions.length / 2) - 1] ?? dated.at(-1)!;
  const due = dated.filter(({ end }) => month(end) <= month(half.end)).length;
  const latest = dated.at(-1)!;
  const printed = latest.ends.find((o) => o.period_end === latest.end)!;
  const last =
    printed.period_start === printed.period_end ? `on ${dayOf(latest.end)}` : `in ${monthOf(latest.end)}`;
  const plan = `${area}, plan of ${many(actions.length)}`;
  return month(half.end) === month(latest.end)
    ? `${plan}: ${due} due by the end of ${monthOf(half.end)}`
    : `${plan}: ${due} due by the end of ${monthOf(half.end)}, the latest ${last}`;
}

function keyItems(actions: readonly Action[], rows: readonly Row[], theme: Theme): KeyItem[] {
  const { ink, doubt, categories } = PALETTES[theme];
  const used = new Set(rows.map(({ shape }) => shape));
  const items: (KeyItem | false)[] = [
    used.has('bar') && {
      shape: MARKS.bar,
      colour: categories[0],
      text: 'from the first day to the last, which is printed beside it',
    },
    actions.some(({ stages }) => stages.length > 0) && {
      shape: MARKS.stage,
      colour: ink,
      hollow: true,
      text: 'an earlier end in the same cell',
    },
    used.has('start') && { shape: MARKS.start, colour: categories[0], text: 'start, no end to draw' },
    used.has('end') && { shape: MARKS.end, colour: categories[0], text: 'end, no start to draw' },
    used.has('reversed') && {
      shape: MARKS.end,
      colour: doubt,
      text: 'ends before it starts, both as printed',
    },
  ];
  return items.filter((item) => item !== false);
}

/**
 * The actions of a plan as bars from their first day to their last. A date without a day covers its month;
 * what ends before it starts is drawn as printed, and marked.
 */
export function planChart(input: Charted, options: ChartOptions): Drawing {
  const { theme = 'light' } = options;
  const all = selected(input, options);
  const area = areaOf(all, options);
  const findings = [...input.findings] as Doubt[];
  const actions = actionsOf(
    all.filter((o) => o.area_name === area),
    findings,
  );
  if (actions.every(({ start, end }) => start === '' && end === '')) {
    const tables = new Set(
      [...input.figures]
        .filter(({ breakdown, unit }) => unit === 'date' && /action=/.test(breakdown))
        .map((o) => o.table),
    );
    insist(
      false,
      `A plan is of actions with the dates of their start and end${tables.size === 0 ? '' : `, such as the table ${orList([...tables])}`}; there is no such date here.`,
    );
  }
  const left = Math.ceil(Math.max(...actions.map(({ action }) => textWidth(action, SIZES.text)))) + 12;
  const calendar = calendarOf(actions, left);
  const { rows, stages, rules, height } = planRows(actions, calendar);
  const key = keyView(keyItems(actions, rows, theme), { left, theme, data: 'key' });
  const doubts = gravestFirst(new Set(actions.flatMap((action) => action.doubts)));
  const tables = new Set(all.map(({ table }) => table));
  const whole = findings.filter(({ table, cells }) => tables.has(table) && cells === '');
  const days = actions.flatMap(({ start, end }) => [start, end]).filter((day) => day !== '');
  const [first, last] = [days, days].map(
    (list, i) => [...list].sort((a, b) => a.localeCompare(b)).at(i === 0 ? 0 : -1)!,
  ) as [string, string];
  return {
    title: titleOf(area, actions),
    subtitle: `Start and end of each action, ${monthOf(first)} to ${monthOf(last)}; a date without a day covers its month`,
    shows: `Gantt chart of ${many(actions.length)} of a plan of ${area}, ${monthOf(first)} to ${monthOf(last)}`,
    figures:
      actions.length <= FEW
        ? actions
            .map(({ action, starts, ends }) => `${action}: ${printedOf(starts)} to ${printedOf(ends)}`)
            .join('. ')
        : '',
    rows,
    columns: ['action', 'start', 'date', 'printed_start', 'printed_end', 'doubt', 'table', 'cell'],
    helpers: { key: key.rows, stages, rules },
    views: [key.view, planView(calendar, height, left, theme)],
    left,
    notes: [...doubts, ...whole].map(noteOf),
    sources: [
      ...new Set(actions.flatMap(({ starts, ends }) => [...starts, ...ends].map(({ source }) => source))),
    ],
  };
}
