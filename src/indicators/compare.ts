import { type Catalogue, type Indicator, listedNeighbours } from '../observations/catalogue.js';
import { groupBy } from '../observations/group-by.js';
import { type Figure, isFigure, type Observation } from '../observations/observation.js';
import { periodName } from '../observations/period.js';
import { printedInterval } from '../observations/printed-interval.js';
import { twoProportions } from '../statistics/change/two-proportions.js';
import { twoRates } from '../statistics/change/two-rates.js';
import { type Interval, overlap, scale } from '../statistics/interval.js';
import { wilson } from '../statistics/proportion.js';
import { rate } from '../statistics/rate.js';
import { roundHalfUp } from '../statistics/rounding.js';
import { membersGivingMean } from '../statistics/whole-number.js';
import { cellName } from '../tables/grid.js';
import { comparable, countsBehind, inTable, readingOf } from './figures.js';

/** How a difference reads by the indicator's polarity. */
export type Direction = 'better' | 'worse' | 'no different' | 'higher' | 'lower';

/** An area's figure beside another: a row of `benchmarks.csv`. */
export interface Comparison {
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  readonly polarity: string;
  readonly area: string;
  readonly period: string;
  readonly period_end: string;
  readonly breakdown: string;
  readonly value: number;
  readonly comparator: string;
  readonly comparator_period: string;
  readonly comparator_value: number;
  /** value − comparator, in the unit; percentage points for percentages. */
  readonly gap: number;
  /** value ÷ comparator; empty where the comparator is 0. */
  readonly ratio: number | null;
  readonly direction: Direction;
  /** Whether no true values that round to the printed ones could be equal. */
  readonly beyond_rounding: boolean;
  /** 95 % limits of the value, where the print gives the counts behind it. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Whether the difference is more than chance explains; empty where the print gives no counts. */
  readonly significant: boolean | null;
  /** What a neighbour average rests on. */
  readonly rests_on: string;
  /** What the checks found grave about either figure. */
  readonly caveat: string;
  readonly method: string;
  readonly source: string;
  readonly sentence: string;
}

/** Periods that come once a year, so that the one before can be compared with. */
const YEARLY = /^(31 March|Financial years?|Academic year|Calendar year|12 months to .*)$/;

/** What of a finding a comparison needs to know. */
export interface Doubt {
  readonly table: string;
  readonly cells: string;
  readonly severity: string;
  readonly message: string;
}

const UNIT_WORDS: Partial<Record<Indicator['unit'], string>> = {
  percent: '%',
  rate_per_10000: ' per 10,000',
  days: ' days',
  weeks: ' weeks',
};

const GAP_WORDS: Partial<Record<Indicator['unit'], string>> = {
  ...UNIT_WORDS,
  percent: ' percentage points',
};

/** A figure for a sentence, to the decimals given. */
export const shown = (value: number, decimals: number, unit: Indicator['unit'] | '' = ''): string => {
  const rounded = roundHalfUp(value, Math.max(0, decimals));
  const text = rounded.toLocaleString('en-GB', {
    minimumFractionDigits: Math.max(0, decimals),
    maximumFractionDigits: Math.max(0, decimals),
  });
  return `${text}${unit === '' ? '' : (UNIT_WORDS[unit] ?? '')}`;
};

/** A gap for a sentence; one percentage point is one point. */
const gapText = (gap: number, decimals: number, unit: Indicator['unit']): string =>
  unit === 'percent' && gap === 1 ? '1 percentage point' : `${shown(gap, decimals)}${GAP_WORDS[unit] ?? ''}`;

function directionOf(gap: number, beyond: boolean, polarity: Indicator['polarity']): Direction {
  if (!beyond || gap === 0) return 'no different';
  if (polarity === 'neither') return gap > 0 ? 'higher' : 'lower';
  return gap > 0 === (polarity === 'high is good') ? 'better' : 'worse';
}

const DIRECTION_WORDS: Record<Direction, string> = {
  better: 'better than',
  worse: 'worse than',
  'no different': 'no different, rounding allowed for, from',
  higher: 'higher than',
  lower: 'lower than',
};

const intervalOf = (o: Figure): Interval =>
  o.corrected === null ? printedInterval(o) : scale(printedInterval(o), o.corrected / o.value);

interface Significance {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly significant: boolean | null;
  readonly method: string;
}

const PRINTED = 'printed figures, rounding intervals';

/** Two of an area's own figures by an exact test; an area against another's figure, taken as exact, by its limits. */
function significanceOf(
  value: Figure,
  other: Figure,
  figures: readonly Figure[],
  catalogue: Catalogue,
): Significance {
  const counts = countsBehind(value, figures, catalogue);
  if (!counts) return { lower: null, upper: null, significant: null, method: PRINTED };
  const percent = value.unit === 'percent';
  const limits = percent ? wilson(counts.x, counts.n) : rate(counts.x, counts.n);
  const factor = percent ? 100 : 1;
  const [lower, upper] = [limits.lower * factor, limits.upper * factor];
  const past = value.area_name === other.area_name ? countsBehind(other, figures, catalogue) : null;
  if (past) {
    const p = percent ? twoProportions(past, counts).fisherP : twoRates(past, counts).p;
    const test = percent ? "Fisher's exact test" : 'exact conditional test of two rates';
    return { lower, upper, significant: p < 0.05, method: `${PRINTED}; ${limits.method} limits; ${test}` };
  }
  const outside = readingOf(other) < lower || readingOf(other) > upper;
  return {
    lower,
    upper,
    significant: outside,
    method: `${PRINTED}; ${limits.method} limits, the other figure taken as exact`,
  };
}

