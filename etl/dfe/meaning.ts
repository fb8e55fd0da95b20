import { join } from 'node:path';
import type { Fault } from '../../src/tables/fault.js';
import { type duckdb, quoted } from '../publish/parquet.js';
import type { Staged } from './stage.js';
import type { Content, Store } from './store.js';

/** Figures of the same thing in two releases that must differ by a factor before the column is doubted. */
const ENOUGH = 20;
/** A revision moves a figure; it does not halve or double most of them. */
const FACTOR = 2;

interface Changed {
  readonly indicator: string;
  readonly breakdown: string;
  readonly release: string;
  readonly other: string;
  readonly ratio: number;
  readonly pairs: number;
}

/** Indicators of what comes in that more than one release holds. */
function sharedIndicators(contents: readonly Content[], fresh: ReadonlySet<string>): Set<string> {
  const [once, more] = [new Set<string>(), new Set<string>()];
  for (const { indicator } of contents) {
    if (once.has(indicator) && fresh.has(indicator)) more.add(indicator);
    once.add(indicator);
  }
  return more;
}

/**
 * Columns that seem to have changed their meaning: most figures of the same areas and periods are half or
 * twice what an earlier release says, or more apart.
 */
export async function meaningFaults(
  staged: readonly Staged[],
  staging: string,
  store: Store,
  connection: Awaited<ReturnType<typeof duckdb>>['connection'],
): Promise<Fault[]> {
  const fresh = staged.filter(({ contents }) => contents.length > 0);
  if (fresh.length === 0) return [];
  const [freshContents, held] = [fresh.flatMap(({ contents }) => contents), store.contents];
  const shared = sharedIndicators(
    [...freshContents, ...held],
    new Set(freshContents.map((c) => c.indicator)),
  );
  if (shared.size === 0) return [];
  const releasesOf = (contents: readonly Content[]): string[] => [
    ...new Set(contents.filter(({ indicator }) => shared.has(indicator)).map(({ release }) => release)),
  ];
  const files = [
    ...releasesOf(freshContents).map((release) => join(staging, release, '*.parquet')),
    ...releasesOf(held).map((release) => join(store.folderOf(release), '*.parquet')),
  ];
  const asked = [...shared].map(quoted).join(', ');
  const all = files
    .map(
      (file) =>
        `SELECT indicator, area_code, period_end, time_identifier, breakdown, value, source FROM read_parquet(${quoted(file)}) WHERE indicator IN (${asked}) AND value > 0 AND geographic_level = 'Local authority' AND unit <> 'count'`,
    )
    .join(' UNION ALL ');
  const names = fresh.map(({ release }) => quoted(release.release)).join(', ');
  const reader = await connection.runAndReadAll(
    `WITH f AS (${all})
     SELECT a.indicator, a.breakdown, a.source AS release, b.source AS other, median(a.value / b.value) AS ratio, count(*)::INTEGER AS pairs
     FROM f a JOIN f b USING (indicator, area_code, period_end, time_identifier, breakdown)
     WHERE a.source IN (${names}) AND a.source <> b.source AND (b.source NOT IN (${names}) OR a.source > b.source)
     GROUP BY ALL HAVING count(*) >= ${ENOUGH} AND (ratio > ${FACTOR} OR ratio < ${1 / FACTOR})
     ORDER BY ALL`,
  );
  return (reader.getRowObjectsJS() as unknown as Changed[]).map(
    ({ indicator, breakdown, release, other, ratio, pairs }) => ({
      file: staged.find((table) => table.release.release === release)!.release.file,
      row: null,
      column: breakdown === '' ? indicator : `${indicator} (${breakdown})`,
      value: null,
      message: `${pairs} figures of the same areas and periods are on the whole ${Number(ratio.toPrecision(3))} times those of ${other}: the column has changed its meaning or its unit. Import it apart, into a store of its own.`,
    }),
  );
}
