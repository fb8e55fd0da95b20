import type { ColumnTable } from 'arquero';
import { type Codes, DictColumn } from '../io/columns/columns.js';
import type { Scanned } from '../io/columns/scan-csv.js';
import { toArquero, uniqueNames } from '../io/columns/to-arquero.js';
import { type Fault, refuse } from '../model/fault.js';
import { cellName } from '../model/grid.js';
import { slug } from '../text/slug.js';
import { type CellFigure, readFigure, type Symbols } from './read-figure.js';
import { isPlaceCode, isReference, isTimeOrPlace } from './roles.js';

/** Of the filled rows of a column of numbers, at most this part may be miswritten before it is taken for text. */
const MISWRITTEN = 0.05;
/** How many faults are named; others are counted. */
const NAMED = 20;

/** Whether a heading is of codes and periods, which stay text: `001`, `E09000008`, `202425`. */
function isText(heading: string): boolean {
  const plain = heading.trim().toLowerCase();
  return (
    isTimeOrPlace(plain) || isPlaceCode(plain) || isReference(slug(heading)) || /(^|[_ ])code$/.test(plain)
  );
}

/** Why a cell holds no number or a marked one: a status of `symbols.csv`, `blank`, or what the marks mean. */
const reasonOf = ({ status, note, odd }: CellFigure): string =>
  odd === 'marked' || odd === 'unknown mark' ? note.replace(/^marked \[[^\]]*\]: /, '') : status;

/** Whether a cell says a number, or why there is none. */
const isRead = ({ value, odd }: CellFigure): boolean =>
  value !== null ? odd !== 'duration' : !['no figure', 'range'].includes(odd);

/** Whether a text is a number gone wrong rather than a word: `O.4`, `12..5`. */
const isMiswritten = (text: string): boolean => /\d/.test(text) && !/[a-z]{2}|\s|\d[-–/:]\d/i.test(text);

/** How the texts of a column read: as figures by code, or `null` where it is a column of text. */
interface Reading {
  readonly figures: readonly CellFigure[] | null;
  /** Codes of texts that should be numbers and are none. */
  readonly wrong: readonly number[];
}

function reading({ name, codes, values }: DictColumn, year: number, symbols: Symbols): Reading {
  const text: Reading = { figures: null, wrong: [] };
  if (isText(name) || values.some((value) => /^\s*-?0\d/.test(value))) return text;
  const figures = values.map((value) => readFigure(value, year, symbols));
  const filled = figures.flatMap(({ status }, code) => (status === 'blank' ? [] : [code]));
  const wrong = filled.filter((code) => !isRead(figures[code]!));
  if (filled.length === 0 || wrong.length === filled.length) return text;
  if (wrong.length === 0) return { figures, wrong };
  if (!wrong.every((code) => isMiswritten(values[code]!.trim()))) return text;
  const rowsOf = (some: readonly number[]): number => {
    const among = new Set(some);
    return codes.filter((code: number) => among.has(code)).length;
  };
  return rowsOf(wrong) <= rowsOf(filled) * MISWRITTEN ? { ...text, wrong } : text;
}

/** A column of numbers, and behind it the reasons where it holds symbols. */
function numbers(name: string, codes: Codes, figures: readonly CellFigure[]): DictColumn<unknown>[] {
  const values = new DictColumn(
    name,
    codes,
    figures.map(({ value }) => value),
  );
  const reasons = figures.map(reasonOf);
  const hasSymbols = reasons.some((reason) => reason !== 'ok' && reason !== 'blank');
  return hasSymbols ? [values, new DictColumn(`${name}_status`, codes, reasons)] : [values];
}

/** The last year that a column of periods names, 2025 for `202425`; `null` without one. */
function lastYear(columns: readonly DictColumn[]): number | null {
  const periods = columns.find(({ name }) => name.trim().toLowerCase() === 'time_period')?.values ?? [];
  const years = periods.flatMap((text) => {
    const [, first, second] = /^((?:19|20)\d\d)(\d\d)?/.exec(text) ?? [];
    return first === undefined ? [] : [Number(first) + (second === undefined ? 0 : 1)];
  });
  return years.length === 0 ? null : Math.max(...years);
}

/** The columns without rows that hold nothing. */
function withoutBlankRows(columns: readonly DictColumn[]): readonly DictColumn[] {
  const blanks = columns.map(({ values }) => values.indexOf(''));
  if (blanks.includes(-1)) return columns;
  const isFilled = (_: number, row: number): boolean =>
    columns.some(({ codes }, column) => codes[row] !== blanks[column]);
  return columns.map(({ name, codes, values }) => new DictColumn(name, codes.filter(isFilled), values));
}

/**
 * A scanned file as an Arquero table: columns of numbers as numbers, codes and periods as text.
 *
 * @param named the year that the file's name gives, by which symbols are read where no time_period does.
 * @throws RefusedInput with file, row and column of every fault.
 */
export function typedTable(
  { columns: { columns }, faults, faultCount, ragged, blankAbove }: Scanned,
  file: string,
  named: number | null,
  catalogue: Symbols,
): ColumnTable {
  const found: Fault[] = faults.filter(({ harmless }) => !harmless);
  const fault = (row: number, column: string | null, value: string | null, message: string): void => {
    found.push({ file, row, column, value, message });
  };
  for (const { row, cells } of ragged)
    fault(
      row,
      null,
      null,
      `has ${cells} ${cells === 1 ? 'cell' : 'cells'} where the headings have ${columns.length}.`,
    );
  const year = lastYear(columns) ?? named ?? Number.POSITIVE_INFINITY;
  const read = columns.map((column) => reading(column, year, catalogue));
  read.forEach(({ wrong }, at) => {
    const { name, codes, values } = columns[at]!;
    for (const code of wrong)
      fault(
        codes.indexOf(code) + 2 + blankAbove,
        `${cellName({ row: 1, column: at + 1 }).slice(0, -1)} (${name})`,
        values[code]!,
        'is neither a number nor a symbol, and the other cells of the column are. Correct it.',
      );
  });
  const more = found.length - NAMED + faultCount - faults.length;
  const last = { file, row: null, column: null, value: null, message: `has ${more} more faults.` };
  refuse(more > 0 ? [...found.slice(0, NAMED), last] : found);
  const kept = withoutBlankRows(columns);
  const names = uniqueNames(kept.map(({ name }) => name));
  return toArquero(
    kept.flatMap(({ codes, values }, at): DictColumn<unknown>[] => {
      const { figures } = read[at]!;
      return figures ? numbers(names[at]!, codes, figures) : [new DictColumn(names[at]!, codes, values)];
    }),
  );
}
