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

/** A breakdown as read from text: DfE files are also broken down by filters of their own names. */
export type AnyBreakdown = Breakdown & Readonly<Record<string, string | undefined>>;

/** Ours in their order, then those of DfE files by the alphabet. */
const inOrder = (breakdown: AnyBreakdown): string[] => [
  ...BREAKDOWN_KEYS,
  ...Object.keys(breakdown)
    .filter((key) => !isBreakdownKey(key))
    .sort(),
];

/** Whether a key is one of ours. */
export const isBreakdownKey = (key: string): key is BreakdownKey =>
  (BREAKDOWN_KEYS as readonly string[]).includes(key);

/**
 * Write a breakdown as text: `key=value` pairs in the fixed order, joined by `; `.
 *
 * @example formatBreakdown({ ethnicity: 'Asian', cohort: 'looked after' }) // 'cohort=looked after; ethnicity=Asian'
 */
export function formatBreakdown(breakdown: AnyBreakdown): string {
  return inOrder(breakdown)
    .filter((key) => breakdown[key] !== undefined)
    .map((key) => `${key}=${breakdown[key]}`)
    .join('; ');
}

/**
 * Read what `formatBreakdown` writes.
 *
 * @returns `null` if the text is malformed or breaks the order.
 */
export function parseBreakdown(text: string): AnyBreakdown | null {
  if (text === '') return {};
  const pairs = text.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  if (pairs.some(([key, value]) => !/^[a-z0-9][a-z0-9_]*$/.test(key) || !/^[^;=]+$/.test(value))) return null;
  const breakdown: AnyBreakdown = Object.fromEntries(pairs);
  return formatBreakdown(breakdown) === text ? breakdown : null;
}
