import { parseBreakdown } from '../../../model/breakdown.js';
import { groupBy } from '../../../model/group-by.js';
import type { Issue } from '../../../model/issue.js';
import type { Observation } from '../../../model/observation.js';
import { issuesOn, signOf } from '../../issue.js';

/** One action of a plan, with all dates that its cells hold. */
export interface Action {
  readonly action: string;
  readonly starts: readonly Observation[];
  readonly ends: readonly Observation[];
  /** First and last day; empty where it is not published. */
  readonly start: string;
  readonly end: string;
  /** Ends of parts of it, before the last. */
  readonly stages: readonly string[];
  readonly issues: readonly Issue[];
}

export const isReversed = ({ start, end }: Action): boolean => start !== '' && end !== '' && end < start;

/** Dates as published, each once, with the words published with them. */
export const publishedOf = (dates: readonly Observation[]): string =>
  [
    ...new Set(
      dates.map(({ published, note }) => [published, note].filter((t) => /^(?!ours).+/.test(t)).join(' ')),
    ),
  ].join(', ');

const inOrder = (days: readonly string[]): string[] =>
  days.filter((day) => day !== '').sort((a, b) => a.localeCompare(b));

/** The actions that dates are published of, in the order of the table. */
export function actionsOf(observations: readonly Observation[], issues: readonly Issue[]): Action[] {
  const dates = observations.filter(
    (o) => o.unit === 'date' && parseBreakdown(o.breakdown)?.action !== undefined,
  );
  return [...groupBy(dates, (o) => parseBreakdown(o.breakdown)!.action!)].map(([action, own]) => {
    const starts = own.filter(({ indicator }) => indicator.endsWith('_start'));
    const ends = own.filter(({ indicator }) => indicator.endsWith('_end'));
    const days = inOrder(ends.map((o) => o.period_end));
    const end = days.at(-1) ?? '';
    return {
      action,
      starts,
      ends,
      start: inOrder(starts.map((o) => o.period_start))[0] ?? '',
      end,
      stages: [...new Set(days)].filter((day) => day !== end),
      issues: [...new Set(own.flatMap((o) => issuesOn(o, issues)))],
    };
  });
}

/** The dates beside a bar, as published: the end, and the start where no bar shows it. */
export function labelOf(action: Action): string {
  const [from, to] = [publishedOf(action.starts), publishedOf(action.ends)];
  const dates =
    action.start === '' || action.end === '' || isReversed(action)
      ? [from === '' ? '' : `from ${from}`, to === '' ? 'no end date' : `to ${to}`].filter(Boolean).join(' ')
      : to;
  return [dates, signOf(action.issues)].filter((text) => text !== '').join('  ');
}
