import { describe, expect, it } from 'vitest';
import type { AxisEntry } from '../../src/published/recipe.js';
import { anotherYear } from '../../src/quality/another-year.js';
import { claims } from '../../src/quality/claims.js';
import { partsTotal } from '../../src/quality/parts-total.js';
import { auditOf, gridOf } from '../small.js';

/** A row of a table with three years of Croydon. */
const row = (indicator: string, figures: readonly string[], name = 'a-row') =>
  [
    gridOf(name, ' | 2011-12 | 2012-13 | 2013-14', `children | ${figures.join(' | ')}`),
    {
      header: 1,
      stub: 1,
      all: { area: 'Croydon', indicator },
      rows: [['children', {}]],
      columns: ['2011-12', '2012-13', '2013-14'].map((period): AxisEntry => [period, { period }]),
    },
  ] as const;

const YEARS = ['31 March 2011', '31 March 2012', '31 March 2013', '31 March 2014'];
const dfe = (indicator: string, figures: readonly string[], years = YEARS): string[] =>
  figures.map((figure, at) => `${indicator}|E09000008|Croydon|${years[at]}|${figure}`);

describe('a row is compared with what DfE published', () => {
  const dataset = dfe('cla_12_months', ['638', '515', '475', '465']);

  it('and a year late where its figures are those of the year before', () => {
    expect(
      anotherYear(auditOf([row('cla_12_months', ['640', '515', '475'])], { dfe: dataset })),
    ).toMatchObject([
      {
        table: 'a-row',
        cells: 'B2, C2, D2',
        severity: 'high',
        published: '640, 515, 475',
        expected: '515, 475, 465',
      },
    ]);
  });

  it('with both figures, the figures of the right year, and the odds of chance in its message', () => {
    const [found] = anotherYear(auditOf([row('cla_12_months', ['640', '515', '475'])], { dfe: dataset }));
    expect(found?.message).toContain('this row is a year late');
    expect(found?.message).toContain('All 3 figures match');
    expect(found?.message).toContain(
      'Croydon 640 (31 March 2012), 515 (31 March 2013) and 475 (31 March 2014) in this report',
    );
    expect(found?.message).toContain(
      '638 (31 March 2011), 515 (31 March 2012) and 475 (31 March 2013) in DfE',
    );
    expect(found?.message).toContain(
      "DfE's figures for the periods published are 515 (31 March 2012), 475 (31 March 2013) and 465 (31 March 2014).",
    );
    expect(found?.message).toMatch(
      /odds that chance alone makes a row look like this are about 1 in [\d,]+\.$/,
    );
  });

  it('and in place where its figures are those of the year', () => {
    expect(anotherYear(auditOf([row('cla_12_months', ['515', '475', '465'])], { dfe: dataset }))).toEqual([]);
  });

  it('and in place where figures agree with no year', () => {
    expect(anotherYear(auditOf([row('cla_12_months', ['700', '690', '680'])], { dfe: dataset }))).toEqual([]);
  });

  it('and not called late where chance would often do the same', () => {
    const years = ['2010-11', '2011-12', '2012-13', '2013-14'];
    const whole = dfe('cla_three_placements', ['9.9', '11.0', '11.8', '8.6'], years);
    expect(
      anotherYear(auditOf([row('cla_three_placements', ['10.0', '11.0', '12.0'])], { dfe: whole })),
    ).toEqual([]);
  });

  it('and left alone where DfE published nothing', () => {
    expect(anotherYear(auditOf([row('cla_12_months', ['640', '515', '475'])]))).toEqual([]);
  });

  it.each([
    ['two years late', ['701', '638', '515'], 'this row is two years late'],
    ['a year early', ['475', '465', '402'], 'this row is a year early'],
  ])('or %s', (_, figures, message) => {
    const years = ['31 March 2010', ...YEARS, '31 March 2015'];
    const all = dfe('cla_12_months', ['701', '638', '515', '475', '465', '402'], years);
    expect(anotherYear(auditOf([row('cla_12_months', figures)], { dfe: all }))[0]?.message).toContain(
      message,
    );
  });
});

it('a change of definition explains no figure that DfE published for the year before', () => {
  const years = ['2010-11', '2011-12', '2012-13'];
  const dataset = dfe('care_leavers_suitable_accommodation', ['75.7', '89.9', '75.4'], years);
  const said = (figures: readonly string[]) =>
    claims(
      auditOf([row('care_leavers_suitable_accommodation', figures)], {
        dfe: dataset,
        claims: ['redefined|care_leavers_suitable_accommodation||Croydon|2013-14|'],
      }),
    );
  expect(said(['89.9', '75.4', '70.0'])).toEqual([]);
  expect(said(['75.7', '89.9', '75.4'])[0]).toMatchObject({
    severity: 'medium',
    expected: '2012-13',
    message: expect.stringContaining('the one that DfE published for 2012-13, before any such change'),
  });
});

describe('parts in the text that do not add up to a total of a table', () => {
  const stated = [
    { indicator: 'cla_number', period: 'March 2014', published: '443', breakdown: 'origin=local' },
    { indicator: 'cla_number', period: 'March 2014', published: '355', breakdown: 'origin=UASC' },
  ];
  const table = row('cla_number', ['745', '730', '790'], 'looked-after');

  it('cast issue on the total where nothing else is known', () => {
    expect(partsTotal(auditOf([table], { stated }))[0]).toMatchObject({
      table: 'looked-after',
      published: '790',
    });
  });

  it('are flagged where DfE published the total', () => {
    const dataset = dfe('cla_number', ['789'], ['31 March 2014']);
    expect(partsTotal(auditOf([table], { stated, dfe: dataset }))[0]).toMatchObject({
      table: 'prose-small',
      published: '443 + 355',
      expected: '790',
      message: expect.stringContaining('789 in the figures that DfE published'),
    });
  });
});
