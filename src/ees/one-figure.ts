import type { Observation } from '../model/observation.js';
import { roundHalfUp } from '../statistics/rounding.js';

/** Of several observations of one fact: the one to write, those that say the same, and those that do not. */
export interface OneFigure {
  /** `null` where they contradict each other. */
  readonly written: Observation | null;
  readonly same: readonly Observation[];
  readonly contradicting: readonly Observation[];
}

const agrees = (finest: Observation, o: Observation): boolean =>
  o.value === null || finest.value === null
    ? o.value === finest.value && o.status === finest.status
    : roundHalfUp(finest.value, o.decimals ?? 0) === o.value;

/**
 * Choose among the observations of one fact: the one with the most decimals, if the others are what rounding
 * makes of it. If not, none is chosen: which of them is right is not for us to say.
 */
export function oneFigure(observations: readonly Observation[]): OneFigure {
  const [finest, ...others] = [...observations].sort((a, b) => (b.decimals ?? -9) - (a.decimals ?? -9));
  if (finest === undefined) return { written: null, same: [], contradicting: [] };
  return others.every((o) => agrees(finest, o))
    ? { written: finest, same: others, contradicting: [] }
    : { written: null, same: [], contradicting: observations };
}
