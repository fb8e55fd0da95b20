import type { Indicator } from '../../../model/catalogue.js';
import type { Dataset } from '../../../model/dataset.js';
import { isFigure, type Observation } from '../../../model/observation.js';
import { periodName } from '../../../model/period.js';
import { insist } from '../../../statistics/estimate.js';
import {
  processChart as limitsOf,
  type ProcessPoint,
} from '../../../statistics/process-chart/process-chart.js';
import type { Improvement, PointType } from '../../../statistics/process-chart/verdicts.js';
import { andList, orList } from '../../../text/list.js';
import { axisRoom, PAD } from '../../axes.js';
import { type Drawing, plotWidth } from '../../compose.js';
import { FIGURE_COLUMNS, figureRow, signedLabel } from '../../figure-row.js';
import { areaOf, type ChartOptions, oneIndicator, selected } from '../../input.js';
import { flagged } from '../../issue.js';
import { type LabelPlace, labelPlace } from '../../label-place.js';
import { withoutRepeats } from '../../names.js';
import { MONTH, timeAxis } from '../../periods.js';
import { apart, placing, tidyScale } from '../../scale.js';
import { SIZES } from '../../style.js';
import { textWidth } from '../../text-width.js';
import { breakdownName, measureText, periodsText, pointLabel, subtitleText } from '../../words.js';
import { processView, VERDICTS } from './view.js';

const HEIGHT = 280;
/** Fewer months say nothing about what is usual. */
const FEWEST = 6;

const IMPROVEMENT: Record<Indicator['polarity'], Improvement> = {
  'high is good': 'increase',
  'low is good': 'decrease',
  neither: 'neutral',
};

const SHAPE: Record<PointType, string> = {
  common_cause: 'circle',
  special_cause_improvement: 'triangle-up',
  special_cause_concern: 'diamond',
  special_cause_neutral_high: 'triangle-up',
  special_cause_neutral_low: 'triangle-down',
};

/** The months of one indicator: of the whole where its parts are published too, and each once. */
function monthsOf(observations: readonly Observation[], area: string): Observation[] {
  const months = observations.filter((o) => o.area_name === area && MONTH.test(o.time_identifier));
  const breakdowns = [...new Set(months.map((o) => o.breakdown))].sort();
  insist(
    breakdowns.length < 2 || breakdowns[0] === '',
    `A process chart is of one series, and these are of ${breakdowns.length}: ${breakdowns.slice(0, 4).map(breakdownName).join('; ')}. Choose a trend or multiples.`,
  );
  const whole = withoutRepeats(months.filter((o) => o.breakdown === breakdowns[0]));
  const twice = whole.find((o) => whole.some((p) => p !== o && p.period_end === o.period_end));
  insist(
    twice === undefined,
    `${periodName(twice ?? whole[0]!)} is published twice with different figures. Name one of the tables: ${orList([...new Set(whole.map(({ table }) => table))])}.`,
  );
  return whole.sort((a, b) => a.period_end.localeCompare(b.period_end));
}

/** What the chart found, as a title says it. */
function verdictText(points: readonly ProcessPoint[], months: readonly Observation[]): string {
  const byVerdict = new Map<string, string[]>();
  points.forEach(({ type, value }, i) => {
    if (type === 'common_cause' || value === null) return;
    const name = months[i]!.time_identifier;
    byVerdict.set(VERDICTS[type], [...(byVerdict.get(VERDICTS[type]) ?? []), name]);
  });
  if (byVerdict.size === 0) return `no unusual month, ${periodsText(months)}`;
  const years = new Set(months.map((o) => o.period_end.slice(0, 4)));
  const year = years.size === 1 ? ` ${[...years][0]}` : '';
  return [...byVerdict]
    .map(([verdict, names]) =>
      names.length > 4
        ? `${verdict} in ${names.length} of ${points.length} months`
        : `${verdict} in ${andList(names)}${year}`,
    )
    .join('; ');
}

/**
 * A process chart of a monthly series: its mean, the limits within which it varies by itself, and the months
 * that are out of the ordinary by the rules of Making Data Count.
 */
