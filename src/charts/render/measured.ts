import { textWidth, type Weight } from '../text-width.js';

/** What Vega knows of a text that it lays out. */
export interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

const weight = (value: string | number = 'normal'): Weight =>
  value === 'bold' || value === 'bolder' || Number(value) >= 600 ? 'bold' : 'normal';

/** What Vega takes where a text says no size. */
const SIZE = 11;

/**
 * The width of a text of Vega, by the table of the shipped font: the same in Node as in a browser, whatever
 * fonts the machine has.
 *
 * @example textMetrics.width = measured;
 */
export const measured = ({ fontSize = SIZE, fontWeight }: TextItem, text: string | null): number =>
  textWidth(String(text ?? '').trim(), fontSize, weight(fontWeight));
