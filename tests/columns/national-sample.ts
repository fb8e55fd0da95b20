import type { ComparisonDescription } from '../../src/columns/comparison.js';
import { plainNumber, type Reading } from '../../src/columns/numbers.js';
import { scanCsv } from '../../src/columns/scan-csv.js';
import { seeded } from './generated.js';

const REGIONS = ['E12000001', 'E12000007', 'E12000008'];
export const AUTHORITIES = Array.from(
  { length: 14 },
  (_, index) => `E090000${String(index + 1).padStart(2, '0')}`,
);
/** 2016-17 is lacking, so that 2017-18 has no period before. */
const PERIODS = ['201314', '201415', '201516', '201718'];
const SYMBOLS = ['c', 'z', ':', 'low', ''];

/** A small national file with what such files have: symbols, ties, rows that are lacking, no order. */
export function nationalSample(seed: number) {
  const random = seeded(seed);
  const areas = [
    'E92000001,,',
    ...REGIONS.map((code) => `E92000001,${code},`),
    ...AUTHORITIES.map((code, index) => `E92000001,${REGIONS[index % 3]},${code}`),
  ];
  const rows: string[] = [];
  for (const period of PERIODS)
    for (const area of areas)
      for (const sex of ['Total', 'Male'])
        for (const ethnicity of ['Total', 'White', 'Black']) {
          if (random() < 0.03) continue;
          const symbol = SYMBOLS[Math.floor(random() * 40)];
          const rate = symbol ?? (random() < 0.05 ? '0' : (20 + Math.floor(random() * 30) / 2).toFixed(1));
          rows.push(`${period},${area},${sex},${ethnicity},${rate}`);
        }
  for (let at = rows.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [rows[at], rows[other]] = [rows[other]!, rows[at]!];
  }
  const heading = 'time_period,country_code,region_code,new_la_code,sex,ethnicity,rate';
  return scanCsv(new TextEncoder().encode([heading, ...rows].join('\n'))).columns;
}

/** Each authority's next five, as far as the list goes round; one neighbour is in no file. */
const neighbours = AUTHORITIES.flatMap((area, index) => [
  ...[1, 2, 4, 7, 9].map((step) => [area, AUTHORITIES[(index + step) % AUTHORITIES.length]!] as const),
  ...(index === 0 ? [[area, 'E10000099'] as const] : []),
]);

export const DESCRIPTION: ComparisonDescription = {
  series: ['sex', 'ethnicity'],
  area: ['new_la_code', 'region_code', 'country_code'],
  period: 'time_period',
  ranked: AUTHORITIES,
  highFirst: false,
  neighbours,
  beside: new Map(AUTHORITIES.map((code) => [code, 'E92000001'])),
  reference: { column: 'ethnicity', value: 'White' },
};

export const readRate = (text: string): Reading => {
  const value = plainNumber(text);
  return { value, status: value === null ? 'none' : 'ok' };
};

/** One authority's or region's figure and what it is compared with. */
export interface ComparedRow {
  readonly key: string;
  readonly value: number | null;
  readonly beside: number | null;
  readonly mean: number | null;
  readonly count: number;
  readonly median: number | null;
  readonly rank: number;
  readonly ranked: number;
  readonly quartile: number;
  readonly change: number | null;
  readonly ratio: number | null;
}

export const byKey = (rows: readonly ComparedRow[]): ComparedRow[] =>
  [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));
