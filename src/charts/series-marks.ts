import { issueRing } from './issue-marks.js';
import { DASHES, PALETTES, SHAPES, SIZES, type Theme } from './style.js';

/** How a series is told from the others: each by three signs, of which colour is one. */
export interface SeriesStyle {
  readonly name: string;
  readonly colour: string;
  readonly dash: readonly number[];
  readonly shape: string;
}

/** The style of each series, the marked one first. */
export const seriesStyles = (names: readonly string[], theme: Theme): SeriesStyle[] =>
  names.map((name, i) => ({
    name,
    colour: PALETTES[theme].categories[i % PALETTES[theme].categories.length]!,
    dash: DASHES[i % DASHES.length]!,
    shape: SHAPES[i % SHAPES.length]!,
  }));

const TOOLTIP = [
  { field: 'series', type: 'nominal', title: 'Series' },
  { field: 'period', type: 'nominal', title: 'Period' },
  { field: 'label', type: 'nominal', title: 'Value' },
  { field: 'published', type: 'nominal', title: 'As published' },
];

const [MARKED, OTHER] = [3.2, 2.2];

/**
 * Lines, the points on them, and rings around those that the checks flag.
 *
 * @param marked the series that is drawn strongest.
 * @param filter which rows of the data set `drawn` are theirs.
 */
export function seriesLayers({
  styles,
  marked,
  x,
  y,
  theme,
  filter = 'true',
}: {
  readonly styles: readonly SeriesStyle[];
  readonly marked: string;
  readonly x: object;
  readonly y: object;
  readonly theme: Theme;
  readonly filter?: string;
}): object[] {
  const { background, issue } = PALETTES[theme];
  const domain = styles.map(({ name }) => name);
  const by = <T>(of: (style: SeriesStyle) => T) => ({
    field: 'series',
    type: 'nominal',
    scale: { domain, range: styles.map(of) },
    legend: null,
  });
  const color = by(({ colour }) => colour);
  const from = (test: string) => ({
    data: { name: 'drawn' },
    transform: [{ filter: `${filter} && ${test}` }],
  });
  return [
    {
      ...from('true'),
      mark: { type: 'line' },
      encoding: {
        x,
        y,
        color,
        strokeDash: by(({ dash }) => [...dash]),
        strokeWidth: {
          condition: { test: `datum.series === ${JSON.stringify(marked)}`, value: MARKED },
          value: OTHER,
        },
      },
    },
    {
      ...from('isValid(datum.value)'),
      mark: { type: 'point', filled: true, size: 80, opacity: 1, stroke: background, strokeWidth: 1 },
      encoding: { x, y, color, shape: by(({ shape }) => shape), tooltip: TOOLTIP },
    },
    {
      ...from("isValid(datum.value) && datum.issue !== ''"),
      mark: issueRing(issue),
      encoding: { x, y },
    },
  ];
}

/** Labels over and under their points, as the rows of a data set place them. */
export const pointLabels = (
  data: string,
  text: string,
  x: object,
  y: object,
  color: string,
  test = 'true',
): object[] =>
  (['above', 'below'] as const).map((side) => ({
    data: { name: data },
    transform: [{ filter: `datum.side === '${side}' && ${test}` }],
    mark: {
      type: 'text',
      align: 'center',
      dx: { expr: 'datum.shift' },
      dy: side === 'above' ? -15 : 16,
      color,
      aria: false,
    },
    encoding: { x, y, text: { field: text } },
  }));

/** Labels right of the plot or of the ends of lines, that of the marked series in bold. */
export const endLabels = (data: string, x: object, y: object, color: string, dx = 0): object[] =>
  (['no', 'yes'] as const).map((marked) => ({
    data: { name: data },
    transform: [{ filter: `datum.marked === '${marked}'` }],
    mark: {
      type: 'text',
      dx,
      // A label of several lines is centred on its place.
      dy: { expr: `isArray(datum.text) ? -(length(datum.text) - 1) * ${SIZES.line / 2} : 0` },
      color,
      fontWeight: marked === 'yes' ? 'bold' : 'normal',
      aria: false,
    },
    encoding: { x, y: { ...y, field: 'at' }, text: { field: 'text' } },
  }));
