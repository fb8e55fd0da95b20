import { describe, expect, it } from 'vitest';
import { twoProportions } from '../../../src/statistics/change/two-proportions.js';
import { cochranArmitage } from '../../../src/statistics/trend/cochran-armitage.js';
import { expectClose, vectors } from '../../vectors.js';
import { numbers } from '../change/numbers.js';

const suite = vectors('trend_cochran_armitage');

describe('cochranArmitage agrees with R prop.trend.test', () => {
  it.each(suite.cases)('$id', ({ input, expected }) => {
    const groups = input.x.map((x: number, i: number) => ({ x, n: input.n[i], score: input.score[i] }));
    const { chiSquare, df, p } = cochranArmitage(groups);
    expectClose(chiSquare, expected.chi_square, suite.tolerance, 'chi_square');
    expect(df).toBe(expected.df);
    expectClose(p, expected.p, suite.tolerance, 'p');
  });
});

describe('cochranArmitage', () => {
  const shares = (...xs: number[]) => xs.map((x, i) => ({ x, n: 100, score: 2010 + i }));

  it('gives the change a year', () => {
    expect(cochranArmitage(shares(10, 12, 14)).slope).toBeCloseTo(0.02, 12);
    expect(cochranArmitage(shares(14, 12, 10))).toMatchObject({ n: 300, method: 'Cochran–Armitage' });
  });

  it('tells a steady rise from a hump', () => {
    expect(cochranArmitage(shares(10, 12, 14, 16)).departureP).toBeCloseTo(1, 9);
    expect(cochranArmitage(shares(10, 40, 45, 15)).departureP).toBeLessThan(1e-6);
    expect(cochranArmitage(shares(10, 12)).departureP).toBeNull();
    expect(cochranArmitage(shares(0, 0, 0)).departureP).toBeNull();
  });

  it('of two groups is the square of the pooled z, whatever the scores', () => {
    const next = numbers(3);
    for (let i = 0; i < 100; i++) {
      const [a, b] = [
        { x: 1 + next(50), n: 60 + next(50) },
        { x: next(50), n: 60 + next(50) },
      ] as const;
      const { chiSquare } = cochranArmitage([
        { ...a, score: 2009 },
        { ...b, score: 2010 + next(9) },
      ]);
      expect(chiSquare).toBeCloseTo(twoProportions(a, b).chiSquare!, 9);
    }
  });

  it('depends neither on the order nor on where the scores begin', () => {
    const groups = shares(10, 19, 14, 25);
    const { chiSquare } = cochranArmitage(groups);
    expect(cochranArmitage([...groups].reverse()).chiSquare).toBeCloseTo(chiSquare!, 10);
    expect(cochranArmitage(groups.map((g) => ({ ...g, score: g.score - 2009 }))).chiSquare).toBeCloseTo(
      chiSquare!,
      10,
    );
  });

  it('leaves out a group with nobody in it', () => {
    expect(cochranArmitage([...shares(10, 12, 14), { x: 0, n: 0, score: 2013 }])).toEqual(
      cochranArmitage(shares(10, 12, 14)),
    );
  });

  it('tests nothing where nobody or everybody is counted', () => {
    expect(cochranArmitage(shares(0, 0, 0))).toMatchObject({ chiSquare: null, p: null, slope: 0 });
    expect(cochranArmitage(shares(100, 100))).toMatchObject({ chiSquare: null, p: null, slope: 0 });
  });

  it('refuses nonsense', () => {
    expect(() => cochranArmitage([])).toThrow('two scores or more');
    expect(() => cochranArmitage(shares(10))).toThrow('two scores or more');
    expect(() => cochranArmitage(shares(10, 101))).toThrow('less than or equal');
    expect(() => cochranArmitage(shares(10, -1))).toThrow('negative');
    expect(() => cochranArmitage([...shares(10), { x: 1, n: 2, score: Number.NaN }])).toThrow('score');
    expect(() => cochranArmitage([...shares(10), { x: 1, n: 0, score: 1 }])).toThrow('above 0');
  });
});
