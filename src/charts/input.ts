import { type Comparison, compareRows } from '../analysis/benchmark/compare.js';
import { type DisparityRow, disparityRows } from '../analysis/disparity.js';
import { type TrendRow, trendRows } from '../analysis/trend.js';
import type { Dataset } from '../model/dataset.js';
import { nearest } from '../model/nearest.js';
import { type Figure, isFigure, type Observation } from '../model/observation.js';
import { isProse } from '../published/prose.js';
import { insist } from '../statistics/estimate.js';
import { andList, orList } from '../text/list.js';
import type { Theme } from './style.js';

/** What a chart is to show, and how. */
export interface ChartOptions {
  /** A published table, as `list` names it. */
  readonly table?: string | undefined;
  /** An indicator of `indicators.csv`; without a table, all that is published of it. */
  readonly indicator?: string | undefined;
  /** The area it is about; may be left out where the figures are about one only. */
  readonly area?: string | undefined;
  /** For disparity: the group of children that is set beside the population. */
  readonly cohort?: string | undefined;
  readonly theme?: Theme | undefined;
  /** Words of your own in the place of the issue; the alternative text keeps it. */
  readonly title?: string | undefined;
}

const distinct = (values: Iterable<string>): string[] => [...new Set(values)];

/** A question whether one of the names was meant that look or sound alike, else some of what there is. */
function alike(asked: string, names: readonly string[]): string {
  const words = asked
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1);
  const sound = names.filter((name) => words.some((word) => name.toLowerCase().includes(word)));
  const near = distinct([...nearest(asked, names), ...sound]).slice(0, 6);
  return near.length > 0 ? `Did you mean ${orList(near)}?` : `There is ${orList(names.slice(0, 12))}.`;
}

/**
 * The observations that a chart is of, suppressed and missing ones among them.
 *
 * @throws InvalidInputError if there is no such table or indicator; it names those that sound alike.
 */
export function selected({ figures, catalogue }: Dataset, { table, indicator }: ChartOptions): Observation[] {
  insist(
    table !== undefined || indicator !== undefined,
    'Say which table or which indicator the chart is of.',
  );
  const all = [...figures];
  const inTable = all.filter((o) => table === undefined || o.table === table);
  if (table !== undefined && inTable.length === 0) {
    const known = distinct(all.filter((o) => !isProse(o)).flatMap((o) => [o.table, o.indicator]));
    const named = [...catalogue.indicators.values()].find(({ name }) => name === table);
    insist(
      false,
      `There is no table or indicator "${table}". ${named ? `Did you mean ${named.id}?` : alike(table, known)}`,
    );
  }
  const wanted = inTable.filter((o) => indicator === undefined || o.indicator === indicator);
  if (wanted.length === 0) {
    const place = table === undefined ? '' : ` in the table "${table}"`;
    const others = distinct(inTable.map((o) => o.indicator)).sort();
    insist(false, `There is no indicator "${indicator}"${place}. ${alike(indicator!, others)}`);
  }
  return wanted;
}

/**
 * The local authority that a chart is about.
 *
 * @throws InvalidInputError if the figures are about several and none is named, or not about the one named.
 */
export function areaOf(observations: readonly Observation[], { area }: ChartOptions): string {
  const areas = distinct(observations.map((o) => o.area_name)).sort();
  const same = areas.find((name) => name.toLowerCase() === area?.toLowerCase());
  if (same !== undefined) return same;
  if (area !== undefined) {
    insist(
      false,
      `These figures are not about "${area}", but about ${areas.length > 12 ? `${areas.slice(0, 12).join(', ')} and ${areas.length - 12} more` : andList(areas)}.`,
    );
  }
  const authorities = distinct(
    observations.filter((o) => o.geographic_level === 'Local authority').map((o) => o.area_name),
  ).sort();
  insist(
    authorities.length <= 1,
    `The figures are about ${authorities.length} authorities; name one as area: ${orList(authorities.slice(0, 12))}.`,
  );
  return authorities[0] ?? areas[0]!;
}

/** The one indicator of the figures. */
export function oneIndicator(observations: readonly Observation[], kind: string): string {
  const ids = distinct(observations.filter(isFigure).map((o) => o.indicator));
  insist(ids.length > 0, 'There is no figure to draw: none of them has a number.');
  insist(ids.length === 1, `A ${kind} chart is of one indicator; name it: ${orList(ids)}.`);
  return ids[0]!;
}

interface Results {
  figures?: Figure[];
  readonly comparisons: Map<string, Comparison[]>;
  trends?: TrendRow[];
  disparities?: DisparityRow[];
}

const results = new WeakMap<Dataset, Results>();

function resultsOf(input: Dataset): Results {
  const known = results.get(input) ?? { comparisons: new Map() };
  results.set(input, known);
  return known;
}

/** The figures that have a number. */
export function figuresOf(input: Dataset): Figure[] {
  const known = resultsOf(input);
  known.figures ??= [...input.figures].filter(isFigure);
  return known.figures;
}

/** What the indicators say of the figures, worked out once for all charts of them. */
export function comparisonsOf(input: Dataset, area: string): Comparison[] {
  const { comparisons } = resultsOf(input);
  const has = figuresOf(input).some((o) => o.area_name === area);
  const rows = comparisons.get(area) ?? (has ? compareRows(input, area) : []);
  comparisons.set(area, rows);
  return rows;
}

export function trendsOf(input: Dataset): TrendRow[] {
  const known = resultsOf(input);
  known.trends ??= trendRows(input);
  return known.trends;
}

export function disparitiesOf(input: Dataset): DisparityRow[] {
  const known = resultsOf(input);
  known.disparities ??= disparityRows(input);
  return known.disparities;
}
