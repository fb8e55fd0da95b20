import type { Neighbour } from '../observations/catalogue.js';
import { groupBy } from '../observations/group-by.js';
import { type Figure, isFigure, type Observation } from '../observations/observation.js';
import { periodName } from '../observations/period.js';
import { comparable } from './figures.js';
import { type National, type NationalArea, neighboursBy } from './national.js';
import { capital, shown } from './sentence.js';

/** Why a printed figure is what it is, by what the files give. */
export type Reason =
  | 'the same'
  | 'rounded otherwise'
  | 'to the nearest five'
  | 'neighbours without a figure left out'
  | 'another release'
  | 'another average'
  | 'another scale'
  | 'another year'
  | 'not explained'
  | 'not in the files';

/** A printed figure beside what DfE's files give for it: a row of `reproduction.csv`. */
export interface ReproducedRow {
  readonly table: string;
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  readonly area: string;
  readonly period: string;
  readonly printed: string;
  /** What the files give for this period, by the newest release: the plain mean for neighbours. */
  readonly recomputed: number | null;
  /** Printed less recomputed. */
  readonly difference: number | null;
  readonly reason: Reason;
  /** What of the files the printed figure matches. */
  readonly matched: number | null;
  readonly matched_period: string;
  /** Neighbours with a figure, of those listed. */
  readonly rests_on: string;
  readonly severity: 'high' | 'medium' | 'low' | '';
  readonly sentence: string;
  readonly source: string;
}

/** One value that the files allow for a printed figure. */
interface Candidate {
  readonly value: number;
  /** How far the true value may lie from it, as the files round. */
  readonly half: number;
  readonly how: 'figure' | 'mean' | 'mean of rounded' | 'median' | 'pooled' | 'mean of authorities' | 'total';
  readonly period: string;
  readonly newest: boolean;
  readonly n: number;
  readonly listed: number;
  readonly source: string;
}

interface Match {
  readonly candidate: Candidate;
  readonly reason: Reason;
  readonly scale: number;
}

const ENGLAND = 'E92000001';
const SMALL = 1e-9;

const five = (value: number): number => Math.floor(value / 5 + 0.5) * 5;

/** Half of the last digit a figure is given to; national counts are rounded to tens and hundreds. */
function halfOf(o: Figure): number {
  if (o.unit !== 'count') return 0.5 * 10 ** -o.decimals;
  if (o.geographic_level === 'Local authority') return 0;
  return o.value % 100 === 0 ? 50 : o.value % 10 === 0 ? 5 : 0;
}

/** Figures of one indicator and breakdown by the last day of their period, every release of them. */
type ByEnd = ReadonlyMap<string, readonly Figure[]>;

const shifted = (end: string, years: number): string => `${Number(end.slice(0, 4)) + years}${end.slice(4)}`;

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** The figures of a period by release, the newest first, each by area. */
function releasesOf(figures: readonly Figure[]): Map<string, Figure>[] {
  const bySource = groupBy(figures, (o) => o.source);
  return [...bySource.values()].map((all) => new Map([...all].reverse().map((o) => [o.area_code, o])));
}

/** What the files allow for the neighbours' average. */
function averages(members: readonly Figure[], listed: number, newest: boolean): Candidate[] {
  const values = members.map(({ value }) => value);
  if (values.length === 0) return [];
  const first = members[0]!;
  const of = (how: Candidate['how'], value: number, half: number): Candidate => ({
    value,
    half,
    how,
    period: periodName(first),
    newest,
    n: values.length,
    listed,
    source: first.source,
  });
  const half = Math.max(...members.map(halfOf));
  const counts = members.flatMap(({ numerator, denominator }) =>
    numerator !== null && denominator ? [[numerator, denominator] as const] : [],
  );
  const per = first.unit === 'percent' ? 100 : 10_000;
  const rounded = first.unit === 'count' ? values.map(five) : values.map((value) => Math.round(value));
  return [
    of('mean', mean(values), half),
    of('mean of rounded', mean(rounded), 0),
    of('median', middle(values), half),
    ...(counts.length === values.length
      ? [of('pooled', (counts.reduce((a, [x]) => a + x, 0) / counts.reduce((a, [, n]) => a + n, 0)) * per, 0)]
      : []),
  ];
}

