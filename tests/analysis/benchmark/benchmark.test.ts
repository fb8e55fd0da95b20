import { describe, expect, it } from 'vitest';
import { benchmarkFigures, benchmarkRows } from '../../../src/analysis/benchmark/benchmark.js';
import { compareRows } from '../../../src/analysis/benchmark/compare.js';
import { newestOf } from '../../../src/analysis/benchmark/national.js';
import { modelsFor } from '../../../src/analysis/benchmark/neighbours.js';
import { benchmark, compare } from '../../../src/analysis/tables.js';
import { oneIndicator } from '../../../src/cli/compare-table.js';
import { catalogue } from '../../small.js';
import { croydon, type FileFigure, fileFigures, neighboursOf } from '../national-figures.js';
import { dataset } from '../published.js';

const national = (rows: readonly FileFigure[], neighbours = neighboursOf('2014', ['Luton', 'Merton'])) => ({
  figures: fileFigures(rows),
  catalogue,
  neighbours,
});

const five: FileFigure[] = [
  { area: 'Croydon', is: '410.3' },
  { area: 'Luton', is: '300' },
  { area: 'Merton', is: '200' },
  { area: 'Kent', is: '410.3' },
  { area: 'Hackney', is: '500' },
  { area: 'London', is: '367.1' },
  { area: 'England', is: '346.4' },
];

