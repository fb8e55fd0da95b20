import { shortMonth } from '../../days.js';
import { SIZES } from '../../style.js';
import { textWidth } from '../../text-width.js';
import { type Action, labelOf } from './action.js';

/** Room that the name of a month takes. */
const MONTH = 55;
const STEPS = [1, 2, 3, 6, 12, 24, 60] as const;
const DAY = 24 * 60 * 60 * 1000;
export const BEFORE_LABEL = 10;

/** Where days stand, so that every label fits beside its bar. */
export interface Calendar {
  readonly months: readonly { readonly first: number; readonly text: string }[];
  readonly last: number;
  readonly width: number;
  readonly at: (day: number) => number;
}

export const midnight = (day: string): number => Date.parse(day);
/** Where a bar ends: with the end of its last day. */
export const dayAfter = (day: string): number => Date.parse(day) + DAY;

/** Where the drawing of an action ends. */
export const lastPlace = ({ start, end }: Action): number =>
  Math.max(start === '' ? 0 : midnight(start), end === '' ? 0 : dayAfter(end));

/** The months of actions, on an axis that leaves room for their labels. */
export function calendarOf(actions: readonly Action[], left: number): Calendar {
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
