import { renderAsync } from '@resvg/resvg-js';
import { SIZES } from '../style.js';
import { FAMILY, FONT_FILES } from './fonts.js';
import { withResolution } from './png-resolution.js';

/** A chart with its edges fills the 17 cm between the margins of an A4 page. */
const [PIXELS, METRES] = [SIZES.width + 2 * SIZES.edge, 0.17];
const INCH = 0.0254;

/** Dots of the picture for each pixel of the chart. */
export const SCALES = { screen: 2, print: (300 / INCH) * (METRES / PIXELS) } as const;

/**
 * An SVG chart as a PNG picture in the shipped font. Word processors place it as wide as the text of an A4 page,
 * whatever its resolution.
 *
 * @example await writeFile('rates.print.png', await png(await svg(chart), SCALES.print));
 */
export async function png(svg: string, scale: number = SCALES.screen): Promise<Uint8Array> {
  const picture = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: Object.values(FONT_FILES), loadSystemFonts: false, defaultFontFamily: FAMILY },
  });
  return withResolution(picture.asPng(), (scale * PIXELS) / METRES);
}
