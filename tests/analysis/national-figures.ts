import type { NationalArea } from '../../src/analysis/benchmark/national.js';
import type { Neighbour } from '../../src/model/catalogue.js';
import { Observation, type Status } from '../../src/model/observation.js';
import { parsePeriod } from '../../src/model/period.js';
import { catalogue } from '../small.js';

const LEVELS: Record<string, string> = { England: 'National', London: 'Regional' };

/** A made-up code of an area, so that tests need name it only. */
export const codeOf = (area: string): string => (area === 'England' ? 'E92000001' : `code of ${area}`);

/** A figure of a DfE file as a test writes it. */
export interface FileFigure {
  readonly indicator?: string;
  readonly area: string;
  readonly period?: string;
  /** A number, or why there is none. */
  readonly is: string | Exclude<Status, 'ok'>;
  readonly breakdown?: string;
  readonly of?: readonly [numerator: number | null, denominator: number];
  readonly release?: string;
}

/** Observations as an import of DfE files makes them. */
export const fileFigures = (rows: readonly FileFigure[]): Observation[] =>
  rows.map(
    (
      {
        indicator = 'cin_rate',
        area,
        period = '31 March 2014',
        is,
        breakdown = '',
        of,
        release = 'file-2014',
      },
      at,
    ) => {
      const isNumber = /^-?[\d.]+$/.test(is);
      return Observation.parse({
        table: release.replace(/-\d+$/, ''),
        row: at + 2,
        column: 9,
        indicator,
        area_code: codeOf(area),
        area_name: area,
        geographic_level: LEVELS[area] ?? 'Local authority',
        ...parsePeriod(period)!,
        breakdown,
        unit: catalogue.indicators.get(indicator)!.unit,
        value: isNumber ? Number(is) : null,
        published: is,
        status: isNumber ? 'ok' : is,
        decimals: isNumber ? (is.split('.')[1] ?? '').length : null,
        numerator: of?.[0] ?? null,
        denominator: of?.[1] ?? null,
        note: '',
        source: release,
        corrected: null,
        qualifier: '',
      });
    },
  );

/** A list of neighbours of Croydon by a model of a year. */
export const neighboursOf = (model_year: string, names: readonly string[]): Neighbour[] =>
  names.map((neighbour_name) => ({
    model_year,
    area_code: codeOf('Croydon'),
    area_name: 'Croydon',
    neighbour_code: codeOf(neighbour_name),
    neighbour_name,
    source: `list-${model_year}`,
  }));

export const croydon: NationalArea = {
  area_code: codeOf('Croydon'),
  area_name: 'Croydon',
  regions: ['London', 'Outer London'],
  changed: '',
};
