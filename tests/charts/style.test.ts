import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../src/charts/readable.js';
import { DASHES, PALETTES, SHAPES, THEMES } from '../../src/charts/style.js';
import { textWidth, wrapped } from '../../src/charts/text-width.js';

type Colour = readonly [number, number, number];

const linear = (hex: string): Colour =>
  [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour;

/** How colours look to eyes without one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1. */
const EYES: Record<string, readonly Colour[]> = {
  'all three cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const seen = (rows: readonly Colour[], colour: Colour): Colour =>
  rows.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((total, part, i) => total + part * colour[i]!, 0),
      ),
    ),
  ) as unknown as Colour;

/** CIE 1976 L*a*b*, in which the distance of two colours is how different they look. */
function lab([r, g, b]: Colour): Colour {
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (a: Colour, b: Colour): number => Math.hypot(...a.map((part, i) => part - b[i]!));

describe.each(THEMES)('the %s palette', (theme) => {
  const { background, categories, ink, quiet, issue } = PALETTES[theme];

  it.each(Object.keys(EYES))('keeps its categories apart for %s', (eyes) => {
    const looks = categories.map((colour) => lab(seen(EYES[eyes]!, linear(colour))));
    const pairs = looks.flatMap((a, i) => looks.slice(i + 1).map((b) => distance(a, b)));
    expect(Math.min(...pairs)).toBeGreaterThan(10);
  });

  it('stands out from its background: marks at 3 : 1, words at 4.5 : 1', () => {
    for (const colour of categories) expect(contrast(colour, background)).toBeGreaterThanOrEqual(3);
    for (const colour of [ink, quiet, issue])
      expect(contrast(colour, background)).toBeGreaterThanOrEqual(4.5);
  });
});

it('every category has a dash and a shape of its own besides its colour', () => {
  expect(new Set(DASHES.map(String)).size).toBe(4);
  expect(new Set(SHAPES).size).toBe(4);
});

describe('the width of text', () => {
  it.each([
    ['normal', '400Regular/Arimo_400Regular.ttf'],
    ['bold', '700Bold/Arimo_700Bold.ttf'],
  ] as const)('%s is that of the shipped font', (weight, file) => {
    const path = createRequire(import.meta.url).resolve(`@expo-google-fonts/arimo/${file}`);
    const font = fontkit.openSync(path) as fontkit.Font;
    const characters = [
      ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)),
      '–',
      '…',
      '·',
      '£',
      '×',
      '÷',
      '−',
      '±',
    ];
    for (const character of characters) {
      const units = font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth;
      expect([character, textWidth(character, font.unitsPerEm, weight)]).toEqual([character, units]);
    }
  });

  it('wraps words into lines that fit, and leaves a long word whole', () => {
    expect(wrapped('Children looked after', 90, 14)).toEqual(['Children', 'looked after']);
    expect(wrapped('Antidisestablishmentarianism', 20, 14)).toEqual(['Antidisestablishmentarianism']);
  });
});
