import type { Unit } from '../model/observation.js';
import { timeX, valueAxis } from './axes.js';
import type { Row, View } from './compose.js';
import type { TimeAxis } from './periods.js';
import { placing, type Scale } from './scale.js';
import { endLabels, pointLabels, seriesLayers, seriesStyles } from './series-marks.js';
import { PALETTES, type Theme } from './style.js';

/** A point of a line; a value of null with a status is a figure that is withheld, without one a gap. */
export interface LinePoint extends Row {
  readonly series: string;
  /** The last day of the period. */
  readonly date: string;
  readonly period: string;
  readonly value: number | null;
  /** How the value reads beside the point. */
  readonly label: string;
  readonly status: string;
  readonly issue: string;
}

/** What lines are drawn in. */
export interface LinePlot {
  readonly points: readonly LinePoint[];
  /** In the order of colours, dashes and shapes: the marked one first. */
  readonly series: readonly string[];
  readonly scale: Scale;
  readonly axis: TimeAxis;
  readonly unit: Unit;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly theme: Theme;
  /** Whether lines have their names beside them, not only their last figures. */
  readonly named: boolean;
  /** Whether each point of the marked line has its value beside it. */
  readonly valued: boolean;
  /** Which rows of the data set `drawn` are the points. */
  readonly filter?: string;
}

/** Names of the data sets that hold labels. */
export interface LabelData {
  readonly ends: string;
  readonly values: string;
  readonly withheld: string;
}

/** Lines through the figures of each series, with gaps as gaps, names at their ends and issues marked. */
export function linesView(plot: LinePlot, names: LabelData): View {
  const { series, scale, axis, unit, width, height, left, theme, filter = 'true' } = plot;
  const { ink, quiet } = PALETTES[theme];
  const x = timeX(axis);
  const y = {
    field: 'value',
    type: 'quantitative',
    scale: { domain: [...scale.domain], range: placing(scale, height).range, nice: false, zero: false },
    axis: valueAxis(scale, unit, left),
  };
  return {
    width,
    height,
    layer: [
      ...seriesLayers({ styles: seriesStyles(series, theme), marked: series[0]!, x, y, theme, filter }),
      {
        data: { name: names.withheld },
        mark: {
          type: 'text',
          align: { expr: 'datum.align' },
          color: quiet,
          fontStyle: 'italic',
          aria: false,
        },
        encoding: { x, y: { field: 'y', type: 'quantitative', scale: null }, text: { field: 'text' } },
      },
      ...pointLabels(names.values, 'text', x, y, ink),
      ...endLabels(names.ends, x, y, ink, 14),
    ],
  } as View;
}