/** All that the files allow for a figure of an area in a period. */
function candidates(
  o: Figure,
  byEnd: ByEnd,
  end: string,
  area: NationalArea,
  listed: readonly Neighbour[],
): Candidate[] {
  return releasesOf(byEnd.get(end) ?? []).flatMap((byArea, at): Candidate[] => {
    const newest = at === 0;
    const one = (found: Figure | undefined, how: Candidate['how'] = 'figure'): Candidate[] =>
      found
        ? [
            {
              value: found.value,
              half: halfOf(found),
              how,
              period: periodName(found),
              newest,
              n: 1,
              listed: 1,
              source: found.source,
            },
          ]
        : [];
    if (o.geographic_level === 'Statistical neighbours')
      return averages(
        listed.flatMap(({ neighbour_code }) => byArea.get(neighbour_code) ?? []),
        listed.length,
        newest,
      );
    if (o.geographic_level === 'National') {
      const national = byArea.get(ENGLAND);
      const average = o.breakdown.includes('average of authorities');
      const authorities = [...byArea.values()].filter((f) => f.geographic_level === 'Local authority');
      const over = average ? averages(authorities, authorities.length, newest).slice(0, 1) : [];
      return [
        ...over.map((c) => ({ ...c, how: 'mean of authorities' as const })),
        ...one(national, average ? 'total' : 'figure'),
      ];
    }
    return one(byArea.get(area.area_code));
  });
}

const SCALES = [1, 10, 100, 1000] as const;
/** Fewer digits than this match something by chance on another scale. */
const DIGITS = 2;

const digitsOf = (o: Figure): number => o.printed.replace(/\D/g, '').replace(/^0+|0+$/g, '').length;

/** The likeliest way in which one of the candidates could have been printed so. */
function matchOf(o: Figure, all: readonly Candidate[], scales: readonly number[]): Match | null {
  const half = 0.5 * 10 ** -o.decimals + SMALL;
  const found = scales.flatMap((scale) =>
    all.flatMap((candidate): Match[] => {
      const value = candidate.value / scale;
      const off = Math.abs(o.value - value);
      const reason = reasonOf(o, candidate, { off, half, scale });
      return reason === null ? [] : [{ candidate, reason, scale }];
    }),
  );
  const order: readonly Reason[] = REASONS;
  return (
    found.sort((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason) || a.scale - b.scale)[0] ?? null
  );
}

/** From the likeliest to the least likely. */
const REASONS: readonly Reason[] = [
  'the same',
  'neighbours without a figure left out',
  'another release',
  'to the nearest five',
  'rounded otherwise',
  'another average',
  'another scale',
];

function reasonOf(
  o: Figure,
  candidate: Candidate,
  { off, half, scale }: { off: number; half: number; scale: number },
): Reason | null {
  const averaged = /^mean|median|pooled/.test(candidate.how);
  const exact = off <= half;
  const coarser = candidate.half / scale > half || averaged;
  const whole = Number.isInteger(o.value) && o.decimals > 0 && Math.round(candidate.value) === o.value;
  const rounded = (coarser && off <= half + candidate.half / scale) || (whole && scale === 1);
  const nearest = o.unit === 'count' && scale === 1 && five(candidate.value) === o.value;
  if (!exact && !rounded && !nearest) return null;
  if (scale !== 1 || candidate.how === 'total')
    return digitsOf(o) >= DIGITS && exact ? 'another scale' : null;
  if (!candidate.newest) return exact || nearest ? 'another release' : null;
  if (candidate.how === 'median' || candidate.how === 'pooled') return exact ? 'another average' : null;
  if (candidate.how === 'mean of rounded') {
    if (!exact) return null;
    return o.unit === 'count' ? 'to the nearest five' : 'rounded otherwise';
  }
  if (exact) return candidate.n < candidate.listed ? 'neighbours without a figure left out' : 'the same';
  return nearest ? 'to the nearest five' : 'rounded otherwise';
}

/** Years by which a printed row may be out. */
const SHIFTS = [0, -1, 1, -2] as const;

/** Matches in another year than printed that it takes to say that a row is out by it. */
const ENOUGH = 2;

