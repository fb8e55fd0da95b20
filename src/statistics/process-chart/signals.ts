import type { Position } from './position.js';
import { shift, steps, trendRun, twoInThree } from './rules.js';

/** A sign of special cause: the first of the rules, in this order, that a point meets, and which way. */
export interface Signal {
  readonly rule: 'outside' | 'trend' | 'two in three' | 'shift';
  readonly direction: 'high' | 'low';
  /** The words of NHSRplotthedots: `Above UCL`, `7 Point Trend (Increasing)`, … */
  readonly label: string;
}

/** Every rule a point meets, and the one signal that is shown for it. */
export interface Signals {
  readonly shift: boolean;
  readonly trend: boolean;
  readonly twoInThree: boolean;
  readonly signal: Signal | null;
}

/** How many points make a run. Making Data Count takes 7 for both. */
export interface RunLengths {
  readonly shiftPoints: number;
  readonly trendPoints: number;
}

/**
 * The rules on one group of points. Outside comes before trend, trend before two in three, two in three
 * before shift. A point where two trends meet takes the direction of the step that follows it.
 *
 * Source: NHSRplotthedots 0.2.2 `ptd_calculate_point_type`.
 */
export function signals(
  values: readonly (number | null)[],
  positions: readonly Position[],
  { shiftPoints, trendPoints }: RunLengths,
): Signals[] {
  const shifts = shift(
    positions.map(({ side }) => side),
    shiftPoints,
  );
  const trends = trendRun(values, trendPoints);
  const pairs = twoInThree(positions);
  const step = steps(values);

  const signalOf = ({ side, outside }: Position, i: number): Signal | null => {
    const direction = side === 1 ? 'high' : 'low';
    const where = side === 1 ? 'Above' : 'Below';
    if (outside) return { rule: 'outside', direction, label: side === 1 ? 'Above UCL' : 'Below LCL' };
    if (trends[i]) {
      // As the reference does, a trend that meets another over a tie or a fall is named after that step.
      const rising = (trends[i + 1] ? step[i] : step[i - 1]) === 1;
      const label = `${trendPoints} Point Trend (${rising ? 'In' : 'De'}creasing)`;
      return { rule: 'trend', direction: rising ? 'high' : 'low', label };
    }
    if (pairs[i]) return { rule: 'two in three', direction, label: `2 in 3 ${where} CL` };
    if (shifts[i]) return { rule: 'shift', direction, label: `${shiftPoints} Points ${where} CL` };
    return null;
  };

  return positions.map((point, i) => ({
    shift: shifts[i]!,
    trend: trends[i]!,
    twoInThree: pairs[i]!,
    signal: signalOf(point, i),
  }));
}
