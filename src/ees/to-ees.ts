import type { Indicator } from '../observations/catalogue.js';
import { groupBy } from '../observations/group-by.js';
import type { Observation } from '../observations/observation.js';
import type { Authority } from './authorities.js';
import { eesCell } from './ees-cell.js';
import { compareKeys, type EesKey, filtersOf, itemOf, keyOf, placeCells, placeColumns } from './ees-row.js';
import { eesTime } from './ees-time.js';
import { metaRows } from './meta-rows.js';
import { oneFigure } from './one-figure.js';
import { type Recoverable, recoverable } from './recoverable.js';
import { type Sheet, sheetOf } from './sheet.js';
import { COMPULSORY_COLUMNS, LIMITS, META_COLUMNS, MONTHS, timeFamily } from './standard.js';
import { type LeftOut, unfitFor } from './unfit.js';

/** A data file and the meta file that goes with it. */
export interface EesFile {
  /** Both names without their ends: `cin_rate` for cin_rate.csv and cin_rate.meta.csv. */
  readonly name: string;
  readonly data: Sheet;
  readonly meta: Sheet;
  /** Cells for which there is no observation: `x`. */
  readonly filled: number;
  /** Authorities whose old code is not known: `x`. */
  readonly withoutOldCode: readonly string[];
}

export interface EesResult {
  /** One for each kind of time, which the standard does not let stand together. */
  readonly files: readonly EesFile[];
  readonly leftOut: readonly LeftOut[];
  /** Hidden figures that a reader could work out from what is shown beside them. */
  readonly findings: readonly Recoverable[];
}

