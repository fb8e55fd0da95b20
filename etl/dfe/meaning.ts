import { join } from 'node:path';
import { type duckdb, quoted, quotedPattern } from '../../src/io/parquet.js';
import type { Fault } from '../../src/model/fault.js';
import { groupBy } from '../../src/model/group-by.js';
import type { Content, Store } from '../../src/store/store.js';
import type { Staged } from './stage.js';

/** Figures of the same thing in two releases that must differ by a factor before the column is flagged. */
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

/** Figures that are compared at once: memory does not grow with the store. */
const BATCH = 500_000;

/** Indicators of what comes in that more than one release holds, each with how many figures. */
function sharedIndicators(contents: readonly Content[], fresh: ReadonlySet<string>): Map<string, number> {
  const shared = new Map<string, number>();
  for (const [indicator, held] of groupBy(contents, (content) => content.indicator))
    if (held.length > 1 && fresh.has(indicator))
      shared.set(
        indicator,
        held.reduce((sum, { figures }) => sum + figures, 0),
      );
  return shared;
}

/** Indicators by the batch: as many as do not hold too many figures together. */
function batchesOf(shared: ReadonlyMap<string, number>): string[][] {
  const batches: string[][] = [];
  let room = 0;
  for (const [indicator, figures] of shared) {
    if (figures > room || batches.length === 0) {
      batches.push([]);
      room = BATCH;
    }
    batches.at(-1)!.push(indicator);
    room -= figures;
  }
  return batches;
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
  const fresh = staged.flatMap(({ contents }) => contents);
  const folders = new Map([
    ...store.contents.map(({ release }) => [release, store.folderOf(release)] as const),
    ...fresh.map(({ release }) => [release, join(staging, release)] as const),
  ]);
  const all = [...store.contents, ...fresh];
  const shared = sharedIndicators(all, new Set(fresh.map(({ indicator }) => indicator)));
  const changed: Changed[] = [];
  for (const batch of batchesOf(shared)) {
    const asked = new Set(batch);
    const holding = new Set(all.flatMap(({ release, indicator }) => (asked.has(indicator) ? [release] : [])));
    const files = [...holding].map((release) => quotedPattern(folders.get(release)!, '/*.parquet'));
    const names = [...new Set(fresh.map(({ release }) => release))].filter((release) => holding.has(release));
    const figures = batch.reduce((sum, indicator) => sum + shared.get(indicator)!, 0);
    const sql = changedSql(batch, files, names, Math.ceil(figures / (2 * BATCH)));
    changed.push(...((await connection.runAndReadAll(sql)).getRowObjectsJS() as unknown as Changed[]));
  }
  return changed.map((column) => changedFault(column, staged));
}

/** @param sample one area and period of so many is compared. */
function changedSql(
  indicators: readonly string[],
  files: readonly string[],
  fresh: readonly string[],
  sample: number,
): string {
  const sampled = sample > 1 ? ` AND hash(area_code, period_end) % ${sample} = 0` : '';
  const names = fresh.map(quoted).join(', ');
  return `WITH f AS (
      SELECT indicator, area_code, period_end, time_identifier, breakdown, value, source
      FROM read_parquet([${files.join(', ')}])
      WHERE indicator IN (${indicators.map(quoted).join(', ')}) AND value > 0
        AND geographic_level = 'Local authority' AND unit <> 'count'${sampled})
    SELECT a.indicator, a.breakdown, a.source AS release, b.source AS other,
      median(a.value / b.value) AS ratio, count(*)::INTEGER AS pairs
    FROM f a JOIN f b USING (indicator, area_code, period_end, time_identifier, breakdown)
    WHERE a.source IN (${names}) AND a.source <> b.source AND (b.source NOT IN (${names}) OR a.source > b.source)
    GROUP BY ALL HAVING count(*) >= ${ENOUGH} AND (ratio > ${FACTOR} OR ratio < ${1 / FACTOR})
    ORDER BY ALL`;
}

const changedFault = (
  { indicator, breakdown, release, other, ratio, pairs }: Changed,
  staged: readonly Staged[],
): Fault => ({
  file: staged.find((table) => table.release.release === release)!.release.file,
  row: null,
  column: breakdown === '' ? indicator : `${indicator} (${breakdown})`,
  value: null,
  message: `${pairs} figures of the same areas and periods are on the whole ${Number(ratio.toPrecision(3))} times those of ${other}: the column has changed its meaning or its unit. Import it apart, into a store of its own.`,
});
