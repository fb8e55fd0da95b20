import { formatBreakdown } from '../model/breakdown.js';
import type { Catalogue } from '../model/catalogue.js';
import { nearest } from '../model/nearest.js';
import type { Observation } from '../model/observation.js';
import { PERIOD_FORMS, parsePeriod, snapshotAtEnd } from '../model/period.js';
import { missingFigure, readCell } from './read-cell.js';
import type { CellNote, Facet, Reading } from './recipe.js';

const ours = (note: string | undefined): string => (note === undefined ? '' : `ours: ${note}`);

/** A hint at the known name that looks most like the one given, if one does. */
function hint(name: string, known: Iterable<string>): string {
  const [best] = nearest(name, known);
  return best === undefined ? '' : ` Did you mean ${best}?`;
}

/** Why a published text cannot be an observation, and which of the things said of it is at fault. */
export interface ObserveFault {
  readonly fault: string;
  readonly of: 'indicator' | 'area' | 'period' | 'published';
}

/** One figure with all that its place says of it, or why it cannot be one. */
export function observe(
  reading: Reading,
  facet: Facet,
  said: CellNote | undefined,
  at: Pick<Observation, 'table' | 'row' | 'column' | 'source'>,
  year: number,
  catalogue: Catalogue,
): { ok: Observation } | ObserveFault {
  const indicator = catalogue.indicators.get(facet.indicator ?? '');
  if (!indicator)
    return {
      of: 'indicator',
      fault: `gives the indicator "${facet.indicator ?? ''}", which indicators.csv does not hold.${hint(facet.indicator ?? '', catalogue.indicators.keys())}`,
    };
  const stated = parsePeriod(facet.period ?? '');
  if (!stated)
    return {
      of: 'period',
      fault: `gives the period "${facet.period}"; write it like ${PERIOD_FORMS}.`,
    };
  const area = catalogue.areas.dataset(facet.area ?? '', stated.period_end || `${year}-03-31`);
  if (!area)
    return {
      of: 'area',
      fault: `gives the area "${facet.area ?? ''}", which areas.csv does not hold.${hint(facet.area ?? '', catalogue.areas.names)}`,
    };
  const cell = said?.status
    ? missingFigure(said.status)
    : readCell(reading.published, indicator.unit, year, catalogue);
  if ('fault' in cell) return { of: 'published', fault: cell.fault };

  const { value, decimals, status, note, date } = cell.ok;
  const atEnd = indicator.measured === 'stock' && /^(Financial|Academic) year$/.test(stated.time_identifier);
  const publishedDate = date?.period_start === '' && stated.period_start !== '' ? undefined : date;
  const period = publishedDate ?? (atEnd ? snapshotAtEnd(stated) : stated);
  return {
    ok: {
      ...at,
      indicator: indicator.id,
      area_code: area.area_code,
      area_name: area.area_name,
      geographic_level: area.geographic_level,
      ...period,
      breakdown: formatBreakdown(facet.breakdown ?? {}),
      unit: indicator.unit,
      value,
      published: reading.published,
      status,
      decimals,
      numerator: facet.numerator ?? null,
      denominator: facet.denominator ?? null,
      note: [reading.note ?? '', note, ours(said?.note), ours(facet.note)]
        .filter((text) => text !== '')
        .join('; '),
      corrected: said?.corrected?.[reading.published] ?? null,
      qualifier: reading.qualifier ?? facet.qualifier ?? '',
    },
  };
}
