import { describe, expect, it } from 'vitest';
import { eesCell } from '../../src/ees/ees-cell.js';
import type { EesFile } from '../../src/ees/ees-file.js';
import { screen } from '../../src/ees/screen.js';
import type { Sheet } from '../../src/ees/sheet.js';
import { toEes } from '../../src/ees/to-ees.js';
import { STATUSES } from '../../src/model/observation.js';
import { areasOf, figure, indicators } from './small-figures.js';

const lines = ({ columns, rows }: Sheet): string[] => [columns, ...rows].map((cells) => cells.join(','));
const only = (files: readonly EesFile[]): EesFile => {
  expect(files).toHaveLength(1);
  for (const row of screen(files[0]!.data, files[0]!.meta)) expect(row).not.toMatchObject({ result: 'fail' });
  return files[0]!;
};

describe('rows and columns', () => {
  it('stand in the order of the standard, one row for each time, place and filter', () => {
    const { files, leftOut } = toEes(
      [
        figure('12', { area: 'Made-up Borough', breakdown: 'sex=Female' }),
        figure('30', { area: 'Made-up Borough' }),
        figure('41.0', { area: 'Made-up Borough', indicator: 'cin_rate', unit: 'rate_per_10000' }),
        figure('300'),
        figure('290', { period: '31 March 2013' }),
      ],
      { indicators, name: 'Children in need!' },
    );
    const { name, data, meta, filled } = only(files);
    expect(leftOut).toEqual([]);
    expect(name).toBe('children_in_need');
    expect(lines(data)).toEqual([
      'time_period,time_identifier,geographic_level,country_code,country_name,old_la_code,new_la_code,la_name,sex,cin_number,cin_rate',
      '2014,Reporting year,National,E92000001,England,,,,Total,300,x',
      '2014,Reporting year,Local authority,E92000001,England,x,E09000099,Made-up Borough,Total,30,41.0',
      '2014,Reporting year,Local authority,E92000001,England,x,E09000099,Made-up Borough,Female,12,x',
      '2013,Reporting year,National,E92000001,England,,,,Total,290,x',
    ]);
    expect(filled).toBe(3);
    expect(lines(meta).slice(1)).toEqual([
      'sex,Filter,Sex,,,,,',
      'cin_number,Indicator,Children in need on 31 March,,,0,,',
      'cin_rate,Indicator,Children in need per 10,000 children on 31 March,,,1,,',
    ]);
  });

  it('names, old codes and regions come from the list of areas', () => {
    const areas = areasOf(
      'E12000099,Made-up Region,Regional,,,,M',
      'E09000099,Borough of Make-up,Local authority,Made-up Region,,,399',
    );
    const { data, withoutOldCode } = only(
      toEes([figure('30', { area: 'Made-up Borough' })], { indicators, areas }).files,
    );
    expect(lines(data)[1]).toBe(
      '2014,Reporting year,Local authority,E92000001,England,E12000099,Made-up Region,399,E09000099,Borough of Make-up,30',
    );
    expect(withoutOldCode).toEqual([]);
    expect(
      toEes([figure('30', { area: 'Made-up Borough' })], { indicators }).files[0]?.withoutOldCode,
    ).toEqual(['Made-up Borough']);
  });

  it('a filter of one item is no filter to EES', () => {
    const { data, meta } = only(toEes([figure('12', { breakdown: 'sex=Female' })], { indicators }).files);
    expect(data.columns).toContain('sex');
    expect(meta.rows.map(([name]) => name)).toEqual(['cin_number']);
  });

  it('filters of DfE files stand behind ours', () => {
    const { data } = only(
      toEes([figure('30'), figure('12', { breakdown: 'sex=Female; characteristic=Age 4' })], { indicators })
        .files,
    );
    expect(data.columns.slice(-3)).toEqual(['sex', 'characteristic', 'cin_number']);
  });

  it('several days of a year are told apart by a date', () => {
    const { data, meta } = only(
      toEes([figure('30'), figure('31', { period: '20 June 2014' })], { indicators }).files,
    );
    expect(lines(data)[1]).toBe('2014,Reporting year,National,E92000001,England,2014-06-20,31');
    expect(meta.rows.map(([name, , label]) => [name, label])).toEqual([
      ['date', 'Date'],
      ['cin_number', 'Children in need'],
    ]);
  });

  it('figures of different days stand in rows of their own, told apart by a date', () => {
    const { data, meta } = only(
      toEes([figure('30'), figure('9', { indicator: 'girls', period: '30 June 2014' })], { indicators })
        .files,
    );
    expect(lines(data).slice(1)).toEqual([
      '2014,Reporting year,National,E92000001,England,2014-06-30,x,9',
      '2014,Reporting year,National,E92000001,England,2014-03-31,30,x',
    ]);
    expect(meta.rows.map(([, , label]) => label)).toEqual([
      'Date',
      'Children in need on 31 March',
      'Girls in need on 30 June',
    ]);
  });

  it('a year to a day of its own says so in the date and the label', () => {
    const { data, meta } = only(
      toEes([figure('12', { period: '12 months to 30 September 2014', indicator: 'girls' })], { indicators })
        .files,
    );
    expect(lines(data)[1]).toBe('2014,Reporting year,National,E92000001,England,2013-10-01 to 2014-09-30,12');
    expect(meta.rows.map(([, , label]) => label)).toEqual(['Girls in need in the year to 30 September']);
  });

  it('the decimals of a column are those of its figures, not of the catalogue', () => {
    const dp = (...figures: Parameters<typeof toEes>[0]) =>
      only(toEes(figures, { indicators }).files).meta.rows.map((cells) => cells[5]);
    expect(dp(figure('2.4'), figure('0.25', { area: 'Made-up Borough' }))).toEqual(['2']);
    expect(dp(figure('2', { indicator: 'agency_rate', unit: 'percent' }))).toEqual(['0']);
    expect(dp(figure('c', { indicator: 'agency_rate', unit: 'percent' }))).toEqual(['1']);
    expect(dp(figure('46000', { decimals: -3 }))).toEqual(['0']);
  });

  it('a figure has the code the code that was valid in its year', () => {
    const areas = areasOf(
      'E09000099,Made-up Borough,Local authority,,2014,,399',
      'E10000099,Made-up Borough,Local authority,,,2013,399',
    );
    const { data, formerCodes } = only(
      toEes(
        ['31 March 2012', '31 March 2013', '31 March 2014'].map((period) =>
          figure('30', { area: 'Made-up Borough', period }),
        ),
        { indicators, areas },
      ).files,
    );
    expect(data.rows.map((cells) => cells[data.columns.indexOf('new_la_code')])).toEqual([
      'E09000099',
      'E10000099',
      'E10000099',
    ]);
    expect(formerCodes).toEqual(['Made-up Borough E10000099']);
    expect(areas.codeOn('E09000099', '2013-04-01')).toBe('E09000099');
    expect(areasOf().codeOn('E09000099', '2013-03-31')).toBe('E09000099');
  });

  it('authorities that publish together keep both codes', () => {
    const joined = { area_code: 'E06000097 / E06000098', area_name: 'East / West' };
    const { data } = only(
      toEes([figure('30', { area: 'Made-up Borough', ...joined })], { indicators }).files,
    );
    expect(data.rows[0]).toContain('E06000097 / E06000098');
  });

  it('a place has one name, the latest', () => {
    const { data } = only(
      toEes(
        [
          figure('30', { area: 'Made-up Borough', area_name: 'Old Borough', period: '31 March 2012' }),
          figure('31', { area: 'Made-up Borough' }),
        ],
        { indicators },
      ).files,
    );
    expect(new Set(data.rows.map((cells) => cells[7]))).toEqual(new Set(['Made-up Borough']));
  });
});

