import { PATHS } from '../../placed.js';

/** What tells how a cell reads besides its words: its colour, by these names. */
export const TONES = ['good', 'bad', 'other', 'even', 'none'] as const;

export const toneOf = (reads: string): (typeof TONES)[number] => {
  if (reads === 'better') return 'good';
  if (reads === 'worse') return 'bad';
  if (reads === 'higher' || reads === 'lower') return 'other';
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
