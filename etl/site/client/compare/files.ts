/** Text of a cell of a CSV file. */
const cell = (value: unknown): string => {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as a CSV file. */
export function csvOf(rows: readonly object[]): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) =>
    names.map((name) => cell((row as Record<string, unknown>)[name])).join(','),
  );
  return `${[names.join(','), ...lines].join('\n')}\n`;
}

/** A picture that stands alone: colours by their values, on a ground of its own. */
function standing(svg: SVGSVGElement): string {
  const style = getComputedStyle(svg);
  const text = new XMLSerializer()
    .serializeToString(svg)
    .replace(/var\((--[a-z0-9-]+)\)/g, (_, name) => style.getPropertyValue(name).trim())
    .replace(/ data-[a-z]+="[^"]*"/g, '')
    .replace(/ class="[^"]*"/g, '');
  const ground = style.getPropertyValue('--chart-background').trim();
  return text.replace(/(<svg [^>]*>)/, `$1<rect width="100%" height="100%" fill="${ground}"/>`);
}

function take(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Dots of a picture for each pixel of the chart. */
const SCALE = 2;

/** Give the reader a picture or the rows as a file. */
export async function takeAway(
  format: string,
  name: string,
  svg: SVGSVGElement,
  rows: readonly object[],
): Promise<void> {
  if (format === 'csv')
    return take(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  const text = standing(svg);
  if (format === 'svg') return take(new Blob([text], { type: 'image/svg+xml' }), `${name}.svg`);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = svg.width.baseVal.value * SCALE;
  canvas.height = svg.height.baseVal.value * SCALE;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && take(blob, `${name}.png`), 'image/png');
}
