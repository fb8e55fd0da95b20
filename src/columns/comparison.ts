import { type Arrangement, arrange, emptyPanel, type Panel, readPanel } from './arrange.js';
import { coalesce } from './coalesce.js';
import { type Columns, columnNamed, type DictColumn } from './columns.js';
import { changesSince, ratiosTo, valuesBeside } from './kernels/beside.js';
import { type Neighbours, neighbourList, neighbourMeans, neighbourMedians } from './kernels/neighbours.js';
import { competitionRanks, emptyRanks, quartiles, type Ranks } from './kernels/ranks.js';
import type { FigureTable } from './numbers.js';
import { periodBefore } from './period-before.js';

/** What is compared with what, as data: the same description is computed here and checked by SQL. */
export interface ComparisonDescription {
  /** Columns whose combinations keep series apart: `sex`, `ethnicity`, … */
  readonly series: readonly string[];
  /** Columns that hold the area's code; the first that is not empty counts. */
  readonly area: readonly string[];
  readonly period: string;
  /** Codes of the areas that are ranked and have neighbours: authorities, not regions. */
  readonly ranked: readonly string[];
  /** Whether rank 1 is the highest figure; by the indicator's polarity. */
  readonly highFirst: boolean;
  /** Pairs of area and neighbour, in the order of the list. */
  readonly neighbours?: readonly (readonly [area: string, neighbour: string])[];
  /** By area: the area whose figure is set beside, England's or the region's. */
  readonly beside?: ReadonlyMap<string, string>;
  /** The value of one of `series` that is the reference group: `{ column: 'ethnicity', value: 'White' }`. */
  readonly reference?: { readonly column: string; readonly value: string };
}

/** The figures of one series and all that is compared with them, each by cell: `period × areas + area`. */
export interface ComparedPanel extends Panel {
  panel: number;
  readonly beside: Float64Array;
  readonly neighbourMean: Float64Array;
  readonly neighbourCount: Uint16Array;
  readonly neighbourMedian: Float64Array;
  /** 0 where there is none. */
  readonly rank: Uint16Array;
  /** By period. */
  readonly ranked: Uint16Array;
  /** 1 to 4; 0 where there is no rank. */
  readonly quartile: Uint8Array;
  readonly change: Float64Array;
  readonly ratio: Float64Array;
}

/** What can be asked for; what is not asked for stays NaN or 0. */
export const COMPARATORS = ['beside', 'mean', 'median', 'rank', 'change', 'ratio'] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** A comparison made ready for a table: computed panel by panel, in the memory of one. */
export class Comparison {
  readonly arrangement: Arrangement;
  readonly series: readonly DictColumn[];
  /** Indices of the ranked areas. */
  readonly among: Uint32Array;
  readonly neighbours: Neighbours;
  readonly #description: ComparisonDescription;
  readonly #beside: Int32Array;
  readonly #previous: Int32Array;
  readonly #referencePanel: Int32Array;
  readonly #referenceFigures: Panel;
  readonly #compared: ComparedPanel;
  readonly #ranks: Ranks;

  /**
   * @throws Error if a column is not there, or there twice.
   * @example
   * const comparison = new Comparison(columns, {
   *   series: ['sex', 'ethnicity'], area: ['new_la_code', 'region_code', 'country_code'],
   *   period: 'time_period', ranked: authorities, highFirst: false, neighbours: pairs,
   * });
   * for (let panel = 0; panel < comparison.arrangement.panels; panel++) {
   *   const { rank, neighbourMean } = comparison.panel(panel, rates);
   * }
   */
  constructor(columns: Columns, description: ComparisonDescription) {
    const named = (name: string): DictColumn => columnNamed(columns, name);
    this.#description = description;
    this.series = description.series.map(named);
    const area = coalesce('area', description.area.map(named));
    this.arrangement = arrange(this.series, named(description.period), area);
    const { areas, periods } = this.arrangement;
    const at = (code: string | undefined): number => (code === undefined ? -1 : areas.indexOf(code));
    this.among = Uint32Array.from(description.ranked.map(at).filter((index) => index >= 0));
    this.neighbours = neighbourList(description.neighbours ?? [], areas);
    this.#beside = Int32Array.from(areas, (code) => at(description.beside?.get(code)));
    this.#previous = Int32Array.from(periods, (period) => periods.indexOf(periodBefore(period) ?? ''));
    this.#referencePanel = this.#references();
    this.#referenceFigures = emptyPanel(this.arrangement);
    this.#ranks = emptyRanks(periods.length, areas.length);
    const cells = areas.length * periods.length;
    const none = (): Float64Array => new Float64Array(cells).fill(Number.NaN);
    this.#compared = {
      ...emptyPanel(this.arrangement),
      ...this.#ranks,
      panel: -1,
      beside: none(),
      neighbourMean: none(),
      neighbourCount: new Uint16Array(cells),
      neighbourMedian: none(),
      quartile: new Uint8Array(cells),
      change: none(),
      ratio: none(),
    };
  }

  /** The texts that tell a panel from the others, one for each of `series`. */
  keys(panel: number): string[] {
    const row = this.arrangement.firstRow[panel]!;
    return this.series.map((column) => column.at(row));
  }

  /**
   * Compare the figures of one panel. The arrays are the same each time: use them before the next panel is asked for.
   *
   * @param figures the measure: one indicator at a time.
   * @param wanted what to compute; the fewer, the faster.
   */
  panel(panel: number, figures: FigureTable, wanted: readonly Comparator[] = COMPARATORS): ComparedPanel {
    const into = this.#compared;
    const areas = this.arrangement.areas.length;
    readPanel(this.arrangement, panel, figures, into);
    into.panel = panel;
    const { values } = into;
    if (wanted.includes('beside')) valuesBeside(values, this.#beside, into.beside);
    if (wanted.includes('mean'))
      neighbourMeans(values, this.neighbours, into.neighbourMean, into.neighbourCount);
    if (wanted.includes('median')) neighbourMedians(values, this.neighbours, into.neighbourMedian);
    if (wanted.includes('rank')) {
      competitionRanks(values, areas, this.among, this.#description.highFirst, this.#ranks);
      quartiles(this.#ranks, into.quartile);
    }
    if (wanted.includes('change')) changesSince(values, areas, this.#previous, into.change);
    if (wanted.includes('ratio')) this.#ratio(panel, figures);
    return into;
  }

  #ratio(panel: number, figures: FigureTable): void {
    const { values, ratio } = this.#compared;
    const reference = this.#referencePanel[panel]!;
    if (reference < 0) ratio.fill(Number.NaN);
    else
      ratiosTo(values, readPanel(this.arrangement, reference, figures, this.#referenceFigures).values, ratio);
  }

  /** By panel: the panel of the reference group that has all other texts in common; −1 for none. */
  #references(): Int32Array {
    const { panels } = this.arrangement;
    const none = new Int32Array(panels).fill(-1);
    const { reference } = this.#description;
    if (!reference) return none;
    const which = this.#description.series.indexOf(reference.column);
    const known = new Map<string, number>();
    const others = Array.from(none, (_, panel) => {
      const keys = this.keys(panel);
      const [value] = keys.splice(which, 1, '');
      const others = JSON.stringify(keys);
      if (value === reference.value) known.set(others, panel);
      return others;
    });
    return none.map((_, panel) => known.get(others[panel]!) ?? -1);
  }
}
