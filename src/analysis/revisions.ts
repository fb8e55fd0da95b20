import type { Indicator } from '../model/catalogue.js';
import { cellName } from '../model/grid.js';
import type { Status } from '../model/observation.js';
import { exactly, overlap, roundingInterval } from '../statistics/interval.js';
import { roundHalfUp } from '../statistics/rounding.js';
import {
  comparedPeriod,
  headingOf,
  type Keyed,
  keyReleases,
  type ReleasedFigure,
  type Renamed,
} from './revision-keys.js';
import { pairs, sideOf } from './revision-pairs.js';

export type { ReleasedFigure, Renamed };

/** How a figure of one release differs from the other's, in the order in which they are told. */
export const REVISION_KINDS = [
  'revised',
  'figure_to_symbol',
  'symbol_to_figure',
  'status_changed',
  'symbol_changed',
  'gone',
  'added',
] as const;

export type RevisionKind = (typeof REVISION_KINDS)[number];

/** A figure in which two releases differ: a row of what `care-indicators diff --format csv` writes. */
export interface Revision {
  readonly kind: RevisionKind;
  readonly indicator: string;
  readonly name: string;
  /** The code the area bears today. */
  readonly area_code: string;
  readonly area: string;
  readonly geographic_level: string;
  readonly period: string;
  readonly period_end: string;
  readonly breakdown: string;
  readonly unit: string;
  readonly old_value: number | null;
  readonly new_value: number | null;
  readonly difference: number | null;
  /** The difference in per cent of the old figure; none where that is 0. */
  readonly percent: number | null;
  /**
   * `explains it`: one true value could have been published as both. `one step`: the two are no further apart than
   * the last digit published, so that little may have changed behind them.
   */
  readonly rounding: '' | 'explains it' | 'one step';
  readonly old_published: string;
  readonly new_published: string;
  /** What the symbol meant in its own release; `ok` for a figure. */
  readonly old_status: Status | '';
  readonly new_status: Status | '';
  /** Of a figure added or gone: the first of these that the other release does not have at all; else the figure. */
  readonly part: '' | 'column' | 'area' | 'breakdown' | 'period' | 'figure';
  /** What becomes from the area, or came before it. */
  readonly note: string;
  /** Where the figures stand, as a spreadsheet names it. */
  readonly old_cell: string;
  readonly new_cell: string;
}

/** The columns of a revision, in the order of the file. */
export const REVISION_COLUMNS = [
  'kind',
  'indicator',
  'name',
  'area_code',
  'area',
  'geographic_level',
  'period',
  'period_end',
  'breakdown',
  'unit',
  'old_value',
  'new_value',
  'difference',
  'percent',
  'rounding',
  'old_published',
  'new_published',
  'old_status',
  'new_status',
  'part',
  'note',
  'old_cell',
  'new_cell',
] as const satisfies readonly (keyof Revision)[];

/** How many figures of a thing both releases hold. */
export type ComparedFigures = ReadonlyMap<string, number>;

/** Two releases side by side. */
export interface Revisions {
  readonly rows: readonly Revision[];
  /** Figures, or reasons for none, that both releases hold: all, and by indicator, period and area. */
  readonly compared: number;
  readonly byIndicator: ComparedFigures;
  readonly byPeriod: ComparedFigures;
  readonly byArea: ComparedFigures;
  readonly renamedFilters: readonly Renamed[];
  readonly renamedColumns: readonly Renamed[];
  /** Authorities that stand under another code, with both codes. */
  readonly recoded: readonly string[];
  /** Figures that stand more than once in a release; they are paired in the order of the files. */
  readonly doubled: number;
}

export interface RevisionOptions {
  readonly indicators?: ReadonlyMap<string, Pick<Indicator, 'name'>>;
  /** The code an authority bears today, of one it had before. */
  readonly codeToday?: (code: string) => string;
  /** What becomes from an authority, or came before it, as a sentence; empty if it always was. */
  readonly history?: (code: string) => string;
  /** Which figures are told of; what came and went is still judged by all. */
  readonly only?: (figure: ReleasedFigure) => boolean;
}

const LEVELS = ['National', 'Regional', 'Local authority'];

const kindOf = (o: ReleasedFigure, n: ReleasedFigure): RevisionKind | null => {
  if (o.value !== null && n.value !== null) return o.value === n.value ? null : 'revised';
  if (o.value !== null) return 'figure_to_symbol';
  if (n.value !== null) return 'symbol_to_figure';
  if (o.status !== n.status) return 'status_changed';
  return o.published.trim() === n.published.trim() ? null : 'symbol_changed';
};

/** What rounding says of two figures: `0` is no rounding. */
function roundingWord(o: number, n: number, steps: readonly [number, number]): Revision['rounding'] {
  const [a, b] = [o, n].map((value, at) =>
    steps[at] === 0 ? exactly(value) : roundingInterval(value, steps[at]!),
  ) as [ReturnType<typeof exactly>, ReturnType<typeof exactly>];
  if (overlap(a, b)) return 'explains it';
  return Math.abs(o - n) <= Math.max(...steps) * (1 + 1e-9) ? 'one step' : '';
}

