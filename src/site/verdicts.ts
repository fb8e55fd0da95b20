import type { Comparison } from '../analysis/benchmark/compare.js';
import { verdictOf } from '../charts/verdict.js';

/** How a comparison may read, as the overview arranges them. */
export const READINGS = ['better', 'worse', 'no different', 'different', 'not compared'] as const;
export type Reading = (typeof READINGS)[number];

/** Words over a list of what reads so. */
export const READING_WORDS: Record<Reading, string> = {
  better: 'Better',
  worse: 'Worse',
  'no different': 'No clear difference',
  different: 'Higher or lower: not tested, or neither direction is good',
  'not compared': 'Not compared: a figure has a data quality issue, or the definitions differ',
};

/** The same in few words, for filters and tags. */
export const READING_SHORT: Record<Reading, string> = {
  better: 'better',
  worse: 'worse',
  'no different': 'no clear difference',
  different: 'higher or lower',
  'not compared': 'not compared',
};

/** How a comparison reads. */
export function readingOf(comparison: Comparison): Reading {
  const verdict = verdictOf(comparison);
  if (verdict === 'better' || verdict === 'worse' || verdict === 'not compared') return verdict;
  return verdict === 'higher' || verdict === 'lower' ? 'different' : 'no different';
}

/** What an area is compared with, in the order of the pages. */
export const BESIDE = [
  { comparator: 'Statistical neighbours', words: 'Compared with statistical neighbours' },
  { comparator: 'England', words: 'Compared with England' },
  { comparator: 'own past', words: 'Change since the previous period' },
] as const;

/** The newest comparison of each thing with one comparator. */
export function newest(comparisons: readonly Comparison[], comparator: string): Comparison[] {
  const kept = new Map<string, Comparison>();
  for (const one of comparisons) {
    if (one.comparator !== comparator) continue;
    const key = `${one.area}|${one.indicator}|${one.breakdown}`;
    const known = kept.get(key);
    if (!known || known.period_end < one.period_end) kept.set(key, one);
  }
  return [...kept.values()];
}
