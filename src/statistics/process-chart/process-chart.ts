import { caveats } from './caveats.js';
import { type Position, position } from './position.js';
import { insistChart, type ProcessChartOptions } from './process-chart-options.js';
import { type ProcessGroup, processGroups } from './process-groups.js';
import type { ProcessLimits } from './process-limits.js';
import { type Signals, signals } from './signals.js';
import { type Assurance, assurance, type PointType, pointType } from './verdicts.js';

/** A point with the limits drawn behind it and what it signals. */
export interface ProcessPoint extends ProcessLimits, Position, Signals {
  readonly value: number | null;
  /** `null` if no dates were given. */
  readonly date: string | null;
  readonly group: number;
  readonly type: PointType;
}

export interface ProcessChart {
  readonly points: readonly ProcessPoint[];
  readonly groups: readonly ProcessGroup[];
  /** The type of the last point. */
  readonly variation: PointType;
  /** By the limits of the last point; `null` without a target or a better direction. */
  readonly assurance: Assurance | null;
  /** Sentences to be published with the chart. */
  readonly caveats: readonly string[];
  readonly method: string;
  /** Points with a value. */
  readonly n: number;
}

/**
 * An XmR chart with the rules of NHS England's Making Data Count. Limits are mean ∓ 2.66 × average moving
 * range, drawn anew at each rebase. A point signals a special cause if it lies outside them, or in a trend or
 * a shift of 7 points, or is one of two in three near a limit. Runs do not reach across a rebase.
 *
 * Source: NHSRplotthedots 0.2.2 `ptd_spc`; Making Data Count, NHS England.
 *
 * @param values in time order and in one unit, `null` where a point is missing.
 * @throws InvalidInputError if there is no value, one is not a number, dates do not run forwards, or an option
 * makes no sense.
 * @example
 * const chart = processChart([52, 48, 51, 50, 47, 53, 49, 52, 50, 48, 51, 49, 75], { improvement: 'decrease' });
 * chart.variation // 'special_cause_concern'
 * chart.points.at(-1)?.signal?.label // 'Above UCL'
 */
export function processChart(
  values: readonly (number | null)[],
  options: ProcessChartOptions = {},
): ProcessChart {
  insistChart(values, options);
  const { improvement = 'neutral', target, shiftPoints = 7, trendPoints = 7, dates } = options;
  const groups = processGroups(values, options);
  const points = groups.flatMap((group): ProcessPoint[] => {
    const own = values.slice(group.start, group.end);
    const positions = own.map((value) => position(value, group));
    const { mean, lower, upper, nearLower, nearUpper } = group;
    return signals(own, positions, { shiftPoints, trendPoints }).map((found, i) => ({
      value: own[i]!,
      date: dates?.[group.start + i] ?? null,
      group: group.group,
      ...{ mean, lower, upper, nearLower, nearUpper },
      ...positions[i]!,
      ...found,
      type: pointType(found.signal, improvement),
    }));
  });
  return {
    points,
    groups,
    variation: points.at(-1)!.type,
    assurance: assurance(target, groups.at(-1)!, improvement),
    caveats: caveats(values, groups, options),
    method: 'XmR chart (Making Data Count)',
    n: values.filter((value) => value !== null).length,
  };
}
