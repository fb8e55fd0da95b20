import { agree, listed, quotedList } from '../../text/list.js';
import { count } from '../../text/number.js';
import { placesOf, type ScreenCheck, type Trouble, whereIn } from '../check.js';
import { FORMER_SYMBOLS, LAST_YEAR_OF_X_SUPPRESSED, SYMBOLS, WARNED_SYMBOLS } from '../standard.js';
import type { Subject } from '../subject.js';

const NUMBER = /^-?(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?$/i;

/** How a cell that is neither a number nor a symbol is dressed. */
interface Dress {
  readonly form: RegExp;
  /** What one such cell is, and what several are. */
  readonly is: string;
  readonly are: string;
  readonly guidance: string;
  /** Whether a unit in the meta file would make it right. */
  readonly byUnit?: boolean;
}

const DRESSES: readonly Dress[] = [
  {
    form: /^\s+\S|\S\s+$/,
    is: 'starts or ends with a space',
    are: 'start or end with a space',
    guidance: 'Take the space away.',
  },
  {
    form: /^-?£?\d{1,3}(,\d{3})+(\.\d+)?%?$/,
    is: 'has a thousands comma',
    are: 'have thousands commas',
    guidance: 'Write digits only, 42700; EES puts the commas in.',
  },
  {
    form: /^-?[\d.]+\s*%$/,
    is: 'has a percent sign',
    are: 'have percent signs',
    guidance: 'Write 79 for 79% and put % into indicator_unit.',
  },
  {
    form: /^-?£\s*[\d.]+[mk]?$/i,
    is: 'has a pound sign',
    are: 'have pound signs',
    guidance: 'Write the number and put £ into indicator_unit.',
  },
  {
    form: /^\d+:\d\d$/,
    is: 'is a duration of two parts',
    are: 'are durations of two parts',
    guidance: 'Write one number, of months or of days, or give the column the unit numberstring.',
    byUnit: true,
  },
  {
    form: /^#/,
    is: 'is an error of a spreadsheet',
    are: 'are errors of a spreadsheet',
    guidance: 'Write the figure, or x if there is none.',
  },
  {
    form: new RegExp(`^(${Object.keys(SYMBOLS).join('|')})$`, 'i'),
    is: 'is a symbol in capitals',
    are: 'are symbols in capitals',
    guidance: 'Symbols are small letters.',
  },
];

const UNLIKE: Dress = {
  form: /(?:)/,
  is: 'is neither a number nor a symbol',
  are: 'are neither numbers nor symbols',
  guidance: `Write a number, or one of ${listed(Object.keys(SYMBOLS), 9)}.`,
};

const isGood = (text: string): boolean => NUMBER.test(text) || Object.hasOwn(SYMBOLS, text);

const numeric = ({ indicators, metaRows }: Subject): string[] => {
  const written = new Set(
    metaRows
      .filter(({ cells }) => cells.indicator_unit === 'numberstring')
      .map(({ cells }) => cells.col_name),
  );
  return indicators.filter((indicator) => !written.has(indicator));
};

type Cells = readonly (readonly [value: string, rows: readonly number[]])[];

/** The cells of several indicators that have one thing wrong, as one trouble. */
function together(
  columns: readonly (readonly [indicator: string, cells: Cells])[],
  say: (which: string, what: { cells: number; texts: string; where: string }) => string,
  guidance: string,
  result: Trouble['result'] = 'fail',
): Trouble[] {
  const wrong = columns.filter(([, cells]) => cells.length > 0);
  if (wrong.length === 0) return [];
  const places = wrong.flatMap(([indicator, cells]) => placesOf(indicator, cells));
  const which = `${agree(wrong.length, 'the indicator', 'the indicators')} ${listed(wrong.map(([name]) => name))}`;
  const texts = quotedList(wrong.flatMap(([, cells]) => cells.map(([text]) => text)));
  return [
    {
      result,
      message: say(which, { cells: places.length, texts, where: whereIn(places) }),
      guidance,
      places,
    },
  ];
}

/** The cells of each indicator of which something is true. */
const cellsWhere = (
  indicators: readonly string[],
  { texts }: Subject,
  isWrong: (text: string) => boolean,
): (readonly [string, Cells])[] =>
  indicators.map((indicator) => [indicator, [...texts(indicator)].filter(([text]) => isWrong(text))]);

export const indicatorBlank: ScreenCheck = {
  check: 'indicator_blank',
  official: ['check_ind_invalid_entry'],
  passed: 'No cell of an indicator is blank.',
  look: (subject) =>
    together(
      cellsWhere(subject.indicators, subject, (text) => text.trim() === ''),
      (which, { cells, where }) =>
        `${count(cells, 'cell')} of ${which} ${agree(cells, 'is', 'are')} blank, ${where}.`,
      'Write why there is no figure: c confidential, x not available, z not applicable.',
    ),
};

export const indicatorNumber: ScreenCheck = {
  check: 'indicator_number',
  official: [],
  passed: 'Every cell of an indicator is a number or a symbol.',
  look: (subject) => {
    const dressOf = (text: string): Dress | undefined =>
      isGood(text) || text.trim() === '' || Object.hasOwn(FORMER_SYMBOLS, text.trim())
        ? undefined
        : (DRESSES.find(({ form }) => form.test(text)) ?? UNLIKE);
    return [...DRESSES, UNLIKE].flatMap((dress) =>
      together(
        cellsWhere(numeric(subject), subject, (text) => dressOf(text) === dress),
        (which, { cells, texts, where }) =>
          `${count(cells, 'cell')} of ${which} ${agree(cells, dress.is, dress.are)}: ${texts}, ${where}.`,
        dress.guidance,
        dress.byUnit && subject.meta === null ? 'advisory' : 'fail',
      ),
    );
  },
};

export const formerSymbols: ScreenCheck = {
  check: 'former_symbols',
  official: ['check_ind_invalid_entry', 'check_general_null'],
  passed: 'No symbol of former times, and no mark of a program, stands in a figure’s place.',
  look: (subject) =>
    Object.entries(FORMER_SYMBOLS).flatMap(([symbol, today]) =>
      together(
        cellsWhere(subject.indicators, subject, (text) => text.trim() === symbol),
        (which, { cells, where }) =>
          `${count(cells, 'cell')} of ${which} ${agree(cells, 'is', 'are')} "${symbol}", ${where}.`,
        `Write ${today} for "${symbol}".`,
        WARNED_SYMBOLS.includes(symbol) ? 'advisory' : 'fail',
      ),
    ),
};

export const symbolEra: ScreenCheck = {
  check: 'symbol_era',
  official: [],
  passed: 'No x stands where it may still mean suppressed.',
  // A file with a meta file is of today's standard.
  look: ({ indicators, meta, texts }) => {
    if (meta !== null) return [];
    const years = [...texts('time_period').keys()].map((text) => Number(text.slice(0, 4)));
    const hasC = indicators.some((indicator) => texts(indicator).has('c'));
    if (hasC || years.length === 0 || !years.every((year) => year <= LAST_YEAR_OF_X_SUPPRESSED)) return [];
    const places = indicators.flatMap((indicator) =>
      placesOf(
        indicator,
        [...texts(indicator)].filter(([text]) => text === 'x'),
      ),
    );
    return places.length === 0
      ? []
      : [
          {
            result: 'advisory',
            message: `${count(places.length, 'cell')} ${agree(places.length, 'is', 'are')} x and none is c, in a file of years up to ${Math.max(...years)}: until ${LAST_YEAR_OF_X_SUPPRESSED} x meant suppressed, since then not available.`,
            guidance: 'Write c where a figure is suppressed.',
            places,
          },
        ];
  },
};
