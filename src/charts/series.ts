import { breakBetween } from '../analysis/benchmark/compare.js';
import { comparable, intervalOf } from '../analysis/figures.js';
import type { TrendRow } from '../analysis/trend.js';
import type { Catalogue, Indicator } from '../model/catalogue.js';
import type { Dataset } from '../model/dataset.js';
import { groupBy } from '../model/group-by.js';
import { type Figure, isFigure, type Observation } from '../model/observation.js';
import { periodName } from '../model/period.js';
import { overlap } from '../statistics/interval.js';
import { capital } from '../text/sentence.js';
import { figureRow } from './figure-row.js';
import { trendsOf } from './input.js';
import type { Flagged } from './issue.js';
import type { LinePoint } from './lines.js';
import { lineKey, namer, withoutRepeats } from './names.js';
import { isGap, spanOf, type TimeAxis } from './periods.js';
import { changeBetween } from './verdict.js';
import { pointLabel, STATUS_WORDS } from './words.js';

const LEVELS = ['Local authority', 'Statistical neighbours', 'Regional', 'National'];

/** One line of a chart: an area, or a breakdown of one, through time. */
export interface Series {
  readonly name: string;
  readonly observations: readonly Observation[];
}

const lastDay = (observations: readonly Observation[]): string => observations.at(-1)!.period_end;

/** The lines of a chart: one for each area or, where there is one area only, for each breakdown. */
export function seriesOf(observations: readonly Observation[], area: string, catalogue: Catalogue): Series[] {
  const name = namer(observations, catalogue);
  const rank = ([o]: readonly Observation[]): number =>
    o!.area_name === area ? -1 : LEVELS.indexOf(o!.geographic_level);
  return [...groupBy(withoutRepeats(observations), lineKey).values()]
    .map((own) => ({
      name: capital(name(own[0]!)),
      observations: [...own].sort((a, b) => a.period_end.localeCompare(b.period_end)),
    }))
    .sort(
      (a, b) =>
        rank(a.observations) - rank(b.observations) ||
        Number(comparable(a.observations[0]!) !== '') - Number(comparable(b.observations[0]!) !== '') ||
        lastDay(b.observations).localeCompare(lastDay(a.observations)),
    );
}

/**
 * The points of a line, with a gap wherever no line may join two of them.
 *
 * @param several whether there are other lines, so that what is withheld must say of which.
 */
export function pointsOf(
  { name, observations }: Series,
  axis: TimeAxis,
  issues: Flagged,
  indicator: Indicator,
  several = false,
): LinePoint[] {
  return observations.flatMap((o, i): LinePoint[] => {
    const before = observations[i - 1];
    const filler = { series: name, period: '', value: null, label: '', status: '', issue: '', filler: 'yes' };
    const gap =
      before && (isGap(before.period_end, o.period_end, axis) || parted(o, before, indicator))
        ? [{ ...filler, date: before.period_end }]
        : [];
    const row = figureRow(o, issues);
    const withheld = o.value === null && several ? { label: `${name}: ${row.label}` } : {};
    const point = { series: name, ...row, ...withheld };
    return [...gap, point];
  });
}

/** Whether two figures next to each other were not counted alike, or over spans of other lengths, so that no line may join them. */
const parted = (o: Observation, before: Observation, indicator: Indicator): boolean =>
  isFigure(o) &&
  isFigure(before) &&
  (breakBetween(o, before, indicator) !== '' ||
    (indicator.measured === 'flow' && spanOf(o) !== spanOf(before)));

/** What the trend of a line is, by all its figures. */
export function trendRow(own: readonly Observation[], input: Dataset): TrendRow | undefined {
  const figures = own.filter(isFigure);
  const [first, last] = [figures[0]!, figures.at(-1)!];
  return trendsOf(input).find(
    (t) =>
      t.indicator === first.indicator &&
      t.area === first.area_name &&
      t.breakdown === first.breakdown &&
      t.from === periodName(first) &&
      t.to === periodName(last) &&
      t.points === figures.length,
  );
}

/** The highest or lowest figure of a line, where it lies beyond both its ends by more than rounding. */
export function turningPoint(figures: readonly Figure[]): Figure | undefined {
  const [first, last] = [figures[0]!, figures.at(-1)!];
  const beyond = figures.filter(
    (o) =>
      (o.value > Math.max(first.value, last.value) || o.value < Math.min(first.value, last.value)) &&
      ![first, last].some((end) => overlap(intervalOf(o), intervalOf(end))),
  );
  const distance = (o: Figure): number =>
    Math.min(Math.abs(o.value - first.value), Math.abs(o.value - last.value));
  return beyond.sort((a, b) => distance(b) - distance(a))[0];
}

const told = (o: Figure): string => pointLabel(o.value, o.decimals, o.unit);

/**
 * How a line moved from its first figure to its last, as a title says it; empty where that may not be said. A
 * turn is told where both ways are more than rounding and chance.
 */
export function movement(own: readonly Observation[], input: Dataset): string {
  const figures = own.filter(isFigure);
  const row = trendRow(own, input);
  if (!row || row.change === null) return '';
  const [first, last] = [figures[0]!, figures.at(-1)!];
  if (row.p !== null) {
    if (row.direction === 'no trend') return 'no steady trend';
    return `${row.change > 0 ? 'up' : 'down'} from ${told(first)} to ${told(last)}`;
  }
  const turn = turningPoint(figures);
  if (turn !== undefined) {
    const [there, back] = [changeBetween(first, turn, input), changeBetween(turn, last, input)];
    if (/^(up|down)$/.test(there) && /^(up|down)$/.test(back))
      return `${there} from ${told(first)} to ${told(turn)}, then ${back} to ${told(last)}`;
  }
  const change = changeBetween(first, last, input);
  if (change === 'not compared') return '';
  if (change === 'up' || change === 'down') return `${change} from ${told(first)} to ${told(last)}`;
  return change === 'not clearly changed' ? `from ${told(first)} to ${told(last)}, ${change},` : change;
}

/** A line in words, for the alternative text. */
export const listOf = ({ name, observations }: Series): string => {
  const told = observations.map((o) =>
    isFigure(o)
      ? `${pointLabel(o.value, o.decimals, o.unit)} (${periodName(o)})`
      : `${STATUS_WORDS[o.status] ?? o.status} (${periodName(o)})`,
  );
  return `${name}: ${told.length > 8 ? `${told[0]} to ${told.at(-1)}, ${told.length} figures` : told.join(', ')}`;
};
