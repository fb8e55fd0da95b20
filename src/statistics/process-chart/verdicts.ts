import type { ProcessLimits } from './process-limits.js';
import type { Signal } from './signals.js';

/** Which way is better: the polarity of the indicator. */
export type Improvement = 'increase' | 'decrease' | 'neutral';

/** What a point says, in the words of Making Data Count. */
export type PointType =
  | 'common_cause'
  | 'special_cause_improvement'
  | 'special_cause_concern'
  | 'special_cause_neutral_high'
  | 'special_cause_neutral_low';

/** Whether the process as it is can be relied on to meet its target. */
export type Assurance = 'consistent_pass' | 'consistent_fail' | 'inconsistent';

/**
 * A signal read against the direction that is better.
 *
 * @example pointType({ rule: 'outside', direction: 'high', label: 'Above UCL' }, 'decrease')
 * // 'special_cause_concern'
 */
export function pointType(signal: Signal | null, improvement: Improvement): PointType {
  if (signal === null) return 'common_cause';
  if (improvement === 'neutral') return `special_cause_neutral_${signal.direction}`;
  const better = (signal.direction === 'high') === (improvement === 'increase');
  return better ? 'special_cause_improvement' : 'special_cause_concern';
}

/**
 * A target beyond the limits is always met or always missed; one between them is hit or missed by chance.
 *
 * Source: NHSRplotthedots 0.2.2 `ptd_calculate_assurance_type`, which calls a target without limits
 * inconsistent.
 *
 * @returns `null` if there is no target, or no direction is better.
 * @example assurance(38, processLimits([52, 48, 51, 50], true), 'increase') // 'consistent_pass'
 */
export function assurance(
  target: number | undefined,
  { lower, upper }: ProcessLimits,
  improvement: Improvement,
): Assurance | null {
  if (target === undefined || improvement === 'neutral') return null;
  const wantsMore = improvement === 'increase';
  if (upper !== null && target > upper) return wantsMore ? 'consistent_fail' : 'consistent_pass';
  if (lower !== null && target < lower) return wantsMore ? 'consistent_pass' : 'consistent_fail';
  return 'inconsistent';
}
