import { beyondRounding } from '../analysis/benchmark/change.js';
import { breakBetween, type Comparison } from '../analysis/benchmark/compare.js';
import { significanceOf } from '../analysis/benchmark/significance.js';
import { intervalOf, readingOf } from '../analysis/figures.js';
import { issuesOfFigures, restsOnFew } from '../analysis/published.js';
import type { Dataset } from '../model/dataset.js';
import type { Figure } from '../model/observation.js';
import { figuresOf } from './input.js';
import { spanOf } from './periods.js';

/** How a comparison reads; what chance alone could explain is no difference. */
export const verdictOf = ({ direction, significant }: Comparison): string =>
  significant === false && /^(better|worse|higher|lower)$/.test(direction)
    ? 'not clearly different'
    : direction;

/** What may be said of a step from one figure to a later one. */
export type Change = 'up' | 'down' | 'not clearly changed' | 'no change beyond rounding' | 'not compared';

/**
 * How a figure moved to a later one: only what is more than rounding and, where counts are published,
 * more than chance explains. What was counted otherwise, is of a span of another length, or cannot be right as
 * published is not compared.
 */
export function changeBetween(first: Figure, last: Figure, input: Dataset): Change {
  const indicator = input.catalogue.indicators.get(first.indicator)!;
  const grave = issuesOfFigures([first, last], input).some(
    ({ check, severity }) => severity === 'high' || check === 'scale',
  );
  const alike = indicator.measured === 'stock' || spanOf(first) === spanOf(last);
  if (grave || !alike || breakBetween(last, first, indicator) !== '') return 'not compared';
  if (!beyondRounding(intervalOf(first), intervalOf(last))) return 'no change beyond rounding';
  const { significant } = significanceOf(last, first, figuresOf(input), input.catalogue);
  if (significant === false || restsOnFew([first, last])) return 'not clearly changed';
  return readingOf(last) > readingOf(first) ? 'up' : 'down';
}
