import { breakBetween } from '../../indicators/compare.js';
import { comparable } from '../../indicators/figures.js';
import type { Indicator } from '../../observations/catalogue.js';
import { groupBy } from '../../observations/group-by.js';
import { isFigure, type Observation } from '../../observations/observation.js';
import { periodName } from '../../observations/period.js';
import { insist } from '../../statistics/estimate.js';
import { type Drawing, plotWidth } from '../compose.js';
import { type Doubted, doubted } from '../doubt.js';
import { FIGURE_COLUMNS, figureRow } from '../figure-row.js';
import {
  andList,
  areaOf,
  type Charted,
  type ChartOptions,
  comparisonsOf,
  oneIndicator,
  selected,
  trendsOf,
} from '../input.js';
import { axisRoom, endRoom, type LinePlot, type LinePoint, lineLabels, linesView } from '../lines.js';
import { isNationalTotal, nationalTotalNote } from '../national-total.js';
import { isGap, type TimeAxis, timeAxis } from '../periods.js';
import { startsAtZero, tidyScale } from '../scale.js';
import {
  breakdownName,
  distinctions,
  measureText,
  periodsText,
  pointLabel,
  STATUS_WORDS,
  standing,
  subtitleText,
} from '../words.js';

const HEIGHT = 290;
/** As many lines as colours and dashes tell apart. */
const MOST_SERIES = 4;
const LEVELS = ['Local authority', 'Statistical neighbours', 'Regional', 'National'];

interface Series {
  readonly name: string;
  readonly observations: readonly Observation[];
}

const lastDay = (observations: readonly Observation[]): string => observations.at(-1)!.period_end;

/** The lines of a chart: one for each area or, where there is one area only, for each breakdown. */
function seriesOf(observations: readonly Observation[], area: string): Series[] {
  const areas = new Set(observations.map((o) => o.area_name));
  const breakdowns = new Set(observations.map(comparable));
  const own = distinctions([...breakdowns]);
  const name = (o: Observation): string => {
    const parts = [
      areas.size > 1 ? o.area_name : '',
      breakdowns.size > 1 ? breakdownName(own(comparable(o))) || 'all' : '',
    ];
    return parts.filter((part) => part !== '').join(', ') || o.area_name;
  };
  const rank = ([o]: readonly Observation[]): number =>
    o!.area_name === area ? -1 : LEVELS.indexOf(o!.geographic_level);
  return [...groupBy(observations, name)]
    .map(([name, own]) => ({
      name,
      observations: [...own].sort((a, b) => a.period_end.localeCompare(b.period_end)),
    }))
    .sort(
      (a, b) =>
        rank(a.observations) - rank(b.observations) ||
        lastDay(b.observations).localeCompare(lastDay(a.observations)),
    );
}

function pointsOf(
  { name, observations }: Series,
  axis: TimeAxis,
  doubts: Doubted,
  indicator: Indicator,
): LinePoint[] {
  return observations.flatMap((o, i): LinePoint[] => {
    const before = observations[i - 1];
    const filler = { series: name, period: '', value: null, label: '', status: '', doubt: '', filler: 'yes' };
    const gap =
      before && (isGap(before.period_end, o.period_end, axis) || broken(o, before, indicator))
        ? [{ ...filler, date: before.period_end }]
        : [];
    const point = { series: name, ...figureRow(o, doubts) };
    return [...gap, point];
  });
}

/** Whether two figures next to each other were not counted alike, so that no line may join them. */
const broken = (o: Observation, before: Observation, indicator: Indicator): boolean =>
  isFigure(o) && isFigure(before) && breakBetween(o, before, indicator) !== '';

/** How the marked series moved from its first figure to its last, as a title says it. */
function movement(own: readonly Observation[], input: Charted): string {
  const figures = own.filter(isFigure);
  const [first, last] = [figures[0]!, figures.at(-1)!];
  const row = trendsOf(input).find(
    (t) =>
      t.indicator === first.indicator &&
      t.area === first.area_name &&
      t.breakdown === first.breakdown &&
      t.from === periodName(first) &&
      t.to === periodName(last) &&
      t.points === figures.length,
  );
  if (!row || row.change === null) return '';
  const since = `since ${periodName(first)}`;
  if (row.direction === 'no trend') return `no steady trend ${since}`;
  if (!row.beyond_rounding) return `no change beyond rounding ${since}`;
  const value = (o: typeof first): string => pointLabel(o.value, o.decimals, o.unit);
  return `${row.change > 0 ? 'up' : 'down'} from ${value(first)} to ${value(last)} ${since}`;
}

