import { readableOn } from '../../readable.js';
import { PALETTES, type Theme } from '../../style.js';
import type { KeyEntry, Sign, TableCell } from '../../table.js';

/** How a comparison looks: by its sign and its colour, in outline where it was not tested. */
interface Look {
  readonly colour: (theme: Theme) => string;
  readonly hollow: boolean;
  readonly words: string;
}

const good = (theme: Theme): string => PALETTES[theme].categories[0];
const bad = (theme: Theme): string => PALETTES[theme].categories[3];
const band = (theme: Theme): string => PALETTES[theme].band;
const quiet = (theme: Theme): string => PALETTES[theme].quiet;

const LOOKS: Readonly<Record<string, Look>> = {
  better: { colour: good, hollow: false, words: 'better' },
  'better untested': { colour: good, hollow: true, words: 'better, not tested' },
  worse: { colour: bad, hollow: false, words: 'worse' },
  'worse untested': { colour: bad, hollow: true, words: 'worse, not tested' },
  neutral: { colour: band, hollow: false, words: 'higher or lower, where neither is good or bad' },
  'neutral untested': {
    colour: band,
    hollow: true,
    words: 'higher or lower, not tested, or neither direction is good',
  },
  'no different': { colour: quiet, hollow: true, words: 'no difference beyond rounding' },
  'not clear': { colour: quiet, hollow: true, words: 'not clear: could be due to chance' },
};

/** The name of the look of a comparison; empty where there is none. */
export function lookOf(reads: string, tested: boolean): string {
  const name = reads === 'higher' || reads === 'lower' ? 'neutral' : reads;
  const whole = tested || LOOKS[`${name} untested`] === undefined ? name : `${name} untested`;
  return LOOKS[whole] === undefined ? '' : whole;
}

/** The field of a cell and the colour of the words on it. */
export function fieldOf(name: string, theme: Theme): Pick<TableCell, 'field' | 'colour'> {
  const { quiet, ink, background } = PALETTES[theme];
  const look = LOOKS[name];
  if (look === undefined) return { colour: quiet };
  const colour = look.colour(theme);
  return look.hollow
    ? { field: { fill: background, edge: colour }, colour: ink }
    : { field: { fill: colour, edge: colour }, colour: readableOn(colour, theme) };
}

const SIGNS: Readonly<Record<string, Pick<KeyEntry, 'shape' | 'text'>>> = {
  up: { shape: 'up', text: 'higher than this figure, or risen' },
  down: { shape: 'down', text: 'lower than this figure, or fallen' },
  same: { shape: 'dash', text: 'equal' },
  barred: {
    shape: 'cross',
    text: 'not compared: a figure has a data quality issue, or was counted differently',
  },
};

/** Which way a gap goes; without a gap nothing is compared. */
export const signNameOf = (gap: number | null): string =>
  gap === null ? 'barred' : gap === 0 ? 'same' : gap > 0 ? 'up' : 'down';

export const signOf = (name: string, colour: string): Sign => ({ shape: SIGNS[name]!.shape, colour });

/** The signs and colours that are used, with their meanings. */
export function keyOf(signs: ReadonlySet<string>, looks: ReadonlySet<string>, theme: Theme): KeyEntry[] {
  const { ink } = PALETTES[theme];
  return [
    ...Object.entries(SIGNS)
      .filter(([name]) => signs.has(name))
      .map(([, entry]) => ({ ...entry, colour: ink })),
    ...Object.entries(LOOKS)
      .filter(([name]) => looks.has(name))
      .map(([, { colour, hollow, words }]) => ({
        shape: 'bar' as const,
        colour: colour(theme),
        hollow,
        text: words,
      })),
  ];
}
