import type { Row, View } from './compose.js';
import { issueOutline } from './issue-marks.js';
import { type NamedRows, namedRows, namesLayer } from './rows.js';
import { PALETTES, SIZES, type Theme } from './style.js';
import { textWidth } from './text-width.js';

/** A bar: one row of a chart, from 0 to its value. */
export interface Bar extends Row {
  /** Its name, on the left. */
  readonly series: string;
  readonly value: number | null;
  /** The figure, or why there is none. */
  readonly label: string;
  readonly issue: string;
  /** What stands at its end: the figure with the sign of issue. */
  readonly told: string;
  /** The one the chart is about, what it is compared with, and the rest. */
  readonly role: 'area' | 'neighbour' | 'context';
}

const BAR = 20;

/** Bars as a view, with what it needs to stand in a frame. */
export interface BarsView {
  readonly view: View;
  readonly left: number;
  readonly labels: NamedRows['labels'];
}

/**
 * Horizontal bars from 0, each with its name on the left and its figure at its end.
 *
 * @param width of names, bars and figures together, in pixels.
 * @param names the data set that holds the `labels` that come back.
 * @param filter which rows of the data set `drawn` are these bars.
 */
export function barsView({
  bars,
  width: whole,
  theme,
  names,
  filter = 'true',
}: {
  readonly bars: readonly Bar[];
  readonly width: number;
  readonly theme: Theme;
  readonly names: string;
  readonly filter?: string;
}): BarsView {
  const { ink, quiet, categories, context, issue } = PALETTES[theme];
  const rows = namedRows(
    bars.map(({ series }) => series),
    whole,
  );
  const values = bars.flatMap(({ value }) => value ?? []);
  const right = Math.max(...bars.map(({ told }) => textWidth(told, SIZES.text, 'bold'))) + 12;
  const { y } = rows;
  const x = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { domain: [Math.min(...values, 0), Math.max(...values, 0) || 1], nice: false },
    axis: null,
  };
  const from = (test: string) => ({
    data: { name: 'drawn' },
    transform: [{ filter: `${filter} && ${test}` }],
  });
  const text = (marked: boolean) => ({
    ...from(`isValid(datum.value) && datum.role ${marked ? '===' : '!=='} 'area'`),
    mark: { type: 'text', dx: 7, color: ink, fontWeight: marked ? 'bold' : 'normal', aria: false },
    encoding: { x, y, text: { field: 'told' } },
  });
  const view = {
    width: Math.floor(whole - rows.room - right),
    height: rows.height,
    layer: [
      namesLayer(rows, names, ink),
      {
        ...from('isValid(datum.value)'),
        mark: { type: 'bar', height: BAR },
        encoding: {
          x,
          x2: { datum: 0 },
          y,
          color: {
            field: 'role',
            type: 'nominal',
            scale: {
              domain: ['area', 'neighbour', 'context'],
              range: [categories[0], categories[1], context],
            },
            legend: null,
          },
          tooltip: [
            { field: 'series', type: 'nominal', title: 'Bar' },
            { field: 'period', type: 'nominal', title: 'Period' },
            { field: 'label', type: 'nominal', title: 'Value' },
            { field: 'published', type: 'nominal', title: 'As published' },
          ],
        },
      },
      {
        ...from("isValid(datum.value) && datum.issue !== ''"),
        mark: issueOutline(issue, BAR),
        encoding: { x, x2: { datum: 0 }, y },
      },
      text(true),
      text(false),
      {
        ...from('!isValid(datum.value)'),
        mark: { type: 'text', dx: 7, color: quiet, fontStyle: 'italic' },
        encoding: { x: { value: 0 }, y, text: { field: 'label' } },
      },
      {
        data: { values: [{}] },
        mark: { type: 'rule', color: quiet, strokeWidth: 1.5, aria: false },
        encoding: { x: { datum: 0, type: 'quantitative', scale: x.scale, axis: null } },
      },
    ],
  };
  return { view: view as View, left: rows.room, labels: rows.labels };
}
