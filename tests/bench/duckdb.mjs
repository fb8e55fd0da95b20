// What DuckDB takes for the jobs of commands.mjs: node duckdb.mjs <import|compare>, in the folder of the data.
import { DuckDBInstance } from '@duckdb/node-api';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const MEASURES = ['number', 'rate_per_10000', 'pct_of_total'];

if (process.argv[2] === 'import') {
  const value = (name) => `('${name}', "${name}")`;
  await connection.run(`copy (
    select * exclude (${MEASURES.join(', ')}), m.indicator, try_cast(m.published as double) "value", m.published
    from read_csv('national.csv', all_varchar=true, delim=',', quote='"'),
      lateral (values ${MEASURES.map(value).join(', ')}) m(indicator, published)
  ) to 'duckdb.parquet' (format parquet, compression zstd)`);
} else {
  const whole = `sex = 'Total' and ethnicity = 'Total' and category = 'Total' and indicator = 'rate_per_10000'`;
  const found = await connection.runAndReadAll(`
    with figures as (select * from 'duckdb.parquet' where ${whole}),
      ranked as (select *, case when "value" is not null then rank() over (partition by time_period order by "value" desc nulls last) end place
        from figures where geographic_level = 'Local authority')
    select r."value", e."value" england, r.place from ranked r
      join figures e on e.time_period = r.time_period and e.geographic_level = 'National'
    where r.new_la_code = 'E09000008' order by r.time_period`);
  const rows = found.getRowsJson().map((row) => row.map((cell) => (cell === null ? '' : Number(cell))));
  console.log(JSON.stringify(rows));
}
