import type { ReleasedFigure } from './revision-keys.js';

/** What a figure was rounded to: 0.1, 5, 10; 0 where it is exact. */
export type RoundingStep = (at: number) => number;

/** What counts are rounded to, the coarsest first. */
const BASES = [1000, 100, 10, 5];

/** Authorities whose counts must all be multiples before they are taken for rounded. */
const ENOUGH = 8;

interface Published {
  readonly unit: string;
  readonly level: string;
  decimals: number;
  /** Figures that are not 0. */
  figures: number;
  /** The largest base that divides them all. */
  base: number;
}

/**
 * What the figures of each column and level of a release were rounded to, told by all of them: files leave out
 * final zeros, so that 22 among 21.9 and 22.1 is 22.0, and one multiple of five tells nothing.
 *
 * @param columns the column of each figure, as a number.
 */
export function roundingSteps(figures: readonly ReleasedFigure[], columns: Int32Array): RoundingStep {
  const groups = new Map<string, Published>();
  const groupOf = ({ geographic_level, unit }: ReleasedFigure, at: number): string =>
    `${columns[at]}|${geographic_level}|${unit}`;
  figures.forEach((o, at) => {
    if (o.value === null) return;
    const key = groupOf(o, at);
    const group = groups.get(key) ?? {
      unit: o.unit,
      level: o.geographic_level,
      decimals: 0,
      figures: 0,
      base: BASES[0]!,
    };
    group.decimals = Math.max(group.decimals, o.decimals ?? 0);
    if (o.value !== 0) {
      group.figures++;
      while (group.base > 1 && o.value % group.base !== 0)
        group.base = BASES[BASES.indexOf(group.base) + 1] ?? 1;
    }
    groups.set(key, group);
  });
  return (at) => {
    const group = groups.get(groupOf(figures[at]!, at));
    if (!group) return 0;
    const { unit, level, decimals, base, figures: n } = group;
    if (unit !== 'count' || decimals > 0) return 10 ** -decimals;
    const exact = base === 1 || n === 0 || (level === 'Local authority' && n < ENOUGH);
    return exact ? 0 : base;
  };
}
