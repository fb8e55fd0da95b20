import { countLimits, exactLimits } from './count-limits.js';
import { zFor } from './distributions.js';
import { insist, insistRate, insistShare } from './estimate.js';
import { LEAST_EVENTS } from './standardised.js';

/** An area's events and the people they happen to. */
export interface FunnelArea {
  readonly x: number;
  readonly n: number;
}

/** The limits of a funnel at one place of its axis. */
export interface FunnelPoint {
  /** The population, or for rates and ratios the events, at which the limits are drawn. */
  readonly at: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly lower998: number;
  readonly upper998: number;
}

/** Where an area may lie in a funnel: beyond the 99.8 % or the 95 % limits, below or above, or within both. */
export const FUNNEL_LABELS = [
  'Low (0.001)',
  'Low (0.025)',
  'Not significant',
  'High (0.025)',
  'High (0.001)',
] as const;

export type FunnelLabel = (typeof FUNNEL_LABELS)[number];

const POINTS = 100;

const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);

/** The average of all areas together: what the funnel narrows to. */
export const funnelBaseline = (areas: readonly FunnelArea[]): number =>
  sum(areas.map(({ x }) => x)) / sum(areas.map(({ n }) => n));

const digits = (x: number): number => String(x).length;

/** The ends of a tidy axis around the denominators: from 0 where they differ more than twofold. */
function axisEnds(denominators: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...denominators), Math.max(...denominators)];
  const down = Math.floor(least * 0.95);
  const up = Math.ceil(most * 1.05);
  const [downStep, upStep] = [10 ** (digits(down) - 1), 10 ** (digits(up) - 2)];
  const from = most > 2 * least ? 0 : Math.floor((least * 0.95) / downStep) * downStep;
  return [from, Math.ceil((most * 1.05) / upStep) * upStep];
}

/** A hundred places along the axis, closer together where the funnel is wide. */
function places(from: number, to: number, offset = 0): number[] {
  const at = [Math.max(1, from)];
  for (let j = 2; j <= POINTS; j++) {
    const last = at[at.length - 1]!;
    at.push(Math.max(Math.round((to / last) ** (1 / (POINTS + 1 - (j - offset))) * last), last + 1));
  }
  return at;
}

/** How much areas differ for other reasons than chance. */
export interface Overdispersion {
  /** Mean of the squared winsorised z-scores: about 1 where areas differ by chance alone. */
  readonly phi: number;
  /** Variance between areas besides chance, on the scale of `transformed`; 0 where `phi` is no more than chance gives. */
  readonly tau2: number;
}

/** Part of the z-scores at each end that is drawn in. */
const WINSORISED = 0.1;

/** Fewer areas say little of how much areas differ. */
const LEAST_FOR_ADJUSTMENT = 10;

/** What a funnel is of: proportions by the arcsine of their square root, rates by their square root. */
type FunnelOf = 'proportion' | 'rate';

/** A value on the scale on which chance varies by the population alone: by 1 / 4n. */
const transformed = (value: number, of: FunnelOf): number =>
  of === 'rate' ? Math.sqrt(value) : Math.asin(Math.sqrt(Math.min(1, Math.max(0, value))));

/** A value back from that scale. */
const back = (y: number, of: FunnelOf): number => {
  if (of === 'rate') return Math.max(0, y) ** 2;
  return Math.sin(Math.min(Math.PI / 2, Math.max(0, y))) ** 2;
};

/** The values with the lowest and highest tenth set to the values next to them. */
function winsorised(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const cut = Math.floor(values.length * WINSORISED);
  const [low, high] = [sorted[cut]!, sorted[sorted.length - 1 - cut]!];
  return values.map((value) => Math.min(high, Math.max(low, value)));
}

/**
 * How much more areas differ than chance explains, by the additive random-effects model: the z-scores of the areas
 * around the average of all, 10% of them winsorised at each end, on the arcsine scale for proportions and the square
 * root scale for rates.
 *
 * Source: Spiegelhalter (2005), "Handling over-dispersion of performance indicators", as in the funnel plots of
 * Fingertips and NHS England.
 *
 * @returns `null` with fewer than 10 areas.
 * @throws InvalidInputError as `proportionFunnel` and `rateFunnel` do.
 * @example overdispersion(areas, 'rate') // { phi: 6.1, tau2: 0.0000021 }
 */
