import { parseBreakdown } from '../model/breakdown.js';
import type { Dataset } from '../model/dataset.js';
import { groupBy } from '../model/group-by.js';
import { type Figure, isFigure } from '../model/observation.js';
import { periodName } from '../model/period.js';
import { cohortSizes } from '../statistics/cohort-sizes.js';
import { MINIMUM_SIZES } from '../statistics/disparity/minimum-sizes.js';
import { type Representation, representation } from '../statistics/disparity/representation.js';
import { roundHalfUp } from '../statistics/rounding.js';
import { capital } from '../text/sentence.js';
import { CHARACTERISTICS, type Characteristic, groupOf, inOrder } from './characteristic.js';
import { readingOf } from './figures.js';
import { caveatText, issueText } from './published.js';

/** What the published shares of one group say of one cohort: a row of `disparity.csv`. */
export interface DisparityRow {
  readonly area: string;
  /** `ethnicity` or `sex`. */
  readonly characteristic: string;
  readonly group: string;
  readonly cohort: string;
  readonly period: string;
  /** As published, in percent. */
  readonly cohort_share: number;
  readonly population_share: number;
  /** Children in the cohort by another published table. It and all that rests on it is empty for too small a group. */
  readonly cohort_size: number | null;
  /** Where and when the size was published. */
  readonly cohort_size_source: string;
  /** Share of the cohort ÷ share of the population. */
  readonly representation_index: number | null;
  /** Limits of the index, approximate. */
  readonly lowercl: number | null;
  readonly uppercl: number | null;
  /** What the rounding of the published shares alone allows. */
  readonly rounding_lower: number | null;
  readonly rounding_upper: number | null;
  /** Percentage points. */
  readonly gap: number | null;
  /** Rate of the group ÷ rate of everyone else. */
  readonly relative_to_everyone_else: number | null;
  /** Rate of the group ÷ rate of the reference group; empty for the reference itself. */
  readonly relative_to_reference: number | null;
  readonly reference: string;
  /** How a significant index stands to 0.8 to 1.25, the four-fifths rule; empty where it is not significant. */
  readonly zone: string;
  /** Whether the limits leave 1 out once it is allowed for that several groups are compared. */
  readonly significant: boolean | null;
  /** The same for this group alone; not to be quoted without the other. */
  readonly significant_alone: boolean | null;
  readonly confidence: number;
  readonly method: string;
  readonly caveat: string;
  readonly source: string;
  readonly sentence: string;
}

const POPULATION = 'general population';

interface Cohort {
  /** The figure that counts it. */
  readonly indicator: string;
  readonly breakdown: string;
  readonly words: string;
  readonly caveat: string;
}

/** The cohorts by the names that the shares give them. */
const COHORTS: Readonly<Record<string, Cohort>> = {
  'child protection plan': {
    indicator: 'cpp_number',
    breakdown: '',
    words: 'children with a child protection plan',
    caveat: '',
  },
  'looked after (local)': {
    indicator: 'cla_number',
    breakdown: 'origin=local',
    words: 'local looked-after children',
    caveat: '',
  },
  'looked after (UASC)': {
    indicator: 'cla_number',
    breakdown: 'origin=UASC',
    words: 'unaccompanied asylum-seeking children looked after',
    caveat:
      "These children do not come from the area's population. The index compares two groups of people and does not measure risk.",
  },
};

/** The largest group of the population is the one the others are compared with. */
const referenceOf = (shares: readonly Figure[], characteristic: Characteristic): string =>
  groupOf([...shares].sort((a, b) => b.value - a.value)[0]!, characteristic);

/** The last month for which every cohort of the shares has a published size. */
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
  if (last === undefined) return new Map();
  return new Map(known.map((cohort) => [cohort, of(cohort).find((o) => o.period_end === last)!]));
}

/** To how many decimals a cohort's shares are published: those of the most exact, as 11.0 is often published 11. */
const decimalsOf = (shares: readonly Figure[]): number => Math.max(...shares.map(({ decimals }) => decimals));

