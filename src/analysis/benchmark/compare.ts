import { type Catalogue, type Indicator, listedNeighbours } from '../../model/catalogue.js';
import { confidenceIn } from '../../model/data-confidence.js';
import type { Dataset } from '../../model/dataset.js';
import { groupBy } from '../../model/group-by.js';
import { type Figure, isFigure } from '../../model/observation.js';
import { periodName } from '../../model/period.js';
import { isProse } from '../../published/prose.js';
import { insist } from '../../statistics/estimate.js';
import { membersGivingMean } from '../../statistics/whole-number.js';
import { breakdownText, capital } from '../../text/sentence.js';
import {
  comparable,
  countsGiven,
  intervalOf,
  laterCaveat,
  readingOf,
  reads,
  withFairDecimals,
} from '../figures.js';
import { baseBreak } from '../population-base.js';
import { caveatText, fewCaveat, issuesOfFigures, sourceText } from '../published.js';
import { beyondRounding, differenceOf } from './change.js';
import { averagedFrom } from './neighbours.js';
import { comparisonSentence, type Direction } from './sentence.js';
import { significanceOf, UNTESTED } from './significance.js';

/** An area's figure compared with another: a row of `benchmarks.csv`. */
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
  /** value − comparator, in the unit; percentage points for percentages. Empty where not compared. */
  readonly gap: number | null;
  /** value ÷ comparator; empty where not compared or the comparator is 0. */
  readonly ratio: number | null;
  readonly direction: Direction;
  /** Whether no true values that round to the published ones could be equal. */
  readonly beyond_rounding: boolean | null;
  /** Confidence limits of the value, where the counts behind it are published. */
  readonly lowercl: number | null;
  readonly uppercl: number | null;
  readonly confidence: number | null;
  /** What the limits are of, as PHEindicatormethods names it: `percentage`, `rate per 10,000`. */
  readonly statistic: string;
  /** Whether the difference is statistically significant; empty where the counts were not published. */
  readonly significant: boolean | null;
  /** What a neighbour average rests on. */
  readonly rests_on: string;
  /** Data quality issues about either figure, and what else speaks against the comparison. */
  readonly caveat: string;
  readonly method: string;
  readonly source: string;
  readonly sentence: string;
}

/** Periods that come once a year, so that the one before can be compared with. */
const YEARLY = /^(\d{1,2} [A-Z][a-z]+|Financial years?|Academic year|Calendar year|12 months to .*)$/;

function directionOf(
  gap: number,
  beyond: boolean,
  significant: boolean | null,
  polarity: Indicator['polarity'],
): Direction {
  if (!beyond || gap === 0) return 'no different';
  const reading = reads(gap, polarity);
  return reading === 'neither' || significant !== true ? (gap > 0 ? 'higher' : 'lower') : reading;
}

/** How a note begins that is ours. */
const OURS = 'ours: ';

function restsOn(value: Figure, comparator: Figure, catalogue: Catalogue): string {
  if (comparator.geographic_level !== 'Statistical neighbours') return '';
  if (averagedFrom(comparator) !== '') return averagedFrom(comparator);
  const listed = listedNeighbours(catalogue, value.area_name, comparator.period_end).length;
  if (listed === 0) return '';
  const said = `an average as published; how many of the ${listed} neighbours had a figure is not said`;
  if (value.decimals !== 0 || comparator.decimals < 1) return said;
  const possible = membersGivingMean(comparator.value, comparator.decimals, listed);
  return possible.includes(listed)
    ? said
    : `${said}; if they publish whole numbers as ${value.area_name} does, the figure allows ${possible.join(' or ')} only`;
}

/** Whether figures of this unit grow with the size of the area. */
const isTotal = (unit: string): boolean => unit === 'count' || unit === 'fte';

/** Whether figures of this unit may add up over areas: counts, money, and those whose unit is not stated. */
const mayAddUp = (unit: string): boolean => isTotal(unit) || /pounds$|^unknown$/.test(unit);

/** Whether two figures count the same sort of thing: a nation's total is no comparator of one authority's. */
const likeWithLike = (value: Figure, other: Figure): boolean =>
  !mayAddUp(value.unit) ||
  other.geographic_level === 'Local authority' ||
  other.geographic_level === 'Statistical neighbours' ||
  other.breakdown.includes('average of authorities');

const DAYS = 24 * 60 * 60 * 1000;
const ABOUT_A_YEAR = 380;

/** A break of the series between two of an area's figures: one that `indicators.csv` knows, or of what rates rest on. */
export function breakBetween(value: Figure, other: Figure, { series_break }: Indicator): string {
  const [after = '', ...words] = series_break.split(' ');
  const known = after !== '' && other.period_end <= after && value.period_end > after;
  return known ? words.join(' ') : baseBreak(other, value);
}

/** Caveats of a comparison besides issues. */
function reservations(value: Figure, other: Figure, indicator: Indicator, tested: boolean): string[] {
  if (value.area_name !== other.area_name)
    return isTotal(value.unit) ? ['A count also depends on the size of the area.'] : [];
  const apart = (Date.parse(value.period_end) - Date.parse(other.period_end)) / DAYS;
  const from = ({ source }: Figure): string => source.split(', ')[0]!;
  return [
    apart > ABOUT_A_YEAR ? 'The figures are more than a year apart.' : '',
    from(value) === from(other) ? '' : 'The figures come from different documents.',
    tested && indicator.measured === 'stock'
      ? 'Many children are counted on both days, so the test is a guide only.'
      : '',
  ];
}

/** What of the figures is our reading rather than published, by their notes. */
const ourReadings = (figures: readonly Figure[]): string[] =>
  figures.flatMap(({ note }) => {
    const { rest } = confidenceIn(note);
    if (!rest.startsWith(OURS) || averagedFrom({ note: rest }) !== '') return [];
    const text = rest.slice(OURS.length);
    return /^computed|^[A-Z]/.test(text) ? `${capital(text)}.` : `Our reading: ${text}.`;
  });

