// Reads a CSV file into a table and sums a column of it: node read-csv.mjs <ours|arquero|duckdb> <file>
import { readFileSync } from 'node:fs';

const [reader, file] = process.argv.slice(2);
const COLUMN = 'rate_per_10000';

/** The sum of the numbers of the column. */
const READERS = {
  async ours() {
    const { readCsv } = await import('../../dist/src/index.js');
    const start = performance.now();
    const table = readCsv(file);
    const seconds = (performance.now() - start) / 1000;
    let sum = 0;
    for (const value of table.array(COLUMN)) sum += value ?? 0;
    return { seconds, sum };
  },
  async arquero() {
    const { fromCSV } = await import('arquero');
    const start = performance.now();
    const table = fromCSV(readFileSync(file, 'utf8'));
    const seconds = (performance.now() - start) / 1000;
    let sum = 0;
    for (const value of table.array(COLUMN)) sum += Number.isFinite(Number(value)) ? Number(value) : 0;
    return { seconds, sum };
  },
  async duckdb() {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const start = performance.now();
    await connection.run(
      `create table figures as select * from read_csv('${file}', all_varchar=true, delim=',', quote='"')`,
    );
    const found = await connection.runAndReadAll(`select sum(try_cast("${COLUMN}" as double)) from figures`);
    return { seconds: (performance.now() - start) / 1000, sum: found.getRowsJson()[0][0] };
  },
};
console.log(JSON.stringify(await READERS[reader]()));
