/** How heavy text is set. */
export type Weight = 'normal' | 'bold';

const EM = 2048;

/** From the space to the tilde, the printable characters of ASCII. */
const [FIRST, LAST] = [32, 126];

// Advance widths of Arimo, which has those of Arial: the shipped font and its usual stand-in measure alike.
const WIDTHS: Record<Weight, readonly number[]> = {
  // biome-ignore format: a table of a font
  normal: [
    569, 569, 727, 1139, 1139, 1821, 1366, 391, 682, 682, 797, 1196, 569, 682, 569, 569, 1139, 1139, 1139, 1139,
    1139, 1139, 1139, 1139, 1139, 1139, 569, 569, 1196, 1196, 1196, 1139, 2079, 1366, 1366, 1479, 1479, 1366, 1251,
    1593, 1479, 569, 1024, 1366, 1139, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366, 1366,
    1251, 569, 569, 569, 961, 1139, 682, 1139, 1139, 1024, 1139, 1139, 569, 1139, 1139, 455, 455, 1024, 455, 1706,
    1139, 1139, 1139, 1139, 682, 1024, 569, 1139, 1024, 1479, 1024, 1024, 1024, 684, 532, 684, 1196,
  ],
  // biome-ignore format: a table of a font
  bold: [
    569, 682, 971, 1139, 1139, 1821, 1479, 487, 682, 682, 797, 1196, 569, 682, 569, 569, 1139, 1139, 1139, 1139,
    1139, 1139, 1139, 1139, 1139, 1139, 682, 682, 1196, 1196, 1196, 1251, 1997, 1479, 1479, 1479, 1479, 1366, 1251,
    1593, 1479, 569, 1139, 1479, 1251, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366, 1366,
    1251, 682, 569, 682, 1196, 1139, 682, 1139, 1251, 1139, 1251, 1139, 682, 1251, 1251, 569, 569, 1139, 569, 1821,
    1251, 1251, 1251, 1251, 797, 1139, 682, 1251, 1139, 1593, 1139, 1139, 1024, 797, 573, 797, 1196,
  ],
};

/** Signs of print beyond ASCII, with the width that either weight gives them. */
const SIGNS: Readonly<Record<string, number>> = {
  '–': 1139,
  '—': 2048,
  '…': 2048,
  '‘': 455,
  '’': 455,
  '“': 682,
  '”': 682,
  '·': 682,
  '£': 1139,
  '×': 1196,
  '÷': 1124,
  '−': 1196,
  '±': 1124,
};

/** What a character that is not in the tables is taken for: most are no wider. */
const UNKNOWN = 1479;

function advance(character: string, weight: Weight): number {
  const code = character.charCodeAt(0);
  if (code >= FIRST && code <= LAST) return WIDTHS[weight][code - FIRST]!;
  return SIGNS[character] ?? UNKNOWN;
}

/**
 * The width of text in pixels, as Arimo and Arial set it; accents take no room of their own.
 *
 * @param size of the font in pixels.
 * @example textWidth('Croydon', 14) // 50.6
 */
export function textWidth(text: string, size: number, weight: Weight = 'normal'): number {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '');
  let units = 0;
  for (const character of plain) units += advance(character, weight);
  return (units / EM) * size;
}

/**
 * Words in lines no wider than `width` pixels; a word that is wider has a line of its own.
 *
 * @returns at least one line.
 * @example wrapped('Children looked after', 90, 14) // ['Children', 'looked after']
 */
export function wrapped(text: string, width: number, size: number, weight: Weight = 'normal'): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size, weight) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
