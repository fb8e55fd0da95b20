import { Area } from '../../src/model/area.js';
import { Areas } from '../../src/model/areas.js';
import { Indicator } from '../../src/model/catalogue.js';
import { Observation } from '../../src/model/observation.js';
import { type Period, parsePeriod } from '../../src/model/period.js';

const AREAS: Record<string, readonly [code: string, level: string]> = {
  England: ['E92000001', 'National'],
  'Made-up Region': ['E12000099', 'Regional'],
  'Made-up Borough': ['E09000099', 'Local authority'],
  'Statistical neighbours': ['', 'Statistical neighbours'],
};

/** A small figure: an indicator, a place, a period and what was published. */
export function figure(
  published: string,
  {
    area = 'England',
    period = '31 March 2014',
    ...more
  }: { area?: string; period?: string | Period } & Partial<Observation> = {},
): Observation {
  const [area_code, geographic_level] = AREAS[area]!;
  const symbol = ({ c: 'suppressed', x: 'not_available', z: 'not_applicable', low: 'low' } as const)[
    published
  ];
  const status = symbol ?? 'ok';
  return Observation.parse({
    table: 'small',
    row: 2,
    column: 2,
    indicator: 'cin_number',
    area_code,
    area_name: area,
    geographic_level,
    ...(typeof period === 'string' ? parsePeriod(period)! : period),
    breakdown: '',
    unit: 'count',
    value: status === 'ok' ? Number(published) : null,
    published,
    status,
    decimals: status === 'ok' ? (published.split('.')[1] ?? '').length : null,
    numerator: null,
    denominator: null,
    note: '',
    source: 'small, 1',
    corrected: null,
    qualifier: '',
    ...more,
  });
}

const indicator = (id: string, name: string, more: Record<string, string> = {}): [string, Indicator] => [
  id,
  Indicator.parse({
    id,
    name,
    unit: 'count',
    polarity: 'neither',
    per: '',
    decimals: '0',
    measured: 'stock',
    numerator: '',
    denominator: '',
    former_ni: '',
    rate_of: '',
    share_of: '',
    part_of: '',
    complement_of: '',
    series_break: '',
    ...more,
  }),
];

/** What the small figures mean. */
export const indicators: ReadonlyMap<string, Indicator> = new Map([
  indicator('cin_number', 'Children in need'),
  indicator('cin_rate', 'Children in need', {
    unit: 'rate_per_10000',
    per: '10,000 children',
    decimals: '1',
  }),
  indicator('girls', 'Girls in need', { part_of: 'cin_number' }),
  indicator('boys', 'Boys in need', { part_of: 'cin_number' }),
  indicator('agency_rate', 'Agency staff', { unit: 'percent', decimals: '1' }),
  indicator('permanent_rate', 'Permanent staff', {
    unit: 'percent',
    decimals: '1',
    complement_of: 'agency_rate',
  }),
  indicator('wait', 'Days waited', { unit: 'days' }),
  indicator('inspected', 'Day of the inspection', { unit: 'date' }),
]);

/** A list of areas from rows of `areas.csv`: `code,name,level,region,from,to,old code`. */
export const areasOf = (...rows: readonly string[]): Areas =>
  new Areas(
    rows.map((row) => {
      const [area_code, area_name, geographic_level, region, from, to, la_code] = row.split(',');
      const none = { other_names: '', predecessor: '', successor: '', change: '' };
      return Area.parse({ ...none, area_code, area_name, geographic_level, region, from, to, la_code });
    }),
  );
