/** Up to here a list or an object stands in one line, as a row of data does. */
const WIDEST = 160;

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

function published(value: unknown, indent: string): string {
  if (isPlain(value)) return JSON.stringify(value);
  const entries = Object.entries(value as object).filter(([, item]) => item !== undefined);
  const short = JSON.stringify(value);
  if (short.length <= WIDEST || entries.every(([, item]) => isPlain(item))) return short;
  const deeper = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const items = entries.map(
    ([key, item]) =>
      `${deeper}${Array.isArray(value) ? '' : `${JSON.stringify(key)}: `}${published(item, deeper)}`,
  );
  return `${open}\n${items.join(',\n')}\n${indent}${close}`;
}

/**
 * A specification as JSON that reads well and differs well: one row of data a line.
 *
 * @example await writeFile('rates.vl.json', specJson(chart.spec));
 */
export const specJson = (spec: object): string => `${published(spec, '')}\n`;
