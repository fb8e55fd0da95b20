import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/model/grid.js';
import type { Observation } from '../../src/model/observation.js';
import type { Recipe } from '../../src/published/recipe.js';
import { tidy } from '../../src/published/tidy.js';
import { catalogue, gridOf } from '../small.js';

const source = { source: 'a-report, 7.4', year: 2015 };

const rate: Recipe = {
  table: 'rate',
  header: 1,
  stub: 1,
  all: { indicator: 'cin_rate' },
  rows: [
    ['Croydon', { area: 'Croydon' }],
    ['England', { area: 'England' }],
  ],
  columns: [
    ['2012-13', { period: '2012-13' }],
    ['2013-14', { period: '2013-14' }],
  ],
};

const read = (grid: Grid, recipe: Recipe) => tidy(grid, { ...recipe, table: grid.table }, source, catalogue);
const values = (observations: readonly Observation[]) =>
  observations.map(({ published, value, status }) => [published, value, status]);

describe('a grid with its recipe', () => {
  const { observations, labels, faults } = read(
    gridOf('rate', ' | 2012-13 | 2013-14', 'Croydon | 412.2 | 410.3', 'England | c | '),
    rate,
  );

  it('gives one observation a figure, with its cell, area, period, unit and source', () => {
    expect(faults).toEqual([]);
    expect(observations[1]).toEqual({
      table: 'rate',
      row: 2,
      column: 3,
      indicator: 'cin_rate',
      area_code: 'E09000008',
      area_name: 'Croydon',
      geographic_level: 'Local authority',
      time_period: '2014',
      time_identifier: '31 March',
      period_start: '2014-03-31',
      period_end: '2014-03-31',
      breakdown: '',
      unit: 'rate_per_10000',
      value: 410.3,
      published: '410.3',
      status: 'ok',
      decimals: 1,
      numerator: null,
      denominator: null,
      note: '',
      source: 'a-report, 7.4',
      corrected: null,
      qualifier: '',
    });
  });

  it('keeps the reason where there is no figure, and never a zero', () => {
    expect(values(observations.slice(2))).toEqual([
      ['c', null, 'suppressed'],
      ['', null, 'blank'],
    ]);
  });

  it('remembers the labels that name areas', () => {
    expect(labels).toContainEqual({ table: 'rate', cell: 'A3', area: 'England', published: 'England' });
  });
});

describe('cells that hold more than a figure', () => {
  const one = (cell: string, more: Partial<Recipe>) =>
    read(gridOf('one', ' | 2013-14', `Looked after | ${cell}`), {
      table: 'one',
      header: 1,
      stub: 1,
      all: { area: 'Croydon', indicator: 'cla_12_months' },
      rows: [['Looked after', {}]],
      columns: [['2013-14', { period: '2013-14' }]],
      ...more,
    });

  it('a pair gives two', () => {
    const pair = [{ indicator: 'cla_number' }, { indicator: 'cla_rate' }] as const;
    const { observations } = one('745 (84)', { rows: [['Looked after', { pair }]] });
    expect(observations.map(({ indicator, value }) => [indicator, value])).toEqual([
      ['cla_number', 745],
      ['cla_rate', 84],
    ]);
  });

  it.each([
    ['x', 'suppressed'],
    ['', 'blank'],
  ])('a pair published as "%s" is %s twice', (cell, status) => {
    const pair = [{ indicator: 'cla_number' }, { indicator: 'cla_rate' }] as const;
    const { observations } = one(cell, { rows: [['Looked after', { pair }]] });
    expect(values(observations)).toEqual([
      [cell, null, status],
      [cell, null, status],
    ]);
  });

  it('half a pair is refused', () => {
    const pair = [{ indicator: 'cla_number' }, { indicator: 'cla_rate' }] as const;
    expect(one('745', { rows: [['Looked after', { pair }]] }).faults[0]?.message).toContain('two figures');
  });

  it('an issue in brackets becomes the note', () => {
    const { observations } = one('57% (exceeded target)', {
      all: { area: 'Croydon', indicator: 'cla_adopted_pct' },
    });
    expect(observations[0]).toMatchObject({
      value: 57,
      published: '57% (exceeded target)',
      note: 'exceeded target',
    });
  });

  it('a correction stands beside the published value and never replaces it', () => {
    const { observations } = one('68.84', {
      cells: { B2: { corrected: { '68.84': 68_840 }, note: 'in thousands' } },
    });
    expect(observations[0]).toMatchObject({
      value: 68.84,
      published: '68.84',
      corrected: 68_840,
      note: 'ours: in thousands',
    });
  });

  it('figures that the recipe expects in a cell must be there', () => {
    const cells = { B2: { readings: [{ published: '12' }, { published: '16' }] } };
    expect(one('12 of 17', { cells }).faults[0]?.message).toBe('the recipe expects "16" in this cell.');
  });

  it.each([
    ['a figure inside a longer one', '112% of 99', [{ published: '12%' }], 'expects "12%"'],
    ['a figure left over', '12% of 99', [{ published: '12%' }], 'what "99" is'],
    ['no figure named', '12%', [], 'gives no figure'],
  ])('%s is refused', (_, cell, readings, message) => {
    expect(one(cell, { cells: { B2: { readings } } }).faults[0]?.message).toContain(message);
  });

  it.each([
    [
      'a status over a published figure',
      { cells: { B2: { status: 'suppressed' as const } } },
      'but a figure is published',
    ],
    ['a cell that is not there', { cells: { B9: { note: 'x' } } }, 'names B9'],
    [
      'a correction of what is not published',
      { cells: { B2: { corrected: { '13': 5 } } } },
      'corrects "13" in B2',
    ],
    [
      'a figure where there should be none',
      { columns: [['2013-14', null] as const] },
      'says that there is none',
    ],
  ])('%s is refused', (_, more, message) => {
    expect(one('12', more).faults[0]?.message).toContain(message);
  });

  it('a cell that another covers must be empty, and a number is not shared out', () => {
    const covering = (first: string, second: string) =>
      read(gridOf('ks', ' | 2013-14', `a | ${first}`, `b | ${second}`), {
        table: 'ks',
        header: 1,
        stub: 1,
        all: { area: 'Croydon', indicator: 'ks2_level4', period: 'academic 2013-14' },
        rows: [
          ['a', { breakdown: { subject: 'English' } }],
          ['b', { breakdown: { subject: 'maths' } }],
        ],
        columns: [['2013-14', {}]],
        merged: ['B2:B3'],
      }).faults[0]?.message;
    expect(covering('c', '57%')).toContain('must be empty');
    expect(covering('57%', '')).toContain('must say which cell it belongs to');
  });

  it('a range published as one cell gives its reason to all of them', () => {
    const { observations } = read(gridOf('ks', ' | 2013-14', 'a | Cohort too small to report', 'b | '), {
      table: 'ks',
      header: 1,
      stub: 1,
      all: { area: 'Croydon', indicator: 'ks2_level4' },
      rows: [
        ['a', { breakdown: { subject: 'English' } }],
        ['b', { breakdown: { subject: 'maths' } }],
      ],
      columns: [['2013-14', { period: 'academic 2013-14' }]],
      merged: ['B2:B3'],
    });
    expect(values(observations)).toEqual([
      ['Cohort too small to report', null, 'too_small'],
      ['', null, 'too_small'],
    ]);
    expect(observations[1]?.note).toBe('ours: published as one cell with B2');
  });
});

