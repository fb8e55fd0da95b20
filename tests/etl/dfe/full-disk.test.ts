import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { projectFolder } from '../../../src/project.js';
import { importInto, scratchFolder } from './importing.js';

const scratch = scratchFolder();
const given = join(projectFolder(), 'tests/etl/dfe/files/ees-with-meta/import');

/** What DuckDB says, in its own words, when a COPY meets a full disk. */
const message =
  'IO Error: Could not write all bytes to file "observations-0.parquet": No space left on device';

vi.mock('../../../etl/publish/parquet.js', async (original) => {
  const real = await original<typeof import('../../../etl/publish/parquet.js')>();
  return {
    ...real,
    duckdb: async (threads: number) => {
      const { connection, close } = await real.duckdb(threads);
      const run = connection.run.bind(connection);
      connection.run = (sql, ...rest) =>
        sql.startsWith('COPY') ? Promise.reject(new Error(message)) : run(sql, ...rest);
      return { connection, close };
    },
  };
});

it('a disk that is full when the Parquet is written leaves nothing behind', async () => {
  await expect(importInto(join(scratch, 'store'), [given])).rejects.toThrow(
    /^There is no room left on the disk of the store .+\. Nothing was imported; the store is as it was\./,
  );
  expect(existsSync(join(scratch, 'store'))).toBe(false);
  expect(readdirSync(scratch)).toEqual([]);
});