export function processKind(input: Dataset, options: ChartOptions): Drawing {
  const monthly = selected(input, options).filter(
    (o) => MONTH.test(o.time_identifier) && !/figure=/.test(o.breakdown),
  );
  insist(
    monthly.length > 0,
    'A process chart needs figures by month, and none of these are by month. Choose a trend: --kind trend.',
  );
  const all = monthly.filter((o) => o.period_end !== '');
  insist(all.length > 0, 'A process chart puts months in order of date, and the year of these is not known.');
  const indicator = input.catalogue.indicators.get(oneIndicator(all, 'process'))!;
  const area = areaOf(all, options);
  const months = monthsOf(all, area);
  insist(
    months.filter(isFigure).length >= FEWEST,
    `A process chart needs ${FEWEST} months or more, not ${months.filter(isFigure).length}.`,
  );
  const issues = flagged(months, input);
  const chart = limitsOf(
    months.map((o) => (issues.sign(o) === '!!' ? null : o.value)),
    {
      improvement: IMPROVEMENT[indicator.polarity],
      dates: months.map(({ period_end }) => period_end),
      measured: indicator.measured,
    },
  );
  const { unit } = indicator;
  const decimals = Math.max(...months.map((o) => o.decimals ?? 0));
  const ends: [number, number] = [0, unit === 'percent' ? 100 : Infinity];
  const inside = (limit: number | null): number | null =>
    limit === null || limit < ends[0] || limit > ends[1] ? null : limit;
  const { mean, lower, upper } = chart.points.at(-1)!;
  const drawn = { mean, lower: inside(lower), upper: inside(upper) };
  const rows = chart.points.map((point, i) => ({
    ...figureRow(months[i]!, issues),
    mean: point.mean === null ? null : Number(point.mean.toFixed(2)),
    lower: point.lower === null ? null : Number(point.lower.toFixed(2)),
    upper: point.upper === null ? null : Number(point.upper.toFixed(2)),
    verdict: point.value === null ? '' : VERDICTS[point.type],
    shape: SHAPE[point.type],
    flagged: point.type === 'common_cause' ? 'no' : 'yes',
  }));
  const values = [
    ...months.filter(isFigure).map((o) => o.value),
    ...Object.values(drawn).flatMap((v) => v ?? []),
  ];
  const scale = tidyScale(values, { zero: false, ends });
  const left = axisRoom(scale, unit);
  const said = [
    { name: 'Upper limit', value: drawn.upper },
    { name: 'Mean', value: drawn.mean },
    { name: 'Lower limit', value: drawn.lower },
  ].filter((line): line is { name: string; value: number } => line.value !== null);
  const words = said.map(({ name, value }) => `${name} ${pointLabel(value, decimals, unit)}`);
  const right = Math.max(...words.map((text) => textWidth(text, SIZES.text))) + 12;
  const width = plotWidth(left, right);
  const axis = timeAxis(months, width - 2 * PAD);
  const { place, valueAt } = placing(scale, HEIGHT);
  const places = apart(
    said.map(({ value }) => place(value)),
    SIZES.line,
    [0, HEIGHT],
  ).map(valueAt);
  const labels = said.map(({ value }, i) => ({
    at: places[i]!,
    value,
    text: words[i]!,
    kind: said[i]!.name,
  }));
  const few = rows.length <= 12;
  const toldAt = (i: number): string =>
    few || rows[i]!.flagged === 'yes' || rows[i]!.issue !== '' ? signedLabel(rows[i]!) : '';
  const placeAt = (i: number): LabelPlace => {
    const y = (at: number): number | undefined => {
      const value = rows[at]?.value;
      return value == null ? undefined : place(value);
    };
    const lines = said.map(({ value }) => place(value));
    return labelPlace(y(i) ?? 0, y(i - 1), y(i + 1), lines, HEIGHT);
  };
  const view = processView({
    width,
    height: HEIGHT,
    axis,
    scale,
    unit,
    left,
    theme: options.theme ?? 'light',
    neutral: indicator.polarity === 'neither',
  });
  const what = months[0]!.breakdown === '' ? '' : ` (${breakdownName(months[0]!.breakdown)})`;
  const outside = [
    upper !== null && drawn.upper === null ? `The upper limit lies above ${ends[1]}% and is not drawn.` : '',
    lower !== null && drawn.lower === null ? 'The lower limit lies below 0 and is not drawn.' : '',
  ];
  return {
    title: `${indicator.name}${what}, ${area}: ${verdictText(chart.points, months)}`,
    subtitle: subtitleText(
      `${measureText(indicator)} by month`,
      periodsText(months),
      'with the limits of expected variation',
    ),
    shows: `Process chart (XmR) of ${indicator.name}${what}, ${measureText(indicator)}, ${area}, ${periodsText(months)}: ${words.join(', ')}`,
    figures: rows
      .map(
        ({ period, label, flagged, verdict }) =>
          `${period} ${label}${flagged === 'yes' ? ` (${verdict})` : ''}`,
      )
      .join(', '),
    rows: rows.map((row, i) => ({ ...row, told: toldAt(i), ...placeAt(i) })),
    columns: [...FIGURE_COLUMNS, 'mean', 'lower', 'upper', 'verdict'],
    helpers: { limits: labels },
    views: [view],
    left,
    notes: [
      ...issues.notes,
      rows.some(({ flagged }) => flagged === 'yes')
        ? `Larger triangles and diamonds are unusual months.`
        : '',
      months.some((o) => issues.sign(o) === '!!')
        ? 'Errors in the published figures (!!) are drawn, but left out of the mean and the limits.'
        : '',
      ...chart.caveats,
      ...outside,
      scale.domain[0] === 0 ? '' : 'The vertical axis does not start at 0.',
    ].filter((note) => note !== ''),
    sources: [...new Set(months.map(({ source }) => source))],
  };
}
