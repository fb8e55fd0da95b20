import type { Neighbour } from '../model/catalogue.js';
import type { Observation } from '../model/observation.js';
import { roundHalfUp } from '../statistics/rounding.js';
import {
  averageOf,
  ENGLAND,
  isBeforeItWas,
  type National,
  type NationalArea,
  named,
  neighboursBy,
  seriesOf,
} from './national.js';

/** Decimals in which an average of figures with so many is shown. */
const averageDecimals = (members: readonly Observation[], unit: string): number => {
  const most = Math.max(0, ...members.map(({ decimals }) => decimals ?? 0));
  return unit === 'count' ? most + 1 : most;
};

/**
 * Figures of an authority, its neighbours' averages, its region and England as observations, so that every
 * comparison, trend, scorecard and chart works on them as on published ones.
 *
 * @returns observations in the order of the indicators; the neighbours' are ours and say what they rest on.
 * @throws InvalidInputError as `standing` does.
 */
export function besideNeighbours(national: National, area: NationalArea, model = ''): Observation[] {
  const listed = neighboursBy(national.neighbours, area, model);
  return seriesOf(national.figures).flatMap(({ periods }) =>
    periods.flatMap(({ byArea }) => {
      const own = byArea.get(area.area_code);
      if (!own || isBeforeItWas(own, national)) return [];
      const others = [named(byArea, area.regions), byArea.get(ENGLAND)].filter((o) => o !== undefined);
      const average = averageObservation(own, listed, byArea);
      return [{ ...own, area_name: area.area_name }, ...(average ? [average] : []), ...others];
    }),
  );
}

function averageObservation(
  own: Observation,
  listed: readonly Neighbour[],
  byArea: ReadonlyMap<string, Observation>,
): Observation | null {
  if (listed.length === 0) return null;
  const { mean, restsOn } = averageOf(listed, byArea, own.unit);
  if (mean === null) return null;
  const members = listed.flatMap(({ neighbour_code }) => byArea.get(neighbour_code) ?? []);
  const decimals = averageDecimals(members, own.unit);
  const value = roundHalfUp(mean, decimals);
  return {
    ...own,
    area_code: '',
    area_name: 'Statistical neighbours',
    geographic_level: 'Statistical neighbours',
    value,
    published: value.toFixed(decimals),
    status: 'ok',
    decimals,
    numerator: null,
    denominator: null,
    note: `ours: mean of ${restsOn} of the ${listed[0]!.model_year} model`,
  };
}
