import { groupBy } from '../model/group-by.js';
import type { Observation } from '../model/observation.js';
import { compareKeys, type EesKey, eesKey, filtersOf, itemOf } from './ees-row.js';
import { oneFigure } from './one-figure.js';

/** A row of a data file: where its figures stand, and one for each indicator, if there is one. */
export interface EesRow {
  readonly key: EesKey;
  readonly written: readonly (Observation | null)[];
}

/** The rows of a file, and the observations that gave none of their cells. */
export interface EesRows {
  readonly rows: readonly EesRow[];
  readonly filters: readonly string[];
  readonly repeated: readonly Observation[];
  readonly contradicting: readonly Observation[];
}

/** One name for each place: the one of its latest period. */
function withOneName(keys: readonly EesKey[]): EesKey[] {
  const latest = new Map<string, EesKey>();
  for (const key of keys) {
    const known = latest.get(key.area_code);
    if (!known || known.period_end < key.period_end) latest.set(key.area_code, key);
  }
  return keys.map((key) => ({ ...key, area_name: latest.get(key.area_code)!.area_name }));
}

const idOf = (key: EesKey, filters: readonly string[]): string =>
  [
    key.time_period,
    key.time_identifier,
    key.geographic_level,
    key.area_code,
    ...filters.map((filter) => itemOf(key, filter)),
  ].join('|');

/**
 * Lay observations of one kind of time into rows: one for each time, place and filter.
 *
 * @param ids the indicators, in the order of their columns.
 */
export function eesRows(observations: readonly Observation[], ids: readonly string[]): EesRows {
  const keys = withOneName(observations.map(eesKey));
  const filters = filtersOf(keys);
  const repeated: Observation[] = [];
  const contradicting: Observation[] = [];
  const rows: EesRow[] = [];
  for (const members of groupBy(observations.keys(), (at) => idOf(keys[at]!, filters)).values()) {
    const own = groupBy(
      members.map((at) => observations[at]!),
      ({ indicator }) => indicator,
    );
    const figures = ids.map((id) => oneFigure(own.get(id) ?? []));
    for (const figure of figures) {
      repeated.push(...figure.same);
      contradicting.push(...figure.contradicting);
    }
    const written = figures.map((figure) => figure.written);
    if (written.some((o) => o !== null)) rows.push({ key: keys[members[0]!]!, written });
  }
  const compare = compareKeys(filters);
  return { rows: rows.sort((a, b) => compare(a.key, b.key)), filters, repeated, contradicting };
}
