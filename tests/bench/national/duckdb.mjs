// The job in DuckDB's SQL: node duckdb.mjs <scan|headline|all>, in the folder of the data.
import { DuckDBInstance } from '@duckdb/node-api';

const scope = process.argv[2];
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const run = (sql) => connection.run(sql);
const one = async (sql) => Object.values((await connection.runAndReadAll(sql)).getRowsJson()[0]).map(Number);

const MEASURES = ['number', 'rate_per_10000', 'pct_of_total'];
const SYMBOLS = "'c', 'x', 'z', ':', 'k', 'low'";
const FILE = `read_csv('national.csv', all_varchar=true, header=true, delim=',', quote='"')`;
const peak = () => Math.round(process.resourceUsage().maxRSS / 1024);

if (scope === 'scan') {
  const names = (await connection.runAndReadAll(`describe select * from ${FILE}`)).getRowsJson();
  const start = performance.now();
  await one(`select ${names.map(([name]) => `sum(length(${name}))`).join(', ')} from ${FILE}`);
  const scan = Math.round(performance.now() - start);
  console.log(JSON.stringify({ stages: { scan }, memory: peak() }));
  process.exit(0);
}

await run(`create table raw as select * from ${FILE}`);
const bad = await one(`select
  count(*) filter (not coalesce(regexp_full_match(time_period, '\\d{4}(\\d{2})?'), false)),
  count(*) filter (coalesce(time_identifier, '') not in ('Academic year', 'Calendar year', 'Financial year')),
  count(*) filter (coalesce(geographic_level, '') not in ('National', 'Regional', 'Local authority')),
  count(*) filter (coalesce(country_code, '') <> 'E92000001'),
  count(*) filter (region_code is not null and not regexp_full_match(region_code, 'E12\\d{6}')),
  count(*) filter (new_la_code is not null and not regexp_full_match(new_la_code, 'E(06|07|08|09|10)\\d{6}')),
  count(*) filter (old_la_code is not null and not regexp_full_match(old_la_code, '\\d{3}')),
  count(*) filter (geographic_level = 'Local authority' and (new_la_code is null or la_name is null)),
  count(*) filter (sex is null or ethnicity is null or category is null) from raw`);

await run(`create type level as enum ('National', 'Regional', 'Local authority')`);
await run(`create type symbol as enum (${SYMBOLS}, 'invalid')`);
await run(`create type measure as enum ('${MEASURES.join("','")}')`);
for (const column of ['sex', 'ethnicity', 'category', 'new_la_code', 'region_code', 'region_name', 'la_name'])
  await run(
    `create type ${column}_t as enum (select distinct ${column} from raw where ${column} is not null)`,
  );
const figure = (name) => `try_cast(${name} as double) v_${name}, (case when ${name} is null
  or try_cast(${name} as double) is not null then null when ${name} in (${SYMBOLS}) then ${name} else 'invalid' end)::symbol s_${name}`;
await run(`create table typed as select time_period::int tp, geographic_level::level gl,
  region_code::region_code_t region_code, region_name::region_name_t region_name, new_la_code::new_la_code_t la,
  la_name::la_name_t la_name, sex::sex_t sex, ethnicity::ethnicity_t ethnicity, category::category_t category,
  ${MEASURES.map(figure).join(', ')} from raw`);
await run('drop table raw');
const long = (name) => `select tp, gl, region_code, region_name, la, la_name, sex, ethnicity, category,
  '${name}'::measure indicator, v_${name} v, s_${name} s from typed`;
await run(`create table obs as ${MEASURES.map(long).join(' union all ')}`);
const sums = await one(
  `select ${MEASURES.map((name) => `sum(v) filter (indicator = '${name}')`).join(', ')} from obs`,
);

const where = scope === 'headline' ? `and sex = 'Total' and category = 'Total'` : '';
const key = 'tp, sex, ethnicity, category, indicator';
await run(`create table near as select new_la_code::new_la_code_t la, neighbour_code::new_la_code_t nb
  from read_csv('neighbours.csv', all_varchar=true)`);
await run(`create table la as select tp, region_name, la, la_name, sex, ethnicity, category, indicator, v, s
  from obs where gl = 'Local authority' ${where}`);
await run(`create table m as
  with england as (select ${key}, v from obs where gl = 'National' ${where}),
  means as (select a.tp, a.sex, a.ethnicity, a.category, a.indicator, n.la, avg(a.v) nv
    from la a join near n on a.la = n.nb where a.v is not null group by all),
  r as (select *, case when v is not null then rank() over (partition by ${key} order by v desc nulls last) end rk,
    count(v) over (partition by ${key}) nr from la)
  select r.*, england.v england, means.nv neighbour_avg,
    case when r.v is not null then ceil(4.0 * rk / nr)::int end quartile, r.v - p.v change
  from r left join england using (${key}) left join means using (${key}, la)
  left join la p on p.tp // 100 = r.tp // 100 - 1 and p.la = r.la and p.sex = r.sex and p.ethnicity = r.ethnicity
    and p.category = r.category and p.indicator = r.indicator`);
const mm =
  await one(`select count(*), sum(v), count(neighbour_avg), sum(neighbour_avg), sum(england), count(rk),
  sum(rk), sum(quartile), count(change), sum(change) from m`);
const rate = (table) => `${table}.sex = 'Total' and ${table}.indicator = 'rate_per_10000'`;
const dd = await one(`select count(*), sum(a.v / b.v) from obs a join obs b on a.tp = b.tp and a.gl = b.gl
  and a.region_code is not distinct from b.region_code and a.la is not distinct from b.la and a.category = b.category
  where ${rate('a')} and ${rate('b')} and b.ethnicity = 'White' and b.v > 0 and a.v is not null
  ${scope === 'headline' ? `and a.category = 'Total'` : ''}`);
await run(`copy (select tp time_period, la new_la_code, la_name, region_name, sex, ethnicity, category, indicator,
  v "value", s symbol, england, neighbour_avg, rk "rank", nr n_ranked, quartile, change from m)
  to 'duckdb.csv' (header)`);
console.log(JSON.stringify({ memory: peak(), check: { bad, sums, mm, dd } }));
process.exit(0);
