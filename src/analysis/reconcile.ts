import { groupBy } from '../model/group-by.js';
import { type Figure, isFigure, type Observation } from '../model/observation.js';
import { periodName } from '../model/period.js';
import { grouped, shown } from '../text/number.js';
import { capital } from '../text/sentence.js';
import type { National, NationalArea } from './benchmark/national.js';
import { neighboursBy } from './benchmark/neighbours.js';
import { comparable } from './figures.js';
import { type ByEnd, type Candidate, candidates, shifted } from './reconciliation-candidates.js';
import { type Match, matchOf, type Reason, SCALES } from './reconciliation-match.js';

export type { Reason } from './reconciliation-match.js';

/** A published figure beside what DfE's files give for it: a row of `reconciliation.csv`. */
export interface ReproducedRow {
  readonly table: string;
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  readonly area: string;
  readonly period: string;
  readonly published: string;
  /** What the files give for this period, by the newest release: the plain mean for neighbours. */
  readonly recomputed: number | null;
  /** Published less recomputed. */
  readonly difference: number | null;
  readonly reason: Reason;
  /** What of the files the published figure matches. */
  readonly matched: number | null;
  readonly matched_period: string;
  /** Neighbours with a figure, of those listed. */
  readonly rests_on: string;
  readonly severity: 'high' | 'medium' | 'low' | '';
  readonly sentence: string;
  readonly source: string;
}

/** Years by which a published row may be out. */
const SHIFTS = [0, -1, 1, -2] as const;

/** Matches in another year than published that it takes to say that a row is out by it. */
const ENOUGH = 2;

/** A row that is out by years for all we see, though chance would do it more often than this, is left as it is. */
const UNLIKELY = 0.1;
/** Chance so small that a row out by years is certain for any purpose. */
const CERTAIN = 0.01;

/** By how many years a published row is out, and how often chance would make a row look so. */
export interface Shift {
  readonly years: number;
  readonly chance: number;
  /** Whether chance is small enough to say so; otherwise it is a hint. */
  readonly claimed: boolean;
}

const IN_PLACE: Shift = { years: 0, chance: 1, claimed: false };

/**
 * How often a figure that has nothing to do with the files would match one of a year: the width of what matches
 * over the spread of what the files give over time.
 */
function chanceOf(
  o: Figure,
  through: readonly (readonly Candidate[])[],
  there: readonly Candidate[],
): number {
  const values = through.flatMap((all) =>
    all.filter(({ newest, how }) => newest && (how === 'figure' || how === 'mean')).map(({ value }) => value),
  );
  const spread = Math.max(...values) - Math.min(...values);
  const whole = Number.isInteger(o.value) && o.decimals > 0;
  const width = o.unit === 'count' && o.value % 5 === 0 ? 5 : whole ? 1 : 10 ** -o.decimals;
  // Several releases and averages give several chances to match.
  const tries = new Set(there.map(({ value }) => Math.round(value / width))).size;
  return values.length < 2 || spread <= 0 ? 1 : Math.min(1, (tries * width) / spread);
}

/**
 * The chance that at least `least` of independent events happen (the tail of the Poisson binomial distribution).
 *
 * @example atLeast(2, [0.5, 0.5, 0.5]) // 0.5
 */
export function atLeast(least: number, chances: readonly number[]): number {
  let exactly: number[] = [1];
  for (const p of chances)
    exactly = Array.from(
      { length: exactly.length + 1 },
      (_, count) => (exactly[count] ?? 0) * (1 - p) + (exactly[count - 1] ?? 0) * p,
    );
  return exactly.slice(least).reduce((sum, one) => sum + one, 0);
}

/** By how many years a published row is out: none, unless another year explains more of it than chance would. */
function shiftOf(
  row: readonly Figure[],
  matchesAt: (o: Figure, shift: number) => Match | null,
  at: (o: Figure, shift: number) => readonly Candidate[],
): Shift {
  const counts = SHIFTS.map((shift) => row.filter((o) => matchesAt(o, shift) !== null).length);
  const best = Math.max(...counts);
  const years = SHIFTS[counts.indexOf(best)]!;
  if (best < counts[0]! + ENOUGH) return IN_PLACE;
  const tried = row.filter((o) => at(o, years).length > 0 && matchesAt(o, 0) === null);
  // A figure that any value would match says nothing.
  const telling = tried
    .map((o) => ({
      matched: matchesAt(o, years) !== null,
      chance: chanceOf(
        o,
        SHIFTS.map((shift) => at(o, shift)),
        at(o, years),
      ),
    }))
    .filter(({ chance }) => chance < 1);
  const tail = atLeast(
    telling.filter(({ matched }) => matched).length,
    telling.map(({ chance }) => chance),
  );
  const chance = Math.min(1, (SHIFTS.length - 1) * tail);
  return { years, chance, claimed: chance < UNLIKELY };
}

const SEVERITY: Partial<Record<Reason, ReproducedRow['severity']>> = {
  'another year': 'high',
  'another scale': 'high',
  'not explained': 'medium',
  'another average': 'medium',
  'another release': 'low',
  'neighbours without a figure left out': 'low',
};