/** Sizes near the cohort's to search for one that could give all of its published shares. */
const NEARBY = 0.5;
const FEW_SIZES = 3;

/** Sizes further off than this part of the published one are no reading of it. */
const NEAR = 0.1;

/** That another size of the cohort, by which alone the shares are possible, turns the verdict on chance. */
export const VERDICT_TURNS = 'the result of the test would be the opposite';

/** The sizes that could give all of the shares, the nearest to the published one first. */
function possibleSizes(shares: readonly Figure[], n: number): number[] {
  const range: [number, number] = [Math.max(1, Math.floor(n * (1 - NEARBY))), Math.ceil(n * (1 + NEARBY))];
  const values = shares.map(({ value }) => value);
  return cohortSizes(values, decimalsOf(shares), range).sort(
    (a, b) => Math.abs(a - n) - Math.abs(b - n) || a - b,
  );
}

/** The published shares of one cohort, each with the population's, and the cohort's size. */
interface CohortShares {
  readonly name: string;
  readonly characteristic: Characteristic;
  readonly reference: string;
  readonly size: Figure;
  readonly pairs: readonly { readonly share: Figure; readonly population: Figure }[];
}

function representedIn(
  { pairs, characteristic, reference }: CohortShares,
  n: number,
): readonly Representation[] {
  const shares = pairs.map(({ share, population }) => ({
    group: groupOf(share, characteristic),
    cohort: share.value,
    population: population.value,
  }));
  const decimals = decimalsOf(pairs.flatMap(({ share, population }) => [share, population]));
  return representation(shares, n, reference, { decimals }).groups;
}

/** What the sizes that the shares allow mean for a verdict; they are not told where they give a small group away. */
function sizeCaveat(cohort: CohortShares, found: Representation, telling: boolean): string {
  const n = readingOf(cohort.size);
  const sizes = possibleSizes(
    cohort.pairs.map(({ share }) => share),
    n,
  );
  if (sizes.includes(n)) return '';
  const impossible = `These shares are impossible for ${n} children`;
  if (!telling) return `${impossible}.`;
  if (sizes.length === 0 || Math.abs(sizes[0]! - n) > n * NEAR)
    return `${impossible} and for any number near it, so the test is indicative only.`;
  const other = representedIn(cohort, sizes[0]!).find(({ group }) => group === found.group)!;
  const turns = other.significantOfAll !== found.significantOfAll;
  const nearest = sizes.slice(0, FEW_SIZES).join(', ');
  return `${impossible}; the sizes nearest to it that allow them: ${nearest}.${
    turns ? ` With ${sizes[0]} ${VERDICT_TURNS}.` : ''
  }`;
}

function sentenceOf(row: Omit<DisparityRow, 'sentence'>, { words, caveat }: Cohort): string {
  const { group, area, cohort_share, population_share, representation_index, lowercl, uppercl } = row;
  const what = `${capital(group)}: ${cohort_share}% of ${words} in ${area}, and ${population_share}% of the general population`;
  if (representation_index === null || lowercl === null || uppercl === null)
    return `${what}; the group is too small for a comparison.`;
  const limits = `${lowercl.toFixed(2)} to ${uppercl.toFixed(2)}`;
  const index = representation_index.toFixed(2);
  if (caveat !== '') return `${what} (index ${index}, ${limits}; not a measure of risk).`;
  if (row.significant) return `${what}: ${index} times its share of the population (${limits}).`;
  return row.significant_alone
    ? `${what}: index ${index} (limits for this group alone ${limits}); when all the groups are compared together, the difference could be due to chance.`
    : `${what}: the difference could be due to chance (index ${index}, ${limits}).`;
}

const two = (value: number): number => roundHalfUp(value, 2);

