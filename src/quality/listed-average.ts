import { listedNeighbours } from '../model/catalogue.js';
import { groupBy } from '../model/group-by.js';
import type { Figure } from '../model/observation.js';
import { membersGivingMean } from '../statistics/whole-number.js';
import type { Check } from './check.js';
import { cellNames, factName, isUsable } from './facts.js';

/** Whether the authority's own figure of the same kind is published as a whole number. */
const wholeNumbered = (group: readonly Figure[]): boolean => {
  const members = group.filter((o) => o.geographic_level !== 'Statistical neighbours');
  return members.length > 0 && members.every((o) => o.decimals === 0);
};

/**
 * An average over the listed neighbours is one that their number allows. Where it is not, fewer of them had
 * a figure, or the figures were not whole numbers.
 */
export const listedAverage: Check = ({ figures, catalogue, checked }) => {
  const groups = groupBy(
    figures.filter(isUsable),
    (o) => `${o.table}|${o.indicator}|${o.period_start}|${o.period_end}`,
  );
  return [...groups.values()].flatMap((group) => {
    const mean = group.find((o) => o.geographic_level === 'Statistical neighbours');
    if (!mean || mean.decimals < 1 || !wholeNumbered(group)) return [];
    const own = group.find((o) => o.geographic_level === 'Local authority');
    const listed = listedNeighbours(catalogue, own?.area_name ?? '', mean.period_end).length;
    if (listed === 0) return [];
    checked?.('listed-average', [mean]);
    const possible = membersGivingMean(mean.value, mean.decimals, listed);
    if (possible.includes(listed)) return [];
    const numbers = possible.length === 0 ? 'no number of them' : possible.join(' or ');
    return [
      {
        check: 'listed-average',
        table: mean.table,
        cells: cellNames(mean.table, [mean]),
        severity: 'low' as const,
        published: mean.published,
        expected: `an average over ${listed}`,
        difference: '',
        message: `${factName(mean, catalogue)}: ${mean.published} cannot be the average of ${listed} whole numbers; ${numbers} of the ${listed} listed neighbours could give it. Say how many had a figure.`,
      },
    ];
  });
};
