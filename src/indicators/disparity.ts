import { parseBreakdown } from '../observations/breakdown.js';
import { groupBy } from '../observations/group-by.js';
import type { Observation } from '../observations/observation.js';
import { type Figure, isFigure } from '../observations/observation.js';
import { periodName } from '../observations/period.js';
import { cohortSizes } from '../statistics/cohort-sizes.js';
import { MINIMUM_SIZES } from '../statistics/disparity/minimum-sizes.js';
import { type Representation, representation } from '../statistics/disparity/representation.js';
import { roundHalfUp } from '../statistics/rounding.js';
import { readingOf } from './figures.js';

/** What the printed shares of one group say of one cohort: a row of `disparity.csv`. */
export interface DisparityRow {
  readonly area: string;
  /** `ethnicity` or `sex`. */
  readonly characteristic: string;
  readonly group: string;
  readonly cohort: string;
  readonly period: string;
  /** As printed, in percent. */
  readonly cohort_share: number;
  readonly population_share: number;
  /** Children in the cohort by another printed table, and where and when it was printed. */
  readonly cohort_size: number;
  readonly cohort_size_source: string;
  /** Share of the cohort ÷ share of the population. */
  readonly representation_index: number;
  /** Limits of the index, approximate; empty where the group is too small. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** What the rounding of the printed shares alone allows. */
  readonly rounding_lower: number;
  readonly rounding_upper: number;
  /** Percentage points. */
  readonly gap: number;
  /** Rate of the group ÷ rate of everyone else. */
  readonly relative_to_everyone_else: number;
  /** Rate of the group ÷ rate of the reference group; empty for the reference itself. */
  readonly relative_to_reference: number | null;
  readonly reference: string;
  readonly zone: string;
  /** Whether the limits leave 1 out; empty where there are none. */
  readonly significant: boolean | null;
  /** The same once it is allowed for that several groups are compared. */
  readonly significant_of_all_groups: boolean | null;
  readonly confidence: number;
  readonly method: string;
  readonly caveat: string;
  readonly source: string;
  readonly sentence: string;
}

const CHARACTERISTICS = ['ethnicity', 'sex'] as const;
const POPULATION = 'general population';

/** The figure that counts a cohort, by the name the shares give it. */
const COHORTS: Readonly<Record<string, { readonly indicator: string; readonly breakdown: string }>> = {
  'child protection plan': { indicator: 'cpp_number', breakdown: '' },
  'looked after (local)': { indicator: 'cla_number', breakdown: 'origin=local' },
  'looked after (UASC)': { indicator: 'cla_number', breakdown: 'origin=UASC' },
};

/** The groups in the order of the public style: alphabetical, with Other last. */
const ordered = <T extends { readonly group: string }>(groups: readonly T[]): T[] =>
  [...groups].sort(
    (a, b) =>
      Number(/\bother\b/i.test(a.group)) - Number(/\bother\b/i.test(b.group)) ||
      a.group.localeCompare(b.group, 'en-GB'),
  );

/** The largest group of the population is the one the others are compared with. */
const referenceOf = (shares: readonly Figure[], characteristic: 'ethnicity' | 'sex'): string =>
  parseBreakdown([...shares].sort((a, b) => b.value - a.value)[0]!.breakdown)![characteristic]!;

/** The last month for which every cohort of the shares has a printed size. */
function cohortFigures(
  figures: readonly Figure[],
  area: string,
  cohorts: readonly string[],
  before: string,
): Map<string, Figure> {
  const sizes = figures.filter((o) => o.area_name === area && o.period_end <= before);
  const of = (cohort: string): Figure[] =>
    sizes.filter(
      (o) => o.indicator === COHORTS[cohort]?.indicator && o.breakdown === COHORTS[cohort]?.breakdown,
    );
  const known = cohorts.filter((cohort) => of(cohort).length > 0);
  const dates = known.map((cohort) => new Set(of(cohort).map(({ period_end }) => period_end)));
  const shared = [...(dates[0] ?? [])].filter((date) => dates.every((set) => set.has(date))).sort();
  const last = shared.at(-1);
  return new Map(known.map((cohort) => [cohort, of(cohort).find((o) => o.period_end === last)!]));
}

/** Sizes near the cohort's to search for one that could give all of its printed shares. */
const NEARBY = 0.5;

