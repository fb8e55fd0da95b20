import { expect, it } from 'vitest';
import { parityZone } from '../../src/statistics/index.js';
import { recentTrend } from '../../src/statistics/trend/fingertips.js';

it('a ratio without a bound has no parity zone', () => {
  expect(parityZone(Number.POSITIVE_INFINITY)).toBe('cannot say');
  expect(parityZone(1.26)).toBe('above parity zone');
});

it('a trend that was not tested does not say whether leaving a year out changes it', () => {
  expect(recentTrend([], 'Crude rate').leaveOneOutConsistent).toBe('cannot say');
  expect(recentTrend([], 'Score').leaveOneOutConsistent).toBe('cannot say');
});
