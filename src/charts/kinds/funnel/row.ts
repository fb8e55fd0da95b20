import { readingOf } from '../../../analysis/figures.js';
import { cellName } from '../../../model/grid.js';
import { periodName } from '../../../model/period.js';
import type { FunnelLabel } from '../../../statistics/funnel.js';
import type { Row } from '../../compose.js';
import type { Flagged } from '../../issue.js';
import { pointLabel } from '../../words.js';
import type { Counted } from './areas.js';

/** How far from the average an area lies, and how a sentence says so. */
const BEYOND: Record<FunnelLabel, { readonly far: string; readonly words: string }> = {
  'Low (0.001)': { far: 'beyond the 99.8%', words: 'below the 99.8% limits' },
  'Low (0.025)': { far: 'beyond the 95%', words: 'below the 95% limits' },
  'Not significant': { far: 'within', words: 'within the limits' },
  'High (0.025)': { far: 'beyond the 95%', words: 'above the 95% limits' },
  'High (0.001)': { far: 'beyond the 99.8%', words: 'above the 99.8% limits' },
};
export const FAR = ['within', 'beyond the 95%', 'beyond the 99.8%'] as const;
/** How far an area of a row lies from the average: an index of `FAR`. */
export const rankOf = ({ far }: Row): number => FAR.indexOf(far as (typeof FAR)[number]);

/** What is drawn of an authority. */
export function funnelRow(
  { o, n }: Counted,
  label: FunnelLabel,
  area: string | undefined,
  issues: Flagged,
): Row {
  const { far, words } = BEYOND[label];
  return {
    series: o.area_name,
    period: periodName(o),
    value: readingOf(o),
    denominator: Math.round(n),
    verdict: words,
    published: o.published,
    issue: issues.sign(o),
    table: o.table,
    cell: cellName(o),
    label: pointLabel(readingOf(o), o.decimals, o.unit, issues.sign(o)),
    far,
    marked: o.area_name === area ? 'yes' : 'no',
  };
}
