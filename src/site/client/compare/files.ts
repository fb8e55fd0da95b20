import { FONT } from '../../../charts/style.js';
import { markup, trusted } from '../../markup.js';

/** Text of a cell of a CSV file. */
const cell = (value: unknown): string => {
  const plain = typeof value === 'number' ? Number(value.toFixed(6)) : value;
  const text = plain === null || plain === undefined ? '' : String(plain);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as a CSV file. */
export function csvOf(rows: readonly object[]): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) =>
    names.map((name) => cell((row as Record<string, unknown>)[name])).join(','),
  );
  return `${[names.join(','), ...lines].join('\n')}\n`;
}

/** A chart as a reader takes it away: under its title, with its source, and the rows behind it. */
export interface TakenChart {
  readonly title: string;
  /** What it shows, in words. */
  readonly description: string;
  /** What to know, and where it comes from. */
  readonly notes: readonly string[];
  readonly rows: readonly object[];
  /** Of the files, without an ending. */
  readonly name: string;
}

/** The font of the page's charts as CSS, from `data/font.js`. */
declare const CHART_FONT: string;

const MARGIN = 8;

/** Words in lines that fit the width, in pixels. */
function lines(text: string, font: string, width: number): string[] {
  const pen = document.createElement('canvas').getContext('2d')!;
  pen.font = font;
  const all: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${all.at(-1) ?? ''} ${word}`.trim();
    if (all.length > 0 && pen.measureText(longer).width <= width) all[all.length - 1] = longer;
    else all.push(word);
  }
  return all;
}

/** A picture that stands alone: under its title, with its source, colours by their values, on a ground of its own. */
function alone(
  svg: SVGSVGElement,
  { title, description, notes }: TakenChart,
): { svg: string; size: [number, number] } {
  const style = getComputedStyle(svg);
  const [wide, high] = [svg.width.baseVal.value, svg.height.baseVal.value];
  const head = lines(title, `bold 17px ${FONT}`, wide - 2 * MARGIN);
  const foot = notes.flatMap((note) => lines(note, `12px ${FONT}`, wide - 2 * MARGIN));
  const top = head.length * 22 + 16;
  const size: [number, number] = [wide, top + high + foot.length * 16 + 16];
  const text = (words: string, at: number, weight: string, colour: string): string =>
    markup`<text x="${MARGIN}" y="${at}" ${trusted(weight)} fill="var(--chart-${colour})">${words}</text>`
      .html;
  const inner = new XMLSerializer().serializeToString(svg).replace(/^<svg /, `<svg y="${top}" `);
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" width="${size[0]}" height="${size[1]}" viewBox="0 0 ${size.join(' ')}" font-family="${FONT}" text-rendering="geometricPrecision" role="img">${markup`<title>${title}</title><desc>${description}</desc>`.html}<style>${CHART_FONT}</style><rect width="100%" height="100%" fill="var(--chart-background)"/>${head
    .map((words, at) => text(words, 24 + at * 22, 'font-size="17px" font-weight="bold"', 'ink'))
    .join('')}${inner}${foot
    .map((words, at) => text(words, top + high + 20 + at * 16, 'font-size="12px"', 'quiet'))
    .join('')}</svg>`;
  return {
    svg: whole
      .replace(/var\((--[a-z0-9-]+)\)/g, (_, name) => style.getPropertyValue(name).trim())
      .replace(/ data-[a-z]+="[^"]*"/g, '')
      .replace(/ class="[^"]*"/g, ''),
    size,
  };
}

function take(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Dots of a picture for each pixel of the chart. */
const SCALE = 2;

/** Give the reader a picture or the rows as a file. */
export async function takeAway(format: string, drawn: SVGSVGElement, chart: TakenChart): Promise<void> {
  const { name } = chart;
  if (format === 'csv')
    return take(new Blob([csvOf(chart.rows)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  const { svg, size } = alone(drawn, chart);
  if (format === 'svg') return take(new Blob([svg], { type: 'image/svg+xml' }), `${name}.svg`);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = size.map((side) => side * SCALE) as [number, number];
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && take(blob, `${name}.png`), 'image/png');
}
