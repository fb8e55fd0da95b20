import type { ReleasedFigure } from '../../src/analysis/revisions.js';

export const AREAS: Record<string, string> = {
  Croydon: 'E09000008',
  Enfield: 'E09000010',
  Merton: 'E09000024',
  Dorset: 'E06000059',
  England: 'E92000001',
};

/** A figure on 31 March of a year as a release prints it: `745`, `9.5`, `c`. */
export function figure(
  area: string,
  published: string,
  {
    year = 2024,
    indicator = 'cla_number',
    row = 2,
    ...rest
  }: Partial<ReleasedFigure> & { year?: number } = {},
): ReleasedFigure {
  const value = /^\d/.test(published) ? Number(published) : null;
  const status = {
    c: 'suppressed',
    x: 'not_available',
    ':': 'not_available',
    z: 'not_applicable',
    '': 'blank',
  };
  return {
    row,
    column: 12,
    indicator,
    area_code: AREAS[area] ?? '',
    area_name: area,
    geographic_level: area === 'England' ? 'National' : 'Local authority',
    time_period: String(year),
    time_identifier: '31 March',
    period_end: `${year}-03-31`,
    breakdown: '',
    unit: 'count',
    value,
    published,
    status: value === null ? status[published as keyof typeof status] : 'ok',
    decimals: value === null ? null : (published.split('.')[1]?.length ?? 0),
    ...rest,
  } as ReleasedFigure;
}

export const rate = (area: string, published: string, rest: Partial<ReleasedFigure> = {}): ReleasedFigure =>
  figure(area, published, { indicator: 'cla_rate', unit: 'rate_per_10000', ...rest });
