import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { fontFace, pageFont, withFont, withoutFont } from '../../../src/charts/render/font-face.js';
import { render } from '../../../src/charts/render/index.js';
import { svg } from '../../../src/charts/render/svg.js';
import { textWidth } from '../../../src/charts/text-width.js';
import { sampleChart } from './sample-chart.js';

const chart = sampleChart();

/** The fonts that CSS carries, by their weights. */
const fontsIn = (css: string) =>
  new Map(
    [...css.matchAll(/font-weight: (\w+); src: url\(data:font\/woff2;base64,([^)]*)\)/g)].map(
      ([, weight, bytes]) => [weight!, create(Buffer.from(bytes!, 'base64')) as import('fontkit').Font],
    ),
  );

describe('the font of a picture', () => {
  it('has every character of its text, in the weight in which it is set', async () => {
    const fonts = fontsIn(await withFont(await svg(chart)));
    for (const character of 'Source: 2013–14 <')
      expect(fonts.get('normal')!.hasGlyphForCodePoint(character.codePointAt(0)!)).toBe(true);
    for (const character of chart.title)
      expect(fonts.get('bold')!.hasGlyphForCodePoint(character.codePointAt(0)!)).toBe(true);
    expect(fonts.get('bold')!.hasGlyphForCodePoint('§'.codePointAt(0)!)).toBe(false);
  });

  it('sets text as wide as the charts measure it', async () => {
    const fonts = fontsIn(await fontFace({ normal: 'Croydon 410.3', bold: 'Croydon 410.3' }));
    for (const weight of ['normal', 'bold'] as const) {
      const font = fonts.get(weight)!;
      const width = font
        .glyphsForString('Croydon 410.3')
        .reduce((sum, { advanceWidth }) => sum + advanceWidth, 0);
      expect((width / font.unitsPerEm) * 14).toBeCloseTo(textWidth('Croydon 410.3', 14, weight), 1);
    }
  });

  it('is in the SVG file and takes less than 12 KB of it', async () => {
    const file = String(await render(chart, 'svg'));
    expect(file.length - (await svg(chart)).length).toBeGreaterThan(1000);
    expect(file.length - (await svg(chart)).length).toBeLessThan(12_000);
    expect(file).toMatch(/<desc id="[^"]*">[^<]*<\/desc>\n<style>\n@font-face/);
  });

  it('gives the same bytes again', async () => {
    expect(await withFont(await svg(chart))).toBe(await withFont(await svg(chart)));
  });

  it('is taken out where a page carries it', async () => {
    const bare = await svg(chart);
    expect(withoutFont(await withFont(bare))).toBe(bare);
    expect(withoutFont(bare)).toBe(bare);
  });
});

it('a page carries the font with the letters of Welsh and western European names in less than 40 KB', async () => {
  const css = await pageFont();
  expect(css.length).toBeLessThan(40_000);
  for (const font of fontsIn(css).values())
    for (const character of 'AŵŷéçñßŁ£€–’')
      expect(font.hasGlyphForCodePoint(character.codePointAt(0)!)).toBe(true);
});
