import type { Figure } from '../model/observation.js';
import { type Candidate, five } from './reconciliation-candidates.js';

/** Why a published figure is what it is, by what the files give. */
export type Reason =
  | 'the same'
  | 'rounded otherwise'
  | 'to the nearest five'
  | 'neighbours without a figure left out'
  | 'another release'
  | 'another average'
  | 'another scale'
  | 'another year'
  | 'not explained'
  | 'not in the files';

const SMALL = 1e-9;

/** A value of the files that a published figure matches, and how. */
export interface Match {
  readonly candidate: Candidate;
  readonly reason: Reason;
  readonly scale: number;
}

/** What a figure may have been divided by. */
export const SCALES = [1, 10, 100, 1000] as const;
/** Fewer digits than these match something by chance on another scale. */
const DIGITS = 3;

const digitsOf = (o: Figure): number => o.published.replace(/\D/g, '').replace(/^0+|0+$/g, '').length;

/** The likeliest way in which one of the candidates could have been published so. */
export function matchOf(o: Figure, all: readonly Candidate[], scales: readonly number[]): Match | null {
  const half = 0.5 * 10 ** -o.decimals + SMALL;
  const found = scales.flatMap((scale) =>
    all.flatMap((candidate): Match[] => {
      const value = candidate.value / scale;
      const off = Math.abs(o.value - value);
      const reason = reasonOf(o, candidate, { off, half, scale });
      return reason === null ? [] : [{ candidate, reason, scale }];
    }),
  );
  const order: readonly Reason[] = REASONS;
  return (
    found.sort((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason) || a.scale - b.scale)[0] ?? null
  );
}

/** From the likeliest to the least likely. */
const REASONS: readonly Reason[] = [
  'the same',
  'neighbours without a figure left out',
  'another release',
  'to the nearest five',
  'rounded otherwise',
  'another average',
  'another scale',
];

function reasonOf(
  o: Figure,
  candidate: Candidate,
  { off, half, scale }: { off: number; half: number; scale: number },
): Reason | null {
  const averaged = /^mean|median|pooled/.test(candidate.how);
  const exact = off <= half;
  const coarser = candidate.half / scale > half || averaged;
  const whole = Number.isInteger(o.value) && o.decimals > 0 && Math.round(candidate.value) === o.value;
  const rounded = (coarser && off <= half + candidate.half / scale) || (whole && scale === 1);
  const nearest = o.unit === 'count' && scale === 1 && five(candidate.value) === o.value;
  if (!exact && !rounded && !nearest) return null;
  if (scale !== 1 || candidate.how === 'total')
    return digitsOf(o) >= DIGITS && exact ? 'another scale' : null;
  if (!candidate.newest) return exact || nearest ? 'another release' : null;
  if (candidate.how === 'median' || candidate.how === 'pooled') return exact ? 'another average' : null;
  if (candidate.how === 'mean of rounded') {
    if (!exact) return null;
    return o.unit === 'count' ? 'to the nearest five' : 'rounded otherwise';
  }
  if (exact) return candidate.n < candidate.listed ? 'neighbours without a figure left out' : 'the same';
  return nearest ? 'to the nearest five' : 'rounded otherwise';
}
