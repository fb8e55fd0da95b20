import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Field } from './load.js';

const TYPES: Record<Field['type'], string> = {
  string: 'VARCHAR',
  date: 'DATE',
  integer: 'INTEGER',
  number: 'DOUBLE',
};

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Signs of a path that DuckDB would read as a pattern. */
const PATTERN = process.platform === 'win32' ? /[*?[\]]/g : /[*?[\]\\]/g;

/**
 * A path as DuckDB reads it where it expects a pattern: each sign of it stands for itself.
 *
 * @param behind a pattern of the files below the path, such as `/*.parquet`.
 * @example quotedPattern('st[1]', '/*.parquet') // "'st[[]1[]]/*.parquet'"
 */
export const quotedPattern = (path: string, behind = ''): string =>
  // DuckDB parts folders at a backslash even within brackets: a span of signs round it stands for it.
  quoted(path.replace(PATTERN, (sign) => (sign === '\\' ? '[Z-^]' : `[${sign}]`)) + behind);

/** A connection to DuckDB in memory, and how to close it. */
export async function duckdb(threads = 1) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  return { connection, close };
}

/** The SQL that writes a CSV file as Parquet, column types as the fields say, empty text kept apart from no number. */
export function parquetSql(csv: string, target: string, fields: readonly Field[]): string {
  const columns = fields.map(({ name, type }) => `${quoted(name)}: ${quoted(TYPES[type])}`).join(', ');
  const texts = fields.filter(({ type }) => TYPES[type] === 'VARCHAR').map(({ name }) => quoted(name));
  return `COPY (SELECT * FROM read_csv(${quotedPattern(csv)}, header = true, delim = ',', quote = '"', escape = '"', auto_detect = false, columns = {${columns}}, force_not_null = [${texts.join(', ')}]))
     TO ${quoted(target)} (FORMAT parquet, COMPRESSION zstd)`;
}

/**
 * A CSV file as Parquet.
 *
 * @param folder where `csvName` lies and a scratch file may be written.
 */
export async function parquet(
  folder: string,
  csvName: string,
  fields: readonly Field[],
): Promise<Uint8Array> {
  const target = join(folder, `${csvName}.parquet`);
  const { connection, close } = await duckdb();
  await connection.run(parquetSql(join(folder, csvName), target, fields));
  close();
  return readFileSync(target);
}
