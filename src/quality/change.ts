import { parseFigure } from '../model/figure.js';
import type { Issue } from '../model/issue.js';
import type { Figure, Observation } from '../model/observation.js';
import { periodName } from '../model/period.js';
import { publishedInterval } from '../model/published-interval.js';
import { divide, exactly, type Interval, overlap, subtract, times } from '../statistics/interval.js';
import { number, plain } from '../text/number.js';
import { type Audit, breakdownOf, type Check, without } from './check.js';
import { bySize, cellNames, factName, isUsable } from './facts.js';

const isChange = (o: Observation): boolean => breakdownOf(o).figure === 'change';

/** What a change is a change of: the count that its indicator is a share of, or the indicator itself. */
const changedBy = (o: Observation, { catalogue }: Audit): string =>
  catalogue.indicators.get(o.indicator)?.share_of || o.indicator;

/** The first and the last of the figures that a change stands beside, in the same table or paragraph. */
function endsOf(change: Figure, audit: Audit): [Figure, Figure] | null {
  const beside = audit.figures
    .filter(isUsable)
    .filter(
      (o) =>
        o.indicator === changedBy(change, audit) &&
        !isChange(o) &&
        o.table === change.table &&
        o.source === change.source &&
        o.area_name === change.area_name &&
        o.breakdown === without(change, 'figure') &&
        o.period_end !== '' &&
        o.period_end <= change.period_end,
    )
    .sort((a, b) => a.period_end.localeCompare(b.period_end));
  const [first, last] = [beside[0], beside.at(-1)];
  return first && last && first.period_end < last.period_end ? [first, last] : null;
}

/** Whether a change is published with its sign; texts say "a fall of 8%". */
const isSigned = ({ published }: Figure): boolean => /^[-−–+]/.test(published.trim());

/** What a change should say: with its sign if it is published with one, else its size. */
const sizeFor = (change: Figure, interval: Interval): Interval =>
  !isSigned(change) && interval.hi < 0 ? subtract(exactly(0), interval) : interval;

/** Whether the published change is the difference as a share of the later figure. */
function ofTheLater(change: Figure, difference: Interval, last: Figure): string {
  const wrong = divide(difference, publishedInterval(last));
  return wrong && overlap(sizeFor(change, times(wrong, 100)), publishedInterval(change))
    ? ` ${change.published} is the difference as a share of the later figure (${last.published}).`
    : '';
}

function contradicted(change: Figure, audit: Audit): Issue[] {
  const ends = change.unit === 'percent' ? endsOf(change, audit) : null;
  if (!ends) return [];
  const [first, last] = ends;
  const difference = subtract(publishedInterval(last), publishedInterval(first));
  const quotient = divide(difference, publishedInterval(first));
  if (!quotient) return [];
  audit.checked?.('change', [change, first, last]);
  const expected = times(quotient, 100);
  if (overlap(sizeFor(change, expected), publishedInterval(change))) return [];
  const value = (100 * (last.value - first.value)) / first.value;
  const right = isSigned(change) ? value : Math.abs(value);
  return [
    {
      check: 'change',
      table: change.table,
      cells: cellNames(change.table, [change]),
      severity: bySize(change.value - right, change),
      published: change.published,
      expected: `${number(right, 1)}%`,
      difference: plain(change.value - right, 1),
      message: `${factName({ ...change, breakdown: without(change, 'figure') }, audit.catalogue)}: ${change.published} is published, but from ${first.published} (${periodName(first)}) to ${last.published} (${periodName(last)}) is a ${value < 0 ? 'fall' : 'rise'} of ${number(Math.abs(value), 1)}%.${ofTheLater(change, difference, last)}`,
    },
  ];
}

const MONTH = (365.25 / 12) * 86_400_000;

const months = (o: Observation): number =>
  Math.round((Date.parse(o.period_end) - Date.parse(o.period_start)) / MONTH);

/** A change from the months before to a period of another length. */
function unlike(change: Figure, { catalogue, checked }: Audit): Issue[] {
  const words = /previous (\S+) months/.exec(breakdownOf(change).basis ?? '')?.[1];
  const before = words === undefined ? null : parseFigure(words);
  if (!before || change.period_start === change.period_end) return [];
  checked?.('change', [change]);
  const own = months(change);
  if (own === before.value) return [];
  return [
    {
      check: 'change',
      table: change.table,
      cells: cellNames(change.table, [change]),
      severity: 'low',
      published: change.published,
      expected: 'periods of the same length',
      difference: '',
      message: `${factName({ ...change, breakdown: '' }, catalogue)}: a rise of ${change.published} compares ${own} months (${periodName(change)}) with the ${before.value} before. Compare periods of the same length, or give both figures per month.`,
    },
  ];
}

/** A published change is that of the figures beside it, and compares periods of one length. */
export const change: Check = (audit) =>
  audit.figures
    .filter(isUsable)
    .filter(isChange)
    .flatMap((o) => [...contradicted(o, audit), ...unlike(o, audit)]);
