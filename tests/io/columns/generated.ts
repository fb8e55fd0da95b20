/** Random numbers that are the same each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const CELLS = [
  '',
  'Total',
  'Female',
  '201314',
  '75.0',
  'c',
  'Kingston upon Hull, City of',
  'two\nlines',
  'two\r\nlines',
  'cr\ronly',
  'a "quoted" word',
  '"',
  ' blanks ',
  'Ynys Môn',
  '東京 – 𝒳',
  ',',
  '0123456789012345678901234567890123456789',
];

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A CSV file with all the traps, in some of which rows begin as the row above, drawn from a seed: the same seed, the same file. */
export function generatedCsv(seed: number): string {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const width = 1 + Math.floor(random() * 6);
  const rows = Math.floor(random() * 40);
  const end = pick(['\n', '\r\n', '\r']);
  const many = random() < 0.3;
  const cell = (): string => {
    const text = many && random() < 0.5 ? String(Math.floor(random() * 1e5)) : pick(CELLS);
    return /[",\r\n]/.test(text) || random() < 0.2 ? quoted(text) : text;
  };
  const heading = (): string => pick(['name', 'name', '', 'value', quoted('a, b')]);
  const runs = random() < 0.5;
  let above: string[] = [];
  const row = (): string[] => {
    const kept = runs ? Math.floor(random() * (width + 1)) : 0;
    above = Array.from({ length: width }, (_, column) => (column < kept && above[column]) || cell());
    return above;
  };
  const line = (cells: readonly string[]): string =>
    width === 1 && cells[0] === '' ? '""' : cells.join(',');
  const headings = Array.from({ length: width }, heading);
  const lines = [headings, ...Array.from({ length: rows }, row)].map(line);
  return `${random() < 0.3 ? '\ufeff' : ''}${lines.join(end)}${random() < 0.7 ? end : ''}`;
}
