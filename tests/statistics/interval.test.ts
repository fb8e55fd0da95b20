import { describe, expect, it } from 'vitest';
import {
  add,
  divide,
  exactly,
  overlap,
  roundingInterval,
  scale,
  subtract,
} from '../../src/statistics/interval.js';

const shown = ({ lo, hi, loOpen, hiOpen }: ReturnType<typeof exactly>) =>
  `${loOpen ? '(' : '['}${lo}, ${hi}${hiOpen ? ')' : ']'}`;

describe('the values a printed figure stands for', () => {
  it.each([
    [5.2, 0.1, '[5.15, 5.25)'],
    [7, 1, '[6.5, 7.5)'],
    [-0.2, 0.1, '(-0.25, -0.15]'],
    [0, 1, '(-0.5, 0.5)'],
    [745, 5, '[742.5, 747.5)'],
    [46000, 1000, '[45500, 46500)'],
  ])('%d to a step of %d is %s', (value, base, expected) => {
    expect(shown(roundingInterval(value, base))).toBe(expected);
  });

  it('refuses a step that is not positive', () => {
    expect(() => roundingInterval(5, 0)).toThrow('must be positive');
  });
});

describe('arithmetic keeps the open ends', () => {
  const a = roundingInterval(0.3, 0.1);
  const b = roundingInterval(0.1, 0.1);

  it('adds without binary dust', () => expect(shown(add(a, b))).toBe('[0.3, 0.5)'));
  it('opens the lower end of a difference', () => expect(shown(subtract(a, b))).toBe('(0.1, 0.3)'));
  it('scales', () => expect(shown(scale(b, 100))).toBe('[5, 15)'));
  it('divides', () => expect(shown(divide(exactly(3), roundingInterval(2, 1))!)).toBe('(1.2, 2]'));
  it('gives no bound where the divisor may be 0', () => {
    expect(divide(exactly(3), roundingInterval(0, 1))).toBeNull();
  });
});

describe('overlap', () => {
  it('does not hold where an open end only touches', () => {
    expect(overlap(roundingInterval(5.2, 0.1), exactly(5.25))).toBe(false);
    expect(overlap(roundingInterval(5.2, 0.1), exactly(5.15))).toBe(true);
  });

  it('holds for sums that meet exactly in a decimal that binary cannot hold', () => {
    expect(overlap(add(exactly(0.1), exactly(0.2)), exactly(0.3))).toBe(true);
  });

  it('is false for intervals apart', () => expect(overlap(exactly(1), exactly(2))).toBe(false));
});