export interface EesOptions {
  /** What the indicators mean, by id; their columns stand in this order. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** The name of the files; the ids of the indicators if there is none. */
  readonly name?: string;
  /** Old codes and regions of authorities, by new code, as `authoritiesOf` reads them. */
  readonly authorities?: ReadonlyMap<string, Authority>;
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

/** `on 31 March`, `in the year to 30 September`: what a reporting year means for an indicator, if one thing. */
function dayOfAll(observations: readonly Observation[]): string {
  const words = observations.map((o) => {
    const [, month, day] = o.period_end.split('-').map(Number);
    if (!month || eesTime(o)?.time_identifier !== 'Reporting year') return '';
    return `${o.period_start === o.period_end ? 'on' : 'in the year to'} ${day} ${MONTHS[month - 1]}`;
  });
  return words.every((each) => each === words[0]) ? (words[0] ?? '') : '';
}

/** One name for each place: the one of its latest period. */
function withOneName(keys: readonly EesKey[]): EesKey[] {
  const names = new Map<string, EesKey>();
  for (const key of keys) {
    const known = names.get(key.area_code);
    if (!known || known.period_end < key.period_end) names.set(key.area_code, key);
  }
  return keys.map((key) => ({ ...key, area_name: names.get(key.area_code)!.area_name }));
}

interface Draft {
  readonly file: EesFile;
  readonly repeated: readonly Observation[];
  readonly contradicting: readonly Observation[];
}

function draft(
  name: string,
  observations: readonly Observation[],
  { indicators, authorities = new Map() }: EesOptions,
): Draft {
  const ids = [...indicators.keys()].filter((id) => observations.some((o) => o.indicator === id));
  const keys = withOneName(observations.map(keyOf));
  const filters = filtersOf(keys);
  const rowId = (key: EesKey): string =>
    [
      key.time_period,
      key.time_identifier,
      key.geographic_level,
      key.area_code,
      ...filters.map((f) => itemOf(key, f)),
    ].join('|');
  const byRow = groupBy(observations.keys(), (at) => rowId(keys[at]!));

  const [repeated, contradicting]: [Observation[], Observation[]] = [[], []];
  const rows = [...byRow.values()].flatMap((members) => {
    const own = members.map((at) => observations[at]!);
    const figures = ids.map((id) => oneFigure(own.filter((o) => o.indicator === id)));
    repeated.push(...figures.flatMap(({ same }) => same));
    contradicting.push(...figures.flatMap((figure) => figure.contradicting));
    const written = figures.map((figure) => figure.written);
    return written.some((o) => o !== null) ? [{ key: keys[members[0]!]!, written }] : [];
  });

  const compare = compareKeys(filters);
  rows.sort((a, b) => compare(a.key, b.key));
  const columnsLeft = ids.filter((_, at) => rows.some(({ written }) => written[at] !== null));
  const places = rows.map(({ key }) => placeCells(key, authorities));
  const head = [...COMPULSORY_COLUMNS, ...placeColumns(places)];
  const cells = rows.map(({ key, written }, at) => [
    ...head.map((column) => places[at]![column] ?? ''),
    ...filters.map((filter) => itemOf(key, filter)),
    ...columnsLeft.map((id) => {
      const o = written[ids.indexOf(id)];
      return o ? eesCell(o) : 'x';
    }),
  ]);
  const described = filters.filter((filter) => new Set(rows.map(({ key }) => itemOf(key, filter))).size > 1);
  const dayOf = (id: string): string => dayOfAll(observations.filter((o) => o.indicator === id));
  const withoutOldCode = rows.flatMap(({ key }, at) =>
    places[at]!.old_la_code === 'x' ? [key.area_name] : [],
  );
  return {
    file: {
      name,
      data: sheetOf(`${name}.csv`, [...head, ...filters, ...columnsLeft], cells),
      meta: sheetOf(
        `${name}.meta.csv`,
        META_COLUMNS,
        metaRows(
          described,
          columnsLeft.map((id) => ({ indicator: indicators.get(id)!, day: dayOf(id) })),
        ),
      ),
      filled: rows.reduce(
        (sum, { written }) => sum + columnsLeft.filter((id) => written[ids.indexOf(id)] === null).length,
        0,
      ),
      withoutOldCode: [...new Set(withoutOldCode)],
    },
    repeated,
    contradicting,
  };
}

/**
 * Make files of Explore Education Statistics of observations: one row for each time, place and filter, one
 * column for each indicator, breakdowns as filters with Total for the whole, symbols of today where there is
 * no figure, decimals as printed. The standard lets one kind of year or part of a year stand in a file, so
 * each kind gives a file of its own. What cannot stand in such a file is left out and told.
 *
 * A figure is never changed: where a hidden one could be worked out from the others, a finding says so.
 *
 * @param observations printed or imported; of any indicators.
 * @example
 * const { files, leftOut } = toEes(figures.filter((o) => o.indicator === 'cin_rate'), { indicators });
 * files[0]?.data.columns; // time_period, time_identifier, geographic_level, country_code, …, cin_rate
 */
export function toEes(observations: readonly Observation[], options: EesOptions): EesResult {
  const { indicators } = options;
  const reasons = observations.map((o) => unfitFor(o, indicators.get(o.indicator)));
  const fit = observations.filter((_, at) => reasons[at] === null);
  const families = groupBy(fit, (o) => timeFamily(eesTime(o)!.time_identifier)!.family);
  const ids = [...indicators.keys()].filter((id) => fit.some((o) => o.indicator === id));
  const base = slug(options.name ?? nameFor(ids));
  const drafts = [...families]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([family, own]) => draft(families.size === 1 ? base : `${base}-${slug(family)}`, own, options));
  const files = drafts.map(({ file }) => file).filter(({ data }) => data.rows.length > 0);

  const unfit = groupBy(
    [...observations.keys()].filter((at) => reasons[at] !== null),
    (at) => reasons[at]!,
  );
  const leftOut = [
    ...[...unfit].map(([reason, members]) => ({
      reason,
      observations: members.map((at) => observations[at]!),
    })),
    {
      reason: 'The same figure is given again; it is written once.',
      observations: drafts.flatMap(({ repeated }) => repeated),
    },
    {
      reason:
        'Several figures are given for the same time, place and filters, and they contradict each other.',
      observations: drafts.flatMap(({ contradicting }) => contradicting),
    },
  ].filter((each) => each.observations.length > 0);
  return { files, leftOut, findings: files.flatMap((file) => recoverable(file, indicators)) };
}