/** What came or went with a figure that the other release does not have. */
function partReader(own: Keyed, other: Keyed): (at: number) => Revision['part'] {
  const [columns, periods, areas] = [new Set(other.column), new Set(other.period), new Set(other.area)];
  const wide =
    1 + [own, other].reduce((most, { breakdown }) => breakdown.reduce((a, b) => Math.max(a, b), most), 0);
  const breakdowns = new Set<number>();
  other.breakdown.forEach((breakdown, at) => {
    breakdowns.add(other.column[at]! * wide + breakdown);
  });
  return (at) => {
    if (!columns.has(own.column[at]!)) return 'column';
    if (!areas.has(own.area[at]!)) return 'area';
    if (!breakdowns.has(own.column[at]! * wide + own.breakdown[at]!)) return 'breakdown';
    return periods.has(own.period[at]!) ? 'figure' : 'period';
  };
}

/** Counts by a word. */
class Tally extends Map<string, number> {
  add(word: string): void {
    this.set(word, (this.get(word) ?? 0) + 1);
  }
}

/**
 * What differs between two releases of a table, figure by figure: revised, withheld or given, under another
 * symbol, added, gone. Whether rounding alone explains a revision is judged by what the figures of its column
 * and level were rounded to in each release. Cells that are blank are no figures.
 *
 * @param old figures of the earlier release; what we computed ourselves belongs in neither.
 * @returns rows by kind, then in the order of the columns, from England to authorities by name, and by period.
 * @example revisions(of2020, of2022).rows.filter(({ kind }) => kind === 'revised')
 */
export function revisions(
  old: readonly ReleasedFigure[],
  fresh: readonly ReleasedFigure[],
  options: RevisionOptions = {},
): Revisions {
  const { indicators, codeToday = (code) => code, history = () => '', only = () => true } = options;
  const keys = keyReleases(old, fresh, codeToday);
  const [before, after] = [sideOf(old, keys.old), sideOf(fresh, keys.fresh)];
  const { to, doubled } = pairs([before, after], keys.key);
  const [byIndicator, byPeriod, byArea, recoded] = [new Tally(), new Tally(), new Tally(), new Set<string>()];
  const rows: { readonly row: Revision; readonly order: readonly (number | string)[] }[] = [];
  let compared = 0;

  const tell = (
    kind: RevisionKind,
    o: ReleasedFigure | null,
    n: ReleasedFigure | null,
    column: number,
    rest: Pick<Revision, 'rounding' | 'part' | 'note'>,
  ): void => {
    const one = n ?? o!;
    const both = o?.value != null && n?.value != null;
    const difference = both ? roundHalfUp(n!.value! - o!.value!, 10) : null;
    const row: Revision = {
      kind,
      indicator: one.indicator,
      name: indicators?.get(one.indicator)?.name ?? headingOf(one.indicator).replaceAll('_', ' '),
      area_code: codeToday(one.area_code),
      area: one.area_name,
      geographic_level: one.geographic_level,
      period: comparedPeriod(one),
      period_end: one.period_end,
      breakdown: one.breakdown,
      unit: one.unit,
      old_value: o?.value ?? null,
      new_value: n?.value ?? null,
      difference,
      percent: both && o!.value !== 0 ? roundHalfUp((difference! / Math.abs(o!.value!)) * 100, 2) : null,
      ...rest,
      old_published: o?.published ?? '',
      new_published: n?.published ?? '',
      old_status: o?.status ?? '',
      new_status: n?.status ?? '',
      old_cell: o ? cellName(o) : '',
      new_cell: n ? cellName(n) : '',
    };
    const level = LEVELS.indexOf(row.geographic_level);
    rows.push({
      row,
      order: [REVISION_KINDS.indexOf(kind), column, level, row.area, row.period_end, row.breakdown],
    });
  };

  const apart = (o: ReleasedFigure, part: Revision['part']) => {
    const note = part === 'area' || part === 'figure' ? history(o.area_code) : '';
    return { rounding: '', part, note } as const;
  };
  const came = new Uint8Array(fresh.length).fill(1);
  const partGone = partReader(keys.old, keys.fresh);
  old.forEach((o, at) => {
    const other = to[at]!;
    if (other >= 0) came[other] = 0;
    const column = keys.old.column[at]!;
    if (other < 0) {
      if (o.status !== 'blank' && only(o)) tell('gone', o, null, column, apart(o, partGone(at)));
      return;
    }
    const n = fresh[other]!;
    if ((o.status === 'blank' && n.status === 'blank') || !(only(o) || only(n))) return;
    compared++;
    byIndicator.add(n.indicator);
    byPeriod.add(comparedPeriod(n));
    byArea.add(n.area_name);
    if (o.area_code !== n.area_code)
      recoded.add(`${n.area_name} (${o.area_code} in the old, ${n.area_code} in the new)`);
    const kind = kindOf(o, n);
    if (kind === null) return;
    const rounding =
      kind === 'revised' ? roundingWord(o.value!, n.value!, [before.step(at), after.step(other)]) : '';
    tell(kind, o, n, column, { rounding, part: '', note: '' });
  });
  const partCome = partReader(keys.fresh, keys.old);
  fresh.forEach((n, at) => {
    if (came[at] === 1 && n.status !== 'blank' && only(n))
      tell('added', null, n, keys.fresh.column[at]!, apart(n, partCome(at)));
  });
  const { renamedFilters, renamedColumns } = keys;
  return {
    rows: rows.sort((a, b) => inOrder(a.order, b.order)).map(({ row }) => row),
    compared,
    byIndicator,
    byPeriod,
    byArea,
    renamedFilters,
    renamedColumns,
    recoded: [...recoded].sort(),
    doubled,
  };
}

/** By the first thing that differs; what is equal keeps its order. */
function inOrder(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (let at = 0; at < a.length; at++) {
    if (a[at]! < b[at]!) return -1;
    if (a[at]! > b[at]!) return 1;
  }
  return 0;
}
