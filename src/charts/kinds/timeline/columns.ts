import { capital } from '../../../indicators/sentence.js';
import { insist } from '../../../statistics/estimate.js';
import type { Doubted } from '../../doubt.js';
import { SIZES } from '../../style.js';
import { textWidth } from '../../text-width.js';
import { labelOf } from './cell.js';
import { inspectionsOf, type Judgement, UNDATED } from './judgement.js';

/** Room within a field and beside it, and of the sign before its word. */
export const ROOM = { padding: 6, gap: 4, sign: 20 } as const;
const LEAST_NAME = 120;
const MOST_NAME = 400;
const MOST_CELL = 190;

export interface Columns {
  readonly inspections: readonly string[];
  /** Room of the names, and of each inspection. */
  readonly name: number;
  readonly widths: readonly number[];
}

/** The widest word of texts, which no line can be narrower than. */
const widestWord = (texts: readonly string[], weight: 'normal' | 'bold' = 'normal'): number =>
  Math.max(0, ...texts.flatMap((text) => text.split(' ')).map((word) => textWidth(word, SIZES.text, weight)));

export const headingOf = (inspection: string): string =>
  inspection === UNDATED ? inspection : capital(inspection);

/** Columns as wide as their words need, and what is left shared among them. */
export function columnsOf(
  judgements: readonly Judgement[],
  names: readonly string[],
  doubts: Doubted,
): Columns {
  const inspections = inspectionsOf(judgements);
  const least = inspections.map((inspection) => {
    const own = judgements.filter((j) => j.inspection === inspection);
    const words = widestWord(own.map((j) => labelOf(j, doubts)));
    const starts = own.map(({ value, word }) => textWidth(`${value} ${word.split(' ')[0]}`, SIZES.text));
    const chip = Math.max(
      Math.max(words, ...starts) + ROOM.sign,
      widestWord([headingOf(inspection)], 'bold'),
    );
    return Math.ceil(chip) + ROOM.padding * 2 + ROOM.gap;
  });
  const taken = least.reduce((sum, width) => sum + width, 0);
  const widest = Math.ceil(Math.max(...names.map((name) => textWidth(name, SIZES.text)))) + 14;
  insist(
    SIZES.width - taken >= LEAST_NAME,
    `A timeline has room for fewer inspections than ${inspections.length}; name one of the tables.`,
  );
  const name = Math.min(MOST_NAME, widest, SIZES.width - taken);
  const more = (SIZES.width - name - taken) / inspections.length;
  return {
    inspections,
    name,
    widths: least.map((width) => Math.max(width, Math.min(MOST_CELL, width + more))),
  };
}

export const leftOf = ({ name, widths }: Columns, at: number): number =>
  widths.slice(0, at).reduce((sum, width) => sum + width, name);
