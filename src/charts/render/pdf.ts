import PDFDocument from 'pdfkit';
import drawSvg from 'svg-to-pdfkit';
import type { Chart } from '../chart.js';
import { FONT_FILES } from './fonts.js';

/** Pixels are 96 to the inch, points are 72. */
const POINTS = 72 / 96;

/** The same bytes come out whenever it is drawn. */
const DRAWN = new Date('2000-01-01T00:00:00Z');

function size(svg: string): [number, number] {
  const [, width, height] = /<svg [^>]*?width="([^"]*)" height="([^"]*)"/.exec(svg)!;
  return [Number(width) * POINTS, Number(height) * POINTS];
}

/**
 * A chart as a PDF page of its own size: vectors, text that can be searched and copied, the font within, and the
 * words for those who cannot see it.
 *
 * @param svg of the chart.
 * @example await writeFile('rates.pdf', await pdf(chart, await svg(chart)));
 */
export async function pdf({ title, alt }: Chart, svg: string): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: size(svg),
    margin: 0,
    font: FONT_FILES.normal,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: title, CreationDate: DRAWN, ModDate: DRAWN },
  });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const draw = (): void =>
    drawSvg(document, svg, 0, 0, {
      fontCallback: (_family, bold) => FONT_FILES[bold ? 'bold' : 'normal'],
      warningCallback: (message) => {
        throw new Error(`The chart cannot be written as PDF: ${message}`);
      },
    });
  document.addStructure(document.struct('Figure', { alt, title }, draw));
  await new Promise((resolve) => document.on('end', resolve).end());
  return Buffer.concat(chunks);
}
