import { parseBreakdown } from '../../src/model/breakdown.js';
import type { Dataset } from '../../src/model/dataset.js';
import { Observation, type Status } from '../../src/model/observation.js';
import { parsePeriod } from '../../src/model/period.js';
import { catalogue } from '../small.js';

const LEVELS: Record<string, string> = {
  England: 'National',
  'Statistical neighbours': 'Statistical neighbours',
};

/** A figure as a test writes it: `71.5`, or why there is none. */
export interface MadeUp {
  readonly indicator: string;
  readonly area?: string;
  readonly period: string;
  readonly published: string | Exclude<Status, 'ok'>;
  readonly breakdown?: string;
  readonly denominator?: number;
}

/** Figures of a made-up table, checked as real ones are. */
export function madeUp(rows: readonly MadeUp[], issues: readonly object[] = []): Dataset {
  const figures = rows.map(
    ({ indicator, area = 'Croydon', period, published, breakdown = '', denominator = null }, at) => {
      const isNumber = /^-?[\d.]+$/.test(published);
      if (parseBreakdown(breakdown) === null) throw new Error(`"${breakdown}" is no breakdown`);
      return Observation.parse({
        table: 'made-up',
        row: at + 2,
        column: 2,
        indicator,
        area_code: '',
        area_name: area,
        geographic_level: LEVELS[area] ?? 'Local authority',
        ...parsePeriod(period)!,
        breakdown,
        unit: catalogue.indicators.get(indicator)!.unit,
        value: isNumber ? Number(published) : null,
        published: isNumber ? published : '',
        status: isNumber ? 'ok' : published,
        decimals: isNumber ? (published.split('.')[1] ?? '').length : null,
        numerator: null,
        denominator,
        note: '',
        source: 'made-up, 1',
        corrected: null,
        qualifier: '',
      });
    },
  );
  return { figures, catalogue, issues, sources: { 'made-up': 'A made-up report (A council, 2015-02-20)' } };
}

/** The months of a financial year, from April on, of one indicator. */
export const months = (
  indicator: string,
  year: number,
  published: readonly string[],
  breakdown = '',
): MadeUp[] =>
  published.map((text, at) => ({
    indicator,
    period: `${'April May June July August September October November December January February March'.split(' ')[at]} ${at < 9 ? year : year + 1}`,
    published: text,
    breakdown,
  }));
