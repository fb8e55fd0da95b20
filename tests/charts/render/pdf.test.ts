import { beforeAll, describe, expect, it } from 'vitest';
import { pdf } from '../../../src/charts/render/pdf.js';
import { svg } from '../../../src/charts/render/svg.js';
import { pdfText } from './pdf-text.js';
import { sampleChart } from './sample-chart.js';

const chart = sampleChart();
let picture: string;
let file: Uint8Array;
beforeAll(async () => {
  picture = await svg(chart);
  file = await pdf(chart, picture);
});
const bare = (): string => Buffer.from(file).toString('latin1');

/** As PDF writes words beyond ASCII. */
const utf16 = (text: string): string => `\xfe\xff${Buffer.from(text, 'utf16le').swap16().toString('latin1')}`;

describe('pdf', () => {
  it('is one page as large as the chart, three points for four pixels', () => {
    const [width, height] = /width="(\d+)" height="(\d+)"/.exec(picture)!.slice(1).map(Number);
    expect(bare()).toMatch(/^%PDF-1\.7/);
    expect(bare().match(/\/Type \/Page\n/g)).toHaveLength(1);
    expect(bare()).toContain(`/MediaBox [0 0 ${width! * 0.75} ${height! * 0.75}]`);
  });

  it('holds the shipped font in both weights and no other', () => {
    const fonts = [...bare().matchAll(/\/FontName \/\w+\+(\S+)/g)].map(([, name]) => name);
    expect(fonts.sort()).toEqual(['Arimo-Bold', 'Arimo-Regular']);
  });

  it('holds its words as text to be searched and copied', () => {
    const text = pdfText(file);
    for (const words of [
      chart.title,
      chart.subtitle,
      ...chart.notes,
      chart.source,
      'Neighbours <mean>',
      '2013–14',
    ])
      expect(text).toContain(words);
  });

  it('is tagged: a title, a language, and a figure with the words for those who cannot see it', () => {
    expect(bare()).toContain('/Marked true');
    expect(bare()).toContain('/Lang (en-GB)');
    expect(bare()).toMatch(/\/Title \d+ 0 R/);
    expect(bare()).toContain(`\n(${utf16(chart.title)})\nendobj`);
    expect(bare()).toContain('/DisplayDocTitle true');
    expect(bare()).toMatch(/\/S \/Figure\n/);
    expect(bare()).toContain(`/Alt (${chart.alt})`);
  });

  it('gives the same bytes again', async () => {
    expect(Buffer.from(await pdf(chart, picture)).equals(file)).toBe(true);
  });
});
