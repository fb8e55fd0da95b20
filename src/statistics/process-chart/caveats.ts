import { gaps } from './gaps.js';
import type { ProcessChartOptions } from './process-chart-options.js';
import { ENOUGH, type ProcessGroup } from './process-groups.js';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function aboutGroup(group: ProcessGroup, values: readonly (number | null)[], where: string): string[] {
  const present = values.slice(group.start, group.end).filter((value) => value !== null);
  if (present.length === 0) return [`There is no value in ${where}, so nothing can be drawn.`];
  const sentences: string[] = [];
  if (present.length < ENOUGH)
    sentences.push(
      `There ${present.length === 1 ? 'is' : 'are'} only ${count(present.length, 'value', 'values')} in ${where}: ` +
        `with fewer than ${ENOUGH}, limits are trial limits, which each new value may move.`,
    );
  if (present.length > 1 && present.every((value) => value === present[0]))
    sentences.push(`Every value in ${where} is ${present[0]}: without variation there is nothing to judge.`);
  else if (group.lower === null)
    sentences.push(`No two neighbouring values in ${where} differ, so no limits can be drawn.`);
  else if (group.lower === group.upper)
    sentences.push(
      `Most neighbouring values in ${where} are equal, so the limits have no width and any value off the mean ` +
        'counts as outside.',
    );
  return sentences;
}

/**
 * What a reader must know before trusting the chart, one sentence each: few values, no variation, missing
 * values and months, verdicts that rest on nothing, month-end stocks.
 */
export function caveats(
  values: readonly (number | null)[],
  groups: readonly ProcessGroup[],
  { dates = [], measured, target, improvement = 'neutral' }: ProcessChartOptions,
): string[] {
  const where = ({ start, end }: ProcessGroup): string => {
    if (groups.length === 1) return 'the series';
    return end - start === 1 ? `point ${end}` : `points ${start + 1} to ${end}`;
  };
  const sentences = groups.flatMap((group) => aboutGroup(group, values, where(group)));
  const missing = values.filter((value) => value === null).length;
  if (missing > 0)
    sentences.push(
      `${count(missing, 'point has', 'points have')} no value: runs break there, and no moving range is taken.`,
    );
  if (values.at(-1) === null)
    sentences.push('The last point has no value, so "common cause" says nothing about it.');
  if (target !== undefined && improvement !== 'neutral' && groups.at(-1)!.lower === null)
    sentences.push('The last points have no limits, so "inconsistent" says nothing about the target.');
  for (const { after, before } of gaps(dates))
    sentences.push(
      `There is no point between ${after} and ${before}: limits and runs treat the two as neighbours.`,
    );
  if (measured === 'stock')
    sentences.push(
      'The values are stocks, most of which carry over from one month-end to the next: limits come out too ' +
        'narrow and signals too often, so a signal is a prompt to look, not evidence of change.',
    );
  return sentences;
}
