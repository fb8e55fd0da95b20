import { yearToMarch } from '../model/areas.js';
import type { Catalogue } from '../model/catalogue.js';
import { groupBy } from '../model/group-by.js';
import type { Issue } from '../model/issue.js';
import type { Figure } from '../model/observation.js';
import { publishedInterval } from '../model/published-interval.js';
import { overlap, times } from '../statistics/interval.js';
import { number, plain } from '../text/number.js';
import { type Audit, breakdownOf, type Check } from './check.js';
import { cellNames, factName, isUsable, placeName } from './facts.js';
import { impliedPopulations } from './implied-population.js';

const POWERS = [10, 100, 1000, 10_000, 100_000, 1_000_000];

/** The power of ten that brings the population a count and rate imply into line with the area's others. */
function fittingPower(count: Figure, figures: readonly Figure[], catalogue: Catalogue): number | undefined {
  const populations = impliedPopulations(
    figures.filter((o) => o.area_name === count.area_name),
    catalogue,
  );
  const own = populations.find((p) => p.figures.includes(count));
  const others = populations.filter((p) => p !== own);
  if (!own) return undefined;
  return POWERS.find((power) =>
    others.some((other) => {
      const { lo, hi, ...ends } = times(own.people, power);
      return overlap({ lo: lo * 0.95, hi: hi * 1.05, ...ends }, other.people);
    }),
  );
}

function tooSmall(
  nation: Figure,
  part: Figure,
  { figures, catalogue }: { figures: readonly Figure[]; catalogue: Catalogue },
): Issue {
  const power = fittingPower(nation, figures, catalogue);
  const hint = power
    ? ` Times ${number(power)} it implies the same number of children as the other figures for ${nation.area_name}: it is published in ${power === 1000 ? 'thousands' : `units of ${number(power)}`}.`
    : '';
  return {
    check: 'scale',
    table: nation.table,
    cells: cellNames(nation.table, [nation, part]),
    severity: 'high',
    published: nation.published,
    expected: power
      ? `${number(nation.value * power)}, or "thousands" said in the heading`
      : `at least ${part.published}`,
    difference: '',
    message: `${factName(nation, catalogue)}: ${nation.published} is published among whole numbers and is less than the ${part.published} of ${part.area_name} alone.${hint}`,
  };
}

const totals: Check = ({ figures: observations, catalogue, checked }) => {
  const figures = observations.filter(isUsable);
  const counts = figures.filter((o) => o.unit === 'count');
  const groups = groupBy(
    counts,
    (o) => `${o.table}|${o.indicator}|${o.breakdown}|${o.period_start}|${o.period_end}`,
  );
  return [...groups.values()].flatMap((group) => {
    const nation = group.find((o) => o.geographic_level === 'National');
    const part = group.find((o) => o.geographic_level === 'Local authority');
    if (!nation || !part) return [];
    checked?.('scale', [nation, part]);
    return publishedInterval(nation).hi < publishedInterval(part).lo
      ? [tooSmall(nation, part, { figures, catalogue })]
      : [];
  });
};

/** An average of authorities that, times their number, is more than the nation's total: the most it could be. */
interface Overshoot {
  readonly average: Figure;
  readonly total: Figure;
  readonly authorities: number;
  readonly most: number;
}

function overshootOf(
  average: Figure,
  counts: readonly Figure[],
  { catalogue, checked }: Audit,
): Overshoot | null {
  const whole = catalogue.indicators.get(average.indicator)?.part_of;
  const total = counts.find(
    (o) => o.indicator === whole && o.breakdown === '' && o.period_end === average.period_end,
  );
  const authorities = catalogue.areas.authoritiesIn(yearToMarch(average.period_end)).length;
  const most = total?.corrected ?? total?.value;
  if (!total || !authorities || most === undefined) return null;
  checked?.('scale', [average, total]);
  return publishedInterval(average).lo * authorities > most ? { average, total, authorities, most } : null;
}

const publicationOf = ({ source }: Figure): string => source.split(', ')[0]!;

/** An average published like one that is none may be none either, though nothing published proves it. */
const publishedAlike = (average: Figure, like: Overshoot, catalogue: Catalogue): Issue => ({
  check: 'scale',
  table: average.table,
  cells: cellNames(average.table, [average]),
  severity: 'low',
  published: average.published,
  expected: '',
  difference: '',
  message: `${factName(average, catalogue)}: ${average.published} is published as an average of authorities, in the same way as the ${like.average.published} of ${like.average.table} that cannot be one. It may be the total in hundreds too.`,
});

const averages: Check = (audit) => {
  const { figures: observations, catalogue, publications } = audit;
  const counts = observations
    .filter(isUsable)
    .filter((o) => o.unit === 'count' && o.geographic_level === 'National');
  const published = counts.filter((o) => breakdownOf(o).basis === 'average of authorities');
  const over = published.flatMap((average) => overshootOf(average, counts, audit) ?? []);
  const found = over.map(
    ({ average, total, authorities, most }): Issue => ({
      check: 'scale',
      table: average.table,
      cells: cellNames(average.table, [average, total]),
      severity: 'high',
      published: average.published,
      expected: `at most ${plain(most / authorities, 0)}`,
      difference: plain(average.value - most / authorities, 0),
      message: `${factName(average, catalogue)}: ${average.published} in each of the ${authorities} authorities would be at least ${number(publishedInterval(average).lo * authorities, 0)} children, more than the ${number(most)} looked after at all (${total.published} in ${placeName(total, publications)}). The figure is no average of authorities; it may be the total in hundreds.`,
    }),
  );
  const proved = new Set(over.map(({ average }) => average));
  const alike = published.flatMap((average) => {
    const like = over.find((o) => publicationOf(o.average) === publicationOf(average));
    return like && !proved.has(average) ? [publishedAlike(average, like, catalogue)] : [];
  });
  return [...found, ...alike];
};

/**
 * Counts of a nation are on the scale of its parts: England has no fewer children than one authority, and
 * an average of authorities, times their number, no more than the nation.
 */
export const scale: Check = (audit) => [...totals(audit), ...averages(audit)];