export function overdispersion(areas: readonly FunnelArea[], of: FunnelOf): Overdispersion | null {
  insistAreas(areas, of === 'rate' ? insistRate : insistShare);
  if (areas.length < LEAST_FOR_ADJUSTMENT) return null;
  const middle = transformed(funnelBaseline(areas), of);
  const z = areas.map(({ x, n }) => (transformed(x / n, of) - middle) * 2 * Math.sqrt(n));
  const phi = sum(winsorised(z).map((each) => each ** 2)) / areas.length;
  const weights = areas.map(({ n }) => 4 * n);
  const total = sum(weights);
  const spread = total - sum(weights.map((w) => w ** 2)) / total;
  const excess = areas.length * phi - (areas.length - 1);
  return { phi, tau2: excess > 0 ? excess / spread : 0 };
}

function adjustedLimits(
  average: number,
  n: number,
  { tau2 }: Overdispersion,
  of: FunnelOf,
): Omit<FunnelPoint, 'at'> {
  const middle = transformed(average, of);
  const spread = Math.sqrt(1 / (4 * n) + tau2);
  const limit = (z: number): number => back(middle + z * spread, of);
  const [z95, z998] = [zFor(0.95), zFor(0.998)];
  return { lower95: limit(-z95), upper95: limit(z95), lower998: limit(-z998), upper998: limit(z998) };
}

/**
 * The control limits of a funnel widened by the variance between areas, along its axis of populations.
 *
 * @returns a hundred points, as fractions of 1 for proportions and events per person for rates.
 * @throws InvalidInputError as `overdispersion` does.
 * @example adjustedFunnel(areas, { phi: 6.1, tau2: 0.0000021 }, 'rate')
 */
export function adjustedFunnel(
  areas: readonly FunnelArea[],
  found: Overdispersion,
  of: FunnelOf,
): FunnelPoint[] {
  insistAreas(areas, of === 'rate' ? insistRate : insistShare);
  const average = funnelBaseline(areas);
  return places(...axisEnds(areas.map(({ n }) => n))).map((at) => ({
    at,
    ...adjustedLimits(average, at, found, of),
  }));
}

/**
 * Where each area lies in a funnel with limits widened by the variance between areas.
 *
 * @throws InvalidInputError as `overdispersion` does.
 * @example adjustedFunnelLabels(areas, { phi: 6.1, tau2: 0.0000021 }, 'rate')[0] // 'Not significant'
 */
export function adjustedFunnelLabels(
  areas: readonly FunnelArea[],
  found: Overdispersion,
  of: FunnelOf,
): FunnelLabel[] {
  insistAreas(areas, of === 'rate' ? insistRate : insistShare);
  const average = funnelBaseline(areas);
  return areas.map(({ x, n }) => {
    const { lower95, upper95, lower998, upper998 } = adjustedLimits(average, n, found, of);
    return label(x / n, [lower95, upper95], [lower998, upper998]);
  });
}

/** Wilson-type control limits of a proportion around `average` for a population `n`. */
function proportionLimits(average: number, n: number, confidence: number): [number, number] {
  if (average === 1) return [1, 1];
  const z2 = zFor(confidence) ** 2;
  const middle = average * (n / z2 + 1);
  const root = Math.sqrt(
    middle ** 2 - (1 / z2 + 1 / n) * average * (n * (average * (n / z2 + 2) - 1) + z2 * (average - 1)),
  );
  const width = (1 / z2 + 1 / n) * n;
  return [(middle - root) / width, (middle + root) / width];
}

function insistAreas(areas: readonly FunnelArea[], each: (x: number, n: number) => void): void {
  insist(areas.length > 0, 'A funnel needs at least one area.');
  for (const { x, n } of areas) each(x, n);
}

/**
 * The control limits of a funnel of proportions, along its axis of populations.
 *
 * Source: Fingertips technical guidance; as in PHEindicatormethods `calculate_funnel_limits`.
 *
 * @returns a hundred points, proportions as fractions of 1, cut off at 0 and 1.
 * @throws InvalidInputError if there is no area, or a count is negative or more than its denominator.
 * @example proportionFunnel([{ x: 30, n: 1200 }, { x: 75, n: 1500 }, { x: 60, n: 2900 }])[99]
 * // { at: 3100, lower95: 0.0235, upper95: 0.0354, lower998: 0.0201, upper998: 0.0388 }
 */
