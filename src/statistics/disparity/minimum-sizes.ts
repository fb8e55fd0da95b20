import { insist, insistShare } from '../estimate.js';

/** A group's count and how many it is out of. */
export interface Group {
  readonly x: number;
  readonly n: number;
}

/** The sizes below which a group is too small for its ratio to mean anything. */
export interface MinimumSizes {
  /** Fewest children counted. */
  readonly cell: number;
  /** Fewest children the group has. */
  readonly n: number;
}

/** The sizes US law holds to be reasonable for disproportionality: 34 CFR 300.647. */
export const MINIMUM_SIZES: MinimumSizes = { cell: 10, n: 30 };

export interface SizedRatio {
  /** `null` where the group is too small. */
  readonly value: number | null;
  readonly measure: 'risk ratio' | 'alternate risk ratio' | 'not calculated (group below minimum)';
}

/**
 * Whether a group is large enough for its ratio to mean anything.
 *
 * Source: US IDEA, 34 CFR 300.647.
 *
 * @example isLargeEnough({ x: 9, n: 400 }) // false
 */
export const isLargeEnough = ({ x, n }: Group, { cell, n: least }: MinimumSizes = MINIMUM_SIZES): boolean =>
  x >= cell && n >= least;

/**
 * The risk ratio of a group against everyone else in its area, and where those are too few against everyone
 * else in the nation; none where the group itself is too small.
 *
 * Source: US IDEA, 34 CFR 300.647.
 *
 * @throws InvalidInputError if a count is negative or more than its denominator, or there are no events
 *   to compare with.
 * @example sizedRiskRatio({ x: 40, n: 400 }, { x: 120, n: 2400 }, { x: 9000, n: 200000 }) // 2, risk ratio
 */
export function sizedRiskRatio(
  group: Group,
  restOfArea: Group,
  restOfNation: Group,
  minimum: MinimumSizes = MINIMUM_SIZES,
): SizedRatio {
  for (const { x, n } of [group, restOfArea, restOfNation]) insistShare(x, n);
  if (!isLargeEnough(group, minimum)) return { value: null, measure: 'not calculated (group below minimum)' };
  const own = isLargeEnough(restOfArea, minimum);
  const { x, n } = own ? restOfArea : restOfNation;
  insist(x > 0, 'There are no events among everyone else, so there is no ratio.');
  return { value: group.x / group.n / (x / n), measure: own ? 'risk ratio' : 'alternate risk ratio' };
}
