import type { Keyed, KeyedReleases, ReleasedFigure } from './revision-keys.js';
import { type RoundingStep, roundingSteps } from './rounding-step.js';

/** One side: its figures, what they are of, and to what they were rounded. */
export interface Side {
  readonly figures: readonly ReleasedFigure[];
  readonly keyed: Keyed;
  readonly step: RoundingStep;
}

/** A release with what its figures were rounded to. */
export const sideOf = (figures: readonly ReleasedFigure[], keyed: Keyed): Side => ({
  figures,
  keyed,
  step: roundingSteps(figures, keyed.column),
});

/** Indexes of figures by what they are of. */
function indexed({ figures, keyed }: Side, key: KeyedReleases['key']): Map<number, number | number[]> {
  const index = new Map<number, number | number[]>();
  for (let at = 0; at < figures.length; at++) {
    const of = key(keyed, at);
    const known = index.get(of);
    if (known === undefined) index.set(of, at);
    else if (typeof known === 'number') index.set(of, [known, at]);
    else known.push(at);
  }
  return index;
}

/** More figures of one thing than these are paired as they come. */
const FEW = 8;

/** Which figures of the new release those of the old one are: under the same code where there are several. */
function paired(old: readonly number[], fresh: readonly number[], [a, b]: readonly [Side, Side]): number[] {
  if (old.length > FEW || fresh.length > FEW) return old.map((_, at) => fresh[at] ?? -1);
  const free = [...fresh];
  const likeness = (o: ReleasedFigure, n: ReleasedFigure): number =>
    Number(o.area_code === n.area_code) * 2 + Number(o.published === n.published);
  return old.map((at) => {
    const o = a.figures[at]!;
    const best = free.reduce<number | null>(
      (kept, other) =>
        kept === null || likeness(o, b.figures[other]!) > likeness(o, b.figures[kept]!) ? other : kept,
      null,
    );
    if (best !== null) free.splice(free.indexOf(best), 1);
    return best ?? -1;
  });
}

/** For each figure of the old release that of the new one, or −1; and how many stand more than once. */
export function pairs(
  sides: readonly [Side, Side],
  key: KeyedReleases['key'],
): { readonly to: Int32Array; readonly doubled: number } {
  const [old, fresh] = sides;
  const index = indexed(fresh, key);
  const to = new Int32Array(old.figures.length).fill(-1);
  let doubled = 0;
  for (const [of, at] of indexed(old, key)) {
    const found = index.get(of);
    if (typeof at === 'number' && (found === undefined || typeof found === 'number')) {
      to[at] = found ?? -1;
      continue;
    }
    const [mine, theirs] = [[at].flat(), found === undefined ? [] : [found].flat()];
    doubled += Math.max(mine.length, theirs.length);
    paired(mine, theirs, sides).forEach((other, place) => {
      to[mine[place]!] = other;
    });
  }
  return { to, doubled };
}
