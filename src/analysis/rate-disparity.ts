import { type Breakdown, formatBreakdown, parseBreakdown } from '../model/breakdown.js';
import type { Dataset } from '../model/dataset.js';
import { groupBy } from '../model/group-by.js';
import { type Figure, isFigure } from '../model/observation.js';
import { periodName } from '../model/period.js';
import { isLargeEnough, MINIMUM_SIZES } from '../statistics/disparity/minimum-sizes.js';
import { relativeRate } from '../statistics/disparity/relative-rate.js';
import { roundHalfUp } from '../statistics/rounding.js';
import { shown } from '../text/number.js';
import { breakdownText, capital } from '../text/sentence.js';
import { CHARACTERISTICS, type Characteristic, groupOf, inOrder } from './characteristic.js';
import { type CountsBehind, countsBehind, readingOf } from './figures.js';
import { caveatText, issueText } from './published.js';

/** The rate of one group beside that of the reference group: a row of `rate-disparity.csv`. */
export interface RateDisparityRow {
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  readonly area: string;
  readonly period: string;
  readonly breakdown: string;
  readonly characteristic: string;
  readonly group: string;
  /** The rate or percentage as published; empty for a group that is too small. */
  readonly value: number | null;
  readonly reference: string;
  /** Empty where the reference group is too small. */
  readonly reference_value: number | null;
  /** Rate of the group ÷ rate of the reference. It and what follows is empty for too small a group. */
  readonly relative_rate: number | null;
  /** Limits of the relative rate that hold for all the groups compared together: they decide what is significant. */
  readonly lowercl: number | null;
  readonly uppercl: number | null;
  /** Whether the limits leave out 1. */
  readonly significant: boolean | null;
  readonly confidence: number;
  readonly method: string;
  readonly caveat: string;
  readonly source: string;
  readonly sentence: string;
}

interface Counted {
  readonly figure: Figure;
  readonly group: string;
  readonly counts: CountsBehind;
}

/** A figure's breakdown without the characteristic. */
function rest(o: Figure, characteristic: Characteristic): string {
  const { [characteristic]: _, ...others } = parseBreakdown(o.breakdown) as Breakdown;
  return formatBreakdown(others);
}

/** Of the limits of all groups together. */
const CONFIDENCE = 0.95;

const two = (value: number): number => roundHalfUp(value, 2);

function sentenceOf(row: Omit<RateDisparityRow, 'sentence'>, figure: Figure, other: Figure): string {
  const rateOf = (o: Figure): string => shown(readingOf(o), o.decimals, o.unit);
  const what = `${row.name}${breakdownText(row.breakdown)}, ${row.area}, ${row.period}`;
  if (row.relative_rate === null || row.lowercl === null || row.uppercl === null)
    return `${what}. ${capital(row.value === null ? row.group : row.reference)}: too few to give a rate.`;
  const rates = `${capital(row.group)} ${rateOf(figure)}, ${row.reference} ${rateOf(other)}`;
  const limits = `95% limits ${row.lowercl.toFixed(2)} to ${row.uppercl.toFixed(2)}, adjusted for the number of groups`;
  const times = `${row.relative_rate.toFixed(2)} times the rate (${limits})`;
  return `${what}. ${rates}: ${times}; the difference ${row.significant ? 'is statistically significant' : 'could be due to chance'}.`;
}

function rowsOf(
  groups: readonly Counted[],
  characteristic: Characteristic,
  dataset: Dataset,
  named: string,
): RateDisparityRow[] {
  const largest = [...groups].sort((a, b) => b.counts.n - a.counts.n)[0]!;
  const reference = named === '' ? largest : groups.find(({ group }) => group === named);
  if (!reference) return [];
  const others = groups.filter((group) => group !== reference);
  const testable = ({ counts }: Counted): boolean => isLargeEnough(counts) && isLargeEnough(reference.counts);
  const tested = others.filter(testable);
  const level = 1 - (1 - CONFIDENCE) / Math.max(1, tested.length);
  return inOrder(others).map((group) => {
    const { figure, counts } = group;
    const large = testable(group);
    const found = large ? relativeRate(counts, reference.counts, 'Katz', level) : null;
    const row = {
      indicator: figure.indicator,
      name: dataset.catalogue.indicators.get(figure.indicator)?.name ?? figure.indicator,
      unit: figure.unit,
      area: figure.area_name,
      period: periodName(figure),
      breakdown: rest(figure, characteristic),
      characteristic,
      group: group.group,
      value: isLargeEnough(counts) ? readingOf(figure) : null,
      reference: reference.group,
      reference_value: isLargeEnough(reference.counts) ? readingOf(reference.figure) : null,
      relative_rate: found && two(found.value),
      lowercl: found && two(found.lower),
      uppercl: found && two(found.upper),
      significant: found && (found.lower > 1 || found.upper < 1),
      confidence: CONFIDENCE,
      method: 'relative rate; Katz limits; Bonferroni over the groups',
      caveat: caveatText([
        issueText([figure, reference.figure], dataset),
        figure.note.startsWith('ours: ') ? `${capital(figure.note.slice('ours: '.length))}.` : '',
        large
          ? counts.counted || figure.denominator === null || figure.numerator === null
            ? 'Counts or denominators are calculated from the rounded figures.'
            : ''
          : `A group with fewer than ${MINIMUM_SIZES.cell} counted or ${MINIMUM_SIZES.n} in all is given no rate and is not compared (minimum sizes of US regulation 34 CFR 300.647).`,
        'The ratio does not explain why the rates differ.',
      ]),
      source: figure.source,
    };
    return { ...row, sentence: sentenceOf(row, figure, reference.figure) };
  });
}

/**
 * The rows of `rateDisparity`: one for each group but the reference, in alphabetical order with Other last. Figures
 * without the reference group give no row.
 */
export function rateDisparityRows(dataset: Dataset, reference = ''): RateDisparityRow[] {
  const figures = [...dataset.figures].filter(isFigure);
  return CHARACTERISTICS.flatMap((characteristic) => {
    const counted = figures.flatMap((figure): Counted[] => {
      if (parseBreakdown(figure.breakdown)?.[characteristic] === undefined) return [];
      const behind = countsBehind(figure, figures, dataset.catalogue);
      const counts = behind && { ...behind, n: Math.round(behind.n) };
      return counts && counts.x <= counts.n
        ? [{ figure, group: groupOf(figure, characteristic), counts }]
        : [];
    });
    const sets = groupBy(counted, ({ figure: o }) =>
      [o.table, o.indicator, o.area_name, o.period_start, o.period_end, rest(o, characteristic)].join('|'),
    );
    return [...sets.values()].flatMap((groups) =>
      groups.length > 1 ? rowsOf(groups, characteristic, dataset, reference) : [],
    );
  });
}
