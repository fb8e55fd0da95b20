import { describe, expect, it } from 'vitest';
import { headingPattern } from '../../../etl/dfe/measure-rules.js';
import { plainHeading } from '../../../etl/dfe/sheet.js';
import { periodIn, rowTime } from '../../../etl/dfe/time.js';
import { unitOf } from '../../../etl/dfe/units.js';
import { fileYear, yearsIn } from '../../../etl/dfe/years.js';
import { looksLikeFigure, readFigure } from '../../../src/ees/read-figure.js';
import { plainName } from '../../../src/model/areas.js';
import { tableName } from '../../../src/store/release.js';
import { catalogue } from './importing.js';

describe('names of areas', () => {
  it.each([
    ['Bristol, City of', 'bristol'],
    ['County of Herefordshire', 'herefordshire'],
    ['Royal Borough of Windsor & Maidenhead', 'windsor and maidenhead'],
    ['St. Helens', 'st helens'],
    ['Stockton-on-Tees UA', 'stockton on tees'],
    ['  KINGSTON   UPON HULL (City of) ', 'kingston upon hull'],
  ])('%s is compared as "%s"', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });

  it.each([
    ['Croydon3', 'E09000008'],
    ['Croydon 3', 'E09000008'],
    ['Croydon [1,2]', 'E09000008'],
    ['Croydon*', 'E09000008'],
    ['Croydon1, 2', 'E09000008'],
    ['Kent County Council', 'E10000016'],
    ['LB Croydon', 'E09000008'],
    ['England total', 'E92000001'],
    ['CITY OF LONDON', 'E09000001'],
    ['London, City of', 'E09000001'],
    ['London', 'E12000007'],
    ['LONDON (INNER)', 'E13000001'],
    ['Outer London 2', 'E13000002'],
    ['England', 'E92000001'],
  ])('%s is %s', (name, code) => {
    expect(catalogue.areas.named(name).map(({ area_code }) => area_code)).toEqual([code]);
  });

  it('a long number in a name takes no longer than another', () => {
    const began = performance.now();
    expect(catalogue.areas.named(`Croydon${'1'.repeat(5000)}x${' '.repeat(5000)}y`)).toEqual([]);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('a name we do not know has names like it', () => {
    expect(catalogue.areas.named('Croyden')).toEqual([]);
    expect(catalogue.areas.alike('Croyden')).toContain('Croydon');
  });
});

describe('the area of a row', () => {
  const row = (level: string, name: string, ...codes: string[]) => ({ level, name, codes });
  it.each([
    ['England under 921', row('National', 'England', '921'), 2014, 'E92000001', ''],
    ['the Isle of Wight under 921', row('LA', 'Isle of Wight', '921'), 2014, 'E06000046', ''],
    ['921 without a name, an authority', row('LA', '', '921'), 2014, 'E06000046', ''],
    ['921 without a name, a country', row('National', '', '921'), 2014, 'E92000001', ''],
    [
      "England under the Isle of Wight's code",
      row('National', 'England', 'E06000046'),
      2014,
      'E92000001',
      'code and name differ',
    ],
    ['London, the region', row('Regional', 'London', 'E12000007'), 2020, 'E12000007', ''],
    [
      'Inner London under the code of London',
      row('Regional', 'Inner London', 'E12000007'),
      2020,
      'E13000001',
      '',
    ],
    ['an authority under the code of its region', row('LA', 'Croydon', 'E12000007'), 2020, 'E09000008', ''],
    [
      "Croydon under Hackney's code",
      row('LA', 'Croydon', 'E09000012', '306'),
      2020,
      'E09000008',
      'code and name differ',
    ],
    [
      "Croydon under Hackney's number",
      row('LA', 'Croydon', '204'),
      2020,
      'E09000008',
      'code and name differ',
    ],
    [
      'a name we do not know under a code we do',
      row('LA', 'Croyden', 'E09000008'),
      2020,
      'E09000008',
      'unknown name',
    ],
    [
      'a letter of a region that means another elsewhere',
      row('REGION', 'NORTH EAST', 'J'),
      2014,
      'E12000001',
      '',
    ],
    ['Dorset before 2020', row('LA', 'Dorset'), 2019, 'E10000009', ''],
    ['Dorset since', row('LA', 'Dorset'), 2020, 'E06000059', ''],
    ['a code that was given up', row('LA', 'Northumberland', 'E06000048'), 2012, 'E06000048', ''],
    ['a new code for years before it', row('LA', 'Northumberland', 'E06000057'), 2012, 'E06000057', ''],
    [
      'an authority newer than our list',
      row('LA', 'East Surrey', 'E06000099'),
      2027,
      'E06000099',
      'not in our list',
    ],
  ])('%s', (_, words, year, code, odd) => {
    const found = catalogue.areas.find(words, year);
    expect([found?.area.area_code, found?.odd]).toEqual([code, odd]);
  });

  it.each([
    ['a school', row('School', 'Croydon', 'E09000008')],
    ['a district', row('LA', 'Cambridge', 'E07000008')],
    ['a constituency', row('', 'Croydon East', 'E14001191')],
    ['Wales', row('National', 'Wales', 'W92000004')],
    ['a Welsh authority', row('LA', 'Cardiff', 'W06000015')],
    ['a name we do not know under the code of its region', row('LA', 'Atlantis', 'E12000007')],
    ['a name we do not know and no level', row('', 'Atlantis', '999999', 'E12000007')],
    ['nothing', row('', '')],
  ])('%s is none of ours', (_, words) => {
    expect(catalogue.areas.find(words, 2024)).toBeNull();
  });

  it.each([
    ['E06000048', 'E06000057'],
    ['E10000023', 'E06000065'],
    ['E08000016', 'E08000038'],
    // Merged or split: never the code of what came after.
    ['E10000009', 'E10000009'],
    ['E06000028', 'E06000028'],
    ['E10000006', 'E10000006'],
    ['E09000008', 'E09000008'],
    ['unknown', 'unknown'],
  ])('the code %s is %s today', (before, today) => {
    expect(catalogue.areas.codeToday(before)).toBe(today);
  });
});

describe('years', () => {
  it.each([
    ['CLA_Mar2013', [2013]],
    ['CINAt310314RatePer10K', [2014]],
    ['CINThro1314', [2014]],
    ['Referrals13-14', [2014]],
    ['b1_children_in_need_2013_to_2025', [2013, 2025]],
    ['All_aged17&18', []],
    ['CareLeavers17182017', [2017]],
    ['SFR36', []],
    ['IAs1-5days', []],
  ])('%s names %j', (text, years) => {
    expect(yearsIn(text)).toEqual(years);
  });

  const none = { titles: [], headings: [], name: '', folder: '' };
  it.each([
    ['the title before all', { ...none, titles: ['Years: 2013'], name: 'SFR49_2014' }, 2013, 'its title'],
    [
      'headings before the name',
      { ...none, headings: ['CLA_Mar2013'], name: 'x_2015' },
      2013,
      'its headings',
    ],
    [
      'the name, where it is the year after',
      { ...none, headings: ['CLA_started2014'], name: 'ADM2015' },
      2015,
      'its name',
    ],
    ['the name', { ...none, name: 'missing_2013' }, 2013, 'its name'],
    ['the folder', { ...none, name: 'OC2', folder: '2011_underlying' }, 2011, 'its folder'],
  ])('the year of a file: %s', (_, of, year, from) => {
    expect(fileYear(of)).toMatchObject({ year, from });
  });

  it('a file may not say its year', () => {
    expect(fileYear(none)).toBeNull();
  });
});

it.each([
  ['b1_children_in_need_2013_to_2025.csv', 'b1_children_in_need'],
  ['SFR36_CLA2014.csv', 'cla'],
  ['SFR41-2015_Underlying_data.csv', 'heading'],
  ['cla_number_and_rate_per_10k_children.csv', 'cla_number_and_rate_per_10k_children'],
  ['csww_inpost_by_ethnicity_2019_to_2025_derived.csv', 'csww_inpost_by_ethnicity'],
])('%s holds the table %s', (path, table) => {
  expect(tableName(path, '', ['Heading1314'])).toBe(table);
});

describe('headings', () => {
  it.each([
    ['CINAt3103{yy}', 'CINAt310314', true],
    ['CINAt3103{yy}', 'CINAt310314White', false],
    ['CINThro{y1y2}', 'CINThro1314', true],
    ['CINThro{y1y2}', 'CINThro2013-14', true],
    ['CLA_Mar{yyyy}', 'cla_mar2014 ', true],
    ['CLA_Mar{yyyy}', 'CLA_Mar14', false],
    ['%CAsWithin35wd{y1y2}', '%CAsWithin35wd1314', true],
    ['CINAt3103{yy}16+yrs', 'CINAt31031416+yrs', true],
    ['CINAt3103{yy}16+yrs', 'CINAt310314166yrs', false],
  ])('%s fits %s: %s', (pattern, heading, fits) => {
    expect(headingPattern(pattern).test(plainHeading(heading))).toBe(fits);
  });

  it.each([
    ['Number of children who are looked after 3', 'number of children who are looked after 3'],
    ['Percentage up to date2,3', 'percentage up to date'],
    ['SDQ (mean)4', 'sdq (mean)'],
    ['Banded SDQ Score4', 'banded sdq score'],
    ['CL_All_19', 'cl_all_19'],
  ])('%s is compared as %s', (heading, plain) => {
    expect(plainHeading(heading)).toBe(plain);
  });

  it.each([
    ['rereferral_percent', 'percent'],
    ['Agency rate (%)', 'percent'],
    ['pct_of_total', 'percent'],
    ['rate_per_10000', 'rate_per_10000'],
    ['Rate per 10,000 children', 'rate_per_10000'],
    ['CINThroRatePer10K', 'rate_per_10000'],
    ['Agency FTE', 'fte'],
    ['inpost_fte', 'fte'],
    ['working_days_lost', 'days'],
    ['number', 'count'],
    ['pt_pupils_pa_10_exact', 'percent'],
    ['Percentages / Interim care orders', 'percent'],
    ['Interim care orders / per cent', 'percent'],
    ['Percentage / Number', 'count'],
    ['Spend 2024 (£)', 'pounds'],
    ['Net spend, £000s', 'thousand_pounds'],
    ['Duration_median_days', 'days'],
    ['rate', 'unknown'],
    ['net_spend', 'unknown'],
    ['visits_on_time', 'unknown'],
    ['strategy and administration', 'unknown'],
    ['percentage point change', 'unknown'],
    ['average number of children', 'unknown'],
  ])('%s is in %s', (heading, unit) => {
    expect(unitOf(heading)).toBe(unit);
  });
});

describe('figures', () => {
  it.each([
    ['1,234', 2014, 1234, 0, 'thousands comma'],
    ['12.50', 2014, 12.5, 2, ''],
    [' 12 ', 2014, 12, 0, ''],
    ['-40', 2014, -40, 0, ''],
    ['83.1%', 2014, 83.1, 1, ''],
    ['1:03', 2025, 15, 0, 'duration'],
    ['00:10', 2025, 10, 0, 'duration'],
  ])('%s of %i is %f', (published, year, value, decimals, odd) => {
    expect(readFigure(published, year, catalogue)).toMatchObject({ value, decimals, status: 'ok', odd });
  });

  it.each([
    ['x', 2014, 'suppressed', ''],
    ['x', 2017, 'suppressed', ''],
    ['x', 2018, 'not_available', ''],
    ['c', 2014, 'suppressed', ''],
    ['z', 2022, 'not_applicable', ''],
    ['k', 2022, 'low', ''],
    ['low', 2025, 'low', ''],
    ['u', 2025, 'not_available', ''],
    [':', 2021, 'not_available', ''],
    [':', 2022, 'not_available', 'symbol of another time'],
    ['.', 2014, 'not_applicable', ''],
    ['..', 2014, 'not_available', ''],
    ['~', 2020, 'low', ''],
    ['-', 2012, 'low', ''],
    ['', 2014, 'blank', ''],
    ['90-99', 2014, 'suppressed', 'range'],
    ['<90', 2014, 'suppressed', 'range'],
    ['#DIV/0!', 2014, 'not_available', 'spreadsheet error'],
    ['1:12', 2025, 'not_available', 'no figure'],
    ['12,34', 2025, 'not_available', 'no figure'],
    ['P', 2014, 'not_available', 'no figure'],
    ['NaN', 2014, 'not_available', 'no figure'],
  ])('"%s" of %i is %s', (published, year, status, odd) => {
    expect(readFigure(published, year, catalogue)).toMatchObject({
      value: null,
      decimals: null,
      status,
      odd,
    });
  });

  it.each(['Half', 'one', 'Total', 'Aged 1', 'c1'])('%s stands in no figure’s place', (text) => {
    expect(looksLikeFigure(text)).toBe(false);
  });
});

describe('periods', () => {
  it.each([
    ['31 March', 2014, '2014-03-31', '2014-03-31'],
    ['Financial year', 2014, '2013-04-01', '2014-03-31'],
    ['Academic year', 2014, '2013-09-01', '2014-08-31'],
    ['Calendar year', 2014, '2014-01-01', '2014-12-31'],
    ['30 June before', 2014, '2013-06-30', '2013-06-30'],
    ['Year ending 30 September', 2014, '2013-10-01', '2014-09-30'],
    ['21 March 2021', 2023, '2021-03-21', '2021-03-21'],
  ])('%s in %i', (time, year, period_start, period_end) => {
    expect(periodIn(time, year)).toMatchObject({ period_start, period_end });
  });

  it.each([
    ['2025', 'Reporting year', 2025, null],
    ['202425', 'Reporting year', 2025, null],
    ['202425', 'Academic year', 2025, '2025-08-31'],
    ['2024/25', 'Academic Year', 2025, '2025-08-31'],
    ['2024-25', 'Financial year', 2025, '2025-03-31'],
    ['199900', 'Financial year', 2000, '2000-03-31'],
    ['2024', 'Calendar year', 2024, '2024-12-31'],
    ['2024', 'February', 2024, '2024-02-29'],
    ['202425', 'Autumn term', 2025, '2024-12-31'],
    ['202425', 'Spring term', 2025, '2025-03-31'],
    ['202425', 'Autumn and spring term', 2025, '2025-03-31'],
    ['202425', 'Financial year Q1', 2025, '2024-06-30'],
    ['202425', 'Financial year Q4', 2025, '2025-03-31'],
    ['202425', 'Tax year', 2025, '2025-04-05'],
    ['202425', 'Part 1 (April to September)', 2025, '2024-09-30'],
    ['2017/18', 'year ending 31 march 2018', 2018, '2018-03-31'],
    ['2018', '12 months ending 30 September 2018', 2018, '2018-09-30'],
    ['2018', '31 March', 2018, '2018-03-31'],
    ['2016/17', 'year ending 31 march 2019', 2017, ''],
    ['2024', 'Blue moon', 2024, ''],
    ['2024', 'Week 12', 2024, '2024-03-24'],
    ['2025', 'Week 1', 2025, '2025-01-05'],
    ['20242', 'Reporting year', null, undefined],
    ['202426', 'Academic year', null, undefined],
    ['2024 provisional', 'Reporting year', null, undefined],
    ['', 'Reporting year', null, undefined],
  ])('%s, %s', (period, identifier, year, end) => {
    const time = rowTime(period, identifier);
    expect(time.year).toBe(year);
    if (year !== null) expect(time.period?.period_end ?? null).toBe(end);
  });
});
