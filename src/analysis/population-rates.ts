import { type AnyBreakdown, formatBreakdown, parseBreakdown } from '../model/breakdown.js';
import { groupBy } from '../model/group-by.js';
import type { Observation } from '../model/observation.js';
import { periodName } from '../model/period.js';

/** A count by group whose rate per 10,000 residents of the group is asked for. */
export interface RateByGroup {
  /** Indicator of the count: `cla_number`. */
  readonly count: string;
  /** Indicator of the rate, in the catalogue. */
  readonly rate: string;
  /** Indicator of the residents, by the same groups. */
  readonly population: string;
  readonly characteristic: 'ethnicity' | 'sex';
}

const group = (o: Observation, by: string): string | undefined => parseBreakdown(o.breakdown)?.[by];

/** What stands in a breakdown besides the group. */
function besides(o: Observation, by: string): string {
  const { [by]: _, ...others } = parseBreakdown(o.breakdown) as AnyBreakdown;
  return formatBreakdown(others);
}

/** How many of those counted are in no group that the population knows, in percent. */
function unknownShare(counts: readonly Observation[], known: ReadonlySet<string>, by: string): number | null {
  const sum = (some: readonly Observation[]): number => some.reduce((total, o) => total + (o.value ?? 0), 0);
  const parted = counts.filter((o) => !/^known$/i.test(group(o, by)!));
  const all = sum(parted);
  return all === 0 ? null : (100 * sum(parted.filter((o) => !known.has(group(o, by)!)))) / all;
}

/**
 * Rates of groups per 10,000 residents of the group, from counts and populations of two different sources:
 * looked-after children by ethnicity over the census's residents. A count that is withheld gives a rate that
 * is withheld. The residents are those of the last day the population is known for.
 *
 * @param figures counts and populations of all areas, one of each thing.
 * @returns observations of the rate with numerator and denominator; their notes say what they rest on.
 * @example ratesByGroup(figures, { count: 'cla_number', rate: 'cla_residents_rate', population: 'population_all', characteristic: 'ethnicity' })
 */
export function ratesByGroup(
  figures: readonly Observation[],
  { count, rate, population, characteristic }: RateByGroup,
): Observation[] {
  const of = (id: string): Observation[] =>
    figures.filter((o) => o.indicator === id && group(o, characteristic) !== undefined);
  const residents = new Map<string, Observation>();
  const people = of(population).filter((o) => o.value !== null && besides(o, characteristic) === '');
  for (const o of people.sort((a, b) => a.period_end.localeCompare(b.period_end)))
    residents.set(`${o.area_code}|${group(o, characteristic)}`, o);
  const known = new Set(people.map((o) => group(o, characteristic)!));
  const sets = groupBy(
    of(count),
    (o) => `${o.area_code}|${o.time_identifier}|${o.period_end}|${besides(o, characteristic)}`,
  );
  return [...sets.values()].flatMap((set) => {
    const unknown = unknownShare(set, known, characteristic);
    const untold =
      unknown === null || unknown < 0.5
        ? ''
        : `; the ${characteristic} of ${Math.round(unknown)} % of those counted is not known`;
    return set.flatMap((o): Observation[] => {
      const over = residents.get(`${o.area_code}|${group(o, characteristic)}`);
      if (!over?.value) return [];
      const value = o.value === null ? null : Math.round((o.value / over.value) * 1e8) / 1e4;
      return [
        {
          ...o,
          indicator: rate,
          unit: 'rate_per_10000',
          value,
          published: '',
          decimals: value === null ? null : 1,
          numerator: o.value,
          denominator: over.value,
          note: `ours: calculated from residents of all ages on ${periodName(over)}, not from children or staff only: a group with a larger share of children, or of people of working age, has a higher rate than it would among them${untold}`,
          source: `${o.source}; ${over.source}`,
        },
      ];
    });
  });
}
