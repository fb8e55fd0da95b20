import { describe, expect, it } from 'vitest';
import { labelPlace, withoutOverlaps } from '../../src/charts/label-place.js';
import { apart, lineScale, placing, tidyScale } from '../../src/charts/scale.js';

describe('an axis', () => {
  it('ends on tidy figures', () => {
    expect(tidyScale([325.7, 449.6], { zero: false })).toEqual({
      domain: [300, 450],
      ticks: [300, 350, 400, 450],
      decimals: 0,
    });
  });

  it('of bars starts at 0', () => {
    expect(tidyScale([40, 228], { zero: true }).domain[0]).toBe(0);
  });

  it('of lines makes little of small differences', () => {
    const { domain } = lineScale([99.1, 99.4], 'percent');
    expect(domain[1]).toBe(100);
    expect(domain[1] - domain[0]).toBeGreaterThanOrEqual(10);
    expect(lineScale([990, 1000], 'count').domain[0]).toBeLessThanOrEqual(900);
  });

  it('stands off its foot where it does not start at 0', () => {
    const at = (domain: [number, number]) =>
      placing({ domain, ticks: [], decimals: 0 }, 100).place(domain[0]);
    expect(at([0, 10])).toBe(100);
    expect(at([5, 10])).toBeLessThan(100);
  });
});

describe('labels', () => {
  it('move apart until none is nearer than the gap, and stay between the ends', () => {
    expect(apart([10, 11], 4, [0, 20])).toEqual([8.5, 12.5]);
    expect(apart([0, 0, 0], 5, [0, 100])).toEqual([0, 5, 10]);
  });

  it('lie over a peak, under a valley and beside a slope', () => {
    expect(labelPlace(50, 80, 80, [], 100)).toEqual({ side: 'above', shift: 0 });
    expect(labelPlace(50, 20, 20, [], 100)).toEqual({ side: 'below', shift: 0 });
    expect(labelPlace(50, 80, 20, [], 100).shift).toBeLessThan(0);
    expect(labelPlace(50, 20, 80, [], 100).shift).toBeGreaterThan(0);
  });

  it('are left out where they would lie on another', () => {
    const kept = withoutOverlaps([
      { x: 10, y: 10, width: 20 },
      { x: 15, y: 12, width: 20 },
      { x: 60, y: 12, width: 20 },
    ]);
    expect(kept.map(({ x }) => x)).toEqual([10, 60]);
  });
});
