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

/** Which published symbols may be kept: those that say more than the status does. */
const KEPT: Readonly<Partial<Record<Status, readonly string[]>>> = {
  not_available: ['u'],
  low: ['k'],
};

/**
 * The cell of an observation: the number with the decimals it was published with, or the symbol of today for
 * why there is none. A figure published in thousands is written out.
 *
 * @example eesCell({ value: 13, decimals: 1, status: 'ok', published: '13.0%' }) // '13.0'
 * @example eesCell({ value: null, decimals: null, status: 'suppressed', published: 'x' }) // 'c'
 */
export function eesCell({
  value,
  decimals,
  status,
  published,
}: Pick<Observation, 'value' | 'decimals' | 'status' | 'published'>): string {
  if (value !== null) return value.toFixed(Math.max(0, decimals ?? 0));
  if (status === 'ok') return 'x';
  const kept = KEPT[status]?.includes(published.trim()) && Object.hasOwn(SYMBOLS, published.trim());
  return kept ? published.trim() : STATUS_SYMBOLS[status];
}
