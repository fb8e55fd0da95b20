import { Resvg } from '@resvg/resvg-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { png, SCALES } from '../../../src/charts/render/png.js';
import { svg } from '../../../src/charts/render/svg.js';
import { type Dots, decodedPng } from './decoded-png.js';
import { sampleChart } from './sample-chart.js';

let picture: string;
let [width, height] = [0, 0];
beforeAll(async () => {
  picture = await svg(sampleChart());
  [width, height] = /width="(\d+)" height="(\d+)"/.exec(picture)!.slice(1).map(Number) as [number, number];
});

/** Dark dots where the title stands. */
function titleInk({ width, at }: Dots): number {
  let dark = 0;
  for (let y = 20; y < 60; y++) for (let x = 0; x < width; x++) if (Math.max(...at(x, y)) < 90) dark++;
  return dark;
}

/** Dots in a metre, along and down. */
const resolution = ({ chunks }: Dots): number[] => {
  const content = chunks.get('pHYs')!;
  return [content.readUInt32BE(0), content.readUInt32BE(4), content[8]!];
};

describe('png', () => {
  it('has two dots for each pixel of a screen, and 300 to the inch in print', async () => {
    const [screen, print] = [decodedPng(await png(picture)), decodedPng(await png(picture, SCALES.print))];
    expect([screen.width, screen.height]).toEqual([2 * width, 2 * height]);
    expect(print.width).toBe(Math.round(width * SCALES.print));
    expect(resolution(print)).toEqual([11811, 11811, 1]);
  });

  it('is 17 cm wide on paper at either resolution, if the chart is 664 pixels wide', async () => {
    for (const scale of Object.values(SCALES)) {
      const [across] = resolution(decodedPng(await png(picture, scale)));
      expect((664 * scale) / across!).toBeCloseTo(0.17, 4);
    }
  });

  it('sets its words in the shipped font, and has none without', async () => {
    const bare = new Resvg(picture, {
      fitTo: { mode: 'zoom', value: SCALES.screen },
      font: { loadSystemFonts: false, fontFiles: [] },
    });
    expect(titleInk(decodedPng(bare.render().asPng()))).toBe(0);
    expect(titleInk(decodedPng(await png(picture)))).toBeGreaterThan(2_000);
  });

  it('has a dark ground in the dark theme', async () => {
    const dark = await svg(sampleChart({ theme: 'dark' }));
    expect(decodedPng(await png(dark)).at(1, 1)).toEqual([0x16, 0x19, 0x1d]);
  });

  it('gives the same bytes again', async () => {
    expect(Buffer.from(await png(picture)).equals(await png(picture))).toBe(true);
  });
});
