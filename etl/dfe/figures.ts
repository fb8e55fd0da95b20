import type { Catalogue } from '../../src/observations/catalogue.js';
import type { Status } from '../../src/observations/observation.js';
import { symbolStatus } from '../../src/observations/read-cell.js';
import { parseFigure } from '../../src/tables/figure.js';

/** Whether a text may stand where a figure stands. */
export type FigureReader = (text: string) => boolean;

/** Digits with marks in the wrong places, `332,9`: a figure all the same, though none that can be read. */
const MISWRITTEN = /^-?\d[\d,. ]*%?$/;
const DURATION = /^(\d{1,2}):(\d{2})$/;
/** A percentage that would give a small number away is printed as `90-99` or `<90`. */
const RANGE = /^(\d{1,3}\s?[-–]\s?\d{1,3}|[<>≤≥]\s?\d{1,3})%?$/;
const SYMBOL = /^(c|x|z|k|u|low|:|~|\.{1,3}|-|\*|n\/a|na|#[A-Z0-9/]+[!?]?)$/i;

/** Numbers only: an EES filter may say `one` or `Half`. */
const numeral = (text: string) => (/\d/.test(text) ? parseFigure(text) : null);

/** Whether a text is a number, a duration or a symbol that stands for one. */
export const looksLikeFigure: FigureReader = (text) =>
  numeral(text) !== null ||
  MISWRITTEN.test(text) ||
  DURATION.test(text) ||
  RANGE.test(text) ||
  SYMBOL.test(text);

/** What the text of a cell says, as it goes into the observations. */
export interface CellFigure {
  readonly value: number | null;
  readonly decimals: number | null;
  readonly status: Status;
  readonly note: string;
  /** What was odd about it; empty if nothing. */
  readonly odd:
    | ''
    | 'thousands comma'
    | 'spreadsheet error'
    | 'no figure'
    | 'duration'
    | 'range'
    | 'symbol of another time';
}

/** What a symbol meant, or came to mean, in another year than this. */
function formerStatus(text: string, { symbols }: Catalogue): Status | null {
  const known = symbols.filter(({ symbol }) => symbol.toLowerCase() === text.toLowerCase());
  return known.length === 1 ? known[0]!.status : null;
}

const none = (status: Status, odd: CellFigure['odd'] = '', note = ''): CellFigure => ({
  value: null,
  decimals: null,
  status,
  note,
  odd,
});

/**
 * What a cell of a DfE file says: a number, years and months (as months), or why there is none – by what the
 * symbol meant in the year the file came out.
 *
 * @example readFigure('1,234', 2014, catalogue) // value 1234, odd 'thousands comma'
 * @example readFigure('x', 2014, catalogue).status // 'suppressed'; in 2022 it is 'not_available'
 */
export function readFigure(printed: string, year: number, catalogue: Catalogue): CellFigure {
  const text = printed.trim();
  if (text === '') return none('blank');
  const figure = numeral(text);
  if (figure) {
    const { value, decimals } = figure;
    return { value, decimals, status: 'ok', note: '', odd: text.includes(',') ? 'thousands comma' : '' };
  }
  const status = symbolStatus(text, year, catalogue);
  if (status) return none(status);
  const months = DURATION.exec(text);
  if (months && Number(months[2]) < 12) {
    const value = Number(months[1]) * 12 + Number(months[2]);
    return { value, decimals: 0, status: 'ok', note: 'ours: years and months, as months', odd: 'duration' };
  }
  const former = formerStatus(text, catalogue);
  if (former) return none(former, 'symbol of another time');
  if (RANGE.test(text)) return none('suppressed', 'range', `ours: printed as the range ${text}`);
  if (text.startsWith('#'))
    return none('not_available', 'spreadsheet error', 'ours: the file holds an error of a spreadsheet');
  return none('not_available', 'no figure', 'ours: neither a figure nor a symbol we know');
}
