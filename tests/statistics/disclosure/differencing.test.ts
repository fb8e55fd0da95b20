import { expect, it } from 'vitest';
import { learntBySubtracting, netChanges } from '../../../src/statistics/disclosure/differencing.js';
import { vectors } from '../../vectors.js';

const SMALL = { least: 1, most: 5 };
const cases = vectors('sdc_secondary_suppression').cases.filter((one) => one.id.startsWith('differencing'));

it.each(cases.filter(({ input }) => 'all_looked_after_other' in input))('$id', ({ input, expected }) => {
  const [cell] = learntBySubtracting([input.all_looked_after_other], [input.local_looked_after_other], SMALL);
  expect(cell!.rest).toEqual({ least: expected.difference, most: expected.difference });
  expect(cell!.disclosive).toBe(expected.disclosive);
});

it.each(cases.filter(({ input }) => 'monthly_snapshots' in input))('$id', ({ input, expected }) => {
  expect(netChanges(input.monthly_snapshots)).toEqual(expected.net_change);
});

it('a suppressed count may become known by another table', () => {
  expect(learntBySubtracting([1], [{ least: 1, most: 5 }], SMALL)).toEqual([
    {
      whole: { least: 1, most: 1 },
      part: { least: 1, most: 1 },
      rest: { least: 0, most: 0 },
      disclosive: true,
    },
  ]);
  expect(learntBySubtracting([{ least: 2, most: 12 }], [12], SMALL)[0]).toMatchObject({
    whole: { least: 12, most: 12 },
    disclosive: true,
  });
});

it.each([
  [20, 20, 0, 0, false],
  [20, 14, 6, 6, false],
  [20, { least: 1, most: 5 }, 15, 19, false],
  [{ least: 1, most: 8 }, { least: 1, most: 5 }, 0, 7, false],
  [20, { least: 15, most: 19 }, 1, 5, true],
] as const)('%j less %j is %d to %d', (whole, part, least, most, disclosive) => {
  expect(learntBySubtracting([whole], [part], SMALL)[0]).toMatchObject({ rest: { least, most }, disclosive });
});

it('refuses tables that do not fit', () => {
  expect(() => learntBySubtracting([5], [6], SMALL)).toThrow('more than its whole');
  expect(() => learntBySubtracting([5, 6], [5], SMALL)).toThrow('the same cells');
  expect(() => learntBySubtracting([{ least: 3, most: 2 }], [1], SMALL)).toThrow('upwards');
  expect(() => netChanges([397])).toThrow('there is 1');
  expect(() => netChanges([397, Number.NaN])).toThrow('whole number');
});
