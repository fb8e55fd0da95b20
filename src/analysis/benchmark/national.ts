import type { Catalogue, Neighbour } from '../../model/catalogue.js';
import { groupBy } from '../../model/group-by.js';
import type { Observation } from '../../model/observation.js';
import { periodName } from '../../model/period.js';
import { comparable } from '../figures.js';

/** What a comparison of authorities needs to know of one of them. */
export interface NationalArea {
  readonly area_code: string;
  readonly area_name: string;
  /** Names of the regions it lies in, the one to compare with first: London, Outer London. */
  readonly regions: readonly string[];
  /** What changed, as a sentence; empty if nothing. */
  readonly changed: string;
}

/** Figures of all areas under the codes they bear today, and what they are compared with. */
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
  const groups = groupBy(figures, (o) => `${o.indicator}|${comparable(o)}|${o.time_identifier}`);
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
