import { breakBetween, type Comparison } from '../../analysis/benchmark/compare.js';
import { comparable } from '../../analysis/figures.js';
import { staffCaveat } from '../../analysis/workforce.js';
import type { Indicator } from '../../model/catalogue.js';
import type { Dataset } from '../../model/dataset.js';
import { type Figure, isFigure } from '../../model/observation.js';
import { periodName } from '../../model/period.js';
import { insist } from '../../statistics/estimate.js';
import { andList } from '../../text/list.js';
import { axisRoom, PAD } from '../axes.js';
import { type Drawing, plotWidth } from '../compose.js';
import { FIGURE_COLUMNS } from '../figure-row.js';
import { areaOf, type ChartOptions, comparisonsOf, oneIndicator, selected } from '../input.js';
import { type Flagged, flagged } from '../issue.js';
import { endRoom, lineLabels } from '../line-labels.js';
import { type LinePlot, linesView } from '../lines.js';
import { isNationalTotal, nationalTotalNote } from '../national-total.js';
import { NO_AXIS, timeAxis } from '../periods.js';
import { lineScale } from '../scale.js';
import { listOf, movement, pointsOf, type Series, seriesOf, trendRow, turningPoint } from '../series.js';
import {
  breakdownName,
  measureText,
  periodsText,
  pointLabel,
  standing,
  subtitleText,
  untested,
} from '../words.js';

const HEIGHT = 290;
/** As many lines as colours and dashes tell apart. */
const MOST_SERIES = 4;

/** How the area stands beside its comparators in its last period. */
function besideOf(own: readonly Figure[], area: string, input: Dataset): Comparison[] {
  const last = own.at(-1)!;
  return comparisonsOf(input, area).filter(
    (c) =>
      c.indicator === last.indicator &&
      c.comparator !== 'own past' &&
      c.period_end === last.period_end &&
      c.breakdown === last.breakdown,
  );
}

/** The first and the last figure, where no more may be said of them. */
function fromTo(own: readonly Figure[], issues: Flagged): string {
  const told = (o: Figure): string =>
    `${pointLabel(o.value, o.decimals, o.unit, issues.sign(o))} (${periodName(o)})`;
  const turn = turningPoint(own);
  const ends = [told(own[0]!), ...(turn ? [told(turn)] : []), told(own.at(-1)!)];
  return [...new Set(ends)].join(', ');
}

function titleOf(
  series: readonly Series[],
  beside: readonly Comparison[],
  area: string,
  indicator: Indicator,
  input: Dataset,
  issues: Flagged,
): string {
  const own = series[0]!.observations.filter(isFigure);
  const last = own.at(-1)!;
  const stands = standing(beside);
  const since = `since ${periodName(own[0]!)}`;
  if (new Set(series.flatMap(({ observations }) => observations.map((o) => o.area_name))).size === 1) {
    const moves = series
      .map((line) => ({ name: line.name, moved: movement(line.observations, input), line }))
      .map(({ name, moved, line }) => {
        const said = moved === '' ? fromTo(line.observations.filter(isFigure), issues) : moved;
        return series.length === 1 ? moved : `${name} ${said}`;
      })
      .filter((said) => said !== '');
    return moves.length === 0
      ? `${indicator.name}, ${area}: ${fromTo(own, issues)}`
      : `${indicator.name}, ${area}: ${moves.join('; ')}${series.every(({ observations }) => movement(observations, input) !== '') ? ` ${since}` : ''}`;
  }
  const moved = movement(own, input);
  if (stands !== '' && moved !== '') return `${indicator.name}: ${area} ${stands}; ${moved} ${since}`;
  if (stands !== '') return `${indicator.name}: ${area} ${stands}, ${periodName(last)}`;
  return moved === ''
    ? `${indicator.name}, ${area}: ${fromTo(own, issues)}`
    : `${indicator.name}: ${area} ${moved} ${since}`;
}

/**
 * Lines over time: an area against its neighbours and England, or one area's breakdowns, with gaps as gaps,
 * and what is withheld named in its place.
 */
