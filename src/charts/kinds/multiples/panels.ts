import { comparable } from '../../../analysis/figures.js';
import { parseBreakdown } from '../../../model/breakdown.js';
import type { Dataset } from '../../../model/dataset.js';
import { groupBy } from '../../../model/group-by.js';
import type { Observation } from '../../../model/observation.js';
import { capital } from '../../../text/sentence.js';
import { measureText, periodsText } from '../../words.js';

/** One of the small charts: its name and its figures. */
export interface Panel {
  readonly name: string;
  readonly observations: readonly Observation[];
}

/** One panel for each indicator or, where there is one only, for each value of what tells its figures apart first. */
export function panelsOf(observations: readonly Observation[], { catalogue }: Dataset): Panel[] {
  const ids = new Set(observations.map((o) => o.indicator));
  const byIndicator = [...groupBy(observations, (o) => o.indicator).values()];
  const severalPeriods = new Set(byIndicator.map(periodsText)).size > 1;
  if (ids.size > 1)
    return [...groupBy(observations, (o) => o.indicator)].map(([id, own]) => {
      const indicator = catalogue.indicators.get(id)!;
      const measure = measureText({ ...indicator, denominator: '' });
      const good = indicator.polarity === 'neither' ? '' : indicator.polarity;
      const when = severalPeriods ? periodsText(own) : '';
      const said = [`${measure.charAt(0).toLowerCase()}${measure.slice(1)}`, good, when];
      const inBrackets = said.filter((part) => part !== '').join(', ');
      return { name: `${indicator.name}${inBrackets === '' ? '' : ` (${inBrackets})`}`, observations: own };
    });
  const breakdowns = observations.map((o) => parseBreakdown(comparable(o)) ?? {});
  const keys = [
    ...new Set(breakdowns.flatMap((breakdown) => Object.keys(breakdown))),
  ] as (keyof (typeof breakdowns)[0])[];
  const key = keys.find((k) => new Set(breakdowns.map((breakdown) => breakdown[k])).size > 1);
  if (key === undefined) return [{ name: '', observations }];
  return [...groupBy(observations, (o) => parseBreakdown(comparable(o))?.[key] ?? 'all')].map(
    ([name, own]) => ({ name: capital(name), observations: own }),
  );
}
