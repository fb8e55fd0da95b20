import type { NationalArea } from '../analysis/benchmark/national.js';
import { type ReproducedSeries, reproduceSeries } from '../analysis/reconcile.js';
import { groupBy } from '../model/group-by.js';
import type { Figure, Observation } from '../model/observation.js';
import { publishedInterval } from '../model/published-interval.js';
import { isProse } from '../published/prose.js';
import { overlap } from '../statistics/interval.js';
import type { Audit } from './check.js';

const NATIONAL = ['National', 'Statistical neighbours'];

/** The last model of an authority's neighbours up to the year of a publication, else the first there is. */
function modelOf({ catalogue: { neighbours } }: Audit, code: string, year: string): string | undefined {
  const models = neighbours.filter(({ area_code }) => area_code === code).map((n) => n.model_year);
  const sorted = [...new Set(models)].sort();
  return sorted.filter((model) => model <= year).at(-1) ?? sorted[0];
}

/** What was compared of an audit: worked out once for all checks that ask. */
const known = new WeakMap<readonly Observation[], ReproducedSeries[]>();

/**
 * The rows of published tables of which the Department for Education published figures too, each compared with
 * them. Rows whose area has no list of neighbours are left out.
 */
export function againstDfe(audit: Audit): ReproducedSeries[] {
  const { dfe = [], figures: observations, publications, catalogue } = audit;
  if (dfe.length === 0) return [];
  const before = known.get(observations);
  if (before) return before;
  const given = new Set(dfe.map(({ indicator }) => indicator));
  const made = publications.flatMap(({ id, date }) => {
    const own = observations.filter(
      (o) => o.source.startsWith(`${id}, `) && !isProse(o) && given.has(o.indicator),
    );
    const authorities = groupBy(
      own.filter((o) => o.geographic_level === 'Local authority'),
      (o) => o.area_code,
    );
    return [...authorities].flatMap(([area_code, [first]]) => {
      const model = modelOf(audit, area_code, date.slice(0, 4));
      if (model === undefined) return [];
      const area: NationalArea = { area_code, area_name: first!.area_name, regions: [], changed: '' };
      const rows = own.filter((o) => o.area_code === area_code || NATIONAL.includes(o.geographic_level));
      return reproduceSeries(
        rows,
        { figures: dfe, catalogue, neighbours: catalogue.neighbours },
        area,
        model,
      );
    });
  });
  known.set(observations, made);
  return made;
}

/** The figure that the Department for Education published for the area and period of one, if it agrees with it. */
export function confirmedBy(figure: Figure, { dfe = [] }: Audit): Observation | undefined {
  return dfe.find(
    (o) =>
      o.indicator === figure.indicator &&
      o.area_code === figure.area_code &&
      o.period_end === figure.period_end &&
      o.breakdown === figure.breakdown &&
      overlap(publishedInterval(o as Figure), publishedInterval(figure)),
  );
}
