import type { Neighbour } from '../model/catalogue.js';
import type { Observation } from '../model/observation.js';
import { competitionRanks, emptyRanks, quartiles } from '../statistics/ranking/ranks.js';
import { capital } from '../text/sentence.js';
import { differenceOf } from './change.js';
import {
  averageOf,
  codeOf,
  ENGLAND,
  isBeforeItWas,
  type National,
  type NationalArea,
  named,
  neighboursBy,
  type Series,
  seriesOf,
} from './national.js';
import { baseBreak } from './population-base.js';
import { caveatText, fewCaveat } from './published.js';

/** How an authority stands in one figure: a row of `standing.csv`. */
export interface StandingRow {
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  readonly polarity: string;
  readonly area: string;
  readonly breakdown: string;
  readonly period: string;
  readonly period_end: string;
  /** Empty where there is none, which `status` explains. */
  readonly value: number | null;
  /** Decimals of the column that the value is in; files may leave out final zeros. */
  readonly decimals: number;
  readonly status: string;
  /** The counts that the value is worked out from, where they are published. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /**
   * Change since the year before, with the decimals of the column; empty where a rate rests on another estimate
   * of the population, as the caveat then says.
   */
  readonly change: number | null;
  /** 1 is the best where the polarity says what is good, else the highest; equal figures share a rank. */
  readonly rank: number | null;
  /** Authorities that have a figure. */
  readonly ranked: number;
  readonly rank_1_is: 'lowest' | 'highest';
  /** 1 holds the first ranks. */
  readonly quartile: number | null;
  readonly neighbours_model: string;
  readonly neighbours_mean: number | null;
  readonly neighbours_median: number | null;
  /** From the sums of numerators and denominators, where all are published. */
  readonly neighbours_pooled: number | null;
  readonly neighbours_n: number | null;
  readonly neighbours_listed: number | null;
  /** The mean if every suppressed count were 1, and if it were 5. */
  readonly neighbours_lower: number | null;
  readonly neighbours_upper: number | null;
  readonly region: string;
  readonly region_value: number | null;
  readonly england_value: number | null;
  readonly caveat: string;
  readonly source: string;
}

/** Rates of fewer events are unreliable: the Office for National Statistics marks them so. */
const RELIABLE = 20;

/** That a figure rests on few, so that its rank is much a matter of chance. */
function smallText(o: Observation, unit: string): string {
  if (o.value === null) return '';
  if (unit === 'percent') return fewCaveat([o]);
  return unit === 'rate_per_10000' && o.numerator !== null && o.numerator < RELIABLE
    ? `The rate is based on a count of ${o.numerator}; rates based on fewer than ${RELIABLE} can change a lot by chance alone.`
    : '';
}

const YEAR = 366 * 24 * 60 * 60 * 1000;

/** Fewer authorities have no quarters. */
export const QUARTERS = 4;

/** By period: the index of the one a year before; −1 if it is not there. */
const previousOf = (periods: Series['periods']): Int32Array =>
  Int32Array.from(periods, ({ end }, at) => {
    const before = periods[at - 1];
    return before && Date.parse(end) - Date.parse(before.end) <= YEAR ? at - 1 : -1;
  });

/**
 * How an authority stands in every figure there is of it: beside its statistical neighbours, its region and
 * England, its rank and quartile among all authorities, and its change since the year before.
 *
 * Ranks are competition ranks (equal figures share the better one); quartiles are quarters of the ranks.
 *
 * @param national figures of all areas, the newest release first; the catalogue and the lists of neighbours.
 * @param model year of the neighbours' model; empty for the newest list there is.
 * @returns a row for each indicator, breakdown and period in which the area has a figure or a reason for none; what
 * files carry of the time before it was is left out.
 * @throws InvalidInputError if there is no such list of neighbours.
 * @example standing(national, croydon, '2014').find(({ period }) => period === '31 March 2014')?.rank
 */
export function standing(national: National, area: NationalArea, model = ''): StandingRow[] {
  const listed = neighboursBy(national.neighbours, area, model);
  return seriesOf(national.figures).flatMap((series) => rowsOf(series, listed, area, national));
}

/** Whether a later figure than this one is withheld or not available. */
export const isLaterMissing = (row: StandingRow, all: readonly StandingRow[]): boolean =>
  all.some(
    (other) =>
      other.indicator === row.indicator &&
      other.breakdown === row.breakdown &&
      other.period_end > row.period_end &&
      other.value === null,
  );

