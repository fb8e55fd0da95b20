import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { type Columns, columnNamed } from '../../src/columns/columns.js';
import { Comparison, type ComparisonDescription } from '../../src/columns/comparison.js';
import { figureTable } from '../../src/columns/numbers.js';
import { scanCsv } from '../../src/columns/scan-csv.js';
import { comparisonSql, tableSql } from './comparison-sql.js';
import { naively } from './naive-comparison.js';
import { byKey, type ComparedRow, DESCRIPTION, nationalSample, readRate } from './national-sample.js';

const number = (value: number): number | null => (Number.isNaN(value) ? null : value);

function compared(table: Columns, measure: string, asked: ComparisonDescription): ComparedRow[] {
  const comparison = new Comparison(table, asked);
  const { panels, periods, areas } = comparison.arrangement;
  const figures = figureTable(columnNamed(table, measure), readRate);
  const rows: ComparedRow[] = [];
  for (let panel = 0; panel < panels; panel++) {
    const found = comparison.panel(panel, figures);
    for (let cell = 0; cell < periods.length * areas.length; cell++) {
      if (found.codes[cell]! < 0) continue;
      const period = Math.floor(cell / areas.length);
      rows.push({
        key: [periods[period], areas[cell % areas.length], ...comparison.keys(panel)].join(),
        value: number(found.values[cell]!),
        beside: number(found.beside[cell]!),
        mean: number(found.neighbourMean[cell]!),
        count: found.neighbourCount[cell]!,
        median: number(found.neighbourMedian[cell]!),
        rank: found.rank[cell]!,
        ranked: found.ranked[period]!,
        quartile: found.quartile[cell]!,
        change: number(found.change[cell]!),
        ratio: number(found.ratio[cell]!),
      });
    }
  }
  return byKey(rows);
}

describe('a comparison of a few authorities, read line by line', () => {
  const text = `time_period,area,rate
201415,England,50
201415,Derby,40
201415,York,60
201415,Hull,c
201314,Derby,45
201415,Leeds,60
201415,Bath,80.5
`;
  const table = scanCsv(new TextEncoder().encode(text)).columns;
  const rows = compared(table, 'rate', {
    series: [],
    area: ['area'],
    period: 'time_period',
    ranked: ['Derby', 'York', 'Hull', 'Leeds', 'Bath'],
    highFirst: true,
    neighbours: [
      ['Derby', 'York'],
      ['Derby', 'Hull'],
      ['Derby', 'Bath'],
    ],
    beside: new Map([['Derby', 'England']]),
  });
  const row = (key: string): ComparedRow => rows.find((each) => each.key === key)!;

  it('sets England, the neighbours, rank and change beside a figure', () => {
    expect(row('201415,Derby')).toEqual({
      key: '201415,Derby',
      value: 40,
      beside: 50,
      mean: 70.25,
      count: 2,
      median: 70.25,
      rank: 4,
      ranked: 4,
      quartile: 4,
      change: -5,
      ratio: null,
    });
  });

  it('lets equal figures share a rank, and ranks nobody without a figure', () => {
    const ranks = ['Bath', 'York', 'Leeds', 'Derby', 'Hull', 'England'].map((area) => row(`201415,${area}`));
    expect(ranks.map(({ rank }) => rank)).toEqual([1, 2, 2, 4, 0, 0]);
    expect(ranks.map(({ quartile }) => quartile)).toEqual([1, 2, 2, 4, 0, 0]);
  });
});

describe.each([1, 2, 3])('a made-up national file (%i)', (seed) => {
  const table = nationalSample(seed);

  it.each([true, false])('is compared as one would by hand (high first: %s)', (highFirst) => {
    const asked = { ...DESCRIPTION, highFirst };
    expect(compared(table, 'rate', asked)).toEqual(byKey(naively(table, 'rate', asked)));
  });

  it('is compared as DuckDB compares it', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(tableSql(table));
    const result = await connection.runAndReadAll(comparisonSql('rate', DESCRIPTION));
    const theirs = byKey(result.getRowObjectsJS() as unknown as ComparedRow[]);
    const ours = compared(table, 'rate', DESCRIPTION);
    expect(theirs.length).toBe(table.rows);
    const rounded = ({ mean, ratio, change, ...rest }: ComparedRow) => ({
      ...rest,
      mean: mean?.toFixed(9),
      ratio: ratio?.toFixed(9),
      change: change?.toFixed(9),
      ranked: rest.rank > 0 ? rest.ranked : 0,
    });
    expect(ours.map(rounded)).toEqual(theirs.map(rounded));
  });
});

it('says which neighbours are in no row', () => {
  expect(new Comparison(nationalSample(1), DESCRIPTION).neighbours.unknown).toEqual(['E10000099']);
});

it('keeps the first of rows that say the same twice, and names the others', () => {
  const text = 'year,area,rate\n2014,Derby,1\n2014,Derby,2\n2015,Derby,3\n';
  const table = scanCsv(new TextEncoder().encode(text)).columns;
  const asked = { series: [], area: ['area'], period: 'year', ranked: ['Derby'], highFirst: true };
  expect(compared(table, 'rate', asked).map(({ value, change }) => [value, change])).toEqual([
    [1, null],
    [3, 2],
  ]);
  expect(new Comparison(table, asked).arrangement.repeated).toEqual([1]);
});
