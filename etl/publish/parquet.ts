import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Field } from '../../src/load.js';

const TYPES: Record<Field['type'], string> = {
  string: 'VARCHAR',
  date: 'DATE',
  integer: 'INTEGER',
  number: 'DOUBLE',
};

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * A CSV file as Parquet, column types as the fields say, empty text kept apart from no number.
 *
 * @param folder where `csvName` lies and a scratch file may be written.
 */
export async function parquet(
  folder: string,
  csvName: string,
  fields: readonly Field[],
): Promise<Uint8Array> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const target = join(folder, `${csvName}.parquet`);
  const columns = fields.map(({ name, type }) => `${quoted(name)}: ${quoted(TYPES[type])}`).join(', ');
  const texts = fields.filter(({ type }) => TYPES[type] === 'VARCHAR').map(({ name }) => quoted(name));
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT * FROM read_csv(${quoted(join(folder, csvName))}, header = true, delim = ',', quote = '"', escape = '"', auto_detect = false, columns = {${columns}}, force_not_null = [${texts.join(', ')}]))
     TO ${quoted(target)} (FORMAT parquet, COMPRESSION zstd)`,
  );
  connection.closeSync();
  instance.closeSync();
  return readFileSync(target);
}
