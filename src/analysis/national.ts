import type { Catalogue, Neighbour } from '../model/catalogue.js';
import { groupBy } from '../model/group-by.js';
import type { Observation, Unit } from '../model/observation.js';
import { PER } from '../model/per.js';
import { periodName } from '../model/period.js';
import { insist } from '../statistics/estimate.js';
import { type NeighbourAverage, neighbourAverage } from './neighbour-average.js';

/** What a comparison of authorities needs to know of one of them. */
export interface NationalArea {
  readonly area_code: string;
  readonly area_name: string;
  /** Names of the regions it lies in, the one to compare with first: London, Outer London. */
  readonly regions: readonly string[];
  /** What changed, as a sentence; empty if nothing. */
  readonly changed: string;
}

/** Figures of all areas under the codes they bear today, and its comparators. */
export interface National {
  /** The newest release first: where two give a figure of the same thing, the first counts. */
  readonly figures: readonly Observation[];
  readonly catalogue: Catalogue;
  /** Lists of statistical neighbours, of any model. */
  readonly neighbours: readonly Neighbour[];
}

const keyOf = (o: Observation): string =>
  `${o.indicator}|${o.breakdown}|${o.time_identifier}|${o.time_period}|${o.area_code || o.area_name}`;

/** Reasons for no figure that may mean that it was withdrawn. */
const WITHDRAWN: readonly string[] = ['not_available', 'blank'];

/** One figure of each thing: the newest release's, which says so where an older one gave a figure and it gives none. */
export function newestOf(figures: readonly Observation[]): Observation[] {
  const kept = new Map<string, Observation>();
  for (const o of figures) {
    const newer = kept.get(keyOf(o));
    if (!newer) kept.set(keyOf(o), o);
    else if (newer.note === '' && o.value !== null && WITHDRAWN.includes(newer.status))
      kept.set(keyOf(o), {
        ...newer,
        note: `ours: the newest release has no figure; ${o.source} gave ${o.published}`,
      });
  }
  return [...kept.values()];
}

/** The models of which there is a list for an area, the oldest first. */
export const modelsFor = (neighbours: readonly Neighbour[], area: string): string[] =>
  [...new Set(neighbours.filter(({ area_code }) => area_code === area).map((n) => n.model_year))].sort();

/**
 * The list of an area's neighbours by a model.
 *
 * Where several sources give a list of the same model, the first counts.
 *
 * @param model the model's year; empty for the newest list there is.
 * @throws InvalidInputError if there is no such list; it names those there are.
 */
export function neighboursBy(
  neighbours: readonly Neighbour[],
  area: NationalArea,
  model: string,
): Neighbour[] {
  const models = modelsFor(neighbours, area.area_code);
  const chosen = model || models.at(-1);
  insist(
    model === '' || models.includes(model),
    models.length === 0
      ? `There is no list of neighbours of ${area.area_name}; import one.`
      : `There is no ${model} list of neighbours of ${area.area_name}; there are lists of ${models.join(', ')}.`,
  );
  const seen = new Set<string>();
  const one = neighbours.find((n) => n.area_code === area.area_code && n.model_year === chosen)?.source;
  return neighbours.filter((n) => {
    const listed = n.area_code === area.area_code && n.model_year === chosen && n.source === one;
    const own = listed && !seen.has(n.neighbour_code);
    if (own) seen.add(n.neighbour_code);
    return own;
  });
}

/** Notes of figures that are sums: where a part is withheld, the whole is not a count of 1 to 5. */
const SUMMED = /^ours: computed, .*( \+ |sum of )/;

/**
 * Whether a small count is behind what is withheld: no score, no duration, no range, no sum. Behind a withheld
 * percentage may be a large one, which would give away the small one that is left of its whole.
 */
const isHiddenCount = (o: Observation): boolean =>
  (o.unit === 'count' || o.unit === 'rate_per_10000') && !/\d/.test(o.published) && !SUMMED.test(o.note);

/** The average of listed neighbours in one period. */
export function averageOf(
  listed: readonly Neighbour[],
  period: ReadonlyMap<string, Observation>,
  unit: Unit,
): NeighbourAverage {
  const figures = listed.map(({ neighbour_code, neighbour_name }) => {
    const o = period.get(neighbour_code);
    return {
      area: neighbour_name,
      value: o?.value ?? null,
      suppressed: o?.status === 'suppressed',
      small: o !== undefined && isHiddenCount(o),
      numerator: o?.numerator ?? null,
      denominator: o?.denominator ?? null,
    };
  });
  return neighbourAverage(figures, PER[unit] ?? null);
}

/** The figures of one indicator and breakdown, by period and area. */
export interface Series {
  readonly periods: readonly {
    readonly end: string;
    readonly name: string;
    readonly byArea: ReadonlyMap<string, Observation>;
  }[];
  readonly first: Observation;
}

/** How an area is told from the others. */
export const codeOf = (o: Observation): string => o.area_code || o.area_name;

/** Worked out once for all that is asked of the same figures. */
const known = new WeakMap<readonly Observation[], Series[]>();

/** The figures of each indicator and breakdown through the periods: one of each thing. */
export function seriesOf(all: readonly Observation[]): Series[] {
  const before = known.get(all);
  if (before) return before;
  const made = arranged(newestOf(all));
  known.set(all, made);
  return made;
}

function arranged(figures: readonly Observation[]): Series[] {
  const groups = groupBy(figures, (o) => `${o.indicator}|${o.breakdown}|${o.time_identifier}`);
  return [...groups.values()].map((group) => ({
    first: group[0]!,
    periods: [...groupBy(group, (o) => `${o.period_end}|${o.time_period}`).values()]
      .map((all) => ({
        end: all[0]!.period_end,
        name: periodName(all[0]!),
        byArea: new Map(all.map((o) => [codeOf(o), o])),
      }))
      .sort((a, b) => a.end.localeCompare(b.end) || a.name.localeCompare(b.name)),
  }));
}

/** By area: the last day of its first period with a figure. */
const firsts = new WeakMap<readonly Observation[], Map<string, string>>();

function firstFigures(figures: readonly Observation[]): Map<string, string> {
  const before = firsts.get(figures);
  if (before) return before;
  const made = new Map<string, string>();
  for (const o of figures) {
    const first = made.get(codeOf(o));
    if (o.value !== null && (first === undefined || o.period_end < first)) made.set(codeOf(o), o.period_end);
  }
  firsts.set(figures, made);
  return made;
}

/** Whether a period is of before an authority was: files carry rows of it as not applicable. */
export function isBeforeItWas(o: Observation, { figures }: National): boolean {
  if (o.value !== null || o.status !== 'not_applicable') return false;
  const first = firstFigures(figures).get(codeOf(o));
  return first === undefined || o.period_end < first;
}

/** The first area of that name. */
export const named = (
  byArea: ReadonlyMap<string, Observation>,
  names: readonly string[],
): Observation | undefined =>
  names.map((name) => [...byArea.values()].find((o) => o.area_name === name)).find((o) => o !== undefined);

export const ENGLAND = 'E92000001';
