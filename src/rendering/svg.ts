import type { Chart } from '../charts/chart.js';
import { FONT } from '../charts/style.js';
import { chartView } from './chart-view.js';
import { type Compiling, compiled } from './compiled.js';
import { escaped } from './escaped.js';
import { logger } from './logger.js';

/** Attributes that say nothing in a picture that is described as a whole, or nothing at all: dashes without
 * gaps are a line, and PDF refuses them. */
const NOISE = / (?:aria-[a-z]+|role|class|pointer-events)="[^"]*"| opacity="1"| stroke-dasharray="[\d.]+,0"/g;

/** The frames that Vega keeps for every group, without a line and never seen. */
const UNSEEN = /(?<!<clipPath [^>]*>)<path (?:[^>]*display="none"[^>]*|d="[^"]*")\/>/g;

const LONG_FRACTION = /\d+\.\d{4,}(?:e-?\d+)?/g;

/** Text as wide as it was measured: some browsers else round the width of every letter to a pixel. */
export const EXACT = ' text-rendering="geometricPrecision"';

const FONT_FAMILY = ` font-family="${FONT}"`;

/** A tag in few bytes, the same for every engine's last digit. */
const plain = (tag: string): string =>
  tag
    .replace(NOISE, '')
    .replace(FONT_FAMILY, '')
    .replace(LONG_FRACTION, (number) => String(Number(Number(number).toFixed(3))));

/** Tags of a drawing in few bytes: without what Vega says of each mark, and without frames that are never seen. */
export const slim = (drawing: string): string => drawing.replace(/<[^>]*>/g, plain).replace(UNSEEN, '');

/** Ids in the order in which they are defined, each with the chart's name before it. */
export function ownIds(svg: string, name: string): string {
  const ids = [...svg.matchAll(/<\w+ id="([^"]*)"/g)].map(([, id]) => id!);
  const own = new Map(ids.map((id, at) => [id, `${name}-${at + 1}`]));
  return svg.replace(/<[^>]*>/g, (tag) =>
    tag
      .replace(/ id="([^"]*)"/, (_, id) => ` id="${own.get(id)}"`)
      .replace(/="url\(#([^)]*)\)"/g, (_, id) => `="url(#${own.get(id)})"`),
  );
}

/** The picture with the chart's words about it in the place of Vega's words about each mark. */
function described(svg: string, { name, title, alt }: Chart): string {
  const [, width, height] = /<svg [^>]*?width="([^"]*)" height="([^"]*)"/.exec(svg)!;
  const drawn = slim(svg.slice(svg.indexOf('>') + 1));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"${FONT_FAMILY}${EXACT} role="img" aria-labelledby="${name}-title ${name}-desc">
<title id="${name}-title">${escaped(title)}</title>
<desc id="${name}-desc">${escaped(alt)}</desc>
${ownIds(drawn, name)}
`;
}

/**
 * A chart as an SVG picture: accessible, the same bytes on every machine, and free to stand on one page with
 * others, as no id is used twice.
 *
 * @throws Error if Vega or Vega-Lite warns and `onWarning` is not given.
 * @example await writeFile('rates.svg', await svg(chart));
 */
export async function svg(chart: Chart, compiling?: Compiling): Promise<string> {
  const view = chartView(compiled(chart, compiling), {
    renderer: 'none',
    logger: logger(compiling?.onWarning),
  });
  try {
    return described(await view.toSVG(), chart);
  } finally {
    view.finalize();
  }
}
