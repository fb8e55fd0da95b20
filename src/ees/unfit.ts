import { parseBreakdown } from '../model/breakdown.js';
import type { Indicator } from '../model/catalogue.js';
import { type Observation, TEXT_UNITS } from '../model/observation.js';
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
    'It is of a set of places that is not a geographic level of the standard, such as statistical neighbours.',
    (o) => levelOf(o) === undefined,
  ],
  ['Its area has no code.', (o) => o.area_code === ''],
  ['The code of its area is not a code of its geographic level.', (o) => !hasForm(o)],
  ['No period is stated.', (o) => o.time_period === '' && o.period_start === ''],
  [
    'The standard has no time identifier for its period: a run of months, or several years.',
    (o) => eesTime(o) === null,
  ],
  ['It is a target, a change or a projection.', (o) => parseBreakdown(o.breakdown)?.figure !== undefined],
  [
    'It is counted on another basis than the other figures, and does not add up with them.',
    (o) => parseBreakdown(o.breakdown)?.basis !== undefined,
  ],
  ['It is published as about or over a number, not as a number.', (o) => o.qualifier !== ''],
  ['Its scale is questionable.', (o) => o.corrected !== null],
];

/** Why an observation cannot stand in a file of EES; `null` if it can. */
export const unfitFor = (o: Observation, indicator: Indicator | undefined): string | null =>
  REASONS.find(([, applies]) => applies(o, indicator))?.[0] ?? null;
