import { insist } from '../statistics/estimate.js';
import type { Chart } from './chart.js';
import { compose, type Drawing } from './compose.js';
import { type Charted, type ChartOptions, orList } from './input.js';
import { barsChart } from './kinds/bars.js';
import { dumbbellChart, indexChart } from './kinds/disparity.js';
import { multiplesChart } from './kinds/multiples.js';
import { processKind } from './kinds/process.js';
import { slopeChart } from './kinds/slope.js';
import { trendChart } from './kinds/trend.js';
import { divergingChart, stackedChart } from './kinds/workforce.js';
import { yearToDateChart } from './kinds/year-to-date.js';
import { THEMES } from './style.js';

/** Each kind of chart, and what it is good for. */
const KINDS = {
  trend: trendChart,
  process: processKind,
  bars: barsChart,
  dumbbell: dumbbellChart,
  index: indexChart,
  stacked: stackedChart,
  diverging: divergingChart,
  slope: slopeChart,
  multiples: multiplesChart,
  'year-to-date': yearToDateChart,
} as const satisfies Record<string, (input: Charted, options: ChartOptions) => Drawing>;

export type ChartKind = keyof typeof KINDS;
export const CHART_KINDS = Object.keys(KINDS) as ChartKind[];

export function chart(kind: ChartKind, data: Charted, options: ChartOptions): Chart {
  insist(
    CHART_KINDS.includes(kind),
    `There is no kind of chart "${kind}"; there are ${orList(CHART_KINDS)}.`,
  );
  const { theme = 'light' } = options;
  insist(THEMES.includes(theme), `There is no theme "${theme}"; there are ${orList([...THEMES])}.`);
  return compose(kind, KINDS[kind](data, options), data, options);
}