export function proportionFunnel(areas: readonly FunnelArea[]): FunnelPoint[] {
  insistAreas(areas, insistShare);
  const average = funnelBaseline(areas);
  return places(...axisEnds(areas.map(({ n }) => n))).map((at) => {
    const [lower95, upper95] = proportionLimits(average, at, 0.95);
    const [lower998, upper998] = proportionLimits(average, at, 0.998);
    return {
      at,
      lower95: Math.max(0, lower95),
      upper95: Math.min(1, upper95),
      lower998: Math.max(0, lower998),
      upper998: Math.min(1, upper998),
    };
  });
}

/**
 * The exact limits of the mean of a Poisson count, by tail: what the expected events would have to be for
 * `events` to lie on the funnel.
 */
export function poissonFunnelLimits(events: number, tail: number): [number, number] {
  const { lower, upper } = exactLimits(events, 1 - 2 * tail);
  return [lower, upper];
}

/** A funnel point of a rate or ratio, with what would have to be counted over for the events to meet each limit. */
export interface EventsFunnelPoint extends FunnelPoint {
  readonly denominators: {
    readonly lower95: number;
    readonly upper95: number;
    readonly lower998: number;
    readonly upper998: number;
  };
}

/** The exact Poisson limits of `at` events around `average` events per unit of denominator. */
function eventsPoint(at: number, average: number, per: number, years: number): EventsFunnelPoint {
  const [low95, high95] = poissonFunnelLimits(at, 0.025);
  const [low998, high998] = poissonFunnelLimits(at, 0.001);
  const denominator = (expected: number): number => expected / average;
  const limit = (expected: number): number => (at / denominator(expected)) * per;
  return {
    at,
    lower95: limit(high95),
    upper95: limit(low95),
    lower998: limit(high998),
    upper998: limit(low998),
    denominators: {
      lower95: denominator(high95) / years,
      upper95: denominator(low95) / years,
      lower998: denominator(high998) / years,
      upper998: denominator(low998) / years,
    },
  };
}

/**
 * The control limits of a funnel of crude rates, along its axis of events.
 *
 * Source: as in PHEindicatormethods `calculate_funnel_limits(statistic = "rate")`, with exact Poisson limits
 * where that searches for them to four digits.
 *
 * @param per what the rate is per.
 * @param years years of data in the counts; the populations at the limits are given per year.
 * @throws InvalidInputError if there is no area, a count is negative, a population is not above 0, or nowhere did
 *   anything happen.
 * @example rateFunnel([{ x: 30, n: 1200 }, { x: 75, n: 1500 }])[0]?.at // 38
 */
export function rateFunnel(areas: readonly FunnelArea[], per = 10_000, years = 1): EventsFunnelPoint[] {
  insistAreas(areas, insistRate);
  const average = funnelBaseline(areas);
  insist(average > 0, 'A funnel of rates needs at least one event.');
  const [from, to] = axisEnds(areas.map(({ n }) => n / years)).map((end) => end * years) as [number, number];
  return places(Math.floor(from * average), Math.ceil(to * average)).map((at) =>
    eventsPoint(at, average, per, years),
  );
}

/**
 * The control limits of a funnel of observed over expected events, along its axis of observed events. The
 * funnel narrows to 1.
 *
 * Source: as in PHEindicatormethods `calculate_funnel_limits(statistic = "ratio")`, whose "isr" is this times
 * 100 and whose "count" is this less 1.
 *
 * @param areas observed events `x` and expected events `n`.
 * @throws InvalidInputError if there is no area, a count is negative, or an expected count is not above 0.
 * @example ratioFunnel([{ x: 12, n: 10.4 }, { x: 7, n: 9.1 }])[0] // { at: 8, lower95: 0.507…, … }
 */
export function ratioFunnel(areas: readonly FunnelArea[]): EventsFunnelPoint[] {
  insistAreas(areas, insistRate);
  return places(...axisEnds(areas.map(({ n }) => n)), 1).map((at) => eventsPoint(at, 1, 1, 1));
}

