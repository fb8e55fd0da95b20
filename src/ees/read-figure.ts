import type { Catalogue } from '../model/catalogue.js';
import { type ParsedFigure, parseFigure } from '../model/figure.js';
import type { Status, Unit } from '../model/observation.js';
import { symbolStatus } from '../published/read-cell.js';

/** The symbols of the catalogue. */
export type Symbols = Pick<Catalogue, 'symbols'>;

/** Whether a text may stand where a figure stands. */
export type FigureReader = (text: string) => boolean;

/** Digits with marks in the wrong places, `332,9`: a figure all the same, though none that can be read. */
const MISWRITTEN = /^-?\d[\d,. ]*%?$/;
/** Years and months: `0:9`, `00:08`, `1:11`; a spreadsheet may add seconds. */
const DURATION = /^(\d{1,3}):(\d{1,2})(?::00)?$/;
/** A percentage that would give a small number away is published as `90-99` or `<90`. */
const RANGE = /^(\d{1,3}\s?[-–]\s?\d{1,3}|[<>≤≥]\s?\d{1,3})%?$/;
const SYMBOL = /^(c|x|z|k|u|low|:|~|\.{1,3}|-|\*|n\/a|na|#[A-Z0-9/]+[!?]?)$/i;
/** `1e+05`, `2.5E-05`: how programs write round or small numbers. */
const SCIENTIFIC = /^-?\d+(?:\.(\d+))?e([+-]?\d{1,3})$/i;
/** Shorthand in brackets, one or several: `[c]`, `[p][r]`, `[p, r]`, `[note 3]`. */
const SHORTHAND = /^(?:\[[a-z][a-z0-9 ,;/]*\]\s*)+$/i;
/** A figure with marks behind it: shorthand in brackets, letters, asterisks. */
const MARKED =
  /^(?<figure>-?£?\d[\d,.]*(?:e[+-]?\d{1,3})?k?%?)\s*(?<marks>(?:\[\s*[a-z][a-z0-9 ,;/]*\]\s*)+|(?<letters>[prebfu](?:[\s,]*[prebfu])*)|\*{1,3})$/i;

/** A number in plain or scientific notation; no words, for an EES filter may say `one` or `Half`. */
function numeral(signed: string): ParsedFigure | null {
  if (!/\d/.test(signed)) return null;
  const text = signed.replace(/^[−–](?=\d)/, '-').replace(/^\+(?=\d)/, '');
  const [, fraction = '', power = ''] = SCIENTIFIC.exec(text) ?? [];
  if (power === '') return parseFigure(text);
  const value = Number(text);
  const decimals = Math.min(MOST_DECIMALS, Math.max(0, fraction.length - Number(power)));
  return Number.isFinite(value) ? { value, decimals, mark: null } : null;
}

const MOST_DECIMALS = 20;

/** Letters behind a figure may be part of a name (`2b`): only behind two digits or a blank are they marks. */
function isMarked(text: string): boolean {
  const groups = MARKED.exec(text)?.groups;
  if (!groups || numeral(groups.figure!) === null) return false;
  return groups.letters === undefined || /\d\d|\s/.test(text);
}

/** Whether a text is a number, a duration or a symbol that stands for one. */
export const looksLikeFigure: FigureReader = (text) =>
  numeral(text) !== null ||
  MISWRITTEN.test(text) ||
  DURATION.test(text) ||
  RANGE.test(text) ||
  SYMBOL.test(text) ||
  SHORTHAND.test(text) ||
  isMarked(text);

/** What the text of a cell says, as it goes into the observations. */
export interface CellFigure {
  readonly value: number | null;
  readonly decimals: number | null;
  readonly status: Status;
  readonly note: string;
  /** The unit that the cell itself states: `61%`, `£46k`, `0:9` (years and months, given as months). */
  readonly unit: Unit | null;
  /** What was odd about it; empty if nothing. */
  readonly odd:
    | ''
    | 'thousands comma'
    | 'spreadsheet error'
    | 'no figure'
    | 'duration'
    | 'scientific notation'
    | 'marked'
    | 'unknown mark'
    | 'range'
    | 'symbol of another time';
}

/** What a symbol meant, or came to mean, in another year than this. */
function formerStatus(text: string, { symbols }: Symbols): Status | null {
  const known = symbols.filter(({ symbol }) => symbol.toLowerCase() === text.toLowerCase());
  const [only] = known;
  return known.length === 1 && only!.status !== 'ok' ? only!.status : null;
}

const none = (status: Status, odd: CellFigure['odd'] = '', note = ''): CellFigure => ({
  value: null,
  decimals: null,
  status,
  note,
  unit: null,
  odd,
});

/** The letters of shorthand: `[p][r]` and `[p, r]` are `[p]` and `[r]`, `p r` is `[p]` and `[r]`. */
function marksIn(text: string): string[] {
  if (text.startsWith('*')) return [text];
  const inner = text.startsWith('[') ? text.replace(/[[\]]/g, ',') : text.replace(/[\s,]*/g, ',');
  return inner
    .split(/[,;/]/)
    .map((mark) => mark.trim().toLowerCase())
    .filter((mark) => mark !== '')
    .map((mark) => `[${mark}]`);
}

/** What marks mean by `symbols.csv`; a numbered note is in the file's own notes. */
function readMarks(
  text: string,
  { symbols }: Symbols,
): { status: Status | null; note: string; known: boolean } {
  const marks = marksIn(text);
  const rows = marks.map((mark) => symbols.find(({ symbol }) => symbol.toLowerCase() === mark));
  const notes = marks.map((mark, index) => {
    if (/^\[note/.test(mark)) return `marked ${mark}`;
    if (mark.startsWith('*')) return `marked ${mark}: see the notes of the file`;
    const row = rows[index];
    return row ? `marked ${mark}: ${row.meaning}` : `marked ${mark}`;
  });
  return {
    status: rows.find((row) => row !== undefined && row.status !== 'ok')?.status ?? null,
    note: notes.join('; '),
    known: marks.every((mark, index) => rows[index] !== undefined || /^(\[note|\*)/.test(mark)),
  };
}

/** A number with what its writing states. */
function ofFigure({ value, decimals, mark }: ParsedFigure, text: string): CellFigure {
  const odd = SCIENTIFIC.test(text) ? 'scientific notation' : text.includes(',') ? 'thousands comma' : '';
  return { value, decimals, status: 'ok', note: '', unit: mark, odd };
}

/**
 * What a cell of a published file says: a number, years and months (as months), or why there is no number. What
 * a symbol means depends on the year the file came out. A mark behind a figure (provisional, revised) is its note.
 *
 * @example readFigure('1,234', 2014, catalogue) // value 1234, odd 'thousands comma'
 * @example readFigure('x', 2014, catalogue).status // 'suppressed'; in 2022 it is 'not_available'
 * @example readFigure('1,234 [r]', 2024, catalogue) // value 1234, note 'marked [r]: revised'
 */
export function readFigure(published: string, year: number, catalogue: Symbols): CellFigure {
  const text = published.trim();
  if (text === '') return none('blank');
  const figure = numeral(text);
  if (figure) return ofFigure(figure, text);
  const status = symbolStatus(text, year, catalogue);
  if (status) return none(status);
  const months = DURATION.exec(text);
  if (months && Number(months[2]) < 12) {
    const value = Number(months[1]) * 12 + Number(months[2]);
    const note = 'ours: years and months, as months';
    return { value, decimals: 0, status: 'ok', note, unit: 'months', odd: 'duration' };
  }
  if (SHORTHAND.test(text)) {
    const marks = readMarks(text, catalogue);
    if (marks.status) return none(marks.status, '', marksIn(text).length > 1 ? marks.note : '');
  }
  const marked = MARKED.exec(text)?.groups;
  const before = marked ? numeral(marked.figure!) : null;
  if (marked && before) {
    const { note, known } = readMarks(marked.marks!.trim(), catalogue);
    return { ...ofFigure(before, marked.figure!), note, odd: known ? 'marked' : 'unknown mark' };
  }
  const former = formerStatus(text, catalogue);
  if (former) return none(former, 'symbol of another time');
  if (RANGE.test(text)) return none('suppressed', 'range', `ours: published as the range ${text}`);
  if (text.startsWith('#'))
    return none('not_available', 'spreadsheet error', 'ours: spreadsheet error instead of a number');
  return none('not_available', 'no figure', 'ours: neither a number nor a known symbol');
}
