import { expect, it } from 'vitest';
import { backCalculate } from '../../../src/statistics/disclosure/back-calculation.js';
import { POLICIES } from '../../../src/statistics/disclosure/policies.js';
import { printPercentage } from '../../../src/statistics/disclosure/primary.js';
import { vectors } from '../../vectors.js';

it.each(vectors('sdc_back_calculation').cases)('$id', ({ input, expected }) => {
  expect(backCalculate(input.published, input.denominator, input.decimals, input.multiplier)).toEqual({
    counts: expected.feasible_counts,
    inconsistent: expected.inconsistent,
    unique: expected.unique,
    disclosive: expected.disclosive_1_to_5,
  });
});

it('what the policy prints discloses nothing small, and allows the true count', () => {
  for (let n = 1; n <= 120; n++)
    for (let x = 0; x <= n; x++) {
      const published = printPercentage(x, n, 1, POLICIES.dfe_cin);
      if (published === 'c') continue;
      const { counts, disclosive } = backCalculate(Number(published), n, 1);
      expect(counts).toContain(x);
      expect(disclosive).toBe(false);
    }
});

it('is not disclosive where a larger count or none fits too', () => {
  expect(backCalculate(0, 397, 0)).toMatchObject({ counts: [0, 1], disclosive: false });
  expect(backCalculate(2, 300, 0)).toMatchObject({ counts: [5, 6, 7], disclosive: false });
  expect(backCalculate(2, 300, 0, 100, POLICIES.nhsd_hes_subnational.small).disclosive).toBe(true);
});