/** How a sentence tells the reason. */
function told(reason: Reason, match: Match | null, own: Match | null, value: string): string {
  const at = match?.candidate;
  switch (reason) {
    case 'the same':
      return 'the files give the same';
    case 'rounded otherwise':
      return `the files give ${value}, the same when rounded differently`;
    case 'to the nearest five':
      return `the files give ${value}; published to the nearest five`;
    case 'neighbours without a figure left out':
      return `the files give the same as the mean of the ${at!.n} of ${at!.listed} neighbours that have a figure`;
    case 'another release':
      return `${at!.source} gave it; it has been revised since; the newest release gives ${value}`;
    case 'another average':
      return `it is the ${at!.how === 'pooled' ? 'pooled figure' : 'median'} of the neighbours; their mean is ${value}`;
    case 'another scale':
      return `the files give ${at!.how === 'total' ? 'the total of the country, ' : ''}${shown(at!.value, 0)}, which is this times ${match!.scale}`;
    case 'another year':
      return `the files give it for ${at!.period}${match!.scale === 1 ? '' : `, which is this times ${match!.scale}`}${own ? ', though the year published would fit too' : value === '' ? '' : `, and ${value} for the period published`}`;
    case 'not explained':
      return `the files give ${value}, and no other year, scale or average matches it`;
    case 'not in the files':
      return 'no imported file holds it';
  }
}

/** A row of a published table compared with DfE's files. */
export interface ReproducedSeries {
  readonly figures: readonly Figure[];
  /** By how many years the row is out; `years` is 0 where it is not. */
  readonly shift: Shift;
  /** One for each of `figures`, in their order. */
  readonly rows: readonly ReproducedRow[];
}

/**
 * Compare published figures of an authority, its neighbours and England with DfE's files, and say why they differ:
 * a search over releases, ways to average, scales, and neighbouring years. Another year than the published one is
 * taken only where it explains more of the row.
 *
 * @param published figures as documents publish them.
 * @param national figures of all areas, every release, the newest first.
 * @param model year of the neighbours' model that the documents use.
 * @returns a row for each published figure, in the order of publication.
 * @example reproduce(published, national, croydon, '2014').filter(({ reason }) => reason === 'another year')
 */
export const reproduce = (
  published: readonly Observation[],
  national: National,
  area: NationalArea,
  model: string,
): ReproducedRow[] => reproduceSeries(published, national, area, model).flatMap(({ rows }) => rows);

/**
 * The same as `reproduce`, by row of the published tables, with the number of years each row is out.
 *
 * @example reproduceSeries(published, national, croydon, '2014').filter(({ shift }) => shift.claimed)
 */
export function reproduceSeries(
  published: readonly Observation[],
  national: National,
  area: NationalArea,
  model: string,
): ReproducedSeries[] {
  const listed = neighboursBy(national.neighbours, area, model);
  const held = groupBy(national.figures.filter(isFigure), (o) => `${o.indicator}|${o.breakdown}`);
  const ends = new Map([...held].map(([key, all]) => [key, groupBy(all, (o) => o.period_end)]));
  const rows = groupBy(published.filter(isFigure), (o) => `${o.table}|${o.indicator}|${comparable(o)}`);
  return [...rows.values()].map((row) => {
    const byEnd: ByEnd = ends.get(`${row[0]!.indicator}|${comparable(row[0]!)}`) ?? new Map();
    const at = (o: Figure, shift: number): Candidate[] =>
      candidates(o, byEnd, shifted(o.period_end, shift), area, listed);
    const shift = shiftOf(row, (o, years) => matchOf(o, at(o, years), [1]), at);
    return { figures: row, shift, rows: row.map((o) => reproduced(o, shift, at, national)) };
  });
}

function reproduced(
  o: Figure,
  { years, chance, claimed }: Shift,
  at: (o: Figure, shift: number) => Candidate[],
  { catalogue }: National,
): ReproducedRow {
  const own = at(o, 0);
  const inOwnYear = matchOf(o, own, [1]) ?? matchOf(o, own, SCALES);
  const elsewhere = years === 0 ? null : (matchOf(o, at(o, years), [1]) ?? matchOf(o, at(o, years), SCALES));
  const shiftedMatch = claimed ? elsewhere : null;
  const match = shiftedMatch ?? inOwnYear;
  const main =
    own.find(({ how, newest }) => newest && /^(figure|mean|mean of authorities|total)$/.test(how)) ?? null;
  const reason: Reason = shiftedMatch
    ? 'another year'
    : (match?.reason ?? (own.length > 0 ? 'not explained' : 'not in the files'));
  const indicator = catalogue.indicators.get(o.indicator);
  const unit = indicator?.unit ?? o.unit;
  const decimals = Math.max(o.decimals, unit === 'count' ? 0 : 1);
  const value = main === null ? '' : shown(main.value, decimals, unit);
  const often = `chance would make 1 row in ${grouped(Math.max(1, Math.floor(1 / chance)))} look so`;
  const hint =
    reason === 'another year'
      ? ` (${often})`
      : reason === 'not explained' && elsewhere !== null
        ? `; it fits ${elsewhere.candidate.period}, as more of its row fits that year, but ${often}`
        : '';
  const text = `${told(reason, match, shiftedMatch && matchOf(o, own, [1]), value)}${hint}`;
  const rests = match?.candidate ?? main;
  return {
    table: o.table,
    indicator: o.indicator,
    name: indicator?.name ?? o.indicator,
    unit,
    area: o.area_name,
    period: periodName(o),
    published: o.published,
    recomputed: main?.value ?? null,
    difference: main === null ? null : o.value - main.value,
    reason,
    matched: match === null ? null : match.candidate.value / match.scale,
    matched_period: match?.candidate.period ?? '',
    rests_on: rests && rests.listed > 1 ? `${rests.n} of ${rests.listed}` : '',
    severity:
      reason === 'another year' && (inOwnYear || chance > CERTAIN) ? 'medium' : (SEVERITY[reason] ?? ''),
    sentence: `${capital(indicator?.name ?? o.indicator)}: ${o.area_name} ${o.published} (${periodName(o)}); ${text}.`,
    source: [o.source, ...(match ? [match.candidate.source] : main ? [main.source] : [])].join('; '),
  };
}