/** Years after which a last figure is no news. */
const RECENT = 5;

/** Rows of which the figure is of the last years of any, and those of which it is older. */
export function byAge(rows: readonly StandingRow[]): {
  recent: StandingRow[];
  older: StandingRow[];
  since: number;
} {
  const since = Math.max(...rows.map(({ period_end }) => Number(period_end.slice(0, 4)))) - RECENT + 1;
  const isRecent = ({ period_end }: StandingRow): boolean => Number(period_end.slice(0, 4)) >= since;
  return { recent: rows.filter(isRecent), older: rows.filter((row) => !isRecent(row)), since };
}

/** The newest row of each indicator that has a figure. */
export function newestRows(rows: readonly StandingRow[]): StandingRow[] {
  const newest = new Map<string, StandingRow>();
  for (const row of rows) if (row.value !== null) newest.set(`${row.indicator}|${row.breakdown}`, row);
  return [...newest.values()];
}

function rowsOf(
  { periods, first }: Series,
  listed: readonly Neighbour[],
  area: NationalArea,
  national: National,
): StandingRow[] {
  const { catalogue } = national;
  const indicator = catalogue.indicators.get(first.indicator);
  const polarity = indicator?.polarity ?? 'neither';
  const unit = indicator?.unit ?? first.unit;
  const codes = [
    ...new Set(
      periods.flatMap(({ byArea }) =>
        [...byArea].flatMap(([code, o]) => (o.geographic_level === 'Local authority' ? [code] : [])),
      ),
    ),
  ];
  const values = Float64Array.from(
    periods.flatMap(({ byArea }) => codes.map((code) => byArea.get(code)?.value ?? Number.NaN)),
  );
  const highFirst = polarity !== 'low is good';
  const ranks = emptyRanks(periods.length, codes.length);
  competitionRanks(values, codes.length, Uint32Array.from(codes.keys()), highFirst, ranks);
  const quartile = new Uint8Array(values.length);
  quartiles(ranks, quartile);
  const previous = previousOf(periods);

  return periods.flatMap(({ byArea, name, end }, at): StandingRow[] => {
    const own = byArea.get(area.area_code);
    if (!own || isBeforeItWas(own, national)) return [];
    const cell = at * codes.length + codes.indexOf(codeOf(own));
    const average = listed.length > 0 ? averageOf(listed, byArea, unit) : null;
    const region = named(byArea, area.regions);
    const before = periods[previous[at]!]?.byArea.get(area.area_code);
    const rebased = before ? baseBreak(before, own) : '';
    const change = before && rebased === '' ? differenceOf(own, before) : null;
    const decimals = Math.max(0, own.decimals ?? before?.decimals ?? 0);
    return [
      {
        indicator: own.indicator,
        name: indicator?.name ?? own.indicator,
        unit,
        polarity,
        area: area.area_name,
        breakdown: own.breakdown,
        period: name,
        period_end: end,
        value: own.value,
        decimals,
        status: own.status,
        numerator: own.numerator,
        denominator: own.denominator,
        change,
        rank: ranks.rank[cell] || null,
        ranked: ranks.ranked[at]!,
        rank_1_is: highFirst ? 'highest' : 'lowest',
        quartile: ranks.ranked[at]! < QUARTERS ? null : quartile[cell] || null,
        neighbours_model: listed[0]?.model_year ?? '',
        neighbours_mean: average?.mean ?? null,
        neighbours_median: average?.median ?? null,
        neighbours_pooled: average?.pooled ?? null,
        neighbours_n: average?.n ?? null,
        neighbours_listed: average?.listed ?? null,
        neighbours_lower: average?.bounds?.lower ?? null,
        neighbours_upper: average?.bounds?.upper ?? null,
        region: region?.area_name ?? '',
        region_value: region?.value ?? null,
        england_value: byArea.get(ENGLAND)?.value ?? null,
        caveat: caveatText([
          rebased,
          smallText(own, unit),
          own.note.startsWith('ours: ') ? `${capital(own.note.slice('ours: '.length))}.` : '',
          average && average.n === 0
            ? `None of the ${average.listed} listed neighbours has a figure${/suppressed/.test(average.restsOn) ? ` (${/\((.*)\)/.exec(average.restsOn)?.[1]})` : ''}.`
            : average && average.n < average.listed
              ? `The neighbours’ average is based on ${average.restsOn}.`
              : '',
          area.changed,
        ]),
        source: own.source,
      },
    ];
  });
}
