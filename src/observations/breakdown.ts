/** What a figure may be broken down by, in the order in which the pairs are written. */
export const BREAKDOWN_KEYS = [
  'service',
  'team',
  'staff_group',
  'case_type',
  'cohort',
  'origin',
  'sex',
  'age',
  'ethnicity',
  'country',
  'neighbour',
  'key_stage',
  'subject',
  'setting',
  'reason',
  'basis',
  'figure',
  'section',
  'theme',
  'action',
] as const;

export type BreakdownKey = (typeof BREAKDOWN_KEYS)[number];

export type Breakdown = Readonly<Partial<Record<BreakdownKey, string>>>;

/**
 * Write a breakdown as text: `key=value` pairs in the fixed order, joined by `; `.
 *
 * @example formatBreakdown({ ethnicity: 'Asian', cohort: 'looked after' }) // 'cohort=looked after; ethnicity=Asian'
 */
export function formatBreakdown(breakdown: Breakdown): string {
  return BREAKDOWN_KEYS.filter((key) => breakdown[key] !== undefined)
    .map((key) => `${key}=${breakdown[key]}`)
    .join('; ');
}

/**
 * Read what `formatBreakdown` writes.
 *
 * @returns `null` if the text is malformed, names an unknown key, or breaks the order.
 */
export function parseBreakdown(text: string): Breakdown | null {
  if (text === '') return {};
  const pairs = text.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  if (pairs.some(([key, value]) => !BREAKDOWN_KEYS.includes(key as BreakdownKey) || !/^[^;=]+$/.test(value)))
    return null;
  const breakdown = Object.fromEntries(pairs) as Breakdown;
  return formatBreakdown(breakdown) === text ? breakdown : null;
}
