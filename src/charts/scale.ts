import type { Unit } from '../model/observation.js';

/** The ends of an axis, and where its ticks stand. */
export interface Scale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** Decimals that the ticks need. */
  readonly decimals: number;
}

const STEPS = [1, 2, 5, 10];

/** The smallest step of 1, 2 or 5 times a power of ten that cuts `span` into no more than `most` pieces. */
function stepFor(span: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(span / most));
  return STEPS.map((s) => s * power).find((s) => span / s <= most * 1.0001) ?? 10 * power;
}

/**
 * An axis with tidy ends around figures.
 *
 * @param zero whether it must start at 0, as bars must.
 * @param most pieces that the ticks cut it into.
 * @example tidyScale([325.7, 449.6], { zero: false }) // 300 to 450, ticks every 50
 */
export function tidyScale(
  values: readonly number[],
  { zero, most = 5, ends }: { zero: boolean; most?: number; ends?: readonly [number, number] },
): Scale {
  const [least, top] = [Math.min(...values, ...(zero ? [0] : [])), Math.max(...values, ...(zero ? [0] : []))];
  const room = top === least ? Math.abs(top) || 1 : top - least;
  const step = stepFor(room, most);
  const low = Math.max(ends?.[0] ?? -Infinity, Math.floor(least / step + 1e-9) * step);
  const high = Math.min(ends?.[1] ?? Infinity, Math.ceil(top / step - 1e-9) * step);
  const upper = high === low ? low + step : high;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks: number[] = [];
  for (let i = 0; low + i * step <= upper + step * 1e-6; i++)
    ticks.push(Number((low + i * step).toFixed(10)));
  return { domain: [Number(low.toFixed(10)), Number(upper.toFixed(10))], ticks, decimals };
}

const [HEAD, FOOT] = [18, 24];

/**
 * Where a value stands in a plot, in pixels from its top: an axis that does not start at 0 stands off its foot,
 * which leaves room for labels and shows that it is cut.
 */
export function placing({ domain: [low, high] }: Scale, height: number) {
  const foot = low === 0 ? height : height - FOOT;
  return {
    range: [foot, HEAD],
    place: (value: number): number => foot - ((value - low) / (high - low)) * (foot - HEAD),
    valueAt: (place: number): number => low + ((foot - place) / (foot - HEAD)) * (high - low),
  };
}

/** Lines that span less than this part of their highest figure would make much of little. */
const LEAST_SPAN = 0.2;
/** And percentages fewer points. */
const LEAST_POINTS = 10;

/** An axis for lines: from 0 where that costs little room, and never so short that small differences look large. */
export function lineScale(values: readonly number[], unit: Unit, most = 5): Scale {
  const [least, top] = [Math.min(...values), Math.max(...values)];
  const zero = startsAtZero(values);
  const wanted = unit === 'percent' ? LEAST_POINTS : LEAST_SPAN * Math.abs(top);
  const short = Math.max(0, wanted - (top - least)) / 2;
  const ends: [number, number] = [least >= 0 ? 0 : -Infinity, unit === 'percent' ? 100 : Infinity];
  const upper = Math.min(ends[1], top + short);
  const lower = Math.max(ends[0], least - short - (top + short - upper));
  return tidyScale([lower, upper, ...values], { zero, most, ends });
}

/**
 * Whether lines of these figures are drawn from 0: where 0 is near enough to cost little room, or where they
 * would otherwise make much of little.
 */
export const startsAtZero = (values: readonly number[]): boolean => {
  const [least, top] = [Math.min(...values), Math.max(...values)];
  return least >= 0 && least < top / 2;
};

/**
 * Places for labels beside what they name: moved apart until none is nearer than `gap` to the next, and kept
 * between the ends.
 *
 * @param wanted where each would stand best.
 * @returns places in the order of `wanted`.
 * @example apart([10, 11], 4, [0, 20]) // [8.5, 12.5]
 */
export function apart(
  wanted: readonly number[],
  gap: number,
  [from, to]: readonly [number, number],
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  interface Cluster {
    members: number[];
    centre: number;
  }
  const clusters: Cluster[] = [];
  const half = ({ members }: Cluster): number => ((members.length - 1) * gap) / 2;
  const within = (c: Cluster): number =>
    Math.min(Math.max(c.centre, from + half(c)), Math.max(to - half(c), from + half(c)));
  for (const i of order) {
    let added: Cluster = { members: [i], centre: wanted[i]! };
    added.centre = within(added);
    for (let last = clusters.at(-1); last; last = clusters.at(-1)) {
      if (added.centre - half(added) - (last.centre + half(last)) >= gap) break;
      clusters.pop();
      const members = [...last.members, ...added.members];
      const mean = members.reduce((total, m) => total + wanted[m]!, 0) / members.length;
      added = { members, centre: mean };
      added.centre = within(added);
    }
    clusters.push(added);
  }
  const places = wanted.map(() => 0);
  for (const cluster of clusters)
    cluster.members.forEach((member, k) => {
      places[member] = cluster.centre - half(cluster) + k * gap;
    });
  return places;
}
