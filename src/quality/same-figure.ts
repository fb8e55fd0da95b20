import type { Catalogue } from '../model/catalogue.js';
import { groupBy } from '../model/group-by.js';
import type { Issue } from '../model/issue.js';
import type { Figure, Observation } from '../model/observation.js';
import { periodName } from '../model/period.js';
import { publishedInterval } from '../model/published-interval.js';
import { isProse } from '../published/prose.js';
import { overlap } from '../statistics/interval.js';
import { plain } from '../text/number.js';
import type { Audit, Check } from './check.js';
import { sums } from './corroboration.js';
import { bySize, cellNames, factName, isUsable, placeName } from './facts.js';

/**
 * What a figure is a figure of: the same in two places is the same fact. A stock is counted on a day, so a
 * month and its last day are one.
 */
export function factOf(o: Observation, { indicators }: Catalogue): string {
  const stock = indicators.get(o.indicator)?.measured === 'stock';
  return [o.indicator, o.area_name, stock ? '' : o.period_start, o.period_end, o.breakdown].join('|');
}

const sectionOf = ({ source }: Observation): string => source.split(', ').slice(1).join(', ');

const tablesFirst = <T extends Observation>(group: readonly T[]): T[] =>
  [...group].sort((a, b) => Number(isProse(a)) - Number(isProse(b)));

/** Which of two figures that disagree is flagged: the first, unless a sum in its table comes out with it. */
function disagreement(first: Figure, other: Figure, audit: Audit): Issue {
  const { catalogue, publications } = audit;
  const sum = sums(first, audit)[0];
  const settled = sum !== undefined && sums(other, audit).length === 0;
  const [flagged, right] = settled ? [other, first] : [first, other];
  return {
    check: 'same-figure',
    table: flagged.table,
    cells: cellNames(flagged.table, settled ? [flagged] : [flagged, right]),
    severity: flagged.unit === 'grade' ? 'high' : bySize(right.value - flagged.value, flagged),
    published: flagged.published,
    expected: right.published,
    difference: plain(flagged.value - right.value),
    message: `${factName(flagged, catalogue)}: ${flagged.published} in ${placeName(flagged, publications)}, but ${right.published} in ${placeName(right, publications, flagged)}${settled ? `, where ${sum}` : ''}.`,
  };
}

function figures(all: readonly Figure[], audit: Audit): Issue[] {
  const exact = all.filter((o) => o.period_end !== '');
  return [...groupBy(exact, (o) => factOf(o, audit.catalogue)).values()].flatMap((group) => {
    const [first, ...others] = tablesFirst(group);
    for (const other of others) audit.checked?.('same-figure', [first!, other]);
    return others
      .filter((o) => !overlap(publishedInterval(first!), publishedInterval(o)))
      .map((other) => disagreement(first!, other, audit));
  });
}

function dates(all: readonly Observation[], { publications, checked }: Audit): Issue[] {
  const dated = all.filter((o) => o.unit === 'date' && isProse(o) && o.period_start !== '');
  const groups = groupBy(dated, (o) => `${o.indicator}|${o.area_name}|${o.breakdown}`);
  return [...groups.values()].flatMap(([first, ...others]) => {
    for (const other of others) checked?.('same-figure', [first!, other]);
    return others
      .filter((other) => other.period_start !== first!.period_start)
      .slice(0, 1)
      .map((other) => ({
        check: 'same-figure',
        table: first!.table,
        cells: cellNames(first!.table, [first!, other]),
        severity: 'low' as const,
        published: first!.published,
        expected: other.published,
        difference: '',
        message: `${periodName(first!)} is given in paragraph ${sectionOf(first!)}, but ${periodName(other)} in ${placeName(other, publications, first!)}.`,
      }));
  });
}

/** The same figure or date published in two places, tables or text, of one document or two, agrees. */
export const sameFigure: Check = (audit) => [
  ...figures(audit.figures.filter(isUsable), audit),
  ...dates(audit.figures, audit),
];
