import { Areas } from '../model/areas.js';
import type { Indicator } from '../model/catalogue.js';
import { groupBy } from '../model/group-by.js';
import type { Observation } from '../model/observation.js';
import { type EesFile, eesFile } from './ees-file.js';
import { eesRows } from './ees-rows.js';
import { eesTime } from './ees-time.js';
import { type Recoverable, recoverable } from './recoverable.js';
import { LIMITS, timeFamily } from './standard.js';
import { type LeftOut, unfitFor } from './unfit.js';

export interface EesResult {
  /** One for each kind of time, which the standard does not let stand together. */
  readonly files: readonly EesFile[];
  readonly leftOut: readonly LeftOut[];
  /** Hidden figures that a reader could work out from what is shown beside them. */
  readonly issues: readonly Recoverable[];
}

export interface EesOptions {
  /** What the indicators mean, by id; their columns stand in this order. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** The name of the files; the ids of the indicators if there is none. */
  readonly name?: string;
  /** The list of areas, which gives codes and regions of authorities. */
  readonly areas?: Areas;
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '_')
    .replace(/^_+|_+$/g, '');

function nameFor(ids: readonly string[]): string {
  const whole = ids.join('-');
  return whole.length <= LIMITS.shortFileName ? whole : `${ids[0]}-and-${ids.length - 1}-more`;
}

const REPEATED = 'The same figure is given again; it is written once.';
const CONTRADICTING =
  'Several figures are given for the same time, place and filters, and they contradict each other.';

/**
 * Make files of Explore Education Statistics of observations: one row for each time, place and filter, one
 * column for each indicator, breakdowns as filters with Total for the whole, symbols of today where there is
 * no figure, decimals as published. The standard lets one kind of year or part of a year stand in a file, so
 * each kind gives a file of its own. What cannot stand in such a file is left out and told.
 *
 * A figure is never changed: where a hidden one could be worked out from the others, an issue says so.
 *
 * @param observations published or imported; of any indicators.
 * @example
 * const { files, leftOut } = toEes(figures.filter((o) => o.indicator === 'cin_rate'), { indicators, areas });
 * files[0]?.data.columns; // time_period, time_identifier, geographic_level, country_code, …, cin_rate
 */
export function toEes(observations: readonly Observation[], options: EesOptions): EesResult {
  const { indicators, areas = new Areas([]) } = options;
  const reasons = observations.map((o) => unfitFor(o, indicators.get(o.indicator)));
  const fit = observations.filter((_, at) => reasons[at] === null);
  const present = new Set(fit.map((o) => o.indicator));
  const own = [...indicators.values()].filter(({ id }) => present.has(id));
  const ids = own.map(({ id }) => id);
  const base = slug(options.name ?? '') || nameFor(ids);

  const families = [...groupBy(fit, (o) => timeFamily(eesTime(o)!.time_identifier)!.family)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([family, figures]) => ({
      name: `${base}-${slug(family)}`,
      laid: eesRows(figures, ids),
    }));
  const files = families
    .filter(({ laid }) => laid.rows.length > 0)
    .map(({ name, laid }) => eesFile(families.length === 1 ? base : name, laid, own, areas));

  const unfit = groupBy(
    [...observations.keys()].filter((at) => reasons[at] !== null),
    (at) => reasons[at]!,
  );
  const leftOut = [
    ...[...unfit].map(([reason, members]) => ({
      reason,
      observations: members.map((at) => observations[at]!),
    })),
    { reason: REPEATED, observations: families.flatMap(({ laid }) => laid.repeated) },
    { reason: CONTRADICTING, observations: families.flatMap(({ laid }) => laid.contradicting) },
  ].filter((each) => each.observations.length > 0);
  return { files, leftOut, issues: files.flatMap((file) => recoverable(file, indicators)) };
}
