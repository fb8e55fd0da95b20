import { shown } from '../../src/indicators/sentence.js';
import type { StandingRow } from '../../src/indicators/standing.js';
import type { Indicator } from '../../src/observations/catalogue.js';
import { type Markup, markup } from './markup.js';
import { type Column, table } from './table.js';

/** A figure with the digits it has; an average with one at least. */
export const figure = (value: number | null, least = 0): string =>
  value === null ? '–' : shown(value, Math.max(least, Number.isInteger(value) ? 0 : 1));

export const signed = (value: number | null): string =>
  value === null ? '–' : `${value > 0 ? '+' : value < 0 ? '−' : ''}${figure(Math.abs(value))}`;

export const rankText = ({ rank, ranked }: StandingRow): string =>
  rank === null ? '–' : `${rank} of ${ranked}`;

export const valueText = (row: StandingRow): string =>
  row.value === null ? row.status.replaceAll('_', ' ') : figure(row.value);

const UNITS: Partial<Record<Indicator['unit'], string>> = {
  percent: '%',
  rate_per_10000: 'per 10,000',
  count: 'number',
  fte: 'full-time equivalents',
};

export const unitText = (unit: string): string =>
  UNITS[unit as Indicator['unit']] ?? unit.replaceAll('_', ' ');

/** Whether a figure grows with the size of the area, so that England’s is no measure. */
export const isTotal = ({ unit }: Pick<StandingRow, 'unit'>): boolean => unit === 'count' || unit === 'fte';

const POLARITY: Readonly<Record<string, string>> = { 'high is good': 'highest', 'low is good': 'lowest' };

/**
 * How an authority stands in the newest figure of each indicator.
 *
 * @param address gives the address of an indicator's view; without it names are no links.
 */
export function standingTable(
  area: string,
  rows: readonly StandingRow[],
  address: ((row: StandingRow) => string) | null,
): Markup {
  const columns: Column<StandingRow>[] = [
    {
      title: 'Indicator',
      of: (row) => {
        const words = `${row.name}, ${unitText(row.unit)}`;
        return address ? markup`<a href="${address(row)}">${words}</a>` : words;
      },
    },
    { title: 'Period', of: ({ period }) => period },
    { title: area, number: true, of: valueText },
    { title: 'Change in a year', number: true, of: ({ change }) => signed(change) },
    { title: 'Neighbours’ mean', number: true, of: ({ neighbours_mean }) => figure(neighbours_mean, 1) },
    {
      title: 'Neighbours with a figure',
      number: true,
      of: ({ neighbours_n, neighbours_listed }) =>
        neighbours_listed === null ? '–' : `${neighbours_n} of ${neighbours_listed}`,
    },
    { title: 'England', number: true, of: (row) => (isTotal(row) ? '–' : figure(row.england_value)) },
    { title: 'Rank', number: true, of: rankText },
    { title: 'Quartile', number: true, of: ({ quartile }) => quartile },
    { title: 'Best is', of: ({ polarity }) => POLARITY[polarity] ?? 'neither' },
  ];
  return table(`${area}: the newest figure of each indicator, with its rank`, columns, rows);
}
