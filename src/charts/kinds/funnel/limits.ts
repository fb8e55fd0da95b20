import {
  adjustedFunnel,
  type Overdispersion,
  proportionFunnel,
  rateFunnel,
} from '../../../statistics/funnel.js';
import type { Counted } from './areas.js';

/** What rates are per. */
export const PER = 10_000;
/** How many times the largest area the limits are drawn for. */
const BEYOND_LARGEST = 1.8;
export const LIMITS = ['lower95', 'upper95', 'lower998', 'upper998'] as const;
type Limit = (typeof LIMITS)[number];

/**
 * The lines of the limits as values by what is counted over. Areas that are nearly twice as large, of the same
 * average, carry them to the end of the axis.
 */
export function limitsOf(
  counted: readonly Counted[],
  percent: boolean,
  adjusted: Overdispersion | null,
): { line: Limit; at: number; value: number }[] {
  const areas = [1, BEYOND_LARGEST].flatMap((times) =>
    counted.map(({ x, n }) => ({ x: x * times, n: n * times })),
  );
  if (adjusted)
    return adjustedFunnel(areas, adjusted, percent ? 'proportion' : 'rate').flatMap((point) =>
      LIMITS.map((line) => ({ line, at: point.at, value: point[line] * (percent ? 100 : PER) })),
    );
  if (percent)
    return proportionFunnel(areas).flatMap((point) =>
      LIMITS.map((line) => ({ line, at: point.at, value: point[line] * 100 })),
    );
  return rateFunnel(areas, PER).flatMap((point) =>
    LIMITS.map((line) => ({ line, at: point.denominators[line], value: point[line] })),
  );
}

/** The value of a line at a place between its points. */
export function valueAt(points: readonly { at: number; value: number }[], at: number): number {
  const after = points.findIndex((point) => point.at >= at);
  if (after <= 0) return points.at(after)!.value;
  const [a, b] = [points[after - 1]!, points[after]!];
  return a.value + ((at - a.at) / (b.at - a.at)) * (b.value - a.value);
}