describe('how an authority stands', () => {
  it('beside its neighbours, its region and England, which are not ranked with authorities', () => {
    expect(benchmarkRows(national(five), croydon)).toMatchObject([
      {
        period: '31 March 2014',
        value: 410.3,
        neighbours_model: '2014',
        neighbours_mean: 250,
        neighbours_median: 250,
        neighbours_n: 2,
        neighbours_listed: 2,
        region: 'London',
        region_value: 367.1,
        england_value: 346.4,
        rank: 2,
        ranked: 5,
        rank_1_is: 'highest',
        quartile: 2,
      },
    ]);
  });

  it('shares a rank with equal figures, and skips the next', () => {
    const ranks = (area: string) =>
      benchmarkRows(national(five, []), { ...croydon, area_code: `code of ${area}`, area_name: area })[0]!
        .rank;
    expect(['Hackney', 'Croydon', 'Kent', 'Luton', 'Merton'].map(ranks)).toEqual([1, 2, 2, 4, 5]);
  });

  it('counts the lowest as first where low is good', () => {
    const rows = five.map((row) => ({ ...row, indicator: 'cpp_reregistration', period: '2013-14' }));
    expect(benchmarkRows(national(rows), croydon)[0]).toMatchObject({ rank: 3, rank_1_is: 'lowest' });
  });

  it('changes from the year before, and from no other', () => {
    const rows: FileFigure[] = [
      { area: 'Croydon', is: '450', period: '31 March 2011' },
      { area: 'Croydon', is: '412.2', period: '31 March 2013' },
      { area: 'Croydon', is: '410.3', period: '31 March 2014' },
    ];
    expect(benchmarkRows(national(rows), croydon).map(({ change }) => change)).toEqual([null, null, -1.9]);
  });

  it('says what an average rests on, and its bounds where counts are withheld', () => {
    const rows: FileFigure[] = [
      { indicator: 'cla_number', area: 'Croydon', is: '790' },
      { indicator: 'cla_number', area: 'Luton', is: '400' },
      { indicator: 'cla_number', area: 'Merton', is: 'suppressed' },
    ];
    const [row] = benchmarkRows(national(rows), croydon);
    expect(row).toMatchObject({
      neighbours_n: 1,
      neighbours_listed: 2,
      neighbours_mean: 400,
      neighbours_lower: 200.5,
      neighbours_upper: 202.5,
    });
    expect(row!.caveat).toContain('is based on 1 of 2 listed neighbours (1 suppressed)');
  });

  it('pools numerators and denominators where all are published', () => {
    const rows: FileFigure[] = [
      { indicator: 'cpp_reregistration', area: 'Croydon', is: '20', of: [20, 100], period: '2013-14' },
      { indicator: 'cpp_reregistration', area: 'Luton', is: '10', of: [10, 100], period: '2013-14' },
      { indicator: 'cpp_reregistration', area: 'Merton', is: '30', of: [90, 300], period: '2013-14' },
    ];
    expect(benchmarkRows(national(rows), croydon)[0]).toMatchObject({
      neighbours_mean: 20,
      neighbours_pooled: 25,
    });
  });

  it('gives no bounds of withheld percentages, behind which a large count may stand', () => {
    const rows: FileFigure[] = [
      { indicator: 'cpp_reregistration', area: 'Croydon', is: '20', of: [20, 100], period: '2013-14' },
      { indicator: 'cpp_reregistration', area: 'Luton', is: '10', of: [10, 100], period: '2013-14' },
      {
        indicator: 'cpp_reregistration',
        area: 'Merton',
        is: 'suppressed',
        of: [null, 300],
        period: '2013-14',
      },
    ];
    const [row] = benchmarkRows(national(rows), croydon);
    expect(row).toMatchObject({ neighbours_n: 1, neighbours_lower: null, neighbours_upper: null });
    expect(row!.caveat).toContain('(1 suppressed)');
  });

  it('parts the mean of three neighbours from their median', () => {
    const rows = [...five, { area: 'Ealing', is: '700' } as const];
    const listed = neighboursOf('2014', ['Luton', 'Merton', 'Ealing']);
    expect(benchmarkRows(national(rows, listed), croydon)[0]).toMatchObject({
      neighbours_mean: 400,
      neighbours_median: 300,
    });
  });

  it('compares with the first of its regions that has a figure', () => {
    const rows: FileFigure[] = [...five, { area: 'Outer London', is: '355' }];
    expect(
      benchmarkRows(national(rows), { ...croydon, regions: ['Outer London', 'London'] })[0],
    ).toMatchObject({
      region: 'Outer London',
      region_value: 355,
    });
  });

  it('gives no change between rates of two releases that rest on different estimates of the population', () => {
    const rates = (release: string, of: readonly [number, number]): FileFigure[] => [
      { area: 'Croydon', period: '31 March 2020', is: '83', of: [791, 94_931], release: 'file-2022' },
      { area: 'Croydon', period: '31 March 2021', is: '75', of, release },
    ];
    const last = (rows: readonly FileFigure[]) => benchmarkRows(national(rows), croydon)[1]!;
    const census = last(rates('file-2025', [680, 91_273]));
    expect(census.change).toBeNull();
    expect(census.caveat).toBe(
      'The rate is based on a different population estimate from the one used on 31 March 2020 (about 91,273 children instead of about 94,931), so no change is given. None of the 2 listed neighbours has a figure.',
    );
    expect(last(rates('file-2022', [680, 91_273])).change).toBe(-8);
    expect(last(rates('file-2025', [712, 94_950])).change).toBe(-8);
  });

  it('changes with the decimals of the column: 63 after 62.4 is 63.0', () => {
    const rows: FileFigure[] = [
      { area: 'Croydon', is: '62.4', period: '31 March 2013' },
      { area: 'Croydon', is: '63', period: '31 March 2014' },
    ];
    expect(benchmarkRows(national(rows), croydon)[1]!.change).toBe(0.6);
  });

  it('says that a rate of few and a percentage of few may be chance, what is ours, and what the authority was', () => {
    const caveat = (row: FileFigure, note = '') =>
      benchmarkRows(
        { ...national([row], []), figures: fileFigures([row]).map((o) => ({ ...o, note })) },
        { ...croydon, changed: 'Croydon comes from Surrey.' },
      )[0]!.caveat;
    expect(caveat({ area: 'Croydon', is: '12.1', of: [19, 15_700] })).toBe(
      'The rate is based on a count of 19; rates based on fewer than 20 can change a lot by chance alone. Croydon comes from Surrey.',
    );
    expect(caveat({ area: 'Croydon', is: '12.7', of: [20, 15_700] })).toBe('Croydon comes from Surrey.');
    const share = { indicator: 'cpp_reregistration', area: 'Croydon', is: '17', period: '2013-14' } as const;
    expect(caveat({ ...share, of: [4, 24] })).toContain('Based on 24');
    expect(caveat({ area: 'Croydon', is: '410.3' }, 'ours: computed')).toContain('Computed.');
  });

  it('leaves out what is not applicable as the authority was not yet, and keeps what is not applicable to it', () => {
    const rows: FileFigure[] = [
      { area: 'Croydon', is: 'not_applicable', period: '31 March 2012' },
      { area: 'Croydon', is: '412.2', period: '31 March 2013' },
      { area: 'Croydon', is: 'not_applicable', period: '31 March 2014' },
    ];
    expect(benchmarkRows(national(rows), croydon).map(({ period, status }) => [period, status])).toEqual([
      ['31 March 2013', 'ok'],
      ['31 March 2014', 'not_applicable'],
    ]);
  });

  it('keeps the reason where the authority itself has no figure', () => {
    const rows: FileFigure[] = [{ area: 'Croydon', is: 'suppressed' }, ...five.slice(1)];
    expect(benchmarkRows(national(rows), croydon)[0]).toMatchObject({
      value: null,
      status: 'suppressed',
      rank: null,
      ranked: 4,
      quartile: null,
    });
  });
});

