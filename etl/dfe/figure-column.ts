import { type CellFigure, readFigure } from '../../src/ees/read-figure.js';
import type { Catalogue } from '../../src/model/catalogue.js';
import type { Unit } from '../../src/model/observation.js';
import { quotedCell } from './csv-cell.js';
import type { IssueList } from './issue-list.js';
import type { MeasureColumn } from './layout.js';
import type { SourceTable } from './sheet.js';

type Odd = Exclude<CellFigure['odd'], ''>;

/** What is said of odd figures: of each text by itself, or of all of a kind together. */
const ODD: Readonly<Record<Odd, { severity: 'medium' | 'low'; each: boolean; message: string }>> = {
  'thousands comma': {
    severity: 'low',
    each: false,
    message: 'figures are written with thousands commas; read as numbers.',
  },
  'scientific notation': {
    severity: 'low',
    each: false,
    message: 'figures are written in scientific notation, such as 1e+05 for 100,000; read as numbers.',
  },
  marked: {
    severity: 'low',
    each: false,
    message: 'figures are followed by marks such as [r] for revised; the marks are kept in the notes.',
  },
  'unknown mark': {
    severity: 'medium',
    each: true,
    message:
      'is followed by a mark that symbols.csv does not list; the figure is read and the mark kept in its note.',
  },
  duration: { severity: 'low', each: false, message: 'durations are written years:months; read as months.' },
  range: {
    severity: 'low',
    each: false,
    message: 'figures are published as ranges such as 90-99 to hide small numbers; read as suppressed.',
  },
  'spreadsheet error': {
    severity: 'medium',
    each: true,
    message: 'is a spreadsheet error instead of a number; treated as missing.',
  },
  'symbol of another time': {
    severity: 'medium',
    each: true,
    message: 'is a symbol no longer in use when the file was published; read with its former meaning.',
  },
  'no figure': {
    severity: 'medium',
    each: true,
    message: 'is neither a number nor a known symbol; treated as missing.',
  },
};

/** A number that CSV readers read as we do. */
const PLAIN = /^-?\d+(\.\d+)?$/;

/** Proportions are told from percentages by this many figures, none above 1. */
const ENOUGH = 20;

/** `value,published,status,decimals` of each code as bytes, one behind the other. */
export interface EncodedFigures {
  readonly bytes: Uint8Array;
  /** Where the cells of each code begin; one more for the end of the last. */
  readonly places: Uint32Array;
  /** How many of its bytes are the number. */
  readonly numbers: Uint8Array;
}

function encode(
  codes: number,
  cells: (code: number) => string,
  number: (code: number) => string,
): EncodedFigures {
  const encoder = new TextEncoder();
  const places = new Uint32Array(codes + 1);
  const numbers = new Uint8Array(codes);
  let bytes = new Uint8Array(codes * 16 + 64);
  for (let code = 0; code < codes; code++) {
    const text = cells(code);
    const at = places[code]!;
    if (at + text.length * 3 > bytes.length) {
      const grown = new Uint8Array((at + text.length * 3) * 2);
      grown.set(bytes);
      bytes = grown;
    }
    places[code + 1] = at + encoder.encodeInto(text, bytes.subarray(at)).written;
    numbers[code] = number(code).length;
  }
  return { bytes, places, numbers };
}

/** A column of figures, each distinct text read once. */
export class FigureColumn {
  readonly column: number;
  readonly heading: string;
  /** By code: the number, `NaN` if there is none. */
  readonly values: Float64Array;
  readonly decimals: Int8Array;
  readonly #texts: readonly string[];
  readonly #codes: ArrayLike<number>;
  /** By code, where a text is more than a number written plainly. */
  readonly #special = new Map<number, CellFigure>();
  readonly #isSpecial: Uint8Array;
  #encoded: EncodedFigures | null = null;
  readonly #shown: ReadonlyMap<number, string>;
  readonly #odd = new Map<number, { count: number; readonly row: number }>();

