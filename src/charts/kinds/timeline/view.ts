import type { View } from '../../compose.js';
import { box, pixels, rulesLayer, textLayer } from '../../placed.js';
import { readableOn } from '../../readable.js';
import { PALETTES, SIZES, type Theme } from '../../style.js';
import { ROOM } from './columns.js';

/** What tells the grades apart besides their words: from 1, the best, to 4. */
const GRADE_SHAPES = ['diamond', 'triangle-up', 'square', 'triangle-down'] as const;

/** Judgements as fields in rows and columns, each with its grade by a colour, a shape and a word. */
export function timelineView(height: number, theme: Theme): View {
  const { ink, background, doubt, categories } = PALETTES[theme];
  const [best, good, poor, middling] = categories;
  const fills = [best, good, middling, poor];
  const domain = ['1', '2', '3', '4'];
  const grade = (range: readonly string[]) => ({
    field: 'grade',
    type: 'nominal',
    scale: { domain, range: [...range] },
    legend: null,
  });
  const onFill = grade(fills.map((fill) => readableOn(fill, theme)));
  return {
    width: SIZES.width,
    height,
    layer: [
      rulesLayer(theme),
      {
        data: { name: 'drawn' },
        mark: { type: 'rect', cornerRadius: 4, strokeWidth: 2 },
        encoding: {
          ...box,
          fill: grade(fills),
          stroke: { condition: { test: "datum.doubt !== ''", value: doubt }, value: background },
          tooltip: ['group', 'theme', 'inspection', 'reads', 'printed'].map((field) => ({
            field,
            type: 'nominal',
          })),
        },
      },
      {
        data: { name: 'drawn' },
        mark: { type: 'point', filled: true, size: 75, opacity: 1, xOffset: ROOM.padding + 7, aria: false },
        encoding: {
          x: pixels('x'),
          y: pixels('middle'),
          color: onFill,
          shape: {
            field: 'grade',
            type: 'nominal',
            scale: { domain, range: [...GRADE_SHAPES] },
            legend: null,
          },
        },
      },
      textLayer('words', { fontWeight: 'normal' }, { color: onFill }),
      textLayer('names', { color: ink, fontWeight: 'normal' }),
      textLayer('headings', { color: ink, fontWeight: 'bold' }),
    ],
  } as unknown as View;
}
