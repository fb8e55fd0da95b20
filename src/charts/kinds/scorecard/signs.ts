import { PATHS } from '../../placed.js';

/** What tells how a cell reads besides its words: its colour, by these names; in outline what is not tested for chance. */
export const TONES = [
  'good',
  'good untested',
  'bad',
  'bad untested',
  'other',
  'other untested',
  'even',
  'none',
] as const;

export const toneOf = (reads: string, tested: boolean): (typeof TONES)[number] => {
  if (reads === 'better') return tested ? 'good' : 'good untested';
  if (reads === 'worse') return tested ? 'bad' : 'bad untested';
  if (reads === 'higher' || reads === 'lower') return tested ? 'other' : 'other untested';
  return reads === 'not compared' || reads === '' ? 'none' : 'even';
};

/** The shapes that say which way a gap goes, in colours and in grey. */
export const SIGN_SHAPES = {
  up: 'triangle-up',
  down: 'triangle-down',
  same: PATHS.dash,
  barred: PATHS.saltire,
} as const;

export const signOf = (gap: number | null): keyof typeof SIGN_SHAPES => {
  if (gap === null) return 'barred';
  if (gap === 0) return 'same';
  return gap > 0 ? 'up' : 'down';
};
