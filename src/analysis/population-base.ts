import type { Observation } from '../model/observation.js';
import { PER } from '../model/per.js';
import { periodName } from '../model/period.js';
import { shown } from '../text/number.js';
import { when } from '../text/sentence.js';

/** Children of an authority become more or fewer by less than this from one year to the next. */
const MOST_GROWTH = 0.02;

/** Days within which the next year's figure follows. */
const NEXT_YEAR = 380;

const DAYS = 24 * 60 * 60 * 1000;

/** Whether one figure is of the year before the other. */
const neighbouring = (before: Observation, o: Observation): boolean =>
  Math.abs(Date.parse(o.period_end) - Date.parse(before.period_end)) <= NEXT_YEAR * DAYS;

/** How many children a rate is of, from and to, as its rounding allows; nothing where its count is not known. */
function childrenBehind(o: Observation): readonly [from: number, to: number] | null {
  const { value, numerator, denominator, unit, decimals } = o;
  if (unit !== 'rate_per_10000' || value === null) return null;
  if (denominator !== null) return [denominator, denominator];
  const half = 0.5 * 10 ** -(decimals ?? 0);
  if (numerator === null || value <= half) return null;
  const per = PER[unit]!;
  return [(numerator / (value + half)) * per, (numerator / (value - half)) * per];
}

const middle = ([from, to]: readonly [number, number]): number => (from + to) / 2;

/**
 * Why two rates of an authority in neighbouring years cannot be taken from each other: files of different releases
 * that rest on different estimates of the population, as before and after a census. Within one release the estimates
 * are of one series. Over several years a population may grow by any amount, so figures further apart are not judged;
 * of a longer series each pair of neighbouring years is.
 *
 * @returns a sentence; empty where nothing speaks against it, or the counts behind the rates are not known.
 * @example baseBreak(march2020, march2021) // 'The rate is based on a different population estimate from the one used on 31 March 2020 …'
 */
export function baseBreak(before: Observation, o: Observation): string {
  if (before.source === o.source || !neighbouring(before, o)) return '';
  const [earlier, later] = [childrenBehind(before), childrenBehind(o)];
  if (!earlier || !later) return '';
  const grown = later[0] > earlier[1] * (1 + MOST_GROWTH);
  const shrunk = later[1] < earlier[0] * (1 - MOST_GROWTH);
  if (!grown && !shrunk) return '';
  return `The rate is based on a different population estimate from the one used ${when(periodName(before))} (about ${shown(middle(later), 0)} children instead of about ${shown(middle(earlier), 0)}), so no change is given.`;
}

/**
 * The figures of a series since the last change of the population estimates that its rates rest on.
 *
 * @param series figures of one area in the order of their periods.
 * @returns the figures after the change, and the change as a sentence; all of them and nothing where there is none.
 * @example sinceBaseBreak(rates).series[0]?.time_period // '202223'
 */
export function sinceBaseBreak<T extends Observation>(
  series: readonly T[],
): { readonly series: readonly T[]; readonly broken: string } {
  for (let at = series.length - 1; at > 0; at--) {
    const broken = baseBreak(series[at - 1]!, series[at]!);
    if (broken !== '') return { series: series.slice(at), broken };
  }
  return { series, broken: '' };
}
