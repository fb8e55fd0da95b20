import type { View } from '../../compose.js';
import { box, pixels, rulesLayer, textLayer } from '../../placed.js';
import { readableOn } from '../../readable.js';
import { PALETTES, SIZES, type Theme } from '../../style.js';
import { CHIP } from './rows.js';
import { SIGN_SHAPES, TONES } from './signs.js';

const tone = (range: readonly string[]) => ({
  field: 'tone',
  type: 'nominal',
  scale: { domain: [...TONES], range: [...range] },
  legend: null,
});

/** The rows of a scorecard: names, values, and a field in colour for each figure beside them. */
export function scorecardView(height: number, theme: Theme): View {
  const { ink, quiet, band, background, categories } = PALETTES[theme];
  const [good, , , bad] = categories;
  const words = tone([
    readableOn(good, theme),
    ink,
    readableOn(bad, theme),
    ink,
    readableOn(band, theme),
    ink,
    ink,
    quiet,
  ]);
  const [ground, edge] = [
    [good, background, bad, background, band, background, background, background],
    [good, good, bad, bad, band, band, quiet, background],
  ];
  const chips = { data: { name: 'drawn' }, transform: [{ filter: "datum.kind !== 'value'" }] };
  const chipText = (field: string, dy: number) => ({
    ...chips,
    mark: { type: 'text', dx: CHIP.inset, dy },
    encoding: { x: pixels('x'), y: pixels('y'), text: { field }, color: words },
  });
  const tooltip = ['panel', 'series', 'period', 'label', 'reads', 'printed'].map((field) => ({
    field,
    type: 'nominal',
  }));
  return {
    width: SIZES.width,
    height,
    layer: [
      rulesLayer(theme),
      textLayer('names', { color: ink }),
      textLayer('headings', { color: ink, fontWeight: 'bold' }),
      {
        ...chips,
        transform: [
          ...chips.transform,
          { calculate: `datum.x + ${CHIP.width}`, as: 'x2' },
          { calculate: `datum.y + ${CHIP.height}`, as: 'y2' },
        ],
        mark: { type: 'rect', cornerRadius: 4, strokeWidth: 2 },
        encoding: {
          ...box,
          fill: tone(ground),
          stroke: tone(edge),
          tooltip,
        },
      },
      chipText('label', 10.5),
      chipText('reads', 26),
      {
        ...chips,
        mark: {
          type: 'point',
          filled: true,
          size: 75,
          opacity: 1,
          xOffset: CHIP.width - 14,
          yOffset: 11,
          aria: false,
        },
        encoding: {
          x: pixels('x'),
          y: pixels('y'),
          color: words,
          shape: {
            field: 'sign',
            type: 'nominal',
            scale: { domain: Object.keys(SIGN_SHAPES), range: Object.values(SIGN_SHAPES) },
            legend: null,
          },
        },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: "datum.kind === 'value'" }],
        mark: { type: 'text', align: 'right', color: ink, fontWeight: 'bold' },
        encoding: { x: pixels('x'), y: pixels('middle'), text: { field: 'label' }, tooltip },
      },
    ],
  } as unknown as View;
}
