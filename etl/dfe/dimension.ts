import { quotedCell } from './csv-cell.js';

/** Texts that many figures share – an area, a period, a note – each written once and numbered as it is met. */
export class Dimension {
  readonly columns: readonly string[];
  /** What is shared, as CSV has it, by number. */
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(columns: readonly string[]) {
    this.columns = columns;
  }

  /** The number of these cells, of `columns`. */
  number(cells: readonly string[]): number {
    const text = cells.map(quotedCell).join(',');
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.push(text) - 1;
    this.#numbers.set(text, number);
    return number;
  }

  /** All of them as lines of CSV, the number first. */
  get csv(): string {
    return this.texts.map((text, number) => `${number},${text}\n`).join('');
  }
}

/** What figures share; a line of a figure names each by its number. */
export interface Dimensions {
  readonly targets: Dimension;
  readonly areas: Dimension;
  readonly periods: Dimension;
  readonly notes: Dimension;
}

export const newDimensions = (): Dimensions => ({
  targets: new Dimension(['indicator', 'breakdown', 'unit']),
  areas: new Dimension(['area_code', 'area_name', 'geographic_level']),
  periods: new Dimension(['time_period', 'time_identifier', 'period_start', 'period_end']),
  notes: new Dimension(['note']),
});
