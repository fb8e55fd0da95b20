import { readFileSync } from 'node:fs';
import subset from 'subset-font';
import type { Weight } from '../text-width.js';
import { FAMILY, FONT_FILES } from './fonts.js';

/** Every character of a text once, in order, so that equal texts give equal bytes. */
const characters = (text: string): string => [...new Set(text)].sort().join('');

async function rule(weight: Weight, text: string): Promise<string> {
  const font = await subset(readFileSync(FONT_FILES[weight]), characters(text), { targetFormat: 'woff2' });
  return `@font-face { font-family: ${FAMILY}; font-weight: ${weight}; src: url(data:font/woff2;base64,${font.toString('base64')}) format('woff2'); }\n`;
}

/**
 * CSS that carries the shipped font with the characters of the given texts and no others, so that a picture or a
 * page looks the same on every machine. About 5 KB for a chart.
 *
 * @param texts what is set in each weight; a weight without text is left out.
 * @example await fontFace({ normal: 'Croydon 410.3', bold: 'Children in need' })
 */
export async function fontFace(texts: Readonly<Record<Weight, string>>): Promise<string> {
  const weights = (['normal', 'bold'] as const).filter((weight) => texts[weight] !== '');
  return (await Promise.all(weights.map((weight) => rule(weight, texts[weight])))).join('');
}

/** First and last character of the blocks of Unicode that hold English, Welsh and the names of western Europe. */
const BLOCKS = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
] as const;
const SIGNS = '–—…‘’“”•−≤≥≠≈€';

const LATIN =
  BLOCKS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCharCode(first + at)),
  ).join('') + SIGNS;

let page: Promise<string> | undefined;

/**
 * CSS that carries the shipped font for a page with charts: Latin letters, figures and signs in both weights.
 * About 31 KB, once for a page however many charts it shows. The page's policy must allow `font-src data:`.
 *
 * @example `<style>${await pageFont()}</style>`
 */
export function pageFont(): Promise<string> {
  page ??= fontFace({ normal: LATIN, bold: LATIN });
  return page;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };

/** The text of markup, as a reader sees it. */
const read = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|(\w+));/g, (all, code, name) =>
      code ? String.fromCodePoint(Number(code)) : (ENTITIES[name] ?? all),
    );

/**
 * An SVG picture that carries the font for its own text, to be opened, sent or placed in a document by itself.
 * Pages that hold the picture among others carry the font once instead, by `pageFont`.
 *
 * @example await writeFile('rates.svg', await withFont(await svg(chart)));
 */
export async function withFont(svg: string): Promise<string> {
  const texts = { normal: '', bold: '' };
  for (const [, attributes, content] of svg.matchAll(/<text([^>]*)>(.*?)<\/text>/gs))
    texts[attributes!.includes('font-weight="bold"') ? 'bold' : 'normal'] += read(content!);
  const face = await fontFace(texts);
  return svg.replace(/<\/title>\n(?:<desc.*<\/desc>\n)?/, (words) => `${words}<style>\n${face}</style>\n`);
}

/**
 * The picture without the font that it carries, for a page that has it.
 *
 * @example withoutFont(await withFont(svg)) === svg
 */
export const withoutFont = (svg: string): string =>
  svg.replace(/<style>\n(?:@font-face [^\n]*\n)+<\/style>\n?/, '');
