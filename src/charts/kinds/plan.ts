import { SEVERITY_SIGNS, type Severity } from '../../checks/finding.js';
import type { Doubt } from '../../indicators/published.js';
import { parseBreakdown } from '../../observations/breakdown.js';
import { groupBy } from '../../observations/group-by.js';
import type { Observation } from '../../observations/observation.js';
import { insist } from '../../statistics/estimate.js';
import { cellName } from '../../tables/grid.js';
import type { Drawing, Row, View } from '../compose.js';
import { dayOf, monthOf, shortMonth } from '../days.js';
import { areaOf, type Charted, type ChartOptions, orList, selected } from '../input.js';
import { type KeyItem, keyView, PATHS, pixels } from '../placed.js';
import { PALETTES, SIZES, type Theme } from '../style.js';
import { textWidth } from '../text-width.js';

const ROW = 16;
const BAR = 10;
/** Room that the name of a month takes. */
const MONTH = 55;
/** Between the parts of a plan: 1.14 and 2.1. */
const BETWEEN_PARTS = 7;
const MONTHS_ROOM = 24;
const BEFORE_LABEL = 10;
const DAY = 24 * 60 * 60 * 1000;
const STEPS = [1, 2, 3, 6, 12, 24, 60] as const;
const FEW = 12;

/** One action of a plan, with all dates that its cells hold. */
interface Action {
  readonly action: string;
  readonly starts: readonly Observation[];
  readonly ends: readonly Observation[];
  /** First and last day; empty where the print does not say. */
  readonly start: string;
  readonly end: string;
  /** Ends of parts of it, before the last. */
  readonly stages: readonly string[];
  readonly doubts: readonly Doubt[];
}

const isReversed = ({ start, end }: Action): boolean => start !== '' && end !== '' && end < start;

/** What the checks found about a printed date, however light: there is no value that it could be weighed by. */
function doubtsOn(o: Observation, findings: readonly Doubt[]): Doubt[] {
  return findings.filter(({ table, cells }) => table === o.table && cells.split(', ').includes(cellName(o)));
}

const ORDER = Object.keys(SEVERITY_SIGNS) as Severity[];
const signOf = (doubts: readonly Doubt[]): string => {
  const gravest = ORDER.find((severity) => doubts.some((doubt) => doubt.severity === severity));
  return gravest ? SEVERITY_SIGNS[gravest] : '';
};

const printedOf = (dates: readonly Observation[]): string =>
  [
    ...new Set(
      dates.map(({ printed, note }) => [printed, note].filter((t) => /^(?!ours).+/.test(t)).join(' ')),
    ),
  ].join(', ');

function actionsOf(observations: readonly Observation[], findings: readonly Doubt[]): Action[] {
  const dates = observations.filter(
    (o) => o.unit === 'date' && parseBreakdown(o.breakdown)?.action !== undefined,
  );
  return [...groupBy(dates, (o) => parseBreakdown(o.breakdown)!.action!)].map(([action, own]) => {
    const starts = own.filter(({ indicator }) => indicator.endsWith('_start'));
    const ends = own.filter(({ indicator }) => indicator.endsWith('_end'));
    const days = ends
      .map((o) => o.period_end)
      .filter((day) => day !== '')
      .sort((a, b) => a.localeCompare(b));
    const end = days.at(-1) ?? '';
    return {
      action,
      starts,
      ends,
      start:
        starts
          .map((o) => o.period_start)
          .filter((day) => day !== '')
          .sort((a, b) => a.localeCompare(b))[0] ?? '',
      end,
      stages: [...new Set(days)].filter((day) => day !== end),
      doubts: [...new Set(own.flatMap((o) => doubtsOn(o, findings)))],
    };
  });
}

/** The dates beside a bar, as printed: the end, and the start where no bar shows it. */
function labelOf(action: Action): string {
  const [from, to] = [printedOf(action.starts), printedOf(action.ends)];
  const dates =
    action.start === '' || action.end === '' || isReversed(action)
      ? [from === '' ? '' : `from ${from}`, to === '' ? 'no end printed' : `to ${to}`]
          .filter(Boolean)
          .join(' ')
      : to;
  return [dates, signOf(action.doubts)].filter((text) => text !== '').join('  ');
}

/** Where days stand, so that every label fits beside its bar. */
interface Calendar {
  readonly months: readonly { readonly first: number; readonly text: string }[];
  readonly last: number;
  readonly width: number;
  readonly at: (day: number) => number;
}

const midnight = (day: string): number => Date.parse(day);
/** Where a bar ends: with the end of its last day. */
const dayAfter = (day: string): number => Date.parse(day) + DAY;

const lastPlace = ({ start, end }: Action): number =>
  Math.max(start === '' ? 0 : midnight(start), end === '' ? 0 : dayAfter(end));

function calendarOf(actions: readonly Action[], left: number): Calendar {
  const days = actions.flatMap(({ start, end }) => [
    ...(start === '' ? [] : [midnight(start)]),
    ...(end === '' ? [] : [midnight(end)]),
  ]);
  const [from, to] = [new Date(Math.min(...days)), new Date(Math.max(...days))];
  const month = (i: number): number => Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + i, 1);
  const count =
    (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth() + 1;
  const [first, last] = [month(0), month(count)];
  const room = SIZES.width - left;
  const width = Math.min(
    room,
    ...actions.map((action) => {
      const share = (lastPlace(action) - first) / (last - first);
      const label = BEFORE_LABEL + textWidth(labelOf(action), SIZES.text);
      return share <= 0 ? room : Math.max((room - label) / share, room / 3);
    }),
  );
  const step = STEPS.find((n) => (width / count) * n >= MONTH) ?? STEPS.at(-1)!;
  const months = Array.from({ length: Math.ceil(count / step) }, (_, k) => {
    const first = month(k * step);
    const iso = new Date(first).toISOString();
    return { first, text: shortMonth(iso, step > 1 || k === 0 || iso.slice(5, 7) === '01') };
  });
  const at = (day: number): number => ((day - first) / (last - first)) * width;
  return { months, last, width, at };
}

