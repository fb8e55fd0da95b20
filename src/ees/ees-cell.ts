import type { Observation, Status } from '../model/observation.js';
import { SYMBOLS } from './standard.js';

/** The symbol for each reason why there is no figure. */
export const STATUS_SYMBOLS: Readonly<Record<Exclude<Status, 'ok'>, string>> = {
  suppressed: 'c',
  // A cohort too small to report is hidden so that no one can be known.
  too_small: 'c',
  not_available: 'x',
  not_applicable: 'z',
  low: 'low',
  blank: 'x',
};

/** Which symbols of the print may stand as they are: those that say more than the status does. */
const KEPT: Readonly<Partial<Record<Status, readonly string[]>>> = {
  not_available: ['u'],
  low: ['k'],
};

/**
 * The cell of an observation: the number with the decimals it was printed with, or the symbol of today for
 * why there is none. A figure printed in thousands is written out.
 *
 * @example eesCell({ value: 13, decimals: 1, status: 'ok', printed: '13.0%' }) // '13.0'
 * @example eesCell({ value: null, decimals: null, status: 'suppressed', printed: 'x' }) // 'c'
 */
export function eesCell({
  value,
  decimals,
  status,
  printed,
}: Pick<Observation, 'value' | 'decimals' | 'status' | 'printed'>): string {
  if (value !== null) return value.toFixed(Math.max(0, decimals ?? 0));
  if (status === 'ok') return 'x';
  const kept = KEPT[status]?.includes(printed.trim()) && Object.hasOwn(SYMBOLS, printed.trim());
  return kept ? printed.trim() : STATUS_SYMBOLS[status];
}
