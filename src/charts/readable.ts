import { PALETTES, type Theme } from './style.js';

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * How far two colours stand apart, as WCAG reckons it: text needs 4.5.
 *
 * @example contrast('#ffffff', '#000000') // 21
 */
export function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour of words on a filled field: the ink of the theme or its background, whichever is plainer. */
export function readableOn(fill: string, theme: Theme): string {
  const { ink, background } = PALETTES[theme];
  return contrast(fill, ink) >= contrast(fill, background) ? ink : background;
}
