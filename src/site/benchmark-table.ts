import { type BenchmarkRow, byAge, isLaterMissing, newestRows } from '../analysis/benchmark/benchmark.js';
import { COUNTS_DEPEND, LATER_MISSING, newestColumns } from '../analysis/benchmark/words.js';
import { type Markup, markup } from './markup.js';
import { type Column, table } from './table.js';

/**
 * The newest figure of each indicator of an authority: those of the last years, and below them the older.
 *
 * @param all every row of the authority.
 * @param address gives the address of an indicator's view; without it names are no links.
 */
export function benchmarkTables(
  area: string,
  all: readonly BenchmarkRow[],
  address: ((row: BenchmarkRow) => string) | null,
): Markup {
  const { recent, older, since } = byAge(newestRows(all));
  if (recent.length === 0) return markup`<p>There is no figure for ${area}, or all are suppressed.</p>`;
  const [name, ...figures] = newestColumns(area, all);
  const linked: Column<BenchmarkRow> = {
    title: name!.title,
    of: (row) => (address ? markup`<a href="${address(row)}">${name!.of(row)}</a>` : name!.of(row)),
  };
  const rows = (caption: string, some: readonly BenchmarkRow[]): Markup =>
    table<BenchmarkRow>(`${area}: ${caption}`, [linked, ...figures], some);
  const marks = [...recent, ...older].some((row) => isLaterMissing(row, all));
  return markup`${rows('latest figure of each indicator, with its rank', recent)}
<p class="key">${COUNTS_DEPEND}${marks && ` ${LATER_MISSING}`} – no figure, or none to compare with. Each indicator’s own view gives its caveats.</p>
${
  older.length > 0 &&
  markup`<details><summary>Older: latest figures before ${since}</summary>
${rows(`indicators whose latest figure is before ${since}`, older)}</details>`
}`;
}
