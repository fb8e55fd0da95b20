import type { Columns } from '../../src/columns/columns.js';
import type { ComparisonDescription } from '../../src/columns/comparison.js';

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const list = (values: readonly string[]): string => `(${values.map(text).join(', ')})`;

/** The columns as a table of texts. */
export const tableSql = ({ rows, columns, names }: Columns): string =>
  `create table file as select * from (values ${Array.from({ length: rows }, (_, row) =>
    list(columns.map((column) => column.at(row))),
  ).join(',\n')}) as t(${names.join(', ')})`;

/** The comparison in SQL, made from the same description. */
export function comparisonSql(measure: string, asked: ComparisonDescription): string {
  const series = asked.series.join(', ');
  const same = (other: string, except = ''): string =>
    asked.series
      .filter((name) => name !== except)
      .map((name) => `and ${other}.${name} = r.${name}`)
      .join(' ');
  const reference = asked.reference!;
  const besides = [...asked.beside!].map(([area, other]) => list([area, other])).join(', ');
  return `
    with r as (
      select ${asked.period} as period, coalesce(${asked.area.map((name) => `nullif(${name}, '')`).join(', ')}) as area,
        ${series}, case when regexp_full_match(${measure}, '-?[0-9]+([.][0-9]+)?') then ${measure}::double end as v
      from file
    ),
    near(area, neighbour) as (values ${asked.neighbours!.map((pair) => list([...pair])).join(', ')}),
    besides(area, other) as (values ${besides}),
    means as (
      select n.area, r.period, ${series}, avg(r.v) as mean, count(r.v) as count, median(r.v) as median
      from near n join r on r.area = n.neighbour group by all
    ),
    ranks as (
      select period, area, ${series}, count(v) over w as ranked,
        case when v is not null then rank() over (w order by v ${asked.highFirst ? 'desc' : 'asc'} nulls last) end as rank
      from r where area in ${list(asked.ranked)} window w as (partition by period, ${series})
    )
    select concat_ws(',', r.period, r.area, ${asked.series.map((name) => `r.${name}`).join(', ')}) as key,
      r.v as value, e.v as beside, means.mean, coalesce(means.count, 0)::int as count, means.median,
      coalesce(ranks.rank, 0)::int as rank, coalesce(ranks.ranked, 0)::int as ranked,
      coalesce(ceil(4.0 * ranks.rank / ranks.ranked), 0)::int as quartile,
      r.v - p.v as change, case when b.v > 0 then r.v / b.v end as ratio
    from r
    left join besides on besides.area = r.area
    left join r e on e.area = besides.other and e.period = r.period ${same('e')}
    left join means on means.area = r.area and means.period = r.period ${same('means')}
    left join ranks on ranks.area = r.area and ranks.period = r.period ${same('ranks')}
    left join r p on p.area = r.area and p.period[1:4]::int + 1 = r.period[1:4]::int ${same('p')}
    left join r b on b.area = r.area and b.period = r.period and b.${reference.column} = ${text(reference.value)}
      ${same('b', reference.column)}`;
}
