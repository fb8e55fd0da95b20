import { describe, expect, it } from 'vitest';
import { arrange, emptyPanel, readPanel } from '../../src/columns/arrange.js';
import { coalesce } from '../../src/columns/coalesce.js';
import { dictColumn } from '../../src/columns/columns.js';
import { groupCodes } from '../../src/columns/group-codes.js';
import { figureTable, plainNumber } from '../../src/columns/numbers.js';
import { periodBefore } from '../../src/columns/period-before.js';

it('coalesce takes the first text that is not empty', () => {
  const la = dictColumn('new_la_code', ['E09000008', '', '', '']);
  const region = dictColumn('region_code', ['E12000007', 'E12000007', '', '']);
  const country = dictColumn('country_code', ['E92000001', 'E92000001', 'E92000001', '']);
  expect([...coalesce('area', [la, region, country])]).toEqual(['E09000008', 'E12000007', 'E92000001', '']);
});

describe('groupCodes', () => {
  it('numbers the combinations in the order in which they are met', () => {
    const sex = dictColumn('sex', ['Total', 'Male', 'Total', 'Male', 'Total']);
    const ethnicity = dictColumn('ethnicity', ['White', 'White', 'White', 'Black', 'Black']);
    const groups = groupCodes([sex, ethnicity], 5);
    expect([...groups.codes]).toEqual([0, 1, 0, 2, 3]);
    expect([groups.size, ...groups.firstRow]).toEqual([4, 0, 1, 3, 4]);
  });

  it('makes one group of rows without columns', () => {
    expect(groupCodes([], 3)).toMatchObject({ size: 1, codes: Uint32Array.of(0, 0, 0) });
    expect(groupCodes([], 0).size).toBe(0);
  });

  it('takes columns whose combinations are far more than the rows', () => {
    const ids = Array.from({ length: 3000 }, (_, row) => `id ${row}`);
    const columns = [dictColumn('a', ids), dictColumn('b', [...ids].reverse()), dictColumn('c', ids)];
    const groups = groupCodes(columns, 3000);
    expect(groups.size).toBe(3000);
    expect(groups.codes[2999]).toBe(2999);
  });
});

it('arrange puts periods in order, whatever the order of the rows', () => {
  const period = dictColumn('time_period', ['201516', '201314', '201516', '201415']);
  const area = dictColumn('area', ['York', 'York', 'Derby', 'Derby']);
  const arrangement = arrange([], period, area);
  expect(arrangement.periods).toEqual(['201314', '201415', '201516']);
  const rates = figureTable(dictColumn('rate', ['1', '2', 'c', '4']), (text) => ({
    value: plainNumber(text),
    status: text,
  }));
  const { values, codes } = readPanel(arrangement, 0, rates, emptyPanel(arrangement));
  expect([...values]).toEqual([2, Number.NaN, Number.NaN, 4, 1, Number.NaN]);
  expect([...codes]).toEqual([1, -1, -1, 3, 0, 2]);
});

it.each([
  ['201314', '201213'],
  ['200001', '199900'],
  ['2014', '2013'],
  ['202324Q1', '202223Q1'],
  ['2019Jan', '2018Jan'],
  ['Total', null],
])('the period before %s is %s', (period, before) => {
  expect(periodBefore(period)).toBe(before);
});
