/**
 * The period a year before, as the DfE writes periods: `2014` a calendar year, `201314` an academic or financial
 * year, `202324Q1` and `2019Jan` likewise with what follows them.
 *
 * @returns `null` if the text begins with no year.
 * @example periodBefore('201314') // '201213'
 */
export function periodBefore(period: string): string | null {
  const [, first, second, rest] = /^(\d{4})(\d{2})?(\D.*)?$/.exec(period) ?? [];
  if (first === undefined) return null;
  const ended = second === undefined ? '' : String((Number(second) + 99) % 100).padStart(2, '0');
  return `${String(Number(first) - 1).padStart(4, '0')}${ended}${rest ?? ''}`;
}
