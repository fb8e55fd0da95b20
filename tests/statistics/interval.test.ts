import { describe, expect, it } from 'vitest';
import {
  add,
  divide,
  exactly,
  exceeds,
  multiply,
  overlap,
  roundingInterval,
  subtract,
  times,
} from '../../src/statistics/interval.js';

const shown = ({ lo, hi, loOpen, hiOpen }: ReturnType<typeof exactly>) =>
  `${loOpen ? '(' : '['}${lo}, ${hi}${hiOpen ? ')' : ']'}`;

describe('the values a published figure stands for', () => {
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
  it('scales', () => expect(shown(times(b, 100))).toBe('[5, 15)'));
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

describe('zero and below', () => {
  it('0 of anything is 0, and that end is closed', () => {
    expect(shown(divide(exactly(0), roundingInterval(5, 1))!)).toBe('[0, 0]');
    expect(shown(multiply(exactly(0), roundingInterval(5, 1)))).toBe('[0, 0]');
  });

  it('a product cut off at 0 reaches it', () => {
    expect(shown(multiply(roundingInterval(0, 1), exactly(10)))).toBe('[0, 5)');
  });

  it('negative ends are divided by the end that makes them widest', () => {
    expect(shown(divide(roundingInterval(-2, 1), exactly(2))!)).toBe('(-1.25, -0.75]');
    expect(shown(divide(roundingInterval(0, 2), roundingInterval(2, 2))!)).toBe('(-1, 1)');
  });

  it('no dust is left by a subtraction', () => {
    expect(shown(subtract(exactly(100), roundingInterval(99.1, 0.1)))).toBe('(0.85, 0.95]');
  });
});

it('one exceeds another only where no value is shared', () => {
  const [six, four] = [roundingInterval(96, 1), roundingInterval(97, 1)];
  expect(exceeds(four, six)).toBe(true);
  expect(exceeds(six, four)).toBe(false);
  expect(exceeds(exactly(2), exactly(2))).toBe(false);
});

describe('every pair of true values stays inside', () => {
  const figures = [-3.2, -1, 0, 0.4, 1, 2.6, 7].map((value) => roundingInterval(value, 0.2));
  const inside = ({ lo, hi }: ReturnType<typeof exactly>) => [lo + 1e-6, (lo + hi) / 2, hi - 1e-6];
  const holds = ({ lo, hi }: ReturnType<typeof exactly>, x: number) => x >= lo - 1e-9 && x <= hi + 1e-9;

  it.each([
    ['sum', add, (x: number, y: number) => x + y],
    ['difference', subtract, (x: number, y: number) => x - y],
    ['quotient', divide, (x: number, y: number) => x / y],
  ] as const)('of a %s', (_, op, true_) => {
    for (const a of figures)
      for (const b of figures) {
        const result = op(a, b);
        if (result)
          for (const x of inside(a)) for (const y of inside(b)) expect(holds(result, true_(x, y))).toBe(true);
      }
  });
});
