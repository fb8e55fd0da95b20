import type { Comparison } from '../../../analysis/benchmark/compare.js';
import { reads } from '../../../analysis/figures.js';
import type { Dataset } from '../../../model/dataset.js';
import { groupBy } from '../../../model/group-by.js';
import { type Figure, isFigure } from '../../../model/observation.js';
import { andList } from '../../../text/list.js';
import { comparisonsOf } from '../../input.js';
import { changeBetween, verdictOf } from '../../verdict.js';
import { periodsText } from '../../words.js';
import type { Panel } from './panels.js';

const tally = (words: readonly string[], of: string): string =>
  `${andList([...new Set(words)].map((word) => `${word} on ${words.filter((w) => w === word).length}`))} of ${words.length} ${of}`;

/** How a line went, by its polarity; only which way where that is neither good nor bad. */
function wayOf(own: readonly Figure[], input: Dataset): string {
  const [first, last] = [own[0]!, own.at(-1)!];
  const change = changeBetween(first, last, input);
  if (change !== 'up' && change !== 'down') return change === 'not compared' ? change : 'not clearly changed';
  const { polarity } = input.catalogue.indicators.get(first.indicator)!;
  const reading = reads(change === 'up' ? 1 : -1, polarity);
  return reading === 'neither' ? change : reading;
}

/** How the panels' figures stand beside the neighbours', or England's where none of theirs are published. */
export function comparisonsIn(panels: readonly Panel[], area: string, input: Dataset): Comparison[] {
  const own = panels.flatMap(({ observations }) => observations.filter((o) => o.area_name === area));
  const others = new Set(panels.flatMap(({ observations }) => observations.map((o) => o.area_name)));
  const comparator = ['Statistical neighbours', 'England'].find((name) => others.has(name));
  return comparisonsOf(input, area).filter(
    (c) =>
      c.comparator === comparator &&
      own.some(
        (o) => o.indicator === c.indicator && o.period_end === c.period_end && o.breakdown === c.breakdown,
      ),
  );
}

/** What stands better and what worse, counted over the panels, as a title says it. */
export function issue(panels: readonly Panel[], area: string, input: Dataset): string {
  const own = panels.flatMap(({ observations }) => observations.filter((o) => o.area_name === area));
  const beside = comparisonsIn(panels, area, input);
  if (beside.length > 0) {
    const whom = beside[0]!.comparator === 'England' ? 'England' : 'its statistical neighbours';
    return `${area} compared with ${whom}: ${tally(beside.map(verdictOf), 'figures')}`;
  }
  const inTime = own.filter(isFigure).sort((a, b) => a.period_end.localeCompare(b.period_end));
  const lines = [...groupBy(inTime, (o) => `${o.indicator}|${o.breakdown}`).values()].filter(
    (line) => new Set(line.map((o) => o.period_end)).size > 1,
  );
  if (lines.length === 0) return area;
  const ways = lines.map((line) => wayOf(line, input));
  return `${area}, ${periodsText(lines.flat())}: ${tally(ways, 'series')}`;
}