export function trendChart(input: Dataset, options: ChartOptions): Drawing {
  const all = selected(input, options).filter((o) => o.period_end !== '' && !/figure=/.test(o.breakdown));
  const id = oneIndicator(all, 'trend');
  const indicator = input.catalogue.indicators.get(id)!;
  const area = areaOf(all, options);
  const wanted = options.table === undefined ? all.filter((o) => comparable(o) === '') : all;
  const issues = flagged(wanted, input);
  const totals = wanted.filter((o) => isNationalTotal(o) && issues.sign(o) !== '!!');
  const drawn = wanted.filter((o) => o.indicator === id && !totals.includes(o));
  const series = seriesOf(drawn, area, input.catalogue);
  insist(
    series.length <= MOST_SERIES,
    `A trend chart tells ${MOST_SERIES} lines apart, not ${series.length} (${series
      .slice(0, MOST_SERIES)
      .map(({ name }) => name)
      .join('; ')}${series.length > MOST_SERIES ? '; …' : ''}). Choose multiples.`,
  );
  const figures = drawn.filter(isFigure);
  insist(
    new Set(figures.map((o) => o.period_end)).size > 1,
    'A trend chart needs figures of two periods or more, and these are of one. Choose bars: --kind bars.',
  );
  const names = series.map(({ name }) => name);
  const values = figures.map((o) => o.value);
  const scale = lineScale(values, indicator.unit);
  const left = axisRoom(scale, indicator.unit);
  const rough = series.flatMap((s) => pointsOf(s, NO_AXIS, issues, indicator));
  const width = plotWidth(left, endRoom(rough, names, true) - PAD);
  const axis = timeAxis(drawn, width - 2 * PAD);
  const points = series.flatMap((s) => pointsOf(s, axis, issues, indicator, series.length > 1));
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
    named: true,
    valued: series[0]!.observations.length <= 8,
  };
  const { ends, values: valued, withheld } = lineLabels(plot);
  const own = series[0]!.observations.filter(isFigure);
  insist(own.length > 0, `Of ${names[0]} every figure is suppressed or missing.`);
  const beside = besideOf(own, area, input);
  const rows = series.flatMap(({ observations }) =>
    observations[0]!.area_name === area ? (trendRow(observations, input) ?? []) : [],
  );
  const neighbours = beside.find(({ rests_on }) => rests_on !== '');
  const documents = new Set(drawn.map(({ source }) => source.split(', ')[0]));
  const leftOut = selected(input, options)
    .filter((o) => o.indicator === id && isFigure(o) && /figure=/.test(o.breakdown))
    .map((o) => `${breakdownName(o.breakdown)} ${o.published} (${periodName(o)})`)
    .join(', ');
  // Caveats of a process chart's limits, and a later figure of one line of several, would be read of all of it.
  const fitting = (text: string): boolean =>
    !/\blimits\b/.test(text) && (series.length === 1 || areas > 1 || !text.startsWith('A later figure'));
  const areas = new Set(drawn.map((o) => o.area_name)).size;
  const seriesBreak = breakBetween(own.at(-1)!, own[0]!, indicator);
  const range = `${indicator.name}, ${measureText(indicator)}`;
  return {
    title: titleOf(series, beside, area, indicator, input, issues),
    subtitle: subtitleText(measureText(indicator), periodsText(drawn)),
    shows: `Line chart of ${range}: ${andList(names)}, ${periodsText(drawn)}; the figures run from ${Math.min(...values)} to ${Math.max(...values)}`,
    figures: `${series.map(listOf).join('. ')}`,
    rows: points,
    columns: ['series', ...FIGURE_COLUMNS],
    helpers: { ends, values: valued, withheld },
    views: [linesView(plot, { ends: 'ends', values: 'values', withheld: 'withheld' })],
    left,
    notes: [
      ...issues.notes,
      seriesBreak,
      neighbours ? `${neighbours.comparator}: ${neighbours.rests_on}.` : '',
      nationalTotalNote(totals),
      scale.domain[0] === 0 ? '' : 'The vertical axis does not start at 0.',
      untested(beside),
      documents.size > 1 ? 'The figures come from different documents and may not be counted alike.' : '',
      leftOut === '' ? '' : `Also published, not drawn: ${leftOut}.`,
      ...issues
        .besides([
          ...[...beside, ...rows].map(({ caveat }) => caveat),
          ...(documents.size > 1 ? own.map(staffCaveat) : []),
        ])
        .filter((text) => text !== seriesBreak && fitting(text)),
    ].filter((note) => note !== ''),
    sources: [...new Set(drawn.map(({ source }) => source))],
  };
}