it('each kind of time gives a file of its own', () => {
  const { files } = toEes(
    [figure('30'), figure('31', { period: '2013-14' }), figure('29', { period: 'June 2014' })],
    { indicators },
  );
  expect(files.map(({ name, data }) => [name, ...data.rows[0]!.slice(0, 2)])).toEqual([
    ['cin_number-financial_year', '201314', 'Financial year'],
    ['cin_number-months', '2014', 'June'],
    ['cin_number-reporting_year', '2014', 'Reporting year'],
  ]);
});

describe('cells', () => {
  it('keep the decimals of the print', () => {
    expect(eesCell(figure('13.0'))).toBe('13.0');
    expect(eesCell({ value: 46000, decimals: -3, status: 'ok', published: '£46k' })).toBe('46000');
    expect(eesCell({ value: 1.005, decimals: 3, status: 'ok', published: '1.005' })).toBe('1.005');
  });

  it.each([
    ['suppressed', 'x', 'c'],
    ['too_small', 'Cohort too small to report', 'c'],
    ['not_available', ':', 'x'],
    ['not_available', 'u', 'u'],
    ['not_applicable', '.', 'z'],
    ['low', '-', 'low'],
    ['low', 'k', 'k'],
    ['blank', '', 'x'],
  ] as const)('%s, published "%s", is %s', (status, published, symbol) =>
    expect(eesCell({ value: null, decimals: null, status, published })).toBe(symbol),
  );

  it('every status has its symbol', () => {
    for (const status of STATUSES)
      expect(eesCell({ value: null, decimals: null, status, published: '' })).toMatch(/^(c|x|z|low)$/);
  });
});

