import type { Neighbour } from '../model/catalogue.js';

/** One neighbour of an authority, as a list gives it. */
export interface ListedNeighbour extends Neighbour {
  /** 1 for the nearest. */
  readonly position: number;
  /** The list's own word: `Very close`. */
  readonly closeness: string;
}

/** The columns of the store's lists, in order. */
export const NEIGHBOUR_COLUMNS = [
  'model_year',
  'area_code',
  'area_name',
  'neighbour_code',
  'neighbour_name',
  'position',
  'closeness',
  'source',
] as const satisfies readonly (keyof ListedNeighbour)[];
