import type { Catalogue, Neighbour } from './catalogue.js';
import type { Observation } from './observation.js';

/** Figures with all that is known about them: what `load()`, a run and a store give, and what analysis and charts take. */
export interface Dataset {
  /** All of them: a count or a total that is filtered out takes a test or an interval with it. */
  readonly figures: readonly Observation[];
  readonly catalogue: Catalogue;
  /** Data quality issues, so that results based on a questionable figure say so. */
  readonly issues: Iterable<object>;
  /** Titles of the publications or releases that the figures come from, by id. */
  readonly sources: Readonly<Record<string, string>>;
  /** Lists of statistical neighbours, of any model, where they are not those of the catalogue. */
  readonly neighbours?: readonly Neighbour[];
}