describe('lists of neighbours', () => {
  const two = [...neighboursOf('2014', ['Luton']), ...neighboursOf('2021', ['Kent'])];

  it('are chosen by the year of their model, else the newest counts', () => {
    expect(modelsFor(two, croydon.area_code)).toEqual(['2014', '2021']);
    expect(benchmarkRows(national(five, two), croydon)[0]!.neighbours_mean).toBe(410.3);
    expect(benchmarkRows(national(five, two), croydon, '2014')[0]!.neighbours_mean).toBe(300);
  });

  it('name those there are where one is asked for that is not', () => {
    expect(() => benchmarkRows(national(five, two), croydon, '2018')).toThrow(
      'There is no 2018 list of neighbours of Croydon; there are lists of 2014, 2021.',
    );
    expect(() => benchmarkRows(national(five, []), croydon, '2014')).toThrow(
      'There is no list of neighbours of Croydon; import one.',
    );
  });

  it('that repeat a neighbour count it once', () => {
    const twice = [...neighboursOf('2014', ['Luton', 'Merton']), ...neighboursOf('2014', ['Luton'])];
    expect(benchmarkRows(national(five, twice), croydon)[0]).toMatchObject({
      neighbours_listed: 2,
      neighbours_mean: 250,
    });
  });
});

it.each([
  ['a score', { indicator: 'sdq_average_score', period: '31 March 2014' }, 'suppressed'],
  ['a range', { indicator: 'cpp_reregistration', period: '2013-14', of: [20, 100] as const }, 'suppressed'],
])('no bounds are told of %s that is withheld', (_what, more, status) => {
  const rows: FileFigure[] = [
    { ...more, area: 'Croydon', is: '14' },
    { ...more, area: 'Luton', is: '13' },
  ];
  const hidden = {
    ...fileFigures([{ ...more, area: 'Merton', is: status as 'suppressed' }])[0]!,
    published: '90-99',
  };
  const all = { ...national(rows), figures: [...fileFigures(rows), hidden] };
  expect(benchmarkRows(all, croydon)[0]).toMatchObject({ neighbours_mean: 13, neighbours_lower: null });
});

it('three authorities have ranks and no quartiles', () => {
  expect(benchmarkRows(national(five.slice(0, 3)), croydon)[0]).toMatchObject({ rank: 1, quartile: null });
});

it('one list counts where two are of the same model', () => {
  const both = [
    ...neighboursOf('2014', ['Luton']),
    { ...neighboursOf('2014', ['Kent'])[0]!, source: 'another' },
  ];
  expect(benchmarkRows(national(five, both), croydon)[0]).toMatchObject({
    neighbours_listed: 1,
    neighbours_mean: 300,
  });
});

it('a newer release that gives none says what an older one gave', () => {
  const [withdrawn] = newestOf(
    fileFigures([
      { area: 'Croydon', is: 'not_available', release: 'b1-2025' },
      { area: 'Croydon', is: '412.2', release: 'b1-2022' },
    ]),
  );
  expect(withdrawn).toMatchObject({
    value: null,
    note: 'ours: the newest release has no figure; b1-2022 gave 412.2',
  });
});

it('the newest release gives the figure where several do', () => {
  const rows = fileFigures([
    { area: 'Croydon', is: '408.9', release: 'b1-2022' },
    { area: 'Croydon', is: '412.2', release: 'sfr-2013' },
  ]);
  expect(newestOf(rows).map(({ published }) => published)).toEqual(['408.9']);
});