function caveatOf(shares: readonly number[], size: Figure, small: boolean): string {
  const n = readingOf(size);
  const possible = cohortSizes(shares, 1, [
    Math.max(1, Math.floor(n * (1 - NEARBY))),
    Math.ceil(n * (1 + NEARBY)),
  ]);
  const impossible = possible.includes(n)
    ? ''
    : `These shares are impossible for ${n} children; ${
        possible.length > 0
          ? `sizes near it that allow them are ${possible.slice(0, 3).join(', ')}`
          : 'no size near it allows them'
      }.`;
  return [
    'The limits are approximate: the counts are those that rounded shares imply, and the population share is taken as exact.',
    `The cohort's size is that of ${periodName(size)}; the shares carry no date.`,
    impossible,
    small ? `Fewer than ${MINIMUM_SIZES.cell} children are implied, so no limits are given.` : '',
    'The index does not say why the shares differ.',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function sentenceOf(row: Omit<DisparityRow, 'sentence'>): string {
  const { group, cohort, area, cohort_share, population_share } = row;
  const { representation_index, lower, upper, significant, significant_of_all_groups } = row;
  const what = `${group}: ${cohort_share}% of children ${cohort === 'child protection plan' ? 'on a child protection plan' : cohort} in ${area}, and ${population_share}% of the general population of children`;
  if (lower === null || upper === null || significant === null)
    return `${what}; the group is too small to say more.`;
  const index = `${representation_index} times its share of the population (${lower} to ${upper})`;
  if (!significant)
    return `${what}: a difference that chance could explain (index ${representation_index}, ${lower} to ${upper}).`;
  return significant_of_all_groups
    ? `${what}: ${index}.`
    : `${what}: ${index}, which chance could explain once it is allowed for that several groups are compared.`;
}

const two = (value: number): number => roundHalfUp(value, 2);

function rowOf(
  found: Representation,
  share: Figure,
  population: Figure,
  size: Figure,
  all: readonly Figure[],
  context: { readonly characteristic: string; readonly cohort: string; readonly reference: string },
): DisparityRow {
  const small = found.impliedCount < MINIMUM_SIZES.cell;
  const row = {
    area: share.area_name,
    characteristic: context.characteristic,
    group: found.group,
    cohort: context.cohort,
    period: periodName(share),
    cohort_share: share.value,
    population_share: population.value,
    cohort_size: readingOf(size),
    cohort_size_source: `${size.table}, ${periodName(size)}`,
    representation_index: two(found.index.value),
    lower: small ? null : two(found.index.lower),
    upper: small ? null : two(found.index.upper),
    rounding_lower: two(found.roundingBounds.lower),
    rounding_upper: two(found.roundingBounds.upper),
    gap: roundHalfUp(found.gap.value, 1),
    relative_to_everyone_else: two(found.toEveryoneElse.value),
    relative_to_reference: found.toReference === null ? null : two(found.toReference.value),
    reference: context.reference,
    zone: found.zone,
    significant: small ? null : found.significant,
    significant_of_all_groups: small ? null : found.significantOfAll,
    confidence: found.index.confidence,
    method: `representation index; ${found.index.method}; Bonferroni over the groups`,
    caveat: caveatOf(
      all.map(({ value }) => value),
      size,
      small,
    ),
    source: `${share.source}; ${size.source}`,
  };
  return { ...row, sentence: sentenceOf(row) };
}

/**
 * Who is over- and under-represented: the printed shares of each cohort by ethnicity and by sex against those
 * of the general population, with limits that rest on the cohort's size as other tables print it.
 *
 * @param observations as `load().observations` holds them.
 * @returns a row for each characteristic, cohort and group, groups in alphabetical order with Other last;
 *   none for a cohort whose size is not printed anywhere.
 * @example disparity(observations).find((row) => row.group === 'Asian' && row.cohort === 'looked after (local)')
 * // representation_index 0.21
 */
export function disparity(observations: Iterable<Observation>): DisparityRow[] {
  const figures = [...observations].filter(isFigure);
  const shares = figures.filter(({ indicator }) => indicator === 'cohort_share');
  return CHARACTERISTICS.flatMap((characteristic) => {
    const own = shares.filter((o) => parseBreakdown(o.breakdown)?.[characteristic] !== undefined);
    const areas = groupBy(own, (o) => `${o.area_name}|${o.period_end}`);
    return [...areas.values()].flatMap((group) => {
      const byCohort = groupBy(group, (o) => parseBreakdown(o.breakdown)?.cohort ?? '');
      const population = byCohort.get(POPULATION) ?? [];
      if (population.length === 0) return [];
      const nameOf = (o: Figure): string => parseBreakdown(o.breakdown)![characteristic]!;
      const reference = referenceOf(population, characteristic);
      const cohorts = [...byCohort.keys()].filter((cohort) => cohort !== POPULATION);
      const sizes = cohortFigures(figures, group[0]!.area_name, cohorts, group[0]!.period_end);
      return cohorts.flatMap((cohort) => {
        const size = sizes.get(cohort);
        const cohortShares = byCohort.get(cohort)!;
        const populationOf = (o: Figure): Figure | undefined =>
          population.find((p) => nameOf(p) === nameOf(o));
        const pairs = cohortShares.flatMap((share) => {
          const match = populationOf(share);
          return match ? [{ share, match }] : [];
        });
        if (!size) return [];
        const { groups } = representation(
          pairs.map(({ share, match }) => ({
            group: nameOf(share),
            cohort: share.value,
            population: match.value,
          })),
          readingOf(size),
          reference,
        );
        const rows = groups.map((found, i) =>
          rowOf(found, pairs[i]!.share, pairs[i]!.match, size, cohortShares, {
            characteristic,
            cohort,
            reference,
          }),
        );
        return ordered(rows);
      });
    });
  });
}
