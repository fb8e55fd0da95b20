import type { Chart, TableChart, VegaChart } from '../chart.js';
import { footLines } from '../compose.js';
import { FONT, PALETTES, SIZES } from '../style.js';
import { wrapped } from '../text-width.js';
import { chartView } from './chart-view.js';
import { type Compiling, compiled } from './compiled.js';
import { escaped } from './escaped.js';
import { logger } from './logger.js';
import { paragraph, rule, type Tips, tableSvg } from './table-svg.js';

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

const size = (svg: string): [width: string, height: string] => {
  const [, width, height] = /<svg [^>]*?width="([^"]*)" height="([^"]*)"/.exec(svg)!;
  return [width!, height!];
};

/** A drawing as a picture that the chart's words describe. */
const described = (
  { name, title, alt }: Chart,
  [width, height]: readonly [string | number, string | number],
  drawing: string,
): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"${FONT_FAMILY}${EXACT} role="img" aria-labelledby="${name}-title ${name}-desc">
<title id="${name}-title">${escaped(title)}</title>
<desc id="${name}-desc">${escaped(alt)}</desc>
${drawing}
`;

async function vegaSvg(chart: VegaChart, compiling?: Compiling): Promise<string> {
  const view = chartView(compiled(chart, compiling), {
    renderer: 'none',
    logger: logger(compiling?.onWarning),
  });
  try {
    const drawn = await view.toSVG();
    return described(chart, size(drawn), ownIds(slim(drawn.slice(drawn.indexOf('>') + 1)), chart.name));
  } finally {
    view.finalize();
  }
}

/** A table under its title, with its notes below. */
function tablePicture(chart: TableChart, tips: Tips): string {
  const { title, subtitle, theme, cells } = chart;
  const { ink, grid, background } = PALETTES[theme];
  const { edge, width, line, titleLine } = SIZES;
  const [titles, subtitles] = [
    wrapped(title, width, SIZES.title, 'bold'),
    wrapped(subtitle, width, SIZES.text),
  ];
  const notes = footLines(chart);
  const table = tableSvg(cells, theme, tips);
  const below = titles.length * titleLine;
  const top = below + 4 + subtitles.length * line + 14;
  const foot = top + table.height + 22;
  const height = Math.ceil(foot + notes.length * line + 2 * edge);
  const set = { colour: ink };
  return described(
    chart,
    [width + 2 * edge, height],
    `<rect width="100%" height="100%" fill="${background}"/>
<g transform="translate(${edge},${edge})">
${paragraph(titles, 0, 0, titleLine, { ...set, weight: 'bold', size: SIZES.title })}
${paragraph(subtitles, 0, below + 4, line, set)}
<g transform="translate(0,${top})">
${table.svg}
</g>
${rule(foot - 8, grid)}
${paragraph(notes, 0, foot, line, set)}
</g>
</svg>`,
  );
}

/**
 * A chart as an SVG picture: accessible, the same bytes on every machine, and ready to be placed on one page with
 * others, as no id is used twice. It names its font; `withFont` adds it.
 *
 * @param tips how the cells of a table tell more than they show.
 * @throws Error if Vega or Vega-Lite warns and `onWarning` is not given.
 * @example await writeFile('rates.svg', await withFont(await svg(chart)));
 */
export async function svg(chart: Chart, compiling?: Compiling, tips: Tips = 'none'): Promise<string> {
  return chart.spec === undefined ? tablePicture(chart, tips) : vegaSvg(chart, compiling);
}
