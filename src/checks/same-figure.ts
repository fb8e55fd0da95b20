import type { Catalogue } from '../observations/catalogue.js';
import type { Observation } from '../observations/observation.js';
import { periodName } from '../observations/period.js';
import { overlap } from '../statistics/interval.js';
import { type Check, groupBy } from './check.js';
import {
  bySize,
  cellNames,
  type Figure,
  type Finding,
  factName,
  isFigure,
  number,
  plain,
  printedInterval,
  softened,
} from './finding.js';

/**
 * What a figure is a figure of: the same in two places is the same fact. A stock is counted on a day, so a
 * month and its last day are one.
 */
export function factOf(o: Observation, { indicators }: Catalogue): string {
  const stock = indicators.get(o.indicator)?.measured === 'stock';
  return [o.indicator, o.area_name, stock ? '' : o.period_start, o.period_end, o.breakdown].join('|');
}

const isProse = ({ table }: Observation): boolean => table.startsWith('prose-');
const publicationOf = ({ source }: Observation): string => source.split(', ')[0]!;
const sectionOf = ({ source }: Observation): string => source.split(', ').slice(1).join(', ');

function where(first: Observation, other: Observation): string {
  if (publicationOf(first) !== publicationOf(other))
    return `in ${publicationOf(other)} (${sectionOf(other)})`;
  return isProse(other) ? `in the text (${sectionOf(other)})` : `in ${other.table}`;
}

const tablesFirst = <T extends Observation>(group: readonly T[]): T[] =>
  [...group].sort((a, b) => Number(isProse(a)) - Number(isProse(b)));

function figures(all: readonly Figure[], catalogue: Catalogue): Finding[] {
  const exact = all.filter((o) => !softened(o) && o.period_end !== '');
  return [...groupBy(exact, (o) => factOf(o, catalogue)).values()].flatMap((group) => {
    const [first, ...others] = tablesFirst(group);
    return others
      .filter((o) => !overlap(printedInterval(first!), printedInterval(o)))
      .map((other) => ({
        check: 'same-figure',
        table: first!.table,
        cells: cellNames(first!.table, [first!, other]),
        severity:
          first!.unit === 'grade' ? ('high' as const) : bySize(other.value - first!.value, first!.value),
        printed: first!.printed,
        expected: other.printed,
        difference: plain(first!.value - other.value),
        message: `${factName(first!, catalogue)}: ${first!.printed} is printed here, but ${other.printed} ${where(first!, other)}: ${number(Math.abs(first!.value - other.value))} apart.`,
      }));
  });
}

function dates(all: readonly Observation[]): Finding[] {
  const dated = all.filter((o) => o.unit === 'date' && isProse(o) && o.period_start !== '');
  const groups = groupBy(dated, (o) => `${o.indicator}|${o.area_name}|${o.breakdown}`);
  return [...groups.values()].flatMap(([first, ...others]) =>
    others
      .filter((other) => other.period_start !== first!.period_start)
      .slice(0, 1)
      .map((other) => ({
        check: 'same-figure',
        table: first!.table,
        cells: cellNames(first!.table, [first!, other]),
        severity: 'low' as const,
        printed: first!.printed,
        expected: other.printed,
        difference: '',
        message: `${periodName(first!)} is given here (${sectionOf(first!)}), but ${periodName(other)} ${where(first!, other)}.`,
      })),
  );
}

/** The same figure or date printed in two places, tables or text, of one document or two, agrees. */
export const sameFigure: Check = ({ observations, catalogue }) => [
  ...figures(observations.filter(isFigure), catalogue),
  ...dates(observations),
];
