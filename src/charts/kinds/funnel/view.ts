import { valueAxis } from '../../axes.js';
import type { View } from '../../compose.js';
import { issueRing } from '../../issue-marks.js';
import { PALETTES, type Theme } from '../../style.js';
import { type FunnelLayout, HEIGHT } from './layout.js';
import { FAR } from './row.js';

/** What tells how far areas lie from the average besides their colours, in the order of `FAR`. */
export const FAR_SHAPES = ['circle', 'triangle-up', 'diamond'] as const;

/** The colours of areas in the order of `FAR`. */
export function farColours(theme: Theme): readonly string[] {
  const { context, categories } = PALETTES[theme];
  return [context, categories[3], categories[2]];
}

/** Areas as dots by what is counted over, between the lines of the limits. */
export function funnelView(
  { x, y, width, left }: FunnelLayout,
  axisTitle: string,
  percent: boolean,
  theme: Theme,
): View {
  const { ink, quiet, background, issue, categories } = PALETTES[theme];
  const across = {
    field: 'denominator',
    type: 'quantitative',
    scale: { domain: [...x.domain], nice: false, zero: false },
    axis: { title: axisTitle, values: [...x.ticks], format: ',.0f', grid: false, titlePadding: 8 },
  };
  const up = {
    field: 'value',
    type: 'quantitative',
    scale: { domain: [...y.domain], nice: false, zero: false },
    axis: valueAxis(y, percent ? 'percent' : 'rate_per_10000', left),
  };
  const far = (range: readonly string[]) => ({
    field: 'far',
    type: 'nominal',
    scale: { domain: [...FAR], range: [...range] },
    legend: null,
  });
  const line = (test: string, strokeDash: number[], strokeWidth: number) => ({
    data: { name: 'limits' },
    transform: [{ filter: test }],
    mark: { type: 'line', color: quiet, strokeDash, strokeWidth, clip: true },
    encoding: { x: across, y: up, detail: { field: 'line' } },
  });
  return {
    width,
    height: HEIGHT,
    layer: [
      line("datum.line === 'lower998' || datum.line === 'upper998'", [1, 0], 1.5),
      line("datum.line === 'lower95' || datum.line === 'upper95'", [6, 4], 1.5),
      line("datum.line === 'average'", [1, 0], 2.4),
      {
        data: { name: 'drawn' },
        mark: { type: 'point', filled: true, opacity: 1, stroke: background, strokeWidth: 1 },
        encoding: {
          x: across,
          y: up,
          shape: far(FAR_SHAPES),
          fill: {
            condition: { test: "datum.marked === 'yes'", value: categories[0] },
            ...far(farColours(theme)),
          },
          size: { condition: { test: "datum.marked === 'yes'", value: 170 }, value: 75 },
          tooltip: ['series', 'period', 'label', 'verdict', 'published'].map((field) => ({
            field,
            type: 'nominal',
          })),
        },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: "datum.issue !== ''" }],
        mark: issueRing(issue),
        encoding: { x: across, y: up },
      },
      ...(['yes', 'no'] as const).map((marked) => ({
        data: { name: 'labels' },
        transform: [{ filter: `datum.marked === '${marked}'` }],
        mark: { type: 'text', color: ink, fontWeight: marked === 'yes' ? 'bold' : 'normal' },
        encoding: { x: across, y: up, text: { field: 'text' } },
      })),
      {
        data: { name: 'ends' },
        mark: { type: 'text', color: ink, dx: 8 },
        encoding: { x: across, y: up, text: { field: 'text' } },
      },
    ],
  } as unknown as View;
}