describe('what is left out is told', () => {
  it.each([
    ['It is a date', figure('', { indicator: 'inspected', unit: 'date', value: null, decimals: null })],
    ['It is in another unit', figure('12', { unit: 'percent' })],
    ['The catalogue does not know', figure('12', { indicator: 'unheard_of' })],
    ['It is of a set of places', figure('12', { area: 'Statistical neighbours' })],
    ['Its area has no code', figure('12', { area_code: '' })],
    ['The code of its area', figure('12', { area_code: 'E06000046' })],
    ['No period is stated', figure('12', { period: '' })],
    ['The standard has no time identifier', figure('12', { period: 'April to December 2014' })],
    ['The standard has no time identifier', figure('12', { period: '2011-14' })],
    ['It is a target', figure('12', { breakdown: 'figure=target' })],
    ['It is counted on another basis', figure('12', { breakdown: 'basis=year to date' })],
    ['It is published as about', figure('12', { qualifier: 'about' })],
    ['Its scale is questionable', figure('68.84', { corrected: 68840 })],
  ])('%s', (reason, o) => {
    const { files, leftOut } = toEes([o, figure('30', { area: 'Made-up Borough' })], { indicators });
    expect(leftOut).toHaveLength(1);
    expect(leftOut[0]!.reason).toMatch(new RegExp(`^${reason}`));
    expect(leftOut[0]!.observations).toEqual([o]);
    expect(files[0]!.data.rows).toHaveLength(1);
  });

  it('a figure that stands twice is written once, with the most decimals', () => {
    const { files, leftOut } = toEes([figure('12'), figure('12.4'), figure('12')], { indicators });
    expect(only(files).data.rows[0]!.at(-1)).toBe('12.4');
    expect(leftOut.map(({ observations }) => observations.length)).toEqual([2]);
  });

  it('figures that contradict each other are not chosen from', () => {
    const { files, leftOut } = toEes([figure('12'), figure('13'), figure('9', { area: 'Made-up Borough' })], {
      indicators,
    });
    expect(only(files).data.rows).toHaveLength(1);
    expect(leftOut[0]!.reason).toMatch(/contradict/);
    expect(leftOut[0]!.observations).toHaveLength(2);
  });

  it('nothing fit gives no file', () => {
    expect(toEes([figure('12', { period: '' })], { indicators }).files).toEqual([]);
    expect(toEes([], { indicators })).toEqual({ files: [], leftOut: [], issues: [] });
  });
});