describe('figures beside the neighbours as observations', () => {
  it('serve every comparison, and the average says what it rests on', () => {
    const figures = benchmarkFigures(national(five), croydon);
    expect(figures.map(({ area_name, published }) => [area_name, published])).toEqual([
      ['Croydon', '410.3'],
      ['Statistical neighbours', '250.0'],
      ['London', '367.1'],
      ['England', '346.4'],
    ]);
    const rows = compareRows({ figures, catalogue, issues: [], sources: {} }, 'Croydon');
    expect(rows.map(({ comparator, gap, rests_on }) => [comparator, gap, rests_on])).toEqual([
      ['Statistical neighbours', 160.3, 'mean of 2 of 2 listed neighbours of the 2014 model'],
      ['London', 43.2, ''],
      ['England', 63.9, ''],
    ]);
  });

  it('hold no full-time equivalents of a nation against one authority', () => {
    const rows = five.map((row) => ({ ...row, indicator: 'agency_fte', period: '30 September 2025' }));
    const figures = benchmarkFigures(national(rows), croydon);
    expect(
      compareRows({ figures, catalogue, issues: [], sources: {} }, 'Croydon').map(
        ({ comparator, direction }) => [comparator, direction],
      ),
    ).toEqual([['Statistical neighbours', 'higher']]);
  });
});

describe('a table and the sentences of the same comparison', () => {
  const whole: FileFigure[] = [
    { indicator: 'cla_rate', area: 'Croydon', is: '83' },
    { indicator: 'cla_rate', area: 'Luton', is: '66' },
    { indicator: 'cla_rate', area: 'Merton', is: '66' },
    { indicator: 'cla_rate', area: 'Ealing', is: '67' },
    { indicator: 'cla_rate', area: 'London', is: '54' },
    { indicator: 'cla_rate', area: 'England', is: '60' },
  ];
  const all = national(whole, neighboursOf('2014', ['Luton', 'Merton', 'Ealing']));

  it('give the same figures', () => {
    const text = oneIndicator(benchmarkRows(all, croydon), new Map(), all, croydon, []);
    expect(text).toMatch(/31 March 2014 .* 83 .* 66\.3 .* 3 of 3 .* 66\.0 .* 54 .* 60 /);
    expect(text).toContain(
      'Croydon 83 per 10,000 (31 March 2014), 16.7 above its statistical neighbours (66.3)',
    );
    expect(text).toContain('23 above England (60)');
  });

  it('rest on figures that nothing has rounded', () => {
    const [row] = benchmarkRows(all, croydon);
    const figures = benchmarkFigures(all, croydon);
    const [compared] = compareRows({ figures, catalogue, issues: [], sources: {} }, 'Croydon');
    expect(row!.neighbours_mean).toBeCloseTo(199 / 3, 12);
    expect(compared!.comparator_value).toBe(row!.neighbours_mean);
    expect(compared!.gap).toBeCloseTo(83 - 199 / 3, 9);
  });

  it('of England, published to more decimals than the column, keep to the column', () => {
    const rows = five.map((one) => (one.area === 'England' ? { ...one, is: '346.4321' } : one));
    const text = oneIndicator(benchmarkRows(national(rows), croydon), new Map(), national(rows), croydon, []);
    expect(text).toMatch(/410\.3 .* 346\.4 /);
    expect(text).toContain('63.9 above England (346.4)');
  });
});

describe('the public tables', () => {
  it('are Arquero tables, of published tables as of imported ones, and give the same figures', () => {
    const rows = benchmark(dataset, 'Croydon').objects();
    const rate = rows.filter((row) => row.indicator === 'cin_rate').at(-1)!;
    expect(rate).toMatchObject({
      value: 410.3,
      change: -1.9,
      neighbours_mean: 394.2,
      neighbours_n: null,
      england_value: 346.4,
      rank: null,
    });
    const compared = compare(dataset, 'Croydon').filter(
      (d: { indicator: string }) => d.indicator === 'cin_rate',
    );
    expect(compared.array('comparator_value')).toEqual([394.2, 346.4, 412.2]);
    expect(compared.columnNames()).toEqual(
      expect.arrayContaining(['value', 'lowercl', 'uppercl', 'confidence', 'statistic', 'method']),
    );
  });

  it('say whether differences are more than chance where the counts are published', () => {
    const row = benchmark(dataset, 'Croydon')
      .objects()
      .find((one) => one.indicator === 'cpp_rate' && one.period === '31 March 2014');
    expect(row).toMatchObject({
      change_significant: true,
      england_significant: false,
      confidence: 0.95,
      statistic: 'rate per 10,000',
    });
  });
});
