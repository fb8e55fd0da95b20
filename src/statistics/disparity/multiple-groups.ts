import { insist } from '../estimate.js';

export type Correction = 'none' | 'Bonferroni' | 'Holm';

/**
 * Which of several comparisons are significant once it is allowed for that there are several.
 *
 * Source: Bonferroni (1936); Holm (1979), Scand J Stat 6.
 *
 * @param pValues one for each comparison.
 * @param level the level for all of them together.
 * @throws InvalidInputError if a p or the level is not between 0 and 1.
 * @example significantOf([0.004, 0.06, 0.04], 'Holm') // [true, false, false]
 */
export function significantOf(pValues: readonly number[], correction: Correction, level = 0.05): boolean[] {
  insist(level > 0 && level < 1, `A level lies between 0 and 1, such as 0.05, not ${level}.`);
  insist(
    pValues.every((p) => p >= 0 && p <= 1),
    'Every p must lie between 0 and 1.',
  );
  if (correction === 'none') return pValues.map((p) => p < level);
  const count = pValues.length;
  if (correction === 'Bonferroni') return pValues.map((p) => p < level / count);
  const ascending = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const failed = ascending.findIndex(({ p }, rank) => p >= level / (count - rank));
  const passed = new Set(ascending.slice(0, failed < 0 ? count : failed).map(({ index }) => index));
  return pValues.map((_, index) => passed.has(index));
}