/** What the checks found grave about a figure. */
function doubtsAbout(figures: readonly Figure[], doubts: readonly Doubt[]): string {
  const found = doubts.filter(
    ({ table, cells, severity }) =>
      severity === 'high' && figures.some((o) => o.table === table && cellName(o) === cells.split(', ')[0]),
  );
  return found.map(({ message }) => message).join(' ');
}

function restsOn(comparator: Figure, area: string, catalogue: Catalogue, wholeNumbers: boolean): string {
  if (comparator.geographic_level !== 'Statistical neighbours') return '';
  const listed = listedNeighbours(catalogue, area, comparator.period_end).length;
  const said = `an average as printed; how many of the ${listed} neighbours had a figure is not said`;
  if (!wholeNumbers || comparator.decimals < 1) return said;
  const possible = membersGivingMean(comparator.value, comparator.decimals, listed);
  return possible.includes(listed) ? said : `${said}; the figure itself allows ${possible.join(' or ')} only`;
}

/** Whether two figures count the same sort of thing: a nation's total is no comparator of one authority's. */
const likeWithLike = (value: Figure, other: Figure): boolean =>
  value.unit !== 'count' ||
  other.geographic_level === 'Local authority' ||
  other.geographic_level === 'Statistical neighbours' ||
  other.breakdown.includes('average of authorities');

function comparison(
  value: Figure,
  other: Figure,
  comparator: string,
  figures: readonly Figure[],
  catalogue: Catalogue,
  doubts: readonly Doubt[],
): Comparison {
  const indicator = catalogue.indicators.get(value.indicator)!;
  const [own, theirs] = [readingOf(value), readingOf(other)];
  const gap = roundHalfUp(own - theirs, 10);
  const beyond = !overlap(intervalOf(value), intervalOf(other));
  const direction = directionOf(gap, beyond, indicator.polarity);
  const { lower, upper, significant, method } = significanceOf(value, other, figures, catalogue);
  const decimals = Math.max(value.decimals, other.decimals);
  const { unit } = indicator;
  const past = comparator === 'own past';
  const difference = direction === 'no different' ? '' : ` by ${gapText(Math.abs(gap), decimals, unit)}`;
  const day = /^\d/.test(periodName(other)) && other.period_start === other.period_end;
  const against = past ? `itself ${day ? 'on' : 'in'} ${periodName(other)}` : comparator;
  const sure =
    significant === null ? '' : significant ? ', more than chance explains' : ', which chance could explain';
  return {
    indicator: indicator.id,
    name: indicator.name,
    unit,
    polarity: indicator.polarity,
    area: value.area_name,
    period: periodName(value),
    period_end: value.period_end,
    breakdown: value.breakdown,
    value: own,
    comparator,
    comparator_period: periodName(other),
    comparator_value: theirs,
    gap,
    ratio: theirs === 0 ? null : own / theirs,
    direction,
    beyond_rounding: beyond,
    lower,
    upper,
    significant,
    rests_on: restsOn(
      other,
      value.area_name,
      catalogue,
      figures.some((o) => o === value && o.decimals === 0),
    ),
    caveat: doubtsAbout([value, other], doubts),
    method,
    source: value.source === other.source ? value.source : `${value.source}; ${other.source}`,
    sentence: `${indicator.name}: ${value.area_name} ${shown(own, value.decimals, unit)} (${periodName(value)}), ${DIRECTION_WORDS[direction]} ${against} (${shown(theirs, other.decimals, unit)})${difference}${sure}.`,
  };
}

/**
 * Set an area's figures beside its neighbours', England's and its own past, indicator by indicator, for the
 * last period in which a table prints both.
 *
 * @param observations as `load().observations` holds them.
 * @param area name of the area, as in `areas.csv`.
 * @param doubts the findings, so that a comparison with a doubtful figure says so.
 * @returns one row for each indicator, breakdown and comparator; a nation's total is not held against one
 *   authority's count.
 * @example compare(observations, 'Croydon', catalogue).find((c) => c.indicator === 'cin_rate')?.gap // 16.1
 */
export function compare(
  observations: Iterable<Observation>,
  area: string,
  catalogue: Catalogue,
  doubts: readonly Doubt[] = [],
): Comparison[] {
  const figures = [...observations]
    .filter((o) => inTable(o) && YEARLY.test(o.time_identifier) && !/figure=/.test(o.breakdown))
    .filter(isFigure);
  const groups = groupBy(figures, (o) => `${o.indicator}|${comparable(o)}|${o.time_identifier}`);
  return [...groups.values()].flatMap((group) => {
    const own = group
      .filter((o) => o.area_name === area)
      .sort((a, b) => a.period_end.localeCompare(b.period_end));
    const [past, last] = own.slice(-2).length === 2 ? own.slice(-2) : [undefined, own.at(-1)];
    const row = (value: Figure, other: Figure, comparator: string): Comparison =>
      comparison(value, other, comparator, figures, catalogue, doubts);
    const others = groupBy(
      group.filter((o) => o.area_name !== area),
      (o) => o.area_name,
    );
    const beside = [...others].flatMap(([name, theirs]) => {
      const pairs = own.flatMap((value) => {
        const other = theirs.find((o) => o.period_end === value.period_end && likeWithLike(value, o));
        return other ? [row(value, other, name)] : [];
      });
      return pairs.slice(-1);
    });
    const before = past && last && past.period_end < last.period_end ? [row(last, past, 'own past')] : [];
    return [...beside, ...before];
  });
}
