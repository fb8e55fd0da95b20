import type { View } from '../../compose.js';
import { PATHS, pixels } from '../../placed.js';
import { PALETTES, SIZES, type Theme } from '../../style.js';
import type { Calendar } from './calendar.js';
import { MONTHS_ROOM } from './rows.js';

const BAR = 10;

/** What stands for an action with both dates, with one, and for an earlier end of it. */
export const MARKS = {
  bar: PATHS.bar,
  start: 'triangle-right',
  end: 'triangle-left',
  stage: 'diamond',
} as const;

/** Actions as bars in a calendar. */
export function planView(
  { months, width, at, last }: Calendar,
  height: number,
  left: number,
  theme: Theme,
): View {
  const { ink, grid, background, doubt, categories } = PALETTES[theme];
  const data = { name: 'drawn' };
  const y = pixels('y');
  const shaped = (test: string, field: 'from' | 'to', shape: string, offset: number) => ({
    data,
    transform: [{ filter: test }],
    mark: { type: 'point', shape, filled: true, size: 70, opacity: 1, xOffset: offset, aria: false },
    encoding: {
      x: pixels(field),
      y,
      color: { condition: { test: "datum.shape === 'reversed'", value: doubt }, value: categories[0] },
    },
  });
  const edges = [...months.map(({ first }) => first), last];
  return {
    width: SIZES.width - left,
    height,
    layer: [
      {
        data: { values: edges.map((edge) => ({ x: at(edge) })) },
        mark: { type: 'rule', color: grid, aria: false },
        encoding: { x: pixels('x'), y: { value: MONTHS_ROOM - 4 }, y2: { value: height } },
      },
      {
        data: {
          values: months.map(({ first, text }, i) => ({ x: (at(first) + at(edges[i + 1]!)) / 2, text })),
        },
        mark: { type: 'text', align: 'center', color: ink },
        encoding: { x: pixels('x'), y: { value: 9 }, text: { field: 'text' } },
      },
      {
        data: { name: 'rules' },
        mark: { type: 'rule', color: grid, aria: false },
        encoding: { x: { value: -left }, x2: { value: width }, y },
      },
      {
        data,
        mark: { type: 'text', color: ink },
        encoding: { x: { value: -left }, y, text: { field: 'action' } },
      },
      {
        data,
        transform: [{ filter: "datum.shape === 'bar'" }],
        mark: { type: 'bar', height: BAR, cornerRadius: 2, color: categories[0] },
        encoding: {
          x: pixels('from'),
          x2: { field: 'to' },
          y,
          tooltip: ['action', 'printed_start', 'printed_end', 'doubt'].map((field) => ({
            field,
            type: 'nominal',
          })),
        },
      },
      {
        data: { name: 'stages' },
        mark: {
          type: 'point',
          shape: MARKS.stage,
          filled: true,
          size: 62,
          color: background,
          opacity: 1,
          xOffset: -4,
          aria: false,
        },
        encoding: { x: pixels('x'), y },
      },
      shaped("datum.shape === 'start' || datum.shape === 'reversed'", 'from', MARKS.start, 5),
      shaped("datum.shape === 'end' || datum.shape === 'reversed'", 'to', MARKS.end, -5),
      {
        data,
        mark: { type: 'text' },
        encoding: {
          x: pixels('beside'),
          y,
          text: { field: 'label' },
          color: { condition: { test: "datum.doubt !== ''", value: doubt }, value: ink },
        },
      },
    ],
  } as unknown as View;
}
