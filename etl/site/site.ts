import type { Charted } from '../../src/charts/input.js';
import { comparisonsOf } from '../../src/charts/input.js';
import type { Comparison } from '../../src/indicators/compare.js';
import type { Indicator } from '../../src/observations/catalogue.js';
import { groupBy } from '../../src/observations/group-by.js';
import { isFigure, type Observation } from '../../src/observations/observation.js';
import { isProse } from '../../src/observations/prose.js';
import type { Built } from '../build.js';
import type { Exhibit } from './exhibit.js';

/** An indicator that has a page. */
export interface OnPage {
  readonly indicator: Indicator;
  /** Everything that is printed of it, in tables and running text, suppressed and missing figures too. */
  readonly observations: readonly Observation[];
}

/** All that the pages are made from. */
export interface Site {
  readonly name: string;
  readonly built: Built;
  readonly input: Charted;
  /** The authorities that the tables are about. */
  readonly areas: readonly string[];
  readonly exhibits: readonly Exhibit[];
  readonly comparisons: readonly Comparison[];
  readonly indicators: readonly OnPage[];
}

/** The authorities that published tables are about. */
const areasOf = (observations: readonly Observation[]): string[] => [
  ...new Set(
    observations
      .filter((o) => o.geographic_level === 'Local authority' && !isProse(o) && isFigure(o))
      .map(({ area_name }) => area_name),
  ),
];

function indicatorsOf({ observations, catalogue }: Built): OnPage[] {
  const printed = groupBy(observations, (o) => o.indicator);
  return [...printed]
    .filter(([, own]) => own.some(isFigure))
    .map(([id, own]) => ({ indicator: catalogue.indicators.get(id)!, observations: own }))
    .sort((a, b) => a.indicator.name.localeCompare(b.indicator.name, 'en-GB'));
}

/**
 * What the pages are made from, worked out once.
 *
 * @param input what the exhibits were drawn from.
 * @example site(built, charted(built), exhibits).indicators.length
 */
export function site(built: Built, input: Charted, exhibits: readonly Exhibit[]): Site {
  const areas = areasOf(built.observations);
  return {
    name: areas.length === 1 ? `Children’s services in ${areas[0]}` : 'Children’s services',
    built,
    input,
    areas,
    exhibits,
    comparisons: areas.flatMap((area) => comparisonsOf(input, area)),
    indicators: indicatorsOf(built),
  };
}

/** Where the page of an indicator lies within the site. */
export const indicatorPath = (id: string): string => `indicators/${id}.html`;
