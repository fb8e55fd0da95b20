import { groupBy } from '../model/group-by.js';
import { median } from '../statistics/median.js';
import {
  type ComparedFigures,
  REVISION_KINDS,
  type Revision,
  type RevisionKind,
  type Revisions,
} from './revisions.js';

/** How much of a thing was revised. */
export interface RevisedShare {
  readonly name: string;
  /** Figures that both releases hold. */
  readonly compared: number;
  readonly revised: number;
  /** Of the revised: those that rounding alone may explain. */
  readonly by_rounding: number;
  /** Of the revised: no further apart than the last digit published. */
  readonly by_one_step: number;
  readonly up: number;
  readonly down: number;
  /** The middle revision in per cent of the old figure; `null` if there is none. */
  readonly median_percent: number | null;
  /** How often the figure or its symbol became another, in any other way. */
  readonly other: number;
}

/** The largest revision of an area, and how many other figures of it were revised. */
export interface LargeRevision {
  readonly row: Revision;
  readonly others: number;
}

/** A symbol in the place of another, or of a figure, with what each meant in its own release. */
export interface SymbolChange {
  readonly kind: RevisionKind;
  /** As published; empty for a figure. */
  readonly from: string;
  readonly from_status: string;
  readonly to: string;
  readonly to_status: string;
  readonly count: number;
  readonly areas: readonly string[];
  readonly periods: readonly string[];
}

/** Columns, periods, areas or breakdowns that came or went as a whole. */
export interface Appearance {
  readonly kind: 'added' | 'gone';
  readonly part: Revision['part'];
  readonly figures: number;
  /** Cells that hold a symbol in the place of a figure. */
  readonly symbols: number;
  /** What they are, in the order of the rows, with what becomes from them behind. */
  readonly names: readonly string[];
  readonly notes: readonly string[];
}

/** What two releases differ in, in short. */
export interface RevisionSummary {
  readonly compared: number;
  readonly unchanged: number;
  readonly kinds: Readonly<Record<RevisionKind, number>>;
  readonly indicators: readonly RevisedShare[];
  /** The latest first. */
  readonly periods: readonly RevisedShare[];
  /** The areas with most figures revised, beyond what rounding explains. */
  readonly areas: readonly RevisedShare[];
  /** The largest revision of each area, the largest first. */
  readonly largest: readonly LargeRevision[];
  readonly symbols: readonly SymbolChange[];
  readonly appearances: readonly Appearance[];
  /** Indicators of which most figures became less than half or more than twice what they were. */
  readonly other_meaning: readonly RevisedShare[];
}

/** Counts below this move by large shares without meaning much. */
const SMALL = 20;

function shares(
  rows: readonly Revision[],
  compared: ComparedFigures,
  of: (row: Revision) => string,
): RevisedShare[] {
  const changed = groupBy(
    rows.filter(({ kind }) => kind !== 'added' && kind !== 'gone'),
    of,
  );
  return [...changed].map(([name, all]): RevisedShare => {
    const revised = all.filter(({ kind }) => kind === 'revised');
    const percents = revised.flatMap(({ percent }) => percent ?? []);
    const count = (test: (row: Revision) => boolean): number => revised.filter(test).length;
    return {
      name,
      compared: compared.get(name) ?? 0,
      revised: revised.length,
      by_rounding: count(({ rounding }) => rounding === 'explains it'),
      by_one_step: count(({ rounding }) => rounding === 'one step'),
      up: count(({ difference }) => difference! > 0),
      down: count(({ difference }) => difference! < 0),
      median_percent: percents.length > 0 ? median(percents) : null,
      other: all.length - revised.length,
    };
  });
}

/**
 * How large a revision is, to put figures of different units in one order: of percentages the points, of all
 * others the difference as a share of the larger figure.
 */
export function revisionSize({ unit, old_value, new_value, difference }: Revision): number {
  if (difference === null) return 0;
  const most = Math.max(Math.abs(old_value!), Math.abs(new_value!));
  return unit === 'percent' ? Math.abs(difference) / 100 : Math.abs(difference) / most;
}

/** Figures of few cases, or one step of the last digit apart, which go behind all others. */
const slight = ({ unit, old_value, new_value, rounding }: Revision): boolean =>
  rounding === 'one step' ||
  ((unit === 'count' || unit === 'fte') && Math.max(old_value!, new_value!) < SMALL);

