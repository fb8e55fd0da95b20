import type { Unit } from '../observations/observation.js';
import { timeX, valueAxis } from './axes.js';
import type { Row, View } from './compose.js';
import type { TimeAxis } from './periods.js';
import { placing, type Scale } from './scale.js';
import { DASHES, PALETTES, SHAPES, type Theme } from './style.js';

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
  readonly doubt: string;
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
  /** Whether each point of the marked line has its value beside it. */
  readonly valued: boolean;
  /** Which rows of the data set `drawn` are the points. */
  readonly filter?: string;
}

/** Lines through the figures of each series, with gaps as gaps, names at their ends and doubts marked. */
export function linesView(plot: LinePlot, names: { ends: string; values: string }): View {
  const { series, scale, axis, unit, width, height, left, theme, points, filter = 'true' } = plot;
  const from = (test: string) => ({
    data: { name: 'drawn' },
    transform: [{ filter: `${filter} && ${test}` }],
  });
  const { ink, quiet, doubt, background, categories } = PALETTES[theme];
  const range = <T>(list: readonly T[]): T[] => series.map((_, i) => list[i % list.length]!);
  const x = timeX(axis);
  const y = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { domain: [...scale.domain], range: placing(scale, height).range, nice: false, zero: false },
    axis: valueAxis(scale, unit, left),
  };
  const color = {
    field: 'series',
    type: 'nominal' as const,
    scale: { domain: [...series], range: range(categories) },
    legend: null,
  };
  const tooltip = [
    { field: 'series', type: 'nominal' as const, title: 'Series' },
    { field: 'period', type: 'nominal' as const, title: 'Period' },
    { field: 'label', type: 'nominal' as const, title: 'Value' },
    { field: 'printed', type: 'nominal' as const, title: 'As printed' },
  ];
  const dates = points.map(({ date }) => date).sort();
  const [first, last] = [dates[0]!, dates.at(-1)!].map((date) => Date.parse(date));
  const aligned = `toNumber(datum.date) === ${first} ? 'left' : toNumber(datum.date) === ${last} ? 'right' : 'center'`;
  const withheld = points.some(({ value, status }) => value === null && status !== '' && status !== 'ok');
  const marked = (text: 'yes' | 'no') => ({
    data: { name: names.ends },
    transform: [{ filter: `datum.marked === '${text}'` }],
    mark: {
      type: 'text' as const,
      dx: 10,
      color: ink,
      fontWeight: text === 'yes' ? ('bold' as const) : ('normal' as const),
    },
    encoding: { x, y: { ...y, field: 'at' }, text: { field: 'text' } },
  });
  const sided = (side: 'above' | 'below') => ({
    data: { name: names.values },
    transform: [{ filter: `datum.side === '${side}'` }],
    mark: {
      type: 'text' as const,
      align: 'center' as const,
      dx: { expr: 'datum.shift' },
      dy: side === 'above' ? -15 : 16,
      color: ink,
      aria: false,
    },
    encoding: { x, y, text: { field: 'text' } },
  });
  return {
    width,
    height,
    layer: [
      {
        ...from('true'),
        mark: { type: 'line' },
        encoding: {
          x,
          y,
          color,
          strokeDash: {
            field: 'series',
            type: 'nominal',
            scale: { domain: [...series], range: range(DASHES) as number[][] },
            legend: null,
          },
          strokeWidth: {
            condition: { test: `datum.series === ${JSON.stringify(series[0])}`, value: 3.2 },
            value: 2.2,
          },
        },
      },
      {
        ...from('isValid(datum.value)'),
        mark: { type: 'point', filled: true, size: 80, opacity: 1, stroke: background, strokeWidth: 1 },
        encoding: {
          x,
          y,
          color,
          shape: {
            field: 'series',
            type: 'nominal',
            scale: { domain: [...series], range: range(SHAPES) as string[] },
            legend: null,
          },
          tooltip,
        },
      },
      {
        ...from("isValid(datum.value) && datum.doubt !== ''"),
        mark: {
          type: 'point',
          filled: false,
          size: 330,
          stroke: doubt,
          strokeWidth: 2.2,
          opacity: 1,
          aria: false,
        },
        encoding: { x, y },
      },
      ...(withheld
        ? [
            {
              ...from("!isValid(datum.value) && datum.status !== '' && datum.status !== 'ok'"),
              mark: {
                type: 'text' as const,
                align: { expr: aligned },
                color: quiet,
                fontStyle: 'italic' as const,
              },
              encoding: { x, y: { value: height - 12 }, text: { field: 'label' }, tooltip },
            },
          ]
        : []),
      sided('above'),
      sided('below'),
      marked('no'),
      marked('yes'),
    ],
  } as View;
}