  constructor(sheet: SourceTable, { column, heading }: MeasureColumn, year: number, catalogue: Catalogue) {
    const { codes, values } = sheet.columns.columns[column]!;
    this.column = column;
    this.heading = heading;
    this.#codes = codes;
    this.#texts = values.map((text) => text.trim());
    this.values = new Float64Array(values.length);
    this.decimals = new Int8Array(values.length);
    this.#isSpecial = new Uint8Array(values.length);
    this.#shown = sheet.shown.get(column) ?? new Map();
    this.#texts.forEach((text, code) => {
      const figure = this.#asShown(code, readFigure(text, year, catalogue), year, catalogue);
      this.values[code] = figure.value ?? Number.NaN;
      this.decimals[code] = figure.decimals ?? 0;
      if (figure.status === 'ok' && PLAIN.test(text) && !this.#shown.has(code)) return;
      this.#isSpecial[code] = 1;
      this.#special.set(code, figure);
    });
  }

  /** A number of a spreadsheet keeps its stored value and takes the decimals that are shown. */
  #asShown(code: number, figure: CellFigure, year: number, catalogue: Catalogue): CellFigure {
    const shown = this.#shown.get(code);
    if (shown === undefined || figure.decimals === null) return figure;
    const decimals = readFigure(shown, year, catalogue).decimals ?? figure.decimals;
    return { ...figure, decimals: Math.max(0, Math.min(figure.decimals, decimals)) };
  }

  /** The code of a row of the sheet, its first row being 0. */
  codeAt = (row: number): number => this.#codes[row - 1]!;

  isBlank = (code: number): boolean => this.#texts[code] === '';

  /** The cells of all codes as bytes. */
  get encoded(): EncodedFigures {
    this.#encoded ??= encode(
      this.#texts.length,
      (code) => this.cells(code),
      (code) => this.number(code),
    );
    return this.#encoded;
  }

  /** What a cell says in full. */
  figure(code: number): CellFigure {
    return (
      this.#special.get(code) ?? {
        value: this.values[code]!,
        decimals: this.decimals[code]!,
        status: 'ok',
        note: '',
        unit: null,
        odd: '',
      }
    );
  }

  /** The number as text; empty if there is none. */
  number(code: number): string {
    return this.#isSpecial[code] ? `${this.#special.get(code)!.value ?? ''}` : this.#texts[code]!;
  }

  /** `value,published,status,decimals` as CSV has them. */
  cells(code: number): string {
    const text = this.#texts[code]!;
    if (!this.#isSpecial[code]) return `${text},${text},ok,${this.decimals[code]}`;
    const special = this.#special.get(code)!;
    return `${special.value ?? ''},${quotedCell(this.#shown.get(code) ?? text)},${special.status},${special.decimals ?? ''}`;
  }

  /** The note that goes with a cell, and the oddity counted; empty for a plain number. */
  noteOf(code: number, row: number): string {
    if (!this.#isSpecial[code]) return '';
    const special = this.#special.get(code)!;
    if (special.odd !== '') {
      const known = this.#odd.get(code);
      if (known) known.count++;
      else this.#odd.set(code, { count: 1, row });
    }
    return special.note;
  }

  /** Say what was odd in the cells that were read. */
  issue(issues: IssueList): void {
    for (const [code, { count, row }] of this.#odd) {
      const { odd } = this.#special.get(code)!;
      const { severity, each, message } = ODD[odd as Odd];
      const text = this.#texts[code]!;
      const place = { row, column: this.column };
      issues.note(odd, severity, each ? text : '', each ? `"${text}" ${message}` : message, place, count);
    }
  }

  /** The unit that all its figures state themselves, as `61%` and `0:9` do; `null` if they state none, or several. */
  get ownUnit(): Unit | null {
    const units = new Set(
      this.#texts.flatMap((_, code) => {
        const { status, unit } = this.figure(code);
        return status === 'ok' ? [unit] : [];
      }),
    );
    return units.size === 1 ? [...units][0]! : null;
  }

  /** The unit that a cell states itself; `null` for a plain number. */
  unitAt = (code: number): Unit | null =>
    this.#isSpecial[code] === 1 ? this.#special.get(code)!.unit : null;

  /** The text of a cell as published. */
  textOf = (code: number): string => this.#shown.get(code) ?? this.#texts[code]!;

  /** Whether a column of percentages seems to hold proportions: many figures, none above 1. */
  get seemsProportion(): boolean {
    const figures = this.values.filter((value) => !Number.isNaN(value));
    return (
      figures.length >= ENOUGH &&
      figures.every((value) => value >= 0 && value <= 1) &&
      figures.some((value) => value > 0 && value < 1)
    );
  }
}
