import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readInput } from '../../../etl/published/read.js';
import { duckdb, quoted } from '../../../src/io/parquet.js';
import { projectFolder } from '../../../src/project.js';
import { importInto, scratchFolder } from './importing.js';

const folder = join(projectFolder(), '..', 'shared', 'real-data');
const scratch = scratchFolder();
const { figures, files } = readInput(join(projectFolder(), 'data')).input.dfe;

describe('the figures of DfE that the published tables are checked against', () => {
  it('are 733, each with a value, a period and the file it comes from', () => {
    expect(figures).toHaveLength(733);
    expect(files.filter(({ licence }) => licence !== 'Open Government Licence v3.0')).toEqual([]);
    expect(new Set(figures.map(({ source }) => source))).toEqual(new Set(files.map(({ source }) => source)));
  });

  it('give a percentage from its counts where the file gives only those', () => {
    const found = figures.find(
      (o) =>
        o.indicator === 'care_leavers_suitable_accommodation' &&
        o.area_name === 'Croydon' &&
        o.period_end === '2011-03-31',
    );
    expect(found).toMatchObject({ numerator: 171, denominator: 226, value: expect.closeTo(75.66, 2) });
  });
});

describe.skipIf(!existsSync(folder))(
  'the same figures in the files themselves (skipped where ../shared/real-data is absent)',
  () => {
    const held = new Map<string, number>();
    const key = (...parts: readonly string[]): string => parts.join('|');

    beforeAll(async () => {
      const named = new Set(files.map(({ file }) => file));
      const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => named.has(basename(path)))
        .map((path) => join(folder, path));
      await importInto(join(scratch, 'store'), paths);
      const { connection, close } = await duckdb(2);
      const parquet = quoted(join(scratch, 'store/releases/*/*.parquet'));
      const rows = (
        await connection.runAndReadAll(
          `SELECT source, indicator, area_code, period_end::VARCHAR AS period_end, value FROM read_parquet(${parquet}) WHERE breakdown = '' AND value IS NOT NULL`,
        )
      ).getRowObjectsJS() as unknown as {
        source: string;
        indicator: string;
        area_code: string;
        period_end: string;
        value: number;
      }[];
      close();
      for (const row of rows)
        held.set(key(row.source, row.indicator, row.area_code, row.period_end), row.value);
    }, 300_000);

    it('are the same, one by one', () => {
      const different = figures.filter((o) => {
        const value = held.get(key(o.source, o.indicator, o.area_code, o.period_end));
        return value === undefined || Math.abs(value - o.value!) > 1e-6;
      });
      expect(
        different.map(({ row, indicator, area_name, value }) => ({ row, indicator, area_name, value })),
      ).toEqual([]);
    });
  },
);