/** By how many years a printed row is out: none, unless another year matches more of it. */
function shiftOf(row: readonly Figure[], matchesAt: (o: Figure, shift: number) => Match | null): number {
  const counts = SHIFTS.map((shift) => row.filter((o) => matchesAt(o, shift) !== null).length);
  const best = Math.max(...counts);
  const own = counts[0]!;
  return best >= own + ENOUGH ? SHIFTS[counts.indexOf(best)]! : 0;
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
      return `the files give ${value}, which another rounding explains`;
    case 'to the nearest five':
      return `the files give ${value}; printed to the nearest five`;
    case 'neighbours without a figure left out':
      return `the files give the same, as the mean of the ${at!.n} of ${at!.listed} neighbours that have a figure`;
    case 'another release':
      return `${at!.source} gave it; revised since, the newest release gives ${value}`;
    case 'another average':
      return `it is the ${at!.how === 'pooled' ? 'pooled figure' : 'median'} of the neighbours; their mean is ${value}`;
    case 'another scale':
      return `it is ${at!.how === 'mean of authorities' ? 'the mean of authorities' : 'the total of the country'}, ${shown(at!.value, 0)}, divided by ${match!.scale}`;
    case 'another year':
      return `the files give it for ${at!.period}${match!.scale === 1 ? '' : `, divided by ${match!.scale}`}${own ? ', though the year printed would fit too' : value === '' ? '' : `, and ${value} for the period printed`}`;
    case 'not explained':
      return `the files give ${value}, and no other year, scale or average explains it`;
    case 'not in the files':
      return 'no imported file holds it';
  }
}

/**
 * Set printed figures of an authority, its neighbours and England beside what DfE's files give, and say why
 * they differ: a general search over releases, ways to average, scales, and neighbouring years – a year other
 * than the printed one only where it explains more of the row.
 *
 * @param printed figures as documents print them.
 * @param national figures of all areas, every release, the newest first.
 * @param model year of the neighbours' model that the documents use.
 * @returns a row for each printed figure, in the order of the print.
 * @example reproduce(printed, national, croydon, '2014').filter(({ reason }) => reason === 'another year')
 */
export function reproduce(
  printed: readonly Observation[],
  national: National,
  area: NationalArea,
  model: string,
): ReproducedRow[] {
  const listed = neighboursBy(national.neighbours, area, model);
  const held = groupBy(national.figures.filter(isFigure), (o) => `${o.indicator}|${o.breakdown}`);
  const ends = new Map([...held].map(([key, all]) => [key, groupBy(all, (o) => o.period_end)]));
  const rows = groupBy(printed.filter(isFigure), (o) => `${o.table}|${o.indicator}|${comparable(o)}`);
  return [...rows.values()].flatMap((row) => {
    const byEnd: ByEnd = ends.get(`${row[0]!.indicator}|${comparable(row[0]!)}`) ?? new Map();
    const at = (o: Figure, shift: number): Candidate[] =>
      candidates(o, byEnd, shifted(o.period_end, shift), area, listed);
    const shift = shiftOf(row, (o, years) => matchOf(o, at(o, years), [1]));
    return row.map((o) => reproduced(o, shift, at, national));
  });
}

function reproduced(
  o: Figure,
  shift: number,
  at: (o: Figure, shift: number) => Candidate[],
  { catalogue }: National,
): ReproducedRow {
  const own = at(o, 0);
  const inOwnYear = matchOf(o, own, [1]) ?? matchOf(o, own, SCALES);
  const shiftedMatch =
    shift === 0 ? null : (matchOf(o, at(o, shift), [1]) ?? matchOf(o, at(o, shift), SCALES));
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
  const text = told(reason, match, shiftedMatch && matchOf(o, own, [1]), value);
  const rests = match?.candidate ?? main;
  return {
    table: o.table,
    indicator: o.indicator,
    name: indicator?.name ?? o.indicator,
    unit,
    area: o.area_name,
    period: periodName(o),
    printed: o.printed,
    recomputed: main?.value ?? null,
    difference: main === null ? null : o.value - main.value,
    reason,
    matched: match === null ? null : match.candidate.value / match.scale,
    matched_period: match?.candidate.period ?? '',
    rests_on: rests && rests.listed > 1 ? `${rests.n} of ${rests.listed}` : '',
    severity: reason === 'another year' && inOwnYear ? 'medium' : (SEVERITY[reason] ?? ''),
    sentence: `${capital(indicator?.name ?? o.indicator)}: ${o.area_name} ${o.printed} (${periodName(o)}); ${text}.`,
    source: [o.source, ...(match ? [match.candidate.source] : main ? [main.source] : [])].join('; '),
  };
}
