import { workforceRows } from '../../../analysis/workforce.js';
import { parseBreakdown } from '../../../model/breakdown.js';
import type { Dataset } from '../../../model/dataset.js';
import type { Observation } from '../../../model/observation.js';
import { periodName } from '../../../model/period.js';
import { insist } from '../../../statistics/estimate.js';
import { areaOf, type ChartOptions, selected } from '../../input.js';

/** Posts by service and staff of the last day that the figures are of. */
export function staffing(input: Dataset, options: ChartOptions) {
  const all = selected(input, options);
  const area = areaOf(all, options);
  const posts = all.filter((o) => o.area_name === area && o.unit === 'fte' && o.period_end !== '');
  insist(
    posts.some((o) => o.indicator === 'budgeted_fte' && /service=/.test(o.breakdown)),
    'This chart is of posts by service – budgeted, employees, agency – and these figures are not; the table "workforce-june-2017" has them.',
  );
  const end = posts
    .map((o) => o.period_end)
    .sort()
    .at(-1)!;
  const figures = all.filter((o) => o.area_name === area && o.period_end === end);
  const rows = workforceRows(input).filter(
    (row) => row.area === area && row.period_end === end && row.budgeted_fte !== null,
  );
  return {
    area,
    figures,
    rows,
    whole: rows.find(({ service }) => service === ''),
    period: periodName(figures[0]!),
  };
}

export const serviceOf = (o: Observation): string => parseBreakdown(o.breakdown)?.service ?? '';
export const staffOf = (o: Observation): string => parseBreakdown(o.breakdown)?.staff_group ?? '';
