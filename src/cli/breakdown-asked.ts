import { UsageError } from '../model/usage-error.js';
import { WHOLE } from '../store/store.js';

/** What a breakdown is chosen from: those with a figure of the area, and those of any area, the newest first. */
export interface BreakdownChoice {
  readonly id: string;
  readonly area: string;
  readonly held: ReadonlyMap<string, string>;
  readonly all: ReadonlyMap<string, string>;
}

/** A breakdown without capitals, and without the order and spacing of its pairs. */
const plain = (breakdown: string): string =>
  breakdown
    .toLowerCase()
    .split(';')
    .map((pair) =>
      pair
        .split('=')
        .map((part) => part.trim().replace(/\s+/g, ' '))
        .join('='),
    )
    .filter((pair) => pair !== '')
    .sort()
    .join(';');

const matching = (asked: string, breakdowns: ReadonlyMap<string, string>): string | undefined =>
  breakdowns.has(asked) ? asked : [...breakdowns.keys()].find((each) => plain(each) === plain(asked));

/** All breakdowns, one on a line: a list is never cut. */
const lines = (breakdowns: ReadonlyMap<string, string>): string =>
  [...breakdowns]
    .map(([breakdown, last]) => {
      const until = last === '' ? '' : ` (to ${last.slice(0, 4)})`;
      return breakdown === ''
        ? `  --breakdown ""${until}: the whole`
        : `  --breakdown "${breakdown}"${until}`;
    })
    .join('\n');

/**
 * The breakdown that is meant: the one asked for, however it is written; else the whole; else the newest of those
 * that have a figure of the area.
 *
 * @throws UsageError that lists the breakdowns there are.
 */
export function breakdownFor({ id, area, held, all }: BreakdownChoice, asked: string | undefined): string {
  if (asked !== undefined) {
    const meant = matching(asked, held);
    if (meant !== undefined) return meant;
    const of = held.size > 0 ? held : all;
    // A derived rate is not held itself, and is of the whole.
    if (of.size === 0 && plain(asked) === '') return '';
    const known = matching(asked, all) !== undefined;
    const what = known
      ? `The store has no figure of ${area} for ${id} by "${asked}".`
      : asked.trim() === '?'
        ? ''
        : `${id} has no breakdown "${asked}".`;
    throw new UsageError(
      of.size === 0
        ? `${what} It has no breakdowns: leave --breakdown out.`
        : `${what} There are figures${held.size > 0 ? ` of ${area}` : ' of other areas'} by:\n${lines(of)}`.trimStart(),
    );
  }
  const from = held.size > 0 ? held : all;
  return WHOLE.find((whole) => from.has(whole)) ?? [...from.keys()][0] ?? '';
}
