import { expect, it } from 'vitest';
import { ratesByGroup } from '../../src/analysis/population-rates.js';
import { rateDisparityRows } from '../../src/analysis/rate-disparity.js';
import { catalogue } from '../small.js';
import { type FileFigure, fileFigures } from './national-figures.js';

const residents = (ethnicity: string, is: string): FileFigure => ({
  indicator: 'population_all',
  area: 'Croydon',
  period: '21 March 2021',
  breakdown: `ethnicity=${ethnicity}`,
  is,
  release: 'census-2021',
});
const children = (ethnicity: string, is: string): FileFigure => ({
  indicator: 'cla_number',
  area: 'Croydon',
  period: '31 March 2025',
  breakdown: `ethnicity=${ethnicity}`,
  is,
  release: 'cla-2025',
});

const rates = (rows: readonly FileFigure[]) =>
  ratesByGroup(fileFigures(rows), {
    count: 'cla_number',
    rate: 'cla_residents_rate',
    population: 'population_all',
    characteristic: 'ethnicity',
  });

const some = [
  residents('White', '100000'),
  residents('Black', '50000'),
  residents('Other', '4000'),
  children('White', '100'),
  children('Black', '120'),
  children('Other', '4'),
  children('Refused or not obtained', '6'),
];

it('children of each group over its residents, with what the denominators cannot do', () => {
  const made = rates(some);
  expect(
    made.map(({ breakdown, value, numerator, denominator }) => [breakdown, value, numerator, denominator]),
  ).toEqual([
    ['ethnicity=White', 10, 100, 100000],
    ['ethnicity=Black', 24, 120, 50000],
    ['ethnicity=Other', 10, 4, 4000],
  ]);
  expect(made[0]!.note).toContain('residents of all ages on 21 March 2021');
  expect(made[0]!.note).toContain('the ethnicity of 3 % of those counted is not known');
});

it('a count that is withheld gives a rate that is withheld', () => {
  const [white] = rates([residents('White', '100000'), children('White', 'suppressed')]);
  expect(white).toMatchObject({ value: null, status: 'suppressed', numerator: null });
});

it('the relative rate beside the group named, and none for too small a group', () => {
  const rows = rateDisparityRows({ figures: rates(some), catalogue, issues: [], sources: {} }, 'White');
  expect(rows.map((row) => [row.group, row.reference, row.relative_rate, row.significant])).toEqual([
    ['Black', 'White', 2.4, true],
    ['Other', 'White', null, null],
  ]);
  expect(rows[0]!.caveat).not.toContain('rounded figures imply');
});
