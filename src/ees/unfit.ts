import { parseBreakdown } from '../observations/breakdown.js';
import type { Indicator } from '../observations/catalogue.js';
import { type Observation, TEXT_UNITS } from '../observations/observation.js';
import { eesTime } from './ees-time.js';
import { isCode, LEVELS } from './standard.js';

/** Observations that cannot stand in a file of EES, and why. */
export interface LeftOut {
  readonly reason: string;
  readonly observations: readonly Observation[];
}

type Reason = readonly [
  reason: string,
  applies: (o: Observation, indicator: Indicator | undefined) => boolean,
];

const levelOf = (o: Observation) => LEVELS.find(({ level }) => level === o.geographic_level);

const hasForm = (o: Observation): boolean => isCode(levelOf(o)?.code ?? '', o.area_code);

const REASONS: readonly Reason[] = [
  ['The catalogue does not know the indicator.', (_, indicator) => indicator === undefined],
  [
    'It is a date, a name or a judgement in words, not a number.',
    (o) => TEXT_UNITS.includes(o.unit) || o.unit === 'grade',
  ],
  [
    'It is in another unit than the rest of the indicator.',
    (o, indicator) => indicator !== undefined && o.unit !== indicator.unit,
  ],
  [
    'It is an average of neighbours or of another set of places, which is no geographic level of the standard.',
    (o) => levelOf(o) === undefined,
  ],
  ['Its place has no code.', (o) => o.area_code === ''],
  ['The code of its place is not one of its geographic level.', (o) => !hasForm(o)],
  ['No period is stated.', (o) => o.time_period === '' && o.period_start === ''],
  [
    'The standard has no time identifier for its period: a run of months, or several years.',
    (o) => eesTime(o) === null,
  ],
  [
    'It is a target, a change or a projection, not a figure of what was.',
    (o) => parseBreakdown(o.breakdown)?.figure !== undefined,
  ],
  [
    'It rests on a basis of its own, which does not add up with the other figures.',
    (o) => parseBreakdown(o.breakdown)?.basis !== undefined,
  ],
  ['A word of the print softens it (about, over), so that it is no exact figure.', (o) => o.qualifier !== ''],
  ['It is printed on a doubtful scale.', (o) => o.corrected !== null],
];

/** Why an observation cannot stand in a file of EES; `null` if it can. */
export const unfitFor = (o: Observation, indicator: Indicator | undefined): string | null =>
  REASONS.find(([, applies]) => applies(o, indicator))?.[0] ?? null;
