import type { Observation } from '../observations/observation.js';
import { PER } from '../observations/per.js';
import { periodName } from '../observations/period.js';
import { shown, when } from './sentence.js';

/** Children of an authority become more or fewer by less than this from one year to the next. */
const MOST_GROWTH = 0.02;

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
 * are of one series.
 *
 * @returns a sentence; empty where nothing speaks against it, or the counts behind the rates are not known.
 * @example baseBreak(march2020, march2021) // 'Rests on another estimate of the population than on 31 March 2020: …'
 */
export function baseBreak(before: Observation, o: Observation): string {
  if (before.source === o.source) return '';
  const [earlier, later] = [childrenBehind(before), childrenBehind(o)];
  if (!earlier || !later) return '';
  const grown = later[0] > earlier[1] * (1 + MOST_GROWTH);
  const shrunk = later[1] < earlier[0] * (1 - MOST_GROWTH);
  if (!grown && !shrunk) return '';
  return `Rests on another estimate of the population than ${when(periodName(before))} (about ${shown(middle(later), 0)} children, then ${shown(middle(earlier), 0)}), so that no change since is given.`;
}
