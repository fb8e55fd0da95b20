import type { Unit } from '../model/observation.js';
import type { TimeAxis } from './periods.js';
import type { Scale } from './scale.js';
import { SIZES } from './style.js';
import { textWidth } from './text-width.js';
import { suffix } from './words.js';

/** Room at both ends of a time axis, for the labels of the outermost points. */
export const PAD = 28;

/** Room that figures need left of the plot. */
export const axisRoom = ({ ticks, decimals }: Scale, unit: Unit): number =>
  Math.ceil(
    Math.max(
      ...ticks.map((tick) =>
        textWidth(tick.toFixed(decimals).replace(/\B(?=(\d{3})+(?!\d))/g, ',') + suffix(unit), SIZES.text),
      ),
    ),
  ) + 12;

/** The vertical axis of figures. */
export const valueAxis = ({ ticks, decimals }: Scale, unit: Unit, left: number): object => ({
  title: null,
  values: [...ticks],
  format: `,.${decimals}f`,
  ...(suffix(unit) === '' ? {} : { labelExpr: `datum.label + '${suffix(unit)}'` }),
  domain: false,
  ticks: false,
  labelPadding: 8,
  minExtent: left,
  maxExtent: left,
});

/** The horizontal axis of periods. */
export const timeX = (axis: TimeAxis) => ({
  field: 'date',
  type: 'temporal' as const,
  scale: { type: 'utc' as const, domain: [...axis.domain], padding: PAD, nice: false },
  axis: {
    title: null,
    values: [...axis.ticks],
    labelExpr: axis.labelExpr,
    grid: false,
    labelOverlap: false,
    labelFlush: false,
    tickSize: 5,
    labelPadding: 4,
  },
});
