import type { Catalogue } from '../model/catalogue.js';
import { groupBy } from '../model/group-by.js';
import type { Issue } from '../model/issue.js';
import type { Figure } from '../model/observation.js';
import { publishedInterval } from '../model/published-interval.js';
import { isProse } from '../published/prose.js';
import { divide, type Interval, overlap, times } from '../statistics/interval.js';
import { bounds, plain } from '../text/number.js';
import type { Audit, Check } from './check.js';
import { cellNames, factName, isUsable, placeName, placeOfFact } from './facts.js';

/** A population that two published figures imply, or that is itself published. */
interface Population {
  readonly figures: readonly Figure[];
  readonly people: Interval;
}

/** How much a child population may grow or shrink in a year before a reader should ask why. */
const YEARLY_CHANGE = 0.03;

/** Populations more than five times apart are a matter of scale; `scale.ts` reports those. */
const SCALE = 5;

const middle = ({ lo, hi }: Interval): number => (lo + hi) / 2;

/**
 * The populations that a count and its rate imply, by area and day. Averages over authorities imply none:
 * a mean of rates is not the rate of the means.
 */
export function impliedPopulations(figures: readonly Figure[], { indicators }: Catalogue): Population[] {
  const whole = figures.filter((o) => o.breakdown === '' && o.geographic_level !== 'Statistical neighbours');
  return [...groupBy(whole, placeOfFact).values()].flatMap((here) =>
    here.flatMap((rate) => {
      const count = here.find((o) => o.indicator === indicators.get(rate.indicator)?.rate_of);
      const people = count && divide(publishedInterval(count), publishedInterval(rate));
      return people ? [{ figures: [rate, count], people: times(people, 10_000) }] : [];
    }),
  );
}

const yearOf = ({ figures }: Population): number => Number(figures[0]!.period_end.slice(0, 4));

function disagreement(a: Population, b: Population, { catalogue, publications, checked }: Audit): Issue[] {
  const years = Math.abs(yearOf(b) - yearOf(a));
  const ratio = middle(b.people) / middle(a.people);
  if (ratio > SCALE || ratio < 1 / SCALE || years > 1) return [];
  checked?.('implied-population', [...a.figures, ...b.figures]);
  const lo = a.people.lo * (1 - YEARLY_CHANGE) ** years;
  const hi = a.people.hi * (1 + YEARLY_CHANGE) ** years;
  if (overlap({ ...a.people, lo, hi }, b.people)) return [];
  const [first] = b.figures;
  const table = first!.table;
  const of = ({ figures: [rate, count] }: Population): string =>
    count
      ? `${count.published} children at ${rate!.published} per 10,000 in ${placeName(rate!, publications)}`
      : placeName(rate!, publications);
  return [
    {
      check: 'implied-population',
      table,
      cells: cellNames(table, [...b.figures, ...a.figures]),
      severity: Math.abs(ratio - 1) >= 0.05 ? ('high' as const) : ('low' as const),
      published: b.figures.map((o) => o.published).join(' and '),
      expected: `${bounds(a.people, 0)} children`,
      difference: plain(middle(b.people) - middle(a.people), 0),
      message: `${factName(first!, catalogue)}: ${of(b)} imply a population of ${bounds(b.people, 0)}, but ${of(a)} ${a.figures.length > 1 ? 'imply' : 'gives'} ${bounds(a.people, 0)}${years > 0 ? ` a year away` : ''}; the rates may rest on different population estimates.`,
    },
  ];
}

/** A count and its rate imply a population: those of two indicators, two years, or a published one agree. */
export const impliedPopulation: Check = (audit) => {
  const figures = audit.figures.filter(isUsable);
  const published: Population[] = figures
    .filter((o) => o.indicator === 'population_under_18' && o.breakdown === '' && !isProse(o))
    .map((o) => ({ figures: [o], people: publishedInterval(o) }));
  const all = [...published, ...impliedPopulations(figures, audit.catalogue)];
  return [...groupBy(all, (p) => p.figures[0]!.area_name).values()].flatMap((populations) => {
    const ordered = [...populations].sort((a, b) => yearOf(a) - yearOf(b));
    return ordered.flatMap((b, index) => ordered.slice(0, index).flatMap((a) => disagreement(a, b, audit)));
  });
};
