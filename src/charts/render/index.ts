import { type Chart, vegaLite } from '../chart.js';

/** What a chart can be made into; the name of a format is the ending of its file. */
export const FORMATS = ['svg', 'png', 'print.png', 'pdf', 'html', 'vl.json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** Is this the name of a format? */
export const isFormat = (name: string): name is Format => (FORMATS as readonly string[]).includes(name);

/** The formats of a chart: all, but for a table, which has no specification of Vega-Lite. */
export const formatsOf = ({ spec }: Chart): readonly Format[] =>
  spec === undefined ? FORMATS.filter((format) => format !== 'vl.json') : FORMATS;

const drawn = new WeakMap<Chart, Promise<string>>();

/** Most formats begin with the same picture. */
function svgOf(chart: Chart): Promise<string> {
  const known = drawn.get(chart);
  if (known) return known;
  const picture = import('./svg.js').then(({ svg }) => svg(chart));
  drawn.set(chart, picture);
  return picture;
}

const RENDERERS: Record<Format, (chart: Chart) => Promise<string | Uint8Array>> = {
  svg: async (chart) => (await import('./font-face.js')).withFont(await svgOf(chart)),
  png: async (chart) => {
    const { png, SCALES } = await import('./png.js');
    return png(await svgOf(chart), SCALES.screen);
  },
  'print.png': async (chart) => {
    const { png, SCALES } = await import('./png.js');
    return png(await svgOf(chart), SCALES.print);
  },
  pdf: async (chart) => (await import('./pdf.js')).pdf(chart, await svgOf(chart)),
  html: async (chart) => (await import('./html.js')).html(chart, await svgOf(chart)),
  'vl.json': async (chart) => {
    const { specJson } = await import('./spec-json.js');
    return specJson(vegaLite(chart));
  },
  csv: async (chart) => (await import('./data-csv.js')).dataCsv(chart),
};

/**
 * A chart as the content of a file. What draws it is loaded when it is first needed.
 *
 * @throws Error if Vega is not content with the chart's specification.
 * @example await writeFile(`rates.pdf`, await render(chart, 'pdf'));
 */
export async function render(chart: Chart, format: Format): Promise<string | Uint8Array> {
  if (!isFormat(format)) throw new Error(`There is no format "${format}"; there are ${FORMATS.join(', ')}.`);
  return RENDERERS[format](chart);
}
