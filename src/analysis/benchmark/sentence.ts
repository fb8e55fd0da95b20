import type { Indicator } from '../../model/catalogue.js';
import { gapText, shown } from '../../text/number.js';
import { when } from '../../text/sentence.js';

/**
 * How a difference reads. `better` and `worse` are of differences that are statistically significant; one that was not
 * tested, or that could be due to chance, is `higher` or `lower`.
 */
export type Direction = 'better' | 'worse' | 'no different' | 'higher' | 'lower' | 'not compared';

/** What a sentence about two figures says. */
export interface Compared {
  /** The indicator, with the group it is of. */
  readonly name: string;
  readonly area: string;
  readonly value: number;
  readonly decimals: number;
  readonly period: string;
  /** What the area is compared with; `null` for its own figure of an earlier period. */
  readonly comparator: string | null;
  readonly comparator_value: number;
  readonly comparator_decimals: number;
  readonly comparator_period: string;
  readonly gap: number;
  readonly unit: Indicator['unit'];
  readonly direction: Direction;
  readonly significant: boolean | null;
  /** Whether what is behind the figure was published: counts, or posts that no test for chance applies to. */
  readonly counted: boolean;
  /** Why the two are not compared, where they are not. */
  readonly why: string;
}

/** The unit of a comparator: only `%`, because a rate's was said with the area's own figure. */
const short = (unit: Indicator['unit']): Indicator['unit'] | '' => (unit === 'percent' ? unit : '');

/** What is known of whether a difference is due to chance. */
function chanceText({ significant, counted, unit }: Compared): string {
  if (significant === true) return '; the difference is statistically significant';
  if (significant === false) return '; the difference could be due to chance';
  return !counted && (unit === 'percent' || unit === 'rate_per_10000')
    ? '; not tested, because the counts were not published'
    : '; not tested for chance';
}

/**
 * A comparison as a sentence: the area's figure, how far it is from the other, and whether chance could explain it.
 *
 * @example comparisonSentence({ … }) // 'Children in need: Croydon 41.2 per 10,000 (31 March 2014), 0.9 below England (42.1); the difference could be due to chance.'
 */
export function comparisonSentence(compared: Compared): string {
  const { name, area, value, decimals, period, comparator, comparator_period, gap, unit, direction } =
    compared;
  const theirs = shown(compared.comparator_value, compared.comparator_decimals, short(unit));
  const them = comparator === null ? `${theirs} ${when(comparator_period)}` : `${comparator} (${theirs})`;
  const begin = `${name}: ${area} ${shown(value, decimals, unit)} (${period})`;
  if (direction === 'not compared') return `${begin}, not compared with ${them}, because ${compared.why}.`;
  if (direction === 'no different')
    return gap === 0
      ? `${begin}, ${comparator === null ? 'unchanged from' : 'the same as'} ${them}.`
      : `${begin}, similar to ${them}: the figures differ by no more than their rounding.`;
  const size = gapText(
    Math.abs(gap),
    Math.max(decimals, compared.comparator_decimals),
    short(unit) || 'count',
  );
  const way = gap > 0 ? ['up', 'above'] : ['down', 'below'];
  const moved = comparator === null ? `${way[0]} ${size} from ${them}` : `${size} ${way[1]} ${them}`;
  const judged = direction === 'better' || direction === 'worse' ? `, which is ${direction}` : '';
  return `${begin}, ${moved}${judged}${chanceText(compared)}.`;
}