/** What DfE says of its confidence in the figures, unless it is high or medium. */
const confidenceCaveats = (figures: readonly Figure[]): string[] =>
  figures.flatMap((o) => {
    const { confidence } = confidenceIn(o.note);
    return confidence === '' || confidence === 'medium'
      ? []
      : [`DfE data confidence in the figure for ${o.area_name}, ${periodName(o)}: ${confidence}.`];
  });

/** How a sentence names what an area is compared with. */
function comparatorName(value: Figure, other: Figure): string {
  if (other.geographic_level === 'Statistical neighbours') return 'its statistical neighbours';
  return isTotal(value.unit) && other.geographic_level === 'National'
    ? `the average authority of ${other.area_name}`
    : other.area_name;
}

function comparison(
  value: Figure,
  other: Figure,
  comparator: string,
  figures: readonly Figure[],
  all: readonly Figure[],
  dataset: Dataset,
): Comparison {
  const { catalogue } = dataset;
  const indicator = catalogue.indicators.get(value.indicator)!;
  const { unit } = indicator;
  const past = comparator === 'own past';
  const issues = issuesOfFigures([value, other], dataset);
  const broken = past ? breakBetween(value, other, indicator) : '';
  const grave = issues.some(({ check, severity }) => severity === 'high' || check === 'scale');
  const withheld = grave || broken !== '';
  const [own, theirs] = [readingOf(value), readingOf(other)];
  const difference = differenceOf(value, other)!;
  const rounded = [value, other].map((o) => (averagedFrom(o) === '' ? withFairDecimals(o, figures) : o)) as [
    Figure,
    Figure,
  ];
  const exact = [value, other].map(countsGiven);
  // Published counts say more than the rounded percentage made from them.
  const beyond =
    exact[0] && exact[1]
      ? exact[0].x * exact[1].n !== exact[1].x * exact[0].n
      : beyondRounding(intervalOf(rounded[0]), intervalOf(rounded[1]));
  // Areas differ in size, so another's count reads neither good nor bad.
  const polarity = isTotal(unit) && !past ? 'neither' : indicator.polarity;
  const { significant, method, counted, ...limits } = withheld
    ? UNTESTED
    : significanceOf(value, other, figures, catalogue);
  const direction = withheld ? 'not compared' : directionOf(difference, beyond, significant, polarity);
  const sentence = comparisonSentence({
    name: `${indicator.name}${breakdownText(value.breakdown)}`,
    area: value.area_name,
    value: own,
    decimals: value.decimals,
    period: periodName(value),
    comparator: past ? null : comparatorName(value, other),
    comparator_value: theirs,
    comparator_decimals: other.decimals,
    comparator_period: periodName(other),
    gap: difference,
    unit,
    direction,
    significant,
    counted: value.numerator !== null,
    why: broken === '' ? 'one of the figures may be wrong' : 'the two were not counted in the same way',
  });
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
    gap: withheld ? null : difference,
    ratio: withheld || theirs === 0 ? null : own / theirs,
    direction,
    beyond_rounding: withheld ? null : beyond,
    ...limits,
    significant,
    rests_on: restsOn(value, other, catalogue),
    caveat: caveatText([
      ...issues.map(({ message }) => message),
      ...issuesOfFigures(counted, dataset).map(({ message }) => message),
      broken,
      rounded.some((o) => o !== value && o !== other)
        ? 'Figures that are all published with .0 are taken as whole numbers.'
        : '',
      fewCaveat(past ? [value, other] : [value]),
      ...confidenceCaveats([value, other]),
      ...ourReadings([value, other]),
      laterCaveat(value, all),
      ...reservations(value, other, indicator, significant !== null),
    ]),
    method: withheld ? 'none' : method,
    source: sourceText([value.source, other.source]),
    sentence,
  };
}

/** The rows of `compare`: an area's figures with its neighbours', England's and its own figure before. */
export function compareRows(dataset: Dataset, area: string): Comparison[] {
  const all = [...dataset.figures].filter(isFigure);
  const areas = [...new Set(all.map(({ area_name }) => area_name))].sort();
  insist(areas.includes(area), `No figure is about "${area}"; there are figures about ${areas.join(', ')}.`);
  const figures = all.filter(
    (o) => !isProse(o) && YEARLY.test(o.time_identifier) && !/figure=/.test(o.breakdown),
  );
  const groups = groupBy(figures, (o) => `${o.indicator}|${comparable(o)}|${o.time_identifier}`);
  return [...groups.values()].flatMap((group) => {
    const own = group
      .filter((o) => o.area_name === area)
      .sort((a, b) => a.period_end.localeCompare(b.period_end));
    const others = groupBy(
      group.filter((o) => o.area_name !== area),
      (o) => o.area_name,
    );
    const pairs = [...others.values()].flatMap((theirs) => {
      const both = own.flatMap((value) => {
        const other = theirs.find((o) => o.period_end === value.period_end && likeWithLike(value, o));
        return other ? [{ value, other }] : [];
      });
      return both.slice(-1);
    });
    const told = new Set([...pairs.map(({ value }) => value), ...own.slice(-1)]);
    const before = own.flatMap((value) => {
      const other = own.filter((o) => o.period_end < value.period_end).at(-1);
      return told.has(value) && other ? [{ value, other }] : [];
    });
    return [
      ...pairs.map(({ value, other }) => comparison(value, other, other.area_name, figures, all, dataset)),
      ...before.map(({ value, other }) => comparison(value, other, 'own past', figures, all, dataset)),
    ];
  });
}
