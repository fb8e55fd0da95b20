import { describe, expect, it } from 'vitest';
import { compare } from '../../src/analysis/compare.js';
import { disparity } from '../../src/analysis/disparity.js';
import { partShares } from '../../src/analysis/part-shares.js';
import { trend } from '../../src/analysis/trend.js';
import { workforce } from '../../src/analysis/workforce.js';
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
    compare: compare(dataset, 'Croydon'),
    trend: trend(dataset),
    disparity: disparity(dataset),
    workforce: workforce(dataset),
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
