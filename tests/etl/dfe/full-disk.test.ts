import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBConnection } from '@duckdb/node-api';
import { afterEach, expect, it, vi } from 'vitest';
import { projectFolder } from '../../../src/project.js';
import { importInto, scratchFolder } from './importing.js';

const scratch = scratchFolder();
const given = join(projectFolder(), 'tests/etl/dfe/files/ees-with-meta/import');

/** What DuckDB says, in its own words, when a COPY meets a full disk. */
const message =
  'IO Error: Could not write all bytes to file "observations-0.parquet": No space left on device';

afterEach(() => vi.restoreAllMocks());

it('a disk that is full when the Parquet is written leaves nothing behind', async () => {
  const run = DuckDBConnection.prototype.run;
  vi.spyOn(DuckDBConnection.prototype, 'run').mockImplementation(function (
    this: DuckDBConnection,
    sql,
    ...rest
  ) {
    return sql.startsWith('COPY') ? Promise.reject(new Error(message)) : run.call(this, sql, ...rest);
  });
  await expect(importInto(join(scratch, 'store'), [given])).rejects.toThrow(
    /^There is no room left on the disk of the store .+\. Nothing was imported; the store is as it was\./,
  );
  expect(existsSync(join(scratch, 'store'))).toBe(false);
  expect(readdirSync(scratch)).toEqual([]);
});
