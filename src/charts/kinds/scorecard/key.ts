import type { Row } from '../../compose.js';
import { type KeyItem, PATHS } from '../../placed.js';
import { PALETTES, type Theme } from '../../style.js';
import { SIGN_SHAPES } from './signs.js';

/** The meaning of the signs that the cells of a scorecard use. */
export function scorecardKey(cells: readonly Row[], theme: Theme): KeyItem[] {
  const { categories, band, ink, quiet } = PALETTES[theme];
  const [good, , , bad] = categories;
  const signs: [string, KeyItem][] = [
    ['up', { shape: SIGN_SHAPES.up, colour: ink, text: 'risen, or above the other figure' }],
    ['down', { shape: SIGN_SHAPES.down, colour: ink, text: 'fallen, or below it' }],
    ['same', { shape: SIGN_SHAPES.same, colour: ink, text: 'equal' }],
    ['good', { shape: PATHS.bar, colour: good, text: 'better' }],
    [
      'good untested',
      { shape: PATHS.bar, colour: good, hollow: true, text: 'better, not tested for chance' },
    ],
    ['bad', { shape: PATHS.bar, colour: bad, text: 'worse' }],
    ['bad untested', { shape: PATHS.bar, colour: bad, hollow: true, text: 'worse, not tested for chance' }],
    ['other', { shape: PATHS.bar, colour: band, text: 'higher or lower, where neither is good or bad' }],
    [
      'other untested',
      {
        shape: PATHS.bar,
        colour: band,
        hollow: true,
        text: 'higher or lower, where neither is good or bad, not tested for chance',
      },
    ],
    [
      'no different',
      { shape: PATHS.bar, colour: quiet, hollow: true, text: 'no different, rounding allowed for' },
    ],
    [
      'not clear',
      { shape: PATHS.bar, colour: quiet, hollow: true, text: 'not clear: chance could explain it' },
    ],
    [
      'barred',
      {
        shape: SIGN_SHAPES.barred,
        colour: quiet,
        text: 'not compared: a figure is doubtful or counted otherwise',
      },
    ],
  ];
  const used = new Set(cells.flatMap(({ sign, reads, tone }) => [sign, reads, tone]));
  return signs.filter(([name]) => used.has(name)).map(([, item]) => item);
}