function titleOf(series: readonly Series[], area: string, indicator: Indicator, input: Charted): string {
  const [marked] = series;
  const own = marked!.observations.filter(isFigure);
  const last = own.at(-1)!;
  const beside = comparisonsOf(input, area).filter(
    (c) =>
      c.indicator === indicator.id &&
      c.comparator !== 'own past' &&
      c.period_end === last.period_end &&
      c.breakdown === last.breakdown,
  );
  const stands = standing(beside);
  const moved = movement(own, input);
  const whom = marked!.name === area || series.length === 1 ? area : `${area}, ${marked!.name}`;
  if (stands !== '' && moved !== '') return `${indicator.name}: ${whom} ${stands}; ${moved}`;
  if (stands !== '') return `${indicator.name}: ${whom} ${stands}, ${periodName(last)}`;
  return moved === ''
    ? `${indicator.name}: ${whom}, ${periodsText(own)}`
    : `${indicator.name}: ${whom}${whom === area ? '' : ','} ${moved}`;
}

const listOf = ({ name, observations }: Series): string => {
  const told = observations.map((o) =>
    isFigure(o)
      ? `${pointLabel(o.value, o.decimals, o.unit)} (${periodName(o)})`
      : `${STATUS_WORDS[o.status] ?? o.status} (${periodName(o)})`,
  );
  return `${name}: ${told.length > 8 ? `${told[0]} to ${told.at(-1)}, ${told.length} figures` : told.join(', ')}`;
};

/**
 * Lines over time: an area against its neighbours and England, or one area's breakdowns, with gaps as gaps,
 * and what is withheld named in its place.
 */
export function trendChart(input: Charted, options: ChartOptions): Drawing {
  const all = selected(input, options).filter((o) => o.period_end !== '' && !/figure=/.test(o.breakdown));
  const id = oneIndicator(all, 'trend');
  const indicator = input.catalogue.indicators.get(id)!;
  const area = areaOf(all, options);
  const wanted = options.table === undefined ? all.filter((o) => comparable(o) === '') : all;
  const doubts = doubted(wanted, input);
  const totals = wanted.filter((o) => isNationalTotal(o) && doubts.sign(o) !== '!!');
  const drawn = wanted.filter((o) => o.indicator === id && !totals.includes(o));
  const series = seriesOf(drawn, area);
  insist(
    series.length <= MOST_SERIES,
    `A trend chart tells ${MOST_SERIES} lines apart, not ${series.length}: ${andList(series.map(({ name }) => name))}. Take multiples.`,
  );
  const figures = drawn.filter(isFigure);
  insist(
    new Set(figures.map((o) => o.period_end)).size > 1,
    'A trend chart needs figures of two periods or more; take bars for one.',
  );
  const names = series.map(({ name }) => name);
  const values = figures.map((o) => o.value);
  const zero = startsAtZero(values);
  const scale = tidyScale(values, {
    zero,
    ...(indicator.unit === 'percent' ? { ends: [-Infinity, 100] } : {}),
  });
  const left = axisRoom(scale, indicator.unit);
  const rough = series.flatMap((s) =>
    pointsOf(s, { domain: [0, 0], ticks: [], labelExpr: '', step: Infinity }, doubts, indicator),
  );
  const width = plotWidth(left, endRoom(rough, names) - 22);
  const axis = timeAxis(drawn, width - 44);
  const points = series.flatMap((s) => pointsOf(s, axis, doubts, indicator));
  const plot: LinePlot = {
    points,
    series: names,
    scale,
    axis,
    unit: indicator.unit,
    width,
    height: HEIGHT,
    left,
    theme: options.theme ?? 'light',
    valued: series[0]!.observations.length <= 8,
    data: 'drawn',
  };
  const { ends, values: beside } = lineLabels(plot);
  const own = series[0]!.observations.filter(isFigure);
  const seriesBreak = breakBetween(own.at(-1)!, own[0]!, indicator);
  const range = `${indicator.name}, ${measureText(indicator)}`;
  return {
    title: titleOf(series, area, indicator, input),
    subtitle: subtitleText(measureText(indicator), periodsText(drawn)),
    shows: `Line chart of ${range}: ${andList(names)}, ${periodsText(drawn)}; the figures run from ${Math.min(...values)} to ${Math.max(...values)}`,
    figures: `${series.map(listOf).join('. ')}`,
    rows: points,
    columns: ['series', ...FIGURE_COLUMNS],
    helpers: { ends, values: beside },
    views: [linesView(plot, { ends: 'ends', values: 'values' })],
    left,
    notes: [
      ...doubts.notes,
      seriesBreak,
      nationalTotalNote(totals),
      zero ? '' : 'The vertical axis does not start at 0.',
    ].filter((note) => note !== ''),
    sources: [...new Set(drawn.map(({ source }) => source))],
  };
}
