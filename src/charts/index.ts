import type { Dataset } from '../model/dataset.js';
import { insist } from '../statistics/estimate.js';
import { orList } from '../text/list.js';
import type { Chart } from './chart.js';
import { compose, type Drawing, type TableDrawing } from './compose.js';
import type { ChartOptions } from './input.js';
import { barsChart } from './kinds/bars.js';
import { dumbbellChart } from './kinds/disparity/dumbbell.js';
import { indexChart } from './kinds/disparity/index-chart.js';
import { funnelChart } from './kinds/funnel/funnel.js';
import { multiplesChart } from './kinds/multiples/multiples.js';
import { planChart } from './kinds/plan/plan.js';
import { processKind } from './kinds/process/process.js';
import { scorecardChart } from './kinds/scorecard/scorecard.js';
import { slopeChart } from './kinds/slope.js';
import { timelineChart } from './kinds/timeline/timeline.js';
import { trendChart } from './kinds/trend.js';
import { divergingChart } from './kinds/workforce/diverging.js';
import { stackedChart } from './kinds/workforce/stacked.js';
import { yearToDateChart } from './kinds/year-to-date.js';
import { THEMES } from './style.js';

interface Kind {
  readonly draw: (input: Dataset, options: ChartOptions) => Drawing | TableDrawing;
  /** What it is good for. */
  readonly about: string;
}

const KINDS = {
  trend: { draw: trendChart, about: 'lines over time, an area against its neighbours and England' },
  process: { draw: processKind, about: 'a monthly series with the limits of expected variation' },
  'year-to-date': { draw: yearToDateChart, about: 'this year to date compared with last year' },
  bars: { draw: barsChart, about: 'ranked bars, with the area and its neighbours marked' },
  multiples: { draw: multiplesChart, about: 'a page of small charts, one for each indicator' },
  slope: { draw: slopeChart, about: 'two periods and the line between them' },
  dumbbell: {
    draw: dumbbellChart,
    about: 'each group’s share of a cohort compared with its share of the population',
  },
  index: { draw: indexChart, about: 'representation of each group, with limits and a line at 1' },
  stacked: {
    draw: stackedChart,
    about: 'employees and agency staff of each service, and its budgeted posts',
  },
  diverging: { draw: divergingChart, about: 'vacancy rates to the left, agency shares to the right' },
  scorecard: { draw: scorecardChart, about: 'an area’s indicators on a page, each read as better or worse' },
  timeline: { draw: timelineChart, about: 'the judgements of inspections' },
  funnel: { draw: funnelChart, about: 'many areas by size, with control limits' },
  plan: { draw: planChart, about: 'actions from start to end' },
} as const satisfies Record<string, Kind>;

export type ChartKind = keyof typeof KINDS;

/** The kinds of charts, with what each is good for. */
export const CHART_KINDS = Object.entries(KINDS).map(([name, { about }]) => ({
  name: name as ChartKind,
  about,
}));

const OPTIONS: readonly (keyof ChartOptions)[] = ['table', 'indicator', 'area', 'cohort', 'theme', 'title'];

/**
 * A chart as data: title, notes, alternative text, the figures it draws and a Vega-Lite specification that
 * stands alone. What the checks flag is drawn as published, marked, and told in a note.
 *
 * @param kind one of `CHART_KINDS`.
 * @param data what `load()` gives, unfiltered.
 * @param options what is drawn: a table, an indicator, or an indicator of a table.
 * @throws InvalidInputError if an option is not understood or the figures do not make such a chart; it names what
 *   would do.
 * @example chart('trend', load(), { table: 'cin-rate' }).title
 * // 'Children in need: Croydon higher than its statistical neighbours and England; down from 449.6 to 410.3 since 31 March 2012'
 */
export function chart(kind: ChartKind, data: Dataset, options: ChartOptions = {}): Chart {
  const names = CHART_KINDS.map(({ name }) => name);
  insist(names.includes(kind), `There is no kind of chart "${kind}"; there are ${orList(names)}.`);
  const strange = Object.keys(options).find((name) => !(OPTIONS as readonly string[]).includes(name));
  insist(strange === undefined, `A chart has no option "${strange}"; it has ${orList([...OPTIONS])}.`);
  const { theme = 'light' } = options;
  insist(THEMES.includes(theme), `There is no theme "${theme}"; there are ${orList([...THEMES])}.`);
  return compose(kind, KINDS[kind].draw(data, options), data, options);
}
