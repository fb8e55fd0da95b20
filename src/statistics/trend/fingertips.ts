import { insist } from '../estimate.js';
import { BY_LIMITS, BY_PROPORTIONS, type RecentFit } from './fingertips-fits.js';
import { recentPoints, type YearFigure } from './fingertips-points.js';
import type { TrendMarker } from './trend-marker.js';

/** The recent trend of an annual indicator. */
export interface RecentTrend {
  readonly marker: TrendMarker;
  /** Change per year used: in the unit of the values, or of the log odds; `null` where it cannot be had. */
  readonly slope: number | null;
  readonly chiSquare: number | null;
  readonly significant: boolean;
  /**
   * Whether the slope keeps its sign whichever year is left out; a slope of 0 counts as rising. `cannot say` where
   * that was not tested, because a slope could not be calculated.
   */
  readonly leaveOneOutConsistent: boolean | 'cannot say';
  /** 0.998: p below 0.002. */
  readonly confidence: 0.998;
  readonly method: RecentFit['method'];
  /** How many years were used, and which. */
  readonly n: number;
  readonly years: readonly number[];
  /** Why it cannot be calculated, in a sentence; `null` where it can. */
  readonly refused: string | null;
}

/** The 0.998 quantile of χ² with 1 degree of freedom, to the digit of Fingertips. */
const THRESHOLD = 9.54953570608324;

const VALUE_TYPES = ['Proportion', 'Crude rate', 'Directly standardised rate'];

const refusal = (refused: string, method: RecentFit['method']): RecentTrend => ({
  marker: 'CannotBeCalculated',
  slope: null,
  chiSquare: null,
  significant: false,
  leaveOneOutConsistent: 'cannot say',
  confidence: 0.998,
  method,
  n: 0,
  years: [],
  refused,
});

const orNull = (x: number): number | null => (Number.isFinite(x) ? x : null);

function markerOf(significant: boolean, slope: number): TrendMarker {
  if (significant && slope > 0) return 'Increasing';
  if (significant && slope < 0) return 'Decreasing';
  return 'NoChange';
}

function findTrend(
  figures: readonly YearFigure[],
  yearsPerPoint: number,
  { method, slope, chiSquare }: RecentFit,
): RecentTrend {
  const recent = recentPoints(figures, yearsPerPoint);
  if ('refused' in recent) return refusal(recent.refused, method);
  const points = recent.used.map((figure, i) => ({ ...figure, t: i + 1 }));
  const slopes = [points, ...points.map(({ t }) => points.filter((point) => point.t !== t))].map(slope);
  const falling = slopes.filter((x) => x < 0).length;
  const consistent = falling === 0 || falling === slopes.length;
  const significant = consistent && chiSquare(points) > THRESHOLD;
  return {
    marker: markerOf(significant, slopes[0]!),
    slope: orNull(slopes[0]!),
    chiSquare: orNull(chiSquare(points)),
    significant,
    leaveOneOutConsistent: slopes.every(Number.isFinite) ? consistent : 'cannot say',
    confidence: 0.998,
    method,
    n: points.length,
    years: points.map(({ year }) => year),
    refused: null,
  };
}

/**
 * Fingertips' recent trend by its current method: a line through the five latest years, each weighted by its
 * limits. se = (upper − lower) ÷ 3.92, w = 1/se², β = (Σw Σwty − Σwt Σwy) ÷ (Σw Σwt² − (Σwt)²),
 * χ² = β² ÷ (Σw ÷ (Σw Σwt² − (Σwt)²)). The marker shows a change if χ² is above 9.5495 and β keeps its sign
 * whichever year is left out.
 *
 * Source: as in dhsc-govuk/FingertipsNext `TrendMarkerCalculator` (MIT). As there, years without a figure are
 * passed over, and years without limits are not used; with none left the marker is `NoChange`.
 *
 * @param figures with 95 % limits, in any order and unit.
 * @param valueType `Proportion`, `Crude rate` or `Directly standardised rate`; no other has a recent trend.
 * @param yearsPerPoint 1 for annual figures; others (3 for rolling years, 0.25 for quarters) are refused.
 * @returns `CannotBeCalculated` and the reason where Fingertips refuses.
 * @throws InvalidInputError if a figure is not a number, a count is negative or limits are the wrong way round.
 * @example recentTrend(fiveYears, 'Crude rate') // marker 'Decreasing', chiSquare 16.3, slope −4.1
 */
export function recentTrend(
  figures: readonly YearFigure[],
  valueType: string,
  yearsPerPoint = 1,
): RecentTrend {
  if (!VALUE_TYPES.includes(valueType))
    return refusal(`A recent trend is for a proportion or a rate, not for “${valueType}”.`, BY_LIMITS.method);
  return findTrend(figures, yearsPerPoint, BY_LIMITS);
}

/**
 * Fingertips' recent trend by its former method for proportions: Cochran and Armitage's χ² of the counts, and the
 * slope of an unweighted line through the log odds; otherwise as `recentTrend`.
 *
 * Source: as in dhsc-govuk/FingertipsNext `TrendMarkerCalculator` until 2025 and fingertips-open (both MIT).
 *
 * @throws InvalidInputError as `recentTrend`, or if a count is more than its denominator.
 * @example recentTrendOfProportions(fiveYears) // marker 'Increasing', chiSquare 27.6, slope 0.20
 */
export function recentTrendOfProportions(figures: readonly YearFigure[], yearsPerPoint = 1): RecentTrend {
  for (const { year, count, denominator } of figures)
    insist(
      count === null || denominator === null || count <= denominator,
      `The count of ${year} (${count}) must be less than or equal to its denominator (${denominator}).`,
    );
  return findTrend(figures, yearsPerPoint, BY_PROPORTIONS);
}
