import type { Indicator } from '../model/catalogue.js';
import { LIMITS, META_COLUMNS } from './standard.js';

type MetaCells = Record<(typeof META_COLUMNS)[number], string>;

const UNITS: Readonly<Partial<Record<Indicator['unit'], string>>> = { percent: '%', pounds: '£' };

/** Units that the standard has no sign for, and that the label must name. */
const UNIT_WORDS: Readonly<Partial<Record<Indicator['unit'], string>>> = {
  days: 'days',
  weeks: 'weeks',
  months: 'months',
  years: 'years',
  fte: 'full-time equivalents',
  score: 'score',
  rank: 'rank',
};

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What the meta file says of the column of an indicator. */
export interface Described {
  readonly indicator: Indicator;
  /** The day that its figures are of: `on 31 March`; empty where they are of several. */
  readonly day: string;
  /** The most decimals that a figure of the column is written with. */
  readonly decimals: number;
}

/** What readers see of an indicator: its name, what it is per, and the day it is counted on. */
function labelOf({ indicator: { name, unit, per }, day }: Described): string {
  const words = UNIT_WORDS[unit];
  const parts = [
    name,
    per === '' ? '' : ` per ${per}`,
    day === '' ? '' : ` ${day}`,
    words ? ` (${words})` : '',
  ];
  return parts.join('');
}

const blank = (): MetaCells => Object.fromEntries(META_COLUMNS.map((column) => [column, ''])) as MetaCells;

/**
 * The rows of a meta file: the filters with two items or more, and the indicators with label and unit of the
 * catalogue and the decimals of their figures.
 */
export function metaRows(filters: readonly string[], indicators: readonly Described[]): string[][] {
  const labels = indicators.map(labelOf);
  const rows = [
    ...filters.map((filter) => ({
      ...blank(),
      col_name: filter,
      col_type: 'Filter',
      label: capital(filter.replaceAll('_', ' ')),
    })),
    ...indicators.map(({ indicator, decimals }, at) => {
      const label = labels[at]!;
      const own = labels.filter((other) => other === label).length === 1;
      return {
        ...blank(),
        col_name: indicator.id,
        col_type: 'Indicator',
        label: (own ? label : `${label} – ${indicator.id}`).slice(0, LIMITS.label),
        indicator_unit: UNITS[indicator.unit] ?? '',
        indicator_dp: String(decimals),
      };
    }),
  ];
  return rows.map((cells) => META_COLUMNS.map((column) => cells[column]));
}
