import type { Dataset } from '../../model/dataset.js';
import { groupBy } from '../../model/group-by.js';
import type { Issue } from '../../model/issue.js';
import { type Figure, isFigure, type Observation } from '../../model/observation.js';
import { importedIssues } from '../imported-issues.js';
import { caveatText, issuesOfFigures } from '../published.js';
import { type BenchmarkRow, benchmarked, benchmarkFigures, benchmarkRows } from './benchmark.js';
import type { National, NationalArea } from './national.js';
import { significanceOf, UNTESTED, type ValueLimits, valueLimits } from './significance.js';

/** A benchmark with the limits of its value, and whether its differences are more than chance explains. */
export interface TestedRow extends BenchmarkRow, ValueLimits {
  /** By which method the limits are; empty where there are none. */
  readonly method: string;
  /** Empty where the counts were not published, or the figures cannot be compared. */
  readonly change_significant: boolean | null;
  readonly neighbours_significant: boolean | null;
  readonly region_significant: boolean | null;
  readonly england_significant: boolean | null;
}

/** An area's figures with those they are compared with, the catalogue and the errors found in them. */
export interface AreaFigures extends Dataset {
  readonly figures: readonly Observation[];
  readonly issues: readonly Issue[];
}

/** The figures of an area and its comparators, as `compareRows` and `trend` take them. */
export const areaFigures = (national: National, area: NationalArea, model = ''): AreaFigures => ({
  figures: benchmarkFigures(national, area, model),
  catalogue: national.catalogue,
  issues: importedIssues(national.figures),
  sources: {},
});

/**
 * The rows of `benchmark`: those of `benchmarkRows` with confidence limits, tests and what the checks found.
 *
 * @param issues what the checks found in the figures.
 * @throws InvalidInputError if there is no such list of neighbours.
 */
export function testedRows(
  national: National,
  area: NationalArea,
  model = '',
  issues: readonly Issue[] = importedIssues(national.figures),
): TestedRow[] {
  const { catalogue } = national;
  const all = benchmarked(national, area, model);
  const figures = benchmarkFigures(national, area, model).filter(isFigure);
  const bySource = groupBy(issues, ({ source = '' }) => source);
  const foundAbout = (o: Figure): Issue[] =>
    issuesOfFigures([o], {
      figures,
      catalogue,
      issues: [...(bySource.get('') ?? []), ...(bySource.get(o.source) ?? [])],
      sources: {},
    });
  const isGrave = ({ check, severity }: Issue): boolean => severity === 'high' || check === 'scale';
  return benchmarkRows(national, area, model).map((row, at): TestedRow => {
    const { before, neighbours, region, england } = all[at]!;
    const own = { ...all[at]!.own, area_name: area.area_name };
    const found = isFigure(own) ? foundAbout(own) : [];
    const limited = isFigure(own) ? valueLimits(own, figures, catalogue) : null;
    const isDifferent = (other: Observation | undefined): boolean | null =>
      !other ||
      !isFigure(other) ||
      !isFigure(own) ||
      !limited ||
      [...found, ...foundAbout(other)].some(isGrave)
        ? null
        : significanceOf(own, other, figures, catalogue).significant;
    const { lowercl, uppercl, confidence, statistic } = limited?.limits ?? UNTESTED;
    return {
      ...row,
      lowercl,
      uppercl,
      confidence,
      statistic,
      method: limited?.method ?? '',
      change_significant:
        row.change === null || !before ? null : isDifferent({ ...before, area_name: area.area_name }),
      neighbours_significant: isDifferent(neighbours),
      region_significant: isDifferent(region),
      england_significant: isDifferent(england),
      caveat: caveatText([...found.map(({ message }) => message), row.caveat]),
    };
  });
}
