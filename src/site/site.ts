import type { Comparison } from '../analysis/benchmark/compare.js';
import { comparisonsOf } from '../charts/input.js';
import type { Indicator } from '../model/catalogue.js';
import { groupBy } from '../model/group-by.js';
import { isFigure, type Observation } from '../model/observation.js';
import { isProse } from '../published/prose.js';
import type { Built } from '../quality/index.js';
import type { PageChart } from './page-chart.js';

/** A sentence with its caveat and source. */
export interface Statement {
  readonly sentence: string;
  readonly caveat: string;
  readonly source: string;
}

/** An indicator that has a page. */
export interface OnPage {
  readonly indicator: Indicator;
  /** Its name, with the unit where another indicator bears the same. */
  readonly title: string;
  /** Everything that is published of it, in tables and running text, suppressed and missing figures too. */
  readonly observations: readonly Observation[];
}

/** All that the pages are made from. */
export interface Site {
  readonly name: string;
  readonly built: Built;
  /** The authorities that the tables are about. */
  readonly areas: readonly string[];
  readonly pageCharts: readonly PageChart[];
  readonly comparisons: readonly Comparison[];
  readonly indicators: readonly OnPage[];
  readonly shares: readonly ShareRow[];
}

/** A part's share of its whole in one month: a row of `shares.csv`. */
export interface ShareRow extends Statement {
  readonly period: string;
  readonly count: number;
  readonly total: number;
  /** Percent, with its confidence limits. */
  readonly share: number;
  readonly lowercl: number;
  readonly uppercl: number;
}

/** Units as they follow a name. */
export const UNIT_NAMES: Partial<Record<Indicator['unit'], string>> = {
  count: 'number',
  percent: '%',
  rate_per_10000: 'per 10,000',
  fte: 'full-time equivalents',
};

/** The authorities that published tables are about. */
const areasOf = (observations: readonly Observation[]): string[] => [
  ...new Set(
    observations
      .filter((o) => o.geographic_level === 'Local authority' && !isProse(o) && isFigure(o))
      .map(({ area_name }) => area_name),
  ),
];

function indicatorsOf({ figures, catalogue }: Built): OnPage[] {
  const published = [...groupBy(figures, (o) => o.indicator)]
    .filter(([, own]) => own.some(isFigure))
    .map(([id, own]) => ({ indicator: catalogue.indicators.get(id)!, observations: own }));
  const namesakes = groupBy(published, ({ indicator: { name } }) => name);
  return published
    .map((one) => {
      const { name, unit } = one.indicator;
      const alone = namesakes.get(name)!.length === 1;
      return { ...one, title: alone ? name : `${name} (${UNIT_NAMES[unit] ?? unit})` };
    })
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
}

/**
 * What the pages are made from, worked out once.
 *
 * @example site(built, pageCharts, partShares(built)).indicators.length
 */
export function site(built: Built, pageCharts: readonly PageChart[], shares: readonly ShareRow[]): Site {
  const areas = areasOf(built.figures);
  return {
    name: areas.length === 1 ? `Children’s services in ${areas[0]}` : 'Children’s services',
    built,
    areas,
    pageCharts,
    comparisons: areas.flatMap((area) => comparisonsOf(built, area)),
    indicators: indicatorsOf(built),
    shares,
  };
}

/** The name of an indicator that its namesakes do not bear. */
export const titleOf = (id: string, { indicators }: Pick<Site, 'indicators'>): string =>
  indicators.find(({ indicator }) => indicator.id === id)?.title ?? id;

/** Where the page of an indicator lies within the site. */
export const indicatorPath = (id: string): string => `indicators/${id}.html`;
