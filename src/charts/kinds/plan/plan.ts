import type { Dataset } from '../../../model/dataset.js';
import type { Issue } from '../../../model/issue.js';
import { insist } from '../../../statistics/estimate.js';
import { dayOf, monthOf } from '../../../text/days.js';
import { orList } from '../../../text/list.js';
import type { TableDrawing } from '../../compose.js';
import { areaOf, type ChartOptions, selected } from '../../input.js';
import { gravestFirst, noteOf } from '../../issue.js';
import { type Action, actionsOf, publishedOf } from './action.js';
import { actionRow, planTable } from './table.js';

/** Up to here the alternative text lists each action. */
const FEW = 12;

const many = (n: number): string => `${n} action${n === 1 ? '' : 's'}`;

/** How many actions were due by the end of the month in which most of them were, and which is the last. */
function titleOf(area: string, actions: readonly Action[]): string {
  const dated = actions.filter(({ end }) => end !== '').sort((a, b) => a.end.localeCompare(b.end));
  if (dated.length === 0) return `${area}, plan of ${many(actions.length)}: no end dates were published`;
  const month = (day: string): string => day.slice(0, 7);
  const half = dated[Math.ceil(actions.length / 2) - 1] ?? dated.at(-1)!;
  const due = dated.filter(({ end }) => month(end) <= month(half.end)).length;
  const latest = dated.at(-1)!;
  const published = latest.ends.find((o) => o.period_end === latest.end)!;
  const last =
    published.period_start === published.period_end ? `on ${dayOf(latest.end)}` : `in ${monthOf(latest.end)}`;
  const plan = `${area}, plan of ${many(actions.length)}`;
  return month(half.end) === month(latest.end)
    ? `${plan}: ${due} due by the end of ${monthOf(half.end)}`
    : `${plan}: ${due} due by the end of ${monthOf(half.end)}, the latest ${last}`;
}

/**
 * The actions of a plan as bars from their first day to their last. A date without a day covers its month.
 * An action that ends before it starts is drawn as published, and marked.
 */
export function planChart(input: Dataset, options: ChartOptions): TableDrawing {
  const { theme = 'light' } = options;
  const all = selected(input, options);
  const area = areaOf(all, options);
  const actions = actionsOf(
    all.filter((o) => o.area_name === area),
    [...input.issues] as Issue[],
  );
  if (actions.every(({ start, end }) => start === '' && end === '')) {
    const tables = new Set(
      [...input.figures]
        .filter(({ breakdown, unit }) => unit === 'date' && /action=/.test(breakdown))
        .map((o) => o.table),
    );
    insist(
      false,
      `A plan shows actions with their start and end dates, and there is none here.${tables.size === 0 ? '' : ` Choose the table ${orList([...tables])}.`}`,
    );
  }
  const issues = gravestFirst(new Set(actions.flatMap((action) => action.issues)));
  const tables = new Set(all.map(({ table }) => table));
  const whole = [...(input.issues as Iterable<Issue>)].filter(
    ({ table, cells }) => tables.has(table) && cells === '',
  );
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
            .map(({ action, starts, ends }) => `${action}: ${publishedOf(starts)} to ${publishedOf(ends)}`)
            .join('. ')
        : '',
    rows: actions.map(actionRow),
    columns: ['action', 'start', 'date', 'published_start', 'published_end', 'issue', 'table', 'cell'],
    table: planTable(actions, theme),
    notes: [...issues, ...whole].map(noteOf),
    sources: [
      ...new Set(actions.flatMap(({ starts, ends }) => [...starts, ...ends].map(({ source }) => source))),
    ],
  };
}
