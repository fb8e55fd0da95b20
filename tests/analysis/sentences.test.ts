import { describe, expect, it } from 'vitest';
import { partShares } from '../../etl/steps/part-shares.js';
import { compareRows } from '../../src/analysis/benchmark/compare.js';
import { disparityRows } from '../../src/analysis/disparity.js';
import { trendRows } from '../../src/analysis/trend.js';
import { workforceRows } from '../../src/analysis/workforce.js';
import { dataset } from './published.js';

interface Stated {
  readonly sentence: string;
  readonly caveat: string;
  readonly source: string;
  readonly method: string;
}

describe('a sentence states no figure that its row does not hold', () => {
  const numbers = (text: string): string[] => text.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  const results: Record<string, readonly object[]> = {
    compare: compareRows(dataset, 'Croydon'),
    trend: trendRows(dataset),
    disparity: disparityRows(dataset),
    workforce: workforceRows(dataset),
    partShares: partShares(dataset),
  };

  it.each(Object.keys(results))('%s', (name) => {
    for (const row of results[name]!) {
      const { sentence, caveat, source, method, ...fields } = row as Stated & Record<string, unknown>;
      const held = Object.values(fields).flatMap((value) =>
        typeof value === 'number'
          ? [Math.abs(value)]
          : numbers(String(value)).map((n) => Number(n.replaceAll(',', ''))),
      );
      for (const stated of numbers(sentence)) {
        const decimals = stated.split('.')[1]?.length ?? 0;
        const value = Number(stated.replaceAll(',', ''));
        const near = held.some((x) => Math.abs(x - value) <= 0.5 * 10 ** -decimals + 1e-9);
        expect(near, `${stated} in "${sentence}"`).toBe(true);
      }
    }
  });
});
