import { readingOf } from '../../../analysis/figures.js';
import { groupBy } from '../../../model/group-by.js';
import type { Unit } from '../../../model/observation.js';
import { funnelBaseline, type Overdispersion } from '../../../statistics/funnel.js';
import { axisRoom } from '../../axes.js';
import { plotWidth } from '../../compose.js';
import { type Scale, startsAtZero, tidyScale } from '../../scale.js';
import { SIZES } from '../../style.js';
import { textWidth } from '../../text-width.js';
import { pointLabel } from '../../words.js';
import type { Counted } from './areas.js';
import { LIMITS, limitsOf, PER, valueAt } from './limits.js';

export const HEIGHT = 380;
/** Free room above and below the dots, as a part of what they span. */
const AIR = 0.04;

/** The name of a line. */
interface End {
  readonly line: string;
  readonly text: string;
}

const endsOf = (average: string): End[] => [
  { line: 'upper998', text: '99.8% limit' },
  { line: 'upper95', text: '95% limit' },
  { line: 'average', text: `average ${average}` },
  { line: 'lower95', text: '95% limit' },
  { line: 'lower998', text: '99.8% limit' },
];

/** Where everything stands in the plot. */
export interface FunnelLayout {
  readonly x: Scale;
  readonly y: Scale;
  readonly width: number;
  readonly left: number;
  readonly average: number;
  /** What stands where the lines end. */
  readonly ends: readonly End[];
  readonly averageText: string;
  readonly zero: boolean;
  readonly limits: ReturnType<typeof limitsOf>;
  /** The value of a line at a number that is counted over. */
  readonly lineAt: (line: string, at: number) => number;
  readonly pixel: (denominator: number, value: number) => { readonly x: number; readonly y: number };
  readonly figure: (x: number, y: number) => { readonly denominator: number; readonly value: number };
}

/** The axes of a funnel, with room for the areas, the limits and their names. */
export function funnelLayout(
  areas: readonly Counted[],
  unit: Unit,
  adjusted: Overdispersion | null,
): FunnelLayout {
  const percent = unit === 'percent';
  const average = funnelBaseline(areas) * (percent ? 100 : PER);
  const sizes = areas.map(({ n }) => n);
  const x = tidyScale(sizes, { zero: Math.max(...sizes) > 2 * Math.min(...sizes) });
  const limits = limitsOf(areas, percent, adjusted);
  const byLine = groupBy(limits, ({ line }) => line);
  const lineAt = (line: string, at: number): number =>
    line === 'average' ? average : valueAt(byLine.get(line)!, at);
  const tall = [
    ...areas.map(({ o }) => readingOf(o)),
    ...LIMITS.map((line) => lineAt(line, Math.min(...sizes))),
  ];
  const zero = startsAtZero(tall);
  const air = (Math.max(...tall) - Math.min(...tall)) * AIR;
  const y = tidyScale([Math.min(...tall) - air, Math.max(...tall) + air], {
    zero,
    ends: [0, percent ? 100 : Infinity],
  });
  const left = axisRoom(y, unit);
  const averageText = pointLabel(average, Math.max(...areas.map(({ o }) => o.decimals)), unit);
  const ends = endsOf(averageText);
  const right = Math.max(...ends.map(({ text }) => textWidth(text, SIZES.text)));
  const width = plotWidth(left, Math.ceil(right) + 12);
  const [from, to] = x.domain;
  const [low, high] = y.domain;
  return {
    x,
    y,
    width,
    left,
    average,
    averageText,
    ends,
    zero,
    limits,
    lineAt,
    pixel: (denominator, value) => ({
      x: ((denominator - from) / (to - from)) * width,
      y: HEIGHT * (1 - (value - low) / (high - low)),
    }),
    figure: (px, py) => ({
      denominator: from + (px / width) * (to - from),
      value: low + (1 - py / HEIGHT) * (high - low),
    }),
  };
}
