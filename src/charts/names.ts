import { comparable } from '../analysis/figures.js';
import type { Catalogue } from '../model/catalogue.js';
import type { Observation } from '../model/observation.js';
import { breakdownName, distinctions } from './words.js';

/** What the figure of the whole is called beside its parts. */
export const WHOLE = 'all';

/** What makes figures those of one line or one bar: the same thing counted, of the same people, in the same place. */
export const lineKey = (o: Observation): string => `${o.indicator}|${o.area_name}|${comparable(o)}`;

/**
 * What figures are called within one chart: only by what tells them apart, and never two things alike.
 *
 * @example namer(figures, catalogue)(figures[0]) // 'Croydon', or 'foster families' where all are of Croydon
 */
export function namer(
  observations: readonly Observation[],
  { indicators }: Catalogue,
): (o: Observation) => string {
  const several = (of: (o: Observation) => string): boolean => new Set(observations.map(of)).size > 1;
  const [areas, ids, parts] = [several((o) => o.area_name), several((o) => o.indicator), several(comparable)];
  const own = distinctions(observations.map(comparable));
  const nameBy = (breakdown: (text: string) => string, o: Observation): string =>
    [
      ids ? (indicators.get(o.indicator)?.name ?? o.indicator) : '',
      parts ? breakdown(own(comparable(o))) || (ids ? '' : WHOLE) : '',
      areas ? o.area_name : '',
    ]
      .filter((part) => part !== '')
      .join(', ') || o.area_name;
  const keys = new Map<string, Set<string>>();
  for (const o of observations) {
    const name = nameBy(breakdownName, o);
    keys.set(name, (keys.get(name) ?? new Set()).add(lineKey(o)));
  }
  return (o) => {
    const name = nameBy(breakdownName, o);
    return keys.get(name)!.size === 1 ? name : nameBy((text) => text.replaceAll('=', ' '), o);
  };
}

/** The figures without those that say again what another says: of the same thing and period, and of one value. */
export function withoutRepeats<T extends Observation>(observations: readonly T[]): T[] {
  const seen = new Set<string>();
  return observations.filter((o) => {
    const said = `${lineKey(o)}|${o.period_start}|${o.period_end}|${o.value ?? o.status}`;
    return !seen.has(said) && seen.add(said);
  });
}
