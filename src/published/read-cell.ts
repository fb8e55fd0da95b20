import type { Catalogue } from '../model/catalogue.js';
import { figureFault, parseFigure } from '../model/figure.js';
import type { Status, Unit } from '../model/observation.js';
import { type Period, parseDate } from '../model/period.js';

/** What a published text says in the place of a figure. */
export interface CellValue {
  readonly value: number | null;
  readonly decimals: number | null;
  readonly status: Status;
  /** The remark published with it. */
  readonly note: string;
  /** For dates: the days the text covers. */
  readonly date?: Period;
}

export type CellResult = { readonly ok: CellValue } | { readonly fault: string };

/** A cell without a figure, and why. */
export const missingFigure = (status: Status): CellResult => ({
  ok: { value: null, decimals: null, status, note: '' },
});

const FITTING: Record<'percent' | 'pounds', readonly Unit[]> = { percent: ['percent'], pounds: ['pounds'] };

/** A figure with a remark in brackets behind it, `57% (exceeded target)`. */
const REMARK = /^(\S+) \((\D[^()]*)\)$/;

function grade(text: string, catalogue: Catalogue): CellResult {
  const word = /^Grade (\d) \(([^()]+)\)$/.exec(text);
  const known = catalogue.grades.get((word?.[2] ?? text).toLowerCase());
  if (!known || (word && Number(word[1]) !== known.value)) {
    const grades = [...catalogue.grades.values()].map(({ grade }) => `"${grade}"`).join(', ');
    return { fault: `is not a grade; the grades are ${grades}, alone or as "Grade 3 (Adequate)".` };
  }
  return { ok: { value: known.value, decimals: 0, status: 'ok', note: '' } };
}

function date(text: string): CellResult {
  const days = parseDate(text);
  if (!days) return { fault: 'is not a date; write it like "18 Sept 17", "Jul 17" or "22 Aug".' };
  const note = days.period_start === '' ? 'ours: the year is not published' : '';
  return { ok: { value: null, decimals: null, status: 'ok', note, date: days } };
}

/** What `symbol` means in a document published in `year`. */
export function symbolStatus(
  text: string,
  year: number,
  { symbols }: Pick<Catalogue, 'symbols'>,
): Status | null {
  const known = symbols.find(
    ({ symbol, status, from, to }) =>
      status !== 'ok' &&
      symbol.toLowerCase() === text.toLowerCase() &&
      (from === '' || year >= Number(from)) &&
      (to === '' || year <= Number(to)),
  );
  return known?.status ?? null;
}

/**
 * Read the published text of one figure by its unit: number, symbol of its era, grade, date or name. Nothing
 * is corrected and nothing guessed: what cannot be read is a fault.
 *
 * @param year year of publication, which decides what a symbol means.
 * @example readCell('57% (exceeded target)', 'percent', 2015, catalogue)
 * // { ok: { value: 57, decimals: 0, status: 'ok', note: 'exceeded target' } }
 */
export function readCell(text: string, unit: Unit, year: number, catalogue: Catalogue): CellResult {
  if (text === '') return missingFigure('blank');
  const status = symbolStatus(text, year, catalogue);
  if (status) return missingFigure(status);
  if (unit === 'grade') return grade(text, catalogue);
  if (unit === 'date') return date(text);
  if (unit === 'name') return missingFigure('ok');

  const plain = unit === 'rank' ? text.replace(/(?<=\d)(st|nd|rd|th)$/, '') : text;
  const [, before = plain, note = ''] = REMARK.exec(plain) ?? [];
  const figure = parseFigure(before);
  if (!figure) {
    return {
      fault: figureFault(text, [
        ...new Set(catalogue.symbols.flatMap(({ symbol, status }) => (status === 'ok' ? [] : symbol))),
      ]),
    };
  }
  if (figure.mark && !FITTING[figure.mark].includes(unit))
    return { fault: `is marked as ${figure.mark}, but the recipe says ${unit.replaceAll('_', ' ')}.` };
  return { ok: { value: figure.value, decimals: figure.decimals, status: 'ok', note } };
}
