import { expect, it } from 'vitest';
import { roundHalfUp } from '../../src/statistics/rounding.js';

it.each([
  [2.5, 0, 3],
  [-2.5, 0, -3],
  [1.005, 2, 1.01],
  [0.285, 2, 0.29],
  [-0.25, 1, -0.3],
  [-0.04, 1, 0],
  [48_250, -2, 48_300],
  [12, 1, 12],
])('%d to %d decimals is %d', (value, decimals, expected) => {
  expect(roundHalfUp(value, decimals)).toBe(expected);
});