describe('a symbol means what it meant in the year of publication', () => {
  it.each([
    [2015, 'suppressed'],
    [2020, 'not_available'],
  ])('x of %d is %s', (year, status) => {
    const grid = gridOf('rate', ' | 2012-13 | 2013-14', 'Croydon | x | x', 'England | 1 | 2');
    const { observations } = tidy(grid, rate, { source: 'a', year }, catalogue);
    expect(observations[0]?.status).toBe(status);
  });
});

describe('every fault comes back, and no observation with them', () => {
  it.each([
    [
      'a wrong heading',
      [' | 2012-13 | 2014-15', 'Croydon | 1 | 2', 'England | 3 | 4'],
      ['C1 names this column "2013-14"'],
    ],
    [
      'a missing row',
      [' | 2012-13 | 2013-14', 'Croydon | 1 | 2'],
      ['- names the row "England", which is not there; it would be row 3'],
    ],
    [
      'a repeated row',
      [' | 2012-13 | 2013-14', 'Croydon | 1 | 2', 'England | 3 | 4', 'England | 3 | 4'],
      ['A4 repeats the row "England" of A3'],
    ],
    [
      'an unknown row',
      [' | 2012-13 | 2013-14', 'Croydon | 1 | 2', 'England | 3 | 4', 'Wales | 3 | 4'],
      ['A4 has no such row'],
    ],
    [
      'a wrong label and a bad cell',
      [' | 2012-13 | 2014-15', 'Croydon | 41O.3 | 2', 'England | 3 | 4'],
      ['C1 names this column "2013-14"', 'B2 letter'],
    ],
    [
      'several bad cells',
      [' | 2012-13 | 2013-14', 'Croydon | 41O.3 | 1.2.3', 'England | 3% | n/k'],
      ['B2 letter', 'C2 two decimal points', 'B3 marked as percent', 'C3 known symbol'],
    ],
  ])('%s', (_, lines, expected) => {
    const { observations, faults } = read(gridOf('rate', ...lines), rate);
    expect(observations).toEqual([]);
    expect(faults).toHaveLength(expected.length);
    expected.forEach((words, index) => {
      const [cell, ...message] = words.split(' ');
      expect(faults[index]?.row === null ? '-' : `${faults[index]?.column}${faults[index]?.row}`).toBe(cell);
      expect(faults[index]?.message).toContain(message.join(' '));
    });
  });

  it('figures that the recipe does not tell apart', () => {
    const twice = { ...rate, rows: [rate.rows[0]!, ['England', { area: 'Croydon' }] as const] };
    const { faults } = read(
      gridOf('rate', ' | 2012-13 | 2013-14', 'Croydon | 1 | 2', 'England | 3 | 4'),
      twice,
    );
    expect(faults[0]?.message).toContain('the same figure (cin_rate, Croydon) as B2');
  });

  it('indicators and areas that the reference files do not hold', () => {
    const unknown = { ...rate, all: { indicator: 'no_such' } };
    const { faults } = read(
      gridOf('rate', ' | 2012-13 | 2013-14', 'Croydon | 1 | 2', 'England | 3 | 4'),
      unknown,
    );
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toContain('"no_such", which indicators.csv does not hold');
    const misspelt = { ...rate, all: { indicator: 'cin_rates' } };
    const said = read(gridOf('rate', ' | 2012-13 | 2013-14', 'Croydon | 1 | 2', 'England | 3 | 4'), misspelt);
    expect(said.faults[0]?.message).toContain('Did you mean cin_rate?');
  });
});
