import type { Breakdown } from '../model/breakdown.js';
import type { Status } from '../model/observation.js';

/** What a label of a table says of the figures that stand under or beside it. */
export interface Facet {
  readonly indicator?: string;
  /** Name in `areas.csv`. */
  readonly area?: string;
  /** As `parsePeriod` reads it. */
  readonly period?: string;
  readonly breakdown?: Breakdown;
  /** The cohort a percentage is a share of, where its size is published. */
  readonly denominator?: number;
  /** The cell holds two figures, `745 (84)`: what the first and the one in brackets are. */
  readonly pair?: readonly [Facet, Facet];
  /** How many of the cohort, where it is published beside the percentage. */
  readonly numerator?: number;
  /** A published word that softens the figure, where it stands outside the cell: `approximately`. */
  readonly qualifier?: string;
  /** A remark of ours that goes with every figure. */
  readonly note?: string;
}

/** A row or column by its published label, and what it says; `null` where it holds no figures. */
export type AxisEntry = readonly [label: string, facet: Facet | null];

/** One figure published inside a cell that holds more than a figure. */
export interface Reading {
  /** The figure's text, a part of the cell's text. */
  readonly published: string;
  readonly facet?: Facet;
  /** The remark published with it; its digits are no figure. */
  readonly note?: string;
  readonly qualifier?: string;
}

/** What has to be said of a single cell. */
export interface CellNote {
  /** The figures in it, where it holds several, or a figure among words. */
  readonly readings?: readonly Reading[];
  /** Why it holds no figure, where the table does not say so. */
  readonly status?: Exclude<Status, 'ok'>;
  readonly note?: string;
  /** Our readings of figures that are certainly published on another scale, by their published text. */
  readonly corrected?: Readonly<Record<string, number>>;
}

/** Figures of a table that the checks compare, by what they are. */
export interface FigureSet {
  readonly indicator: string;
  readonly breakdown?: Breakdown;
}

/** A check that a table must pass, as data; `src/checks` has one file for each kind. */
export type TableCheck =
  | {
      /** Figures that differ only in `over` add up to the figure without it. */
      readonly check: 'parts-total';
      readonly over: keyof Breakdown | 'period';
      readonly indicators?: readonly string[];
    }
  | {
      /** minuend − subtrahend = result. */
      readonly check: 'difference';
      readonly minuend: string;
      readonly subtrahend: string;
      readonly result: string;
    }
  | {
      /** part ÷ (sum of `of`) = share, in percent or per 10,000 as the share's unit says. */
      readonly check: 'ratio';
      readonly part: FigureSet;
      readonly of: readonly FigureSet[];
      readonly share: FigureSet;
    }
  | {
      /** Percentages of the months, weighted by the months' counts, give the year-to-date ones. */
      readonly check: 'cumulative';
      readonly percent: string;
      readonly weight: string;
    }
  | {
      /** Shares over `over` reach 100. */
      readonly check: 'shares';
      readonly over: keyof Breakdown;
    }
  | {
      /** `less`, taken together, cannot exceed `more`. */
      readonly check: 'at-most';
      readonly less: readonly FigureSet[];
      readonly more: FigureSet;
    }
  | {
      /** Every one of these areas has a figure for the table's indicator. */
      readonly check: 'comparators';
      readonly areas: readonly string[];
    };

/** How to read one published table: which rows and columns are what. Data, no code. */
export interface Recipe {
  readonly table: string;
  /** Header rows of the grid. */
  readonly header: number;
  /** Label columns of the grid. */
  readonly stub: number;
  /** What is true of every figure. */
  readonly all?: Facet;
  /** Every body row in published order. */
  readonly rows: readonly AxisEntry[];
  /** Every column right of the labels, in published order; two header rows are joined by ` | `. */
  readonly columns: readonly AxisEntry[];
  /** Ranges published as one cell: the first cell's text counts for all. */
  readonly merged?: readonly string[];
  /** By spreadsheet name. */
  readonly cells?: Readonly<Record<string, CellNote>>;
  readonly checks?: readonly TableCheck[];
}
