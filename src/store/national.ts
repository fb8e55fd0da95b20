import { withColumnDecimals } from '../analysis/benchmark/change.js';
import type { National, NationalArea } from '../analysis/benchmark/national.js';
import { newestOf } from '../analysis/benchmark/national.js';
import { importedIssues } from '../analysis/imported-issues.js';
import type { Areas } from '../model/areas.js';
import type { Catalogue, Indicator } from '../model/catalogue.js';
import type { Dataset } from '../model/dataset.js';
import { groupBy } from '../model/group-by.js';
import { nearest } from '../model/nearest.js';
import type { Observation } from '../model/observation.js';
import { periodName } from '../model/period.js';
import { UsageError } from '../model/usage-error.js';
import { grouped } from '../text/number.js';
import type { Store } from './store.js';

const POPULATION = 'population_under_18';

/** An indicator of which DfE's column has no rule of ours: named by its table and heading. */
function unnamed(id: string, unit: Indicator['unit'], measured: Indicator['measured']): Indicator {
  const [table = '', heading = id] = id.split('__');
  const name = `${heading.replaceAll('_', ' ')} (${table.replaceAll('_', ' ')})`;
  return {
    id,
    name,
    unit,
    polarity: 'neither',
    per: '',
    decimals: 0,
    measured,
    numerator: '',
    denominator: '',
    former_ni: '',
    rate_of: '',
    share_of: '',
    part_of: '',
    complement_of: '',
    series_break: '',
  };
}

function withUnnamed(catalogue: Catalogue, figures: readonly Observation[]): Catalogue {
  const indicators = new Map(catalogue.indicators);
  // A figure of a month or a year is counted over it; one of a day is counted on it.
  for (const { indicator, unit, period_start, period_end } of figures)
    if (!indicators.has(indicator))
      indicators.set(indicator, unnamed(indicator, unit, period_start === period_end ? 'stock' : 'flow'));
  return { ...catalogue, indicators };
}

const thing = (o: Observation): string => `${o.area_code}|${o.breakdown}|${o.period_end}`;

/** Mid-year counts that a rate may rest on lie within a year and a half before its day. */
const LONGEST = 550 * 24 * 60 * 60 * 1000;

/** The counts of children that a rate of a day may rest on: of the last mid-year before it, by release. */
function populationsBefore(all: readonly Observation[] | undefined, day: string): Observation[] {
  const before = (all ?? []).filter(
    (o) => o.period_end < day && Date.parse(day) - Date.parse(o.period_end) < LONGEST,
  );
  const last = before
    .map(({ period_end }) => period_end)
    .sort()
    .at(-1);
  return before.filter(({ period_end }) => period_end === last);
}

function rateOf(id: string, count: Observation, population: Observation): Observation {
  const { value: x } = count;
  const n = population.value!;
  return {
    ...count,
    indicator: id,
    unit: 'rate_per_10000',
    value: x === null ? null : Math.round((x / n) * 1e10) / 1e6,
    published: '',
    decimals: x === null ? null : 1,
    numerator: x,
    denominator: n,
    note: `ours: computed from the count and ${grouped(n)} children under 18 in ${count.area_name} on ${periodName(population)}`,
    source: count.source === population.source ? count.source : `${count.source}; ${population.source}`,
  };
}

/**
 * Rates of counts that some release gives without the rate: count ÷ children under 18 at the mid-year before,
 * × 10,000.
 *
 * @param every whether each release's count is divided by each release's population, not only the newest.
 */
function derivedRates(
  id: string,
  figures: readonly Observation[],
  { indicators }: Catalogue,
  every: boolean,
): Observation[] {
  const { rate_of = '', unit } = indicators.get(id) ?? {};
  if (rate_of === '' || unit !== 'rate_per_10000') return [];
  const has = new Set(figures.filter((o) => o.indicator === id && o.status === 'ok').map(thing));
  const kept = every ? (all: Observation[]): Observation[] => all : newestOf;
  const people = groupBy(
    kept(figures.filter((o) => o.indicator === POPULATION && o.breakdown === '' && o.value)),
    (o) => o.area_code,
  );
  // The population is of all children: a group's count over it would be no rate of the group.
  return kept(figures.filter((o) => o.indicator === rate_of && o.breakdown === '')).flatMap((count) =>
    has.has(thing(count)) || (count.value === null && count.status !== 'suppressed')
      ? []
      : populationsBefore(people.get(count.area_code), count.period_end).map((population) =>
          rateOf(id, count, population),
        ),
  );
}

/** Shares with the cohort they are of, where another column or file of the same day gives it. */
function withCohorts(
  figures: readonly Observation[],
  all: readonly Observation[],
  { indicators }: Catalogue,
): Observation[] {
  const cohorts = new Map<string, number>();
  for (const o of newestOf(all)) if (o.value !== null) cohorts.set(`${o.indicator}|${thing(o)}`, o.value);
  return figures.map((o) => {
    const of = indicators.get(o.indicator)?.share_of ?? '';
    if (of === '' || o.unit !== 'percent' || o.denominator !== null || o.numerator === null) return o;
    const denominator = cohorts.get(`${of}|${thing(o)}`) ?? null;
    return denominator !== null && o.numerator <= denominator ? { ...o, denominator } : o;
  });
}

