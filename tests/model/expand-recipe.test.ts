import { describe, expect, it } from 'vitest';
import { expandRecipes } from '../../src/published/expand-recipe.js';
import { Facets, WrittenRecipe } from '../../src/published/recipe-schema.js';
import { catalogue } from '../small.js';

const expand = (recipe: object, facets: object = {}) =>
  expandRecipes(
    {
      facets: Facets.parse(facets),
      tables: [{ table: 't', recipe: WrittenRecipe.parse({ rows: [], ...recipe }) }],
    },
    'publication.json',
    catalogue,
  );
const rows = (axis: unknown, facets: object = {}) => {
  const { recipes, faults } = expand({ rows: axis }, facets);
  expect(faults).toEqual([]);
  return recipes[0]!.rows;
};

describe('rows and columns', () => {
  it('a list of labels under a key: each label is its own meaning', () =>
    expect(rows({ area: ['Croydon', 'England'] })).toEqual([
      ['Croydon', { area: 'Croydon' }],
      ['England', { area: 'England' }],
    ]));

  it('a pair gives the meaning of a label, null a heading without figures, a third part says more', () =>
    expect(
      rows({
        indicator: [
          ['All', 'cla_number'],
          ['of these', null],
          ['UASC', 'cla_number', { origin: 'UASC' }],
        ],
      }),
    ).toEqual([
      ['All', { indicator: 'cla_number' }],
      ['of these', null],
      ['UASC', { indicator: 'cla_number', breakdown: { origin: 'UASC' } }],
    ]));

  it.each([
    ['2010-11', '2012-13', ['2010-11', '2011-12', '2012-13']],
    ['1998-99', '2000-01', ['1998-99', '1999-00', '2000-01']],
    ['2012', '2014', ['2012', '2013', '2014']],
  ])('from %s to %s', (from, to, labels) =>
    expect(rows({ period: [{ from, to }] }).map(([label]) => label)).toEqual(labels),
  );

  it('numbers of actions count up, too', () =>
    expect(rows({ action: [{ from: '2.8', to: '2.10' }] }).map(([label]) => label)).toEqual([
      '2.8',
      '2.9',
      '2.10',
    ]));

  it.each([
    ['2012-13', '2010-11'],
    ['1.1', '2.4'],
    ['2010-11', '2012-14'],
    ['April', 'June'],
  ])('from %s to %s does not count up', (from, to) =>
    expect(expand({ rows: { action: [{ from, to }] } }).faults[0]?.message).toContain('list the labels'),
  );

  it('what stands beside the list holds for every label, and a label may say otherwise', () =>
    expect(
      rows({
        period: '2013-14',
        indicator: [
          ['a', 'cla_number'],
          ['b', 'cla_number', { period: '2012-13' }],
        ],
      }),
    ).toEqual([
      ['a', { indicator: 'cla_number', period: '2013-14' }],
      ['b', { indicator: 'cla_number', period: '2012-13' }],
    ]));

  it('a named facet gives rows, with more said of each', () =>
    expect(
      rows([{ use: 'staff', service: 'CIN' }, 'Total'], {
        staff: { staff_group: [['Managers', 'managers']] },
      }),
    ).toEqual([
      ['Managers', { breakdown: { service: 'CIN', staff_group: 'managers' } }],
      ['Total', {}],
    ]));

  it('columns left out are one column without a heading, one row of headings and one column of labels', () =>
    expect(expand({}).recipes[0]).toMatchObject({ header: 1, stub: 1, columns: [['', {}]] }));
});

it('a figure of a check is an indicator, or an indicator with a breakdown', () => {
  const { recipes } = expand({
    checks: [{ check: 'at-most', less: [{ indicator: 'cla_number', origin: 'UASC' }], more: 'cla_number' }],
  });
  expect(recipes[0]!.checks).toEqual([
    {
      check: 'at-most',
      less: [{ indicator: 'cla_number', breakdown: { origin: 'UASC' } }],
      more: { indicator: 'cla_number' },
    },
  ]);
});

it('a facet that uses itself is a fault, not an endless loop', () =>
  expect(expand({ rows: { use: 'a' } }, { a: [{ use: 'b' }], b: [{ use: 'a' }] }).faults[0]).toMatchObject({
    file: 'publication.json, facets.b.0.use',
    message: 'uses itself.',
  }));

describe('an area by its name', () => {
  it.each([
    ['Croydon', '2014-03-31', 'E09000008'],
    ['Hackney', '2014-03-31', 'E09000012'],
    ['BCP', '2021-03-31', 'E06000058'],
    ['Dorset', '2018-03-31', 'E10000009'],
    ['Dorset', '2019-03-31', 'E10000009'],
    ['Dorset', '2021-03-31', 'E06000059'],
    ['Atlantis', '2014-03-31', undefined],
    ['', '2014-03-31', undefined],
  ])('%s on %s is %s', (name, day, code) => expect(catalogue.areas.dataset(name, day)?.area_code).toBe(code));
});
