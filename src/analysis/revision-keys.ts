import { type AnyBreakdown, formatBreakdown, parseBreakdown } from '../model/breakdown.js';
import type { Observation } from '../model/observation.js';
import { periodName } from '../model/period.js';

/** What of an observation two releases are compared by. */
export type ReleasedFigure = Pick<
  Observation,
  | 'row'
  | 'column'
  | 'indicator'
  | 'area_code'
  | 'area_name'
  | 'geographic_level'
  | 'time_period'
  | 'time_identifier'
  | 'period_end'
  | 'breakdown'
  | 'unit'
  | 'value'
  | 'published'
  | 'status'
  | 'decimals'
>;

/** Texts by number, in the order in which they are met. */
class Numbered {
  readonly texts: string[] = [];
  readonly #at = new Map<string, number>();

  of(text: string): number {
    const known = this.#at.get(text);
    if (known !== undefined) return known;
    this.#at.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

/** Work done once for each distinct text. */
function once<T>(work: (text: string) => T): (text: string) => T {
  const done = new Map<string, T>();
  return (text) => {
    const known = done.get(text);
    if (known !== undefined) return known;
    const made = work(text);
    done.set(text, made);
    return made;
  };
}

/** What each figure of a release is of, as numbers that both releases share. */
export interface Keyed {
  readonly column: Int32Array;
  readonly area: Int32Array;
  readonly period: Int32Array;
  readonly breakdown: Int32Array;
}

/** A column or filter that bears another name in the new release. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
}

/** Both releases keyed alike. */
export interface KeyedReleases {
  readonly old: Keyed;
  readonly fresh: Keyed;
  readonly columns: readonly string[];
  readonly areas: readonly string[];
  readonly renamedFilters: readonly Renamed[];
  /** Columns told by their figures: most are the same under the other name. */
  readonly renamedColumns: readonly Renamed[];
  /** One number for column, area, period and breakdown. */
  readonly key: (keyed: Keyed, at: number) => number;
}

const BETWEEN = '__';

/** A heading without a rule of ours stands behind the name of its table. */
export const headingOf = (indicator: string): string => {
  const at = indicator.indexOf(BETWEEN);
  return at < 0 ? indicator : indicator.slice(at + BETWEEN.length);
};

/** Headings without a rule that stand in several tables of a release, and so say too little. */
function sharedHeadings(figures: readonly ReleasedFigure[]): string[] {
  const tables = new Map<string, Set<string>>();
  for (const indicator of new Set(figures.map((o) => o.indicator))) {
    if (!indicator.includes(BETWEEN)) continue;
    const heading = headingOf(indicator);
    tables.set(heading, (tables.get(heading) ?? new Set()).add(indicator));
  }
  return [...tables].filter(([, of]) => of.size > 1).map(([heading]) => heading);
}

/**
 * What tells periods apart. How a column without a rule of ours is dated depends on the columns beside it, so
 * that its days and financial years count by the year they end in.
 */
const byYear = ({ indicator, time_identifier }: ReleasedFigure): boolean =>
  indicator.includes(BETWEEN) && /^(\d{1,2} |Financial year|Year ending)/.test(time_identifier);

const periodKey = (o: ReleasedFigure): string =>
  byYear(o) ? o.period_end.slice(0, 4) : `${o.period_end}|${o.time_identifier}|${o.time_period}`;

/** A period as both releases tell it: of a column without a rule the reporting year, whatever its day. */
export const comparedPeriod = (o: ReleasedFigure): string =>
  byYear(o) ? `reporting year ${o.period_end.slice(0, 4)}` : periodName(o);

const isRuled = ({ indicator }: ReleasedFigure): boolean => !indicator.includes(BETWEEN);

/** The breakdowns of indicators, which our rules write, or of columns without a rule, as the file writes them. */
const distinctBreakdowns = (figures: readonly ReleasedFigure[], ruled: boolean): string[] => [
  ...new Set(figures.filter((o) => isRuled(o) === ruled).map(({ breakdown }) => breakdown)),
];

/** The values of each filter. */
function filterValues(breakdowns: readonly string[]): Map<string, Set<string>> {
  const values = new Map<string, Set<string>>();
  for (const breakdown of breakdowns)
    for (const [key, value] of Object.entries(parseBreakdown(breakdown) ?? {})) {
      const held = values.get(key) ?? new Set();
      values.set(key, held.add(value?.toLowerCase() ?? ''));
    }
  return values;
}

/** Filters of the new release that hold mostly what a filter of another name held in the old one. */
function renamedFilters(old: readonly string[], fresh: readonly string[]): Renamed[] {
  const [before, after] = [filterValues(old), filterValues(fresh)];
  const gone = [...before].filter(([key]) => !after.has(key));
  return [...after]
    .filter(([key]) => !before.has(key))
    .flatMap(([to, values]) => {
      const same = gone.filter(
        ([, held]) => [...held].filter((value) => values.has(value)).length * 2 > held.size,
      );
      return same.length === 1 ? [{ from: same[0]![0], to }] : [];
    });
}

/** Breakdowns without case, and with the old names of filters. */
function breakdownReader(renamed: readonly Renamed[]): (breakdown: string) => string {
  const before = new Map(renamed.map(({ from, to }) => [to, from]));
  return (breakdown) => {
    const plain = breakdown.toLowerCase().replace(/\s+/g, ' ');
    if (before.size === 0) return plain;
    const pairs = Object.entries(parseBreakdown(plain) ?? {});
    const named: AnyBreakdown = Object.fromEntries(
      pairs.map(([key, value]) => [before.get(key) ?? key, value]),
    );
    return pairs.length === 0 ? plain : formatBreakdown(named);
  };
}

/** Figures of a column that are looked at to tell whether it was renamed. */
const SAMPLE = 400;
/** Figures that must be the same, and their share of the sample. */
const [ENOUGH, MOST] = [12, 0.8];
/** Smaller figures are the same by chance. */
const TELLING = 10;

/** Columns of the new release whose figures are mostly those of a column that the old one alone has. */
function renamedColumns(
  [old, fresh]: readonly [readonly ReleasedFigure[], readonly ReleasedFigure[]],
  [before, after]: readonly [Keyed, Keyed],
): Map<number, number> {
  const [gone, come] = [new Set(before.column), new Set(after.column)].map((own, at, both) => {
    const other = both[1 - at]!;
    return new Set([...own].filter((column) => !other.has(column)));
  }) as [Set<number>, Set<number>];
  const renamed = new Map<number, number>();
  if (gone.size === 0 || come.size === 0) return renamed;
  const shared = (at: number): boolean =>
    areas.has(before.area[at]!) && periods.has(before.period[at]!) && breakdowns.has(before.breakdown[at]!);
  const [areas, periods, breakdowns] = [after.area, after.period, after.breakdown].map(
    (all) => new Set(all),
  ) as [Set<number>, Set<number>, Set<number>];
  const place = (keyed: Keyed, at: number, { unit, value }: ReleasedFigure): string =>
    `${keyed.area[at]}|${keyed.period[at]}|${keyed.breakdown[at]}|${unit}|${value}`;
  const sampled = new Map<number, number>();
  const held = new Map<string, number[]>();
  old.forEach((o, at) => {
    const column = before.column[at]!;
    const taken = sampled.get(column) ?? 0;
    if (!gone.has(column) || o.value === null || Math.abs(o.value) < TELLING || taken >= SAMPLE) return;
    if (!shared(at)) return;
    sampled.set(column, taken + 1);
    const key = place(before, at, o);
    const columns = held.get(key);
    if (columns) columns.push(column);
    else held.set(key, [column]);
  });
  const same = new Map<number, Map<number, number>>();
  fresh.forEach((o, at) => {
    const column = after.column[at]!;
    if (!come.has(column) || o.value === null) return;
    for (const other of held.get(place(after, at, o)) ?? []) {
      const counts = same.get(column) ?? new Map<number, number>();
      same.set(column, counts.set(other, (counts.get(other) ?? 0) + 1));
    }
  });
  const taken = new Set<number>();
  for (const [column, counts] of same) {
    const [best] = [...counts].filter(([other]) => !taken.has(other)).sort((a, b) => b[1] - a[1]);
    if (!best || best[1] < ENOUGH || best[1] < MOST * sampled.get(best[0])!) continue;
    taken.add(best[0]);
    renamed.set(column, best[0]);
  }
  return renamed;
}

/**
 * What each figure of two releases is of, told alike: the indicator or – where there is no rule – the heading,
 * the code that the area bears today, the period, the breakdown.
 *
 * @param codeToday the code an authority bears today, of one it had before.
 */
export function keyReleases(
  old: readonly ReleasedFigure[],
  fresh: readonly ReleasedFigure[],
  codeToday: (code: string) => string,
): KeyedReleases {
  const [columns, areas, periods, breakdowns] = Array.from({ length: 4 }, () => new Numbered()) as [
    Numbered,
    Numbered,
    Numbered,
    Numbered,
  ];
  const [filters, ruledFilters] = [false, true].map((ruled) =>
    renamedFilters(distinctBreakdowns(old, ruled), distinctBreakdowns(fresh, ruled)),
  ) as [Renamed[], Renamed[]];
  const shared = new Set([...sharedHeadings(old), ...sharedHeadings(fresh)]);
  const column = once((id) => {
    const alone = id.includes(BETWEEN) && !shared.has(headingOf(id));
    return columns.of(alone ? `${BETWEEN}${headingOf(id)}` : id);
  });
  const area = once((code) => areas.of(codeToday(code)));
  const [breakdown, ruledBreakdown] = [filters, ruledFilters].map((renamed) => {
    const plain = breakdownReader(renamed);
    return once((text) => breakdowns.of(plain(text)));
  }) as [(text: string) => number, (text: string) => number];
  const keyed = (figures: readonly ReleasedFigure[]): Keyed => ({
    column: Int32Array.from(figures, ({ indicator }) => column(indicator)),
    area: Int32Array.from(figures, ({ area_code, area_name }) => area(area_code || area_name)),
    period: Int32Array.from(figures, (o) => periods.of(periodKey(o))),
    breakdown: Int32Array.from(figures, (o) => (isRuled(o) ? ruledBreakdown : breakdown)(o.breakdown)),
  });
  const [before, after] = [keyed(old), keyed(fresh)];
  const renamed = renamedColumns([old, fresh], [before, after]);
  after.column.forEach((each, at) => {
    after.column[at] = renamed.get(each) ?? each;
  });
  const [a, p, b] = [areas.texts.length, periods.texts.length, breakdowns.texts.length];
  return {
    old: before,
    fresh: after,
    columns: columns.texts,
    areas: areas.texts,
    renamedFilters: [
      ...new Map([...filters, ...ruledFilters].map((renamed) => [renamed.to, renamed])).values(),
    ],
    renamedColumns: [...renamed].map(([to, from]) => ({
      from: headingOf(columns.texts[from]!),
      to: headingOf(columns.texts[to]!),
    })),
    key: (of, at) => ((of.column[at]! * a + of.area[at]!) * p + of.period[at]!) * b + of.breakdown[at]!,
  };
}
