import { byAge, isLaterMissing, newestRows, type StandingRow } from '../analysis/standing.js';
import {
  COUNTS_DEPEND,
  figure,
  isTotal,
  LATER_MISSING,
  labelText,
  quartileText,
  rankText,
  restsOnText,
  signed,
  valueText,
} from '../analysis/standing-words.js';
import { type Markup, markup } from './markup.js';
import { type Column, table } from './table.js';

const POLARITY: Readonly<Record<string, string>> = { 'high is good': 'highest', 'low is good': 'lowest' };

type Address = ((row: StandingRow) => string) | null;

function rowsTable(
  caption: string,
  area: string,
  rows: readonly StandingRow[],
  all: readonly StandingRow[],
  address: Address,
): Markup {
  const columns: Column<StandingRow>[] = [
    {
      title: 'Indicator',
      of: (row) => (address ? markup`<a href="${address(row)}">${labelText(row)}</a>` : labelText(row)),
    },
    { title: 'Period', of: ({ period }) => period },
    { title: area, number: true, of: (row) => `${valueText(row)}${isLaterMissing(row, all) ? ' †' : ''}` },
    { title: 'Change in a year', number: true, of: ({ change, decimals }) => signed(change, decimals) },
    { title: 'Neighbours’ mean', number: true, of: ({ neighbours_mean }) => figure(neighbours_mean, 1) },
    { title: 'Neighbours with a figure', number: true, of: restsOnText },
    {
      title: 'England',
      number: true,
      of: (row) => (isTotal(row) ? '–' : figure(row.england_value, row.decimals)),
    },
    { title: 'Rank', number: true, of: rankText },
    { title: 'Quartile', number: true, of: quartileText },
    { title: 'Best is', of: (row) => (isTotal(row) ? '–' : (POLARITY[row.polarity] ?? 'neither')) },
  ];
  return table(caption, columns, rows);
}

/**
 * How an authority stands in the newest figure of each indicator: those of the last years, and below them the older.
 *
 * @param all every row of the authority.
 * @param address gives the address of an indicator's view; without it names are no links.
 */
export function standingTables(area: string, all: readonly StandingRow[], address: Address): Markup {
  const { recent, older, since } = byAge(newestRows(all));
  if (recent.length === 0) return markup`<p>There is no figure for ${area}, or all are suppressed.</p>`;
  const marks = [...recent, ...older].some((row) => isLaterMissing(row, all));
  return markup`${rowsTable(`${area}: latest figure of each indicator, with its rank`, area, recent, all, address)}
<p class="key">${COUNTS_DEPEND}${marks && ` ${LATER_MISSING}`} – no figure, or none to compare with. Each indicator’s own view lists its caveats.</p>
${
  older.length > 0 &&
  markup`<details><summary>Older: last figures of before ${since}</summary>
${rowsTable(`${area}: indicators whose last figure is of before ${since}`, area, older, all, address)}</details>`
}`;
}
