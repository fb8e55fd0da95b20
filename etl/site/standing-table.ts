import type { StandingRow } from '../../src/indicators/standing.js';
import {
  figure,
  isTotal,
  labelText,
  rankText,
  restsOnText,
  signed,
  valueText,
} from '../../src/indicators/standing-words.js';
import { type Markup, markup } from './markup.js';
import { type Column, table } from './table.js';

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
        const words = labelText(row);
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
      of: restsOnText,
    },
    { title: 'England', number: true, of: (row) => (isTotal(row) ? '–' : figure(row.england_value)) },
    { title: 'Rank', number: true, of: rankText },
    { title: 'Quartile', number: true, of: ({ quartile }) => quartile },
    { title: 'Best is', of: ({ polarity }) => POLARITY[polarity] ?? 'neither' },
  ];
  return table(`${area}: the newest figure of each indicator, with its rank`, columns, rows);
}