/** The largest revision of each area: a count, its rate and their years are mostly one story. */
function largest(rows: readonly Revision[]): LargeRevision[] {
  const revised = rows.filter(({ kind, rounding }) => kind === 'revised' && rounding !== 'explains it');
  const bySize = (a: Revision, b: Revision): number =>
    Number(slight(a)) - Number(slight(b)) ||
    revisionSize(b) - revisionSize(a) ||
    Math.abs(b.difference!) - Math.abs(a.difference!);
  return [...groupBy(revised, ({ area_code, area }) => area_code || area).values()]
    .map((all) => ({
      row: all.reduce((most, row) => (bySize(row, most) < 0 ? row : most)),
      others: all.length - 1,
    }))
    .sort((a, b) => bySize(a.row, b.row));
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

function symbols(rows: readonly Revision[]): SymbolChange[] {
  const changed = rows.filter(({ kind }) => kind !== 'revised' && kind !== 'added' && kind !== 'gone');
  const word = (status: string, published: string): string => (status === 'ok' ? '' : published.trim());
  return [
    ...groupBy(changed, (row) =>
      [
        row.kind,
        word(row.old_status, row.old_published),
        row.old_status,
        word(row.new_status, row.new_published),
        row.new_status,
      ].join('\n'),
    ).values(),
  ]
    .map((all) => {
      const [first] = all as [Revision];
      return {
        kind: first.kind,
        from: word(first.old_status, first.old_published),
        from_status: first.old_status,
        to: word(first.new_status, first.new_published),
        to_status: first.new_status,
        count: all.length,
        areas: distinct(all.map(({ area }) => area)),
        periods: distinct(all.map(({ period }) => period)),
      };
    })
    .sort((a, b) => REVISION_KINDS.indexOf(a.kind) - REVISION_KINDS.indexOf(b.kind) || b.count - a.count);
}

const PARTS = ['column', 'area', 'breakdown', 'period', 'figure'] as const;

const NAMES: Readonly<Record<(typeof PARTS)[number], (row: Revision) => string>> = {
  column: ({ name }) => name,
  period: ({ period }) => period,
  area: ({ area }) => area,
  breakdown: ({ breakdown }) => breakdown || 'the whole',
  figure: ({ area, period }) => `${area}, ${period}`,
};

function appearances(rows: readonly Revision[]): Appearance[] {
  return (['gone', 'added'] as const).flatMap((kind) =>
    PARTS.flatMap((part) => {
      const all = rows.filter((row) => row.kind === kind && row.part === part);
      if (all.length === 0) return [];
      const inTime =
        part === 'period' ? [...all].sort((a, b) => (a.period_end < b.period_end ? -1 : 1)) : all;
      return [
        {
          kind,
          part,
          figures: all.filter(({ old_value, new_value }) => (old_value ?? new_value) !== null).length,
          symbols: all.filter(({ old_value, new_value }) => (old_value ?? new_value) === null).length,
          names: distinct(inTime.map(NAMES[part])),
          notes: distinct(all.map(({ note }) => note)).filter((note) => note !== ''),
        },
      ];
    }),
  );
}

/** Figures of an indicator that must be revised before their middle says anything of its meaning. */
const ENOUGH = 20;

/** Most figures less than half or more than twice what they were: not revised, but of something else. */
const otherMeaning = ({ revised, compared, median_percent: median }: RevisedShare): boolean =>
  revised >= ENOUGH && revised > compared / 2 && median !== null && (median > 100 || median < -50);

/**
 * What two releases differ in, in short: counts by kind, indicator, period and area, the largest revisions,
 * the symbols that changed, and what came and went.
 *
 * @example revisionSummary(revisions(of2020, of2022)).kinds.revised // 313
 */
export function revisionSummary({
  rows,
  compared,
  byIndicator,
  byPeriod,
  byArea,
}: Revisions): RevisionSummary {
  const kinds = Object.fromEntries(
    REVISION_KINDS.map((kind) => [kind, rows.filter((row) => row.kind === kind).length]),
  ) as Record<RevisionKind, number>;
  const indicators = shares(rows, byIndicator, ({ indicator }) => indicator);
  const ends = new Map(rows.map(({ period, period_end }) => [period, period_end]));
  const certain = ({ revised, by_rounding }: RevisedShare): number => revised - by_rounding;
  return {
    compared,
    unchanged: compared - rows.filter(({ kind }) => kind !== 'added' && kind !== 'gone').length,
    kinds,
    indicators,
    periods: shares(rows, byPeriod, ({ period }) => period).sort((a, b) =>
      (ends.get(b.name) ?? '').localeCompare(ends.get(a.name) ?? ''),
    ),
    areas: shares(rows, byArea, ({ area }) => area)
      .filter((area) => certain(area) > 0)
      .sort((a, b) => certain(b) - certain(a)),
    largest: largest(rows),
    symbols: symbols(rows),
    appearances: appearances(rows),
    other_meaning: indicators.filter(otherMeaning),
  };
}