function rowsOf(cohort: CohortShares, dataset: Dataset): DisparityRow[] {
  const { size, pairs, reference } = cohort;
  const kind = COHORTS[cohort.name]!;
  const found = representedIn(cohort, readingOf(size));
  const isSmall = ({ impliedCount }: Representation): boolean => impliedCount < MINIMUM_SIZES.cell;
  const telling = !found.some(isSmall);
  const issues = issueText([size, ...pairs.flatMap(({ share, population }) => [share, population])], dataset);
  const rows = found.map((group, i) => {
    const { share, population } = pairs[i]!;
    const small = isSmall(group);
    const unless = <T>(value: T): T | null => (small ? null : value);
    const row = {
      area: share.area_name,
      characteristic: cohort.characteristic,
      group: group.group,
      cohort: cohort.name,
      period: periodName(share),
      cohort_share: share.value,
      population_share: population.value,
      cohort_size: unless(readingOf(size)),
      cohort_size_source: `${size.table}, ${periodName(size)}`,
      representation_index: unless(two(group.index.value)),
      lowercl: unless(two(group.index.lower)),
      uppercl: unless(two(group.index.upper)),
      rounding_lower: unless(two(group.roundingBounds.lower)),
      rounding_upper: unless(two(group.roundingBounds.upper)),
      gap: unless(roundHalfUp(group.gap.value, 1)),
      relative_to_everyone_else: unless(two(group.toEveryoneElse.value)),
      relative_to_reference: group.toReference === null ? null : unless(two(group.toReference.value)),
      reference,
      zone: !small && group.significantOfAll ? group.zone : '',
      significant: unless(group.significantOfAll),
      significant_alone: unless(group.significant),
      confidence: group.index.confidence,
      method: `representation index; ${group.index.method}; Bonferroni over the groups`,
      caveat: caveatText([
        issues,
        small
          ? `Fewer than ${MINIMUM_SIZES.cell} children are implied, so nothing is worked out.`
          : 'The limits are approximate: counts are calculated from rounded shares, and the population share is treated as exact.',
        `The cohort's size is that of ${periodName(size)}; the shares have no date of their own, so the publication's is used.`,
        small ? '' : sizeCaveat(cohort, group, telling),
        kind.caveat,
        'The index does not explain why the shares differ.',
      ]),
      source: `${share.source}; ${size.source}`,
    };
    return { ...row, sentence: sentenceOf(row, kind) };
  });
  return inOrder(rows);
}

/**
 * The rows of `disparity`: the shares of each cohort by ethnicity and by sex against those of the general population.
 * There is none for a cohort whose size is not published anywhere, or whose share of the reference group is not.
 */
export function disparityRows(dataset: Dataset): DisparityRow[] {
  const figures = [...dataset.figures].filter(isFigure);
  const shares = figures.filter(({ indicator }) => indicator === 'cohort_share');
  return CHARACTERISTICS.flatMap((characteristic) => {
    const own = shares.filter((o) => parseBreakdown(o.breakdown)?.[characteristic] !== undefined);
    const areas = groupBy(own, (o) => `${o.area_name}|${o.period_end}`);
    return [...areas.values()].flatMap((group) => {
      const byCohort = groupBy(group, (o) => parseBreakdown(o.breakdown)?.cohort ?? '');
      const population = byCohort.get(POPULATION) ?? [];
      if (population.length === 0) return [];
      const reference = referenceOf(population, characteristic);
      const names = [...byCohort.keys()].filter((cohort) => cohort !== POPULATION);
      const sizes = cohortFigures(figures, group[0]!.area_name, names, group[0]!.period_end);
      return [...sizes].flatMap(([name, size]) => {
        const pairs = byCohort.get(name)!.flatMap((share) => {
          const same = (o: Figure): boolean => groupOf(o, characteristic) === groupOf(share, characteristic);
          const match = population.find(same);
          return match && match.value > 0 && match.value < 100 ? [{ share, population: match }] : [];
        });
        const compared = pairs.some(({ share }) => groupOf(share, characteristic) === reference);
        if (!compared || readingOf(size) <= 0) return [];
        return rowsOf({ name, characteristic, reference, size, pairs }, dataset);
      });
    });
  });
}
