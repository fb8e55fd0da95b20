import type { Chart, VegaChart } from '../chart.js';
import { FONT, PALETTES, type Palette, SIZES } from '../style.js';
import { chartView } from './chart-view.js';
import { compiled } from './compiled.js';
import { escaped } from './escaped.js';
import { logger } from './logger.js';
import { EXACT, ownIds, slim } from './svg.js';
import { tableSvg } from './table-svg.js';

/** What a mark of a plot tells: the series it belongs to, and its figure in words. */
interface Told {
  readonly series: string;
  readonly tip: string;
}

/** What of an item of Vega's scene matters here; a group holds marks, and a mark items. */
interface Item {
  description?: string;
  aria?: boolean;
  readonly tooltip?: unknown;
  readonly datum?: { readonly series?: unknown };
  readonly items?: readonly Mark[];
}

interface Mark {
  readonly items: readonly Item[];
}

/** Headings that the words beside them make needless. */
const PLAIN: readonly string[] = ['Series', 'Period', 'Group', 'Service', 'Value', 'Indicator', 'Inspection'];

function tipOf(tooltip: unknown): string {
  if (typeof tooltip !== 'object' || tooltip === null) return typeof tooltip === 'string' ? tooltip : '';
  const parts = Object.entries(tooltip).map(([title, value]) => [title, String(value ?? '').trim()] as const);
  const value = parts.find(([title]) => title === 'Value')?.[1];
  return parts
    .filter(([title, text]) => text !== '' && !(title === 'As published' && text === value))
    .map(([title, text]) => (PLAIN.includes(title) ? text : `${title}: ${text}`))
    .join(' · ');
}

/** Marks of the scene that belong to a series or tell a figure, each with a token in the place of its description. */
function labelled({ items }: Mark, told: Told[]): void {
  for (const one of items) {
    const series = one.datum?.series;
    const tip = tipOf(one.tooltip);
    delete one.aria;
    if (typeof series === 'string' || tip !== '') {
      one.description = `§${told.length}`;
      told.push({ series: typeof series === 'string' ? series : '', tip });
    } else {
      delete one.description;
    }
    for (const inner of one.items ?? []) labelled(inner, told);
  }
}

const attribute = (name: string, text: string): string => (text === '' ? '' : ` ${name}="${escaped(text)}"`);

/** Tokens as attributes for the page's script. */
const spoken = (drawing: string, told: readonly Told[]): string =>
  drawing.replace(/ aria-label="§(\d+)"/g, (_, at) => {
    const { series, tip } = told[Number(at)]!;
    return `${attribute('data-series', series)}${attribute('data-tip', tip)}`;
  });

/** The name of a palette's colour in a style sheet. */
export const colourNames = (palette: Palette): [name: string, colour: string][] =>
  Object.entries(palette).flatMap(([role, colour]: [string, string | readonly string[]]) =>
    typeof colour === 'string'
      ? [[`--chart-${role}`, colour]]
      : colour.map((one, at): [string, string] => [`--chart-category-${at + 1}`, one]),
  );

/** Colours by their names, so that one picture suits a light page and a dark one. */
function byName(drawing: string, { theme }: Chart): string {
  const names = new Map(colourNames(PALETTES[theme]).map(([name, colour]) => [colour, name]));
  return drawing.replace(/ (fill|stroke)="(#[0-9a-f]{6})"/g, (all, kind, colour) =>
    names.has(colour) ? ` ${kind}="var(${names.get(colour)})"` : all,
  );
}

/** The chart without title, notes and source, which a page says itself. */
function bare(chart: VegaChart): VegaChart {
  const { title: _title, vconcat, ...spec } = chart.spec as Extract<VegaChart['spec'], { vconcat: unknown }>;
  return { ...chart, spec: { ...spec, vconcat: vconcat.slice(0, -1) } };
}

const WIDTH = SIZES.width + 2 * SIZES.edge;

const framed = (chart: Chart, width: number, height: number, drawing: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}"${EXACT} role="img" aria-label="${escaped(chart.title)}">${byName(drawing, chart)}`;

async function vegaPlot(chart: VegaChart): Promise<string> {
  const view = chartView(compiled(bare(chart)), { renderer: 'none', logger: logger() });
  try {
    await view.runAsync();
    const told: Told[] = [];
    labelled((view.scenegraph() as unknown as { readonly root: Mark }).root, told);
    const svg = await view.toSVG();
    const [, own, height] = /<svg [^>]*?width="([^"]*)" height="([^"]*)"/.exec(svg)!;
    const drawn = slim(spoken(svg.slice(svg.indexOf('>') + 1), told)).replace(/<rect [^>]*\/>/, '');
    return framed(chart, Math.max(WIDTH, Number(own)), Number(height), ownIds(drawn, `${chart.name}-plot`));
  } finally {
    view.finalize();
  }
}

/**
 * The picture of a chart for a page that says its title, notes and source in words of its own. Each mark tells its
 * series (`data-series`) and its figure (`data-tip`); colours are names that a style sheet gives, as `colourNames`
 * lists them.
 *
 * @throws Error if Vega or Vega-Lite warns.
 * @example await plot(chart) // '<svg … role="img" aria-label="Children in need: Croydon higher than …">…'
 */
export async function plot(chart: Chart): Promise<string> {
  if (chart.spec !== undefined) return vegaPlot(chart);
  const { svg, height } = tableSvg(chart.cells, chart.theme, 'attributes');
  const { edge } = SIZES;
  return framed(
    chart,
    WIDTH,
    Math.ceil(height + 2 * edge),
    `<g transform="translate(${edge},${edge})">\n${svg}\n</g></svg>`,
  );
}
