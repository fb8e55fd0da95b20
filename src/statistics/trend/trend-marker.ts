/** Which way a series has gone lately, as Fingertips shows it. */
export type TrendMarker = 'Increasing' | 'Decreasing' | 'NoChange' | 'CannotBeCalculated';

/** A marker that also says whether the way is a good one. */
export type JudgedMarker =
  | TrendMarker
  | 'IncreasingAndGettingBetter'
  | 'IncreasingAndGettingWorse'
  | 'DecreasingAndGettingBetter'
  | 'DecreasingAndGettingWorse';

/** Whether high or low is good, as the catalogue of indicators says it. */
export type Polarity = 'high is good' | 'low is good' | 'neither';

/**
 * A marker with its judgement; where neither high nor low is good, or nothing changed, the marker as it is.
 *
 * Source: as in FingertipsNext `TrendCalculator`.
 *
 * @example judgeMarker('Increasing', 'low is good') // 'IncreasingAndGettingWorse'
 */
export function judgeMarker(marker: TrendMarker, polarity: Polarity): JudgedMarker {
  if (polarity === 'neither' || (marker !== 'Increasing' && marker !== 'Decreasing')) return marker;
  const better = (marker === 'Increasing') === (polarity === 'high is good');
  return better ? `${marker}AndGettingBetter` : `${marker}AndGettingWorse`;
}