function label(
  value: number,
  limits95: readonly [number, number],
  limits998: readonly [number, number],
): FunnelLabel {
  if (value < limits998[0]) return 'Low (0.001)';
  if (value < limits95[0]) return 'Low (0.025)';
  if (value > limits998[1]) return 'High (0.001)';
  if (value > limits95[1]) return 'High (0.025)';
  return 'Not significant';
}

/**
 * Where each area's proportion lies in the funnel around the average of all of them.
 *
 * @throws InvalidInputError as `proportionFunnel` does.
 * @example proportionFunnelLabels([{ x: 3, n: 150 }, { x: 300, n: 2600 }]) // ['Low (0.001)', 'Not significant']
 */
export function proportionFunnelLabels(areas: readonly FunnelArea[]): FunnelLabel[] {
  insistAreas(areas, insistShare);
  const average = funnelBaseline(areas);
  if (average === 0 || average === 1) return areas.map(() => 'Not significant');
  return areas.map(({ x, n }) =>
    label(x / n, proportionLimits(average, n, 0.95), proportionLimits(average, n, 0.998)),
  );
}

/** Whether `expected` events are outside the exact or Byar's limits of those that were counted. */
function eventsLabel(x: number, expected: number): FunnelLabel {
  const [own95, own998] = [countLimits(x, 0.95), countLimits(x, 0.998)];
  if (own998.upper < expected) return 'Low (0.001)';
  if (own95.upper < expected) return 'Low (0.025)';
  if (own998.lower > expected) return 'High (0.001)';
  if (own95.lower > expected) return 'High (0.025)';
  return 'Not significant';
}

/**
 * Where each area's rate lies: whether the average of all areas is outside the area's own exact or Byar's
 * limits, as Fingertips does for rates.
 *
 * @throws InvalidInputError as `rateFunnel` does.
 * @example rateFunnelLabels([{ x: 30, n: 1200 }, { x: 75, n: 1500 }, { x: 60, n: 2900 }])
 * // ['Not significant', 'High (0.001)', 'Low (0.025)']
 */
export function rateFunnelLabels(areas: readonly FunnelArea[]): FunnelLabel[] {
  insistAreas(areas, insistRate);
  const average = funnelBaseline(areas);
  return areas.map(({ x, n }) => eventsLabel(x, average * n));
}

/**
 * Where each area's observed events lie beside the events expected of it.
 *
 * @throws InvalidInputError as `ratioFunnel` does.
 * @example ratioFunnelLabels([{ x: 30, n: 12.5 }, { x: 7, n: 9.1 }]) // ['High (0.001)', 'Not significant']
 */
export function ratioFunnelLabels(areas: readonly FunnelArea[]): FunnelLabel[] {
  insistAreas(areas, insistRate);
  return areas.map(({ x, n }) => eventsLabel(x, n));
}

/**
 * Where each area's directly standardised rate lies: as `rateFunnelLabels`, over the populations that the
 * rates and their events imply.
 *
 * Source: as in PHEindicatormethods `assign_funnel_significance(rate_type = "dsr")`.
 *
 * @param areas events and the standardised rate made of them, per `per`.
 * @returns `null` for an area with fewer than 10 events, of which a standardised rate says nothing.
 * @throws InvalidInputError if no area has 10 events, a count is negative, or a rate is not above 0.
 * @example standardisedFunnelLabels([{ x: 60, rate: 40 }, { x: 90, rate: 110 }, { x: 4, rate: 30 }])
 * // ['Low (0.001)', 'High (0.001)', null]
 */
export function standardisedFunnelLabels(
  areas: readonly { readonly x: number; readonly rate: number }[],
  per = 10_000,
): (FunnelLabel | null)[] {
  for (const { x, rate } of areas) {
    insist(Number.isFinite(x) && x >= 0, `A count must not be negative or missing, but it is ${x}.`);
    insist(x === 0 || rate > 0, `A rate with events must be above 0, but it is ${rate}.`);
  }
  const implied = areas.map(({ x, rate }) => (x === 0 ? 0 : (x / rate) * per));
  const average = sum(areas.map(({ x }) => x)) / sum(implied);
  insist(
    areas.some(({ x }) => x >= LEAST_EVENTS),
    `A funnel of standardised rates needs an area with ${LEAST_EVENTS} events or more.`,
  );
  return areas.map(({ x }, i) => (x < LEAST_EVENTS ? null : eventsLabel(x, average * implied[i]!)));
}