interface Placed {
  readonly rows: Row[];
  readonly stages: Row[];
  readonly rules: Row[];
  readonly height: number;
}

const partOf = (action: string): string => action.split('.')[0]!;

function placed(actions: readonly Action[], { at }: Calendar): Placed {
  const [rows, stages, rules]: Row[][] = [[], [], []];
  let top = MONTHS_ROOM;
  actions.forEach((action, i) => {
    const before = actions[i - 1];
    if (before && partOf(before.action) !== partOf(action.action)) {
      rules!.push({ y: top + BETWEEN_PARTS / 2 });
      top += BETWEEN_PARTS;
    }
    const y = top + ROW / 2;
    const { start, end, doubts } = action;
    const dates = [...action.starts, ...action.ends];
    const shape = isReversed(action) ? 'reversed' : start === '' ? 'end' : end === '' ? 'start' : 'bar';
    rows!.push({
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
      stages!.push({ action: action.action, date: stage, x: at(dayAfter(stage)), y });
    top += ROW;
  });
  return { rows: rows!, stages: stages!, rules: rules!, height: top + 2 };
}

const MARKS = {
  bar: PATHS.bar,
  start: 'triangle-right',
  end: 'triangle-left',
  stage: 'diamond',
} as const;

function ganttView({ months, width, at, last }: Calendar, height: number, left: number, theme: Theme): View {
  const { ink, grid, background, doubt, categories } = PALETTES[theme];
  const data = { name: 'drawn' };
  const y = pixels('y');
  const shaped = (test: string, field: 'from' | 'to', shape: string, offset: number) => ({
    data,
    transform: [{ filter: test }],
    mark: { type: 'point', shape, filled: true, size: 70, opacity: 1, xOffset: offset, aria: false },
    encoding: {
      x: pixels(field),
      y,
      color: { condition: { test: "datum.shape === 'reversed'", value: doubt }, value: categories[0] },
    },
  });
  const edges = [...months.map(({ first }) => first), last];
  return {
    width: SIZES.width - left,
    height,
    layer: [
      {
        data: { values: edges.map((edge) => ({ x: at(edge) })) },
        mark: { type: 'rule', color: grid, aria: false },
        encoding: { x: pixels('x'), y: { value: MONTHS_ROOM - 4 }, y2: { value: height } },
      },
      {
        data: {
          values: months.map(({ first, text }, i) => ({ x: (at(first) + at(edges[i + 1]!)) / 2, text })),
        },
        mark: { type: 'text', align: 'center', color: ink },
        encoding: { x: pixels('x'), y: { value: 9 }, text: { field: 'text' } },
      },
      {
        data: { name: 'rules' },
        mark: { type: 'rule', color: grid, aria: false },
        encoding: { x: { value: -left }, x2: { value: width }, y },
      },
      {
        data,
        mark: { type: 'text', color: ink },
        encoding: { x: { value: -left }, y, text: { field: 'action' } },
      },
      {
        data,
        transform: [{ filter: "datum.shape === 'bar'" }],
        mark: { type: 'bar', height: BAR, cornerRadius: 2, color: categories[0] },
        encoding: {
          x: pixels('from'),
          x2: { field: 'to' },
          y,
          tooltip: ['action', 'printed_start', 'printed_end', 'doubt'].map((field) => ({
            field,
            type: 'nominal',
          })),
        },
      },
      {
        data: { name: 'stages' },
        mark: {
          type: 'point',
          shape: MARKS.stage,
          filled: true,
          size: 62,
          color: background,
          opacity: 1,
          xOffset: -4,
          aria: false,
        },
        encoding: { x: pixels('x'), y },
      },
      shaped("datum.shape === 'start' || datum.shape === 'reversed'", 'from', MARKS.start, 5),
      shaped("datum.shape === 'end' || datum.shape === 'reversed'", 'to', MARKS.end, -5),
      {
        data,
        mark: { type: 'text' },
        encoding: {
          x: pixels('beside'),
          y,
          text: { field: 'label' },
          color: { condition: { test: "datum.doubt !== ''", value: doubt }, value: ink },
        },
      },
    ],
  } as unknown as View;
}

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
  const { rows, stages, rules, height } = placed(actions, calendar);
  const key = keyView(keyItems(actions, rows, theme), { left, theme, data: 'key' });
  const doubts = [...new Set(actions.flatMap((action) => action.doubts))].sort(
    (a, b) => ORDER.indexOf(a.severity as Severity) - ORDER.indexOf(b.severity as Severity),
  );
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
    views: [key.view, ganttView(calendar, height, left, theme)],
    left,
    notes: [...doubts, ...whole].map((doubt) => `${signOf([doubt])}  ${doubt.message}`),
    sources: [
      ...new Set(actions.flatMap(({ starts, ends }) => [...starts, ...ends].map(({ source }) => source))),
    ],
  };
}
