import { expect, it } from 'vitest';
import { partShares } from '../../../etl/steps/part-shares.js';
import { dataset, observations } from '../../analysis/published.js';

it('the share of unaccompanied children by month, and on other days', () => {
  const rows = partShares(dataset);
  expect(rows.filter((r) => /2014$/.test(r.period))).toHaveLength(9);
  expect(rows.find((r) => r.period === 'April 2014')).toMatchObject({ count: 358, total: 801, share: 44.7 });
  expect(rows.find((r) => r.period === 'December 2014')).toMatchObject({
    share: 51.6,
    lowercl: 48.2,
    uppercl: 55,
  });
});

it('no share of a part that is more than its whole', () => {
  const figures = observations.map((o) =>
    o.published === '358' && o.indicator === 'cla_number' ? { ...o, value: 3580 } : o,
  );
  expect(partShares({ ...dataset, figures }).some((r) => r.period === 'April 2014')).toBe(false);
});