/** What is wanted besides the indicators. */
export interface NationalOptions {
  /** Only figures of the whole, without breakdowns. */
  readonly whole?: boolean;
  /** Only figures of these breakdowns. */
  readonly breakdowns?: readonly string[] | undefined;
  /** Rates from every release's counts and populations, for those who look for the one that was published. */
  readonly everyRelease?: boolean;
}

/**
 * Figures of all areas from the store, with the rates that follow from them, the catalogue and every list of
 * neighbours: what `benchmarkRows` and `benchmarkFigures` take.
 */
export async function nationalFrom(
  store: Store,
  ids: readonly string[],
  catalogue: Catalogue,
  { whole = false, breakdowns, everyRelease = false }: NationalOptions = {},
): Promise<Dataset & National> {
  const counts = ids.flatMap((id) => catalogue.indicators.get(id)?.rate_of || []);
  const cohorts = ids.flatMap((id) => catalogue.indicators.get(id)?.share_of || []);
  const asked = new Set([...ids, ...counts, ...cohorts, ...(counts.length > 0 ? [POPULATION] : [])]);
  const read = await store.figures({ indicators: [...asked], whole, breakdowns });
  const held = withColumnDecimals(read).map((o) => {
    const area_code = catalogue.areas.codeToday(o.area_code);
    return area_code === o.area_code ? o : { ...o, area_code };
  });
  const wanted = new Set(ids);
  const figures = ids.flatMap((id) => derivedRates(id, held, catalogue, everyRelease));
  const all = [
    ...withCohorts(
      held.filter(({ indicator }) => wanted.has(indicator)),
      held,
      catalogue,
    ),
    ...figures,
  ];
  return {
    figures: all,
    issues: importedIssues(all),
    sources: Object.fromEntries(store.releases.map(({ release }) => [release, `DfE, ${release}`])),
    catalogue: withUnnamed(catalogue, held),
    neighbours: [...store.neighbours(), ...catalogue.neighbours].map((n) => ({
      ...n,
      area_code: catalogue.areas.codeToday(n.area_code),
      neighbour_code: catalogue.areas.codeToday(n.neighbour_code),
    })),
  };
}

/**
 * The authority that a name or code means.
 *
 * @throws UsageError with the nearest names if there is none.
 */
export function areaNamed(name: string, areas: Areas): NationalArea {
  const found = [...areas.named(name), ...areas.coded(name)];
  const own = found.filter(({ geographic_level }) => geographic_level === 'Local authority');
  const current = own.find(({ to }) => to === null) ?? own.at(-1);
  if (!current) {
    if (found[0])
      throw new UsageError(
        `"${name}" is a ${found[0].geographic_level === 'National' ? 'country' : 'region'}; name an authority to compare with it.`,
      );
    const alike = areas.alike(name);
    const hint = alike.length > 0 ? ` The nearest names are ${alike.join(', ')}.` : '';
    throw new UsageError(`"${name}" is not recognised as an authority.${hint}`);
  }
  const newest = areas.at(areas.codeToday(current.area_code)) ?? current;
  const before = newest.predecessor.flatMap((code) => areas.at(code) ?? []);
  const former = before.filter(({ area_code }) => areas.codeToday(area_code) === newest.area_code);
  const merged = before.filter((area) => !former.includes(area));
  return {
    area_code: newest.area_code,
    area_name: newest.area_name,
    regions: areas.regionsOf(newest).map(({ area_name }) => area_name),
    changed: [
      ...former.map(
        ({ area_code, to, change }) =>
          `${newest.area_name} had the code ${area_code} until ${to}: ${change}; the figures are joined.`,
      ),
      merged.length > 0
        ? `${newest.area_name} comes from ${merged.map(({ area_name, area_code, to }) => `${area_name} (${area_code}, to ${to})`).join(', ')}, whose figures are not joined.`
        : '',
      newest.to !== null && former.length === 0
        ? `${newest.area_name} ended in ${newest.to}: ${newest.change}.`
        : '',
    ]
      .filter((text) => text !== '')
      .join(' '),
  };
}

/**
 * The id that a user means, if the store holds it or what it follows from.
 *
 * @throws UsageError with the nearest ids if the store holds none such.
 */
export function indicatorNamed(id: string, store: Store, catalogue: Catalogue): string {
  const held = new Set(store.indicators().keys());
  for (const indicator of catalogue.indicators.values())
    if (indicator.rate_of !== '' && held.has(indicator.rate_of) && held.has(POPULATION))
      held.add(indicator.id);
  if (held.has(id)) return id;
  const alike = [
    ...nearest(id, held),
    ...[...held].filter((other) => other.includes(id.toLowerCase())),
  ].slice(0, 6);
  const hint = alike.length > 0 ? ` Did you mean ${[...new Set(alike)].join(', ')}?` : '';
  const known = catalogue.indicators.has(id) ? 'no imported file holds it' : 'there is no such indicator';
  throw new UsageError(`"${id}": ${known}.${hint} "care-indicators indicators" lists those of the store.`);
}
