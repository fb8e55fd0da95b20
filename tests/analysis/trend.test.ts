import { describe, expect, it } from 'vitest';
import { type TrendRow, trendRows } from '../../src/analysis/trend.js';
import { auditOf, catalogue, gridOf } from '../small.js';
import { dataset } from './published.js';

/** The trends of figures of Croydon, a column a period, each indicator a row. */
function series(periods: readonly string[], ...rows: readonly (readonly [string, string])[]): TrendRow[] {
  const { figures: observations } = auditOf([
    [
      gridOf('made-up', ` | ${periods.join(' | ')}`, ...rows.map((row) => row.join(' | '))),
      {
        header: 1,
        stub: 1,
        all: { area: 'Croydon' },
        rows: rows.map(([indicator]) => [indicator, { indicator }]),
        columns: periods.map((period) => [period, { period }]),
      },
    ],
  ]);
  return trendRows({ figures: observations, catalogue, issues: [], sources: {} });
}

describe('trends take the method that the data can bear, and say which', () => {
  const rows = trendRows(dataset);
  const row = (indicator: string, breakdown = '') =>
    rows.find((r) => r.indicator === indicator && r.breakdown === breakdown && r.points > 3);

  it('three years: the change, and that it is no test', () => {
    const rates = rows.find((r) => r.indicator === 'cin_rate' && r.area === 'Croydon');
    expect(rates).toMatchObject({ change: -39.3, p: null, direction: 'too few points to test' });
    expect(rates?.caveat).toContain('too few to test');
  });

  it('months of a percentage whose shares jump about: not Cochran–Armitage, and no trend made of a hump', () => {
    expect(row('assessments_45d')).toMatchObject({ direction: 'no trend', reads_as: '' });
    expect(row('assessments_45d')?.method).toMatch(
      /Mann–Kendall.*vary around a straight line by more than chance.*XmR.*monthly flow/,
    );
  });

  it('months of a percentage of other children each month: Cochran–Armitage and a process chart', () => {
    const months = ['April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
    const nine = series(
      months.map((month) => `${month} 2014`),
      ['assessments_completed', '200 | 200 | 200 | 200 | 200 | 200 | 200 | 200 | 200'],
      ['assessments_45d', '60% | 61% | 60% | 63% | 64% | 63% | 66% | 67% | 68%'],
    );
    const found = nine.find((r) => r.indicator === 'assessments_45d');
    expect(found).toMatchObject({ direction: 'rising', reads_as: 'better', p: 0.0187 });
    expect(found?.method).toMatch(/^Cochran–Armitage.*XmR.*monthly flow/);
  });

  it('figures that each hold those before them: no test', () => {
    const cumulative = row('assessments_45d', 'basis=year to date');
    expect(cumulative).toMatchObject({ direction: 'not tested', p: null });
    expect(cumulative?.caveat).toContain('Each figure includes those before it');
  });

  it('a series that was not counted alike throughout: not compared', () => {
    const gcses = rows.find((r) => r.indicator === 'ks4_5ac_em' && r.points === 3);
    expect(gcses).toMatchObject({ change: null, direction: 'not compared', reads_as: '' });
    expect(gcses?.caveat).toContain('DfE statistical first release 49/2014');
  });

  it('a series that other documents carry on: which figure came later, and of whom', () => {
    expect(rows.find((r) => r.indicator === 'agency_rate')?.caveat).toBe(
      '2 points are too few to test for a trend; the change from first to last is given. A later figure has been published: 41% (March 2018). The report does not say which services or staff this covers or what it is a share of.',
    );
  });

  it('figures published in two tables: once, with both sources', () => {
    const sentences = rows.map(({ sentence }) => sentence);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('a p between a twentieth and a fifth: no trend', () => {
    expect(row('cla_visited_6w')).toMatchObject({ direction: 'no trend', p: 0.0935, reads_as: '' });
  });

  it('month-end stocks: with their caveat', () => {
    const unaccompanied = row('cla_number', 'origin=UASC');
    expect(unaccompanied).toMatchObject({ direction: 'rising', reads_as: 'neither' });
    expect(unaccompanied?.method).toMatch(/Mann–Kendall.*month-end stock/);
    expect(unaccompanied?.caveat).toContain('counted again the next month');
    expect(unaccompanied?.caveat).not.toContain('423');
  });

  it('a row that is a year late: no trend, and why', () => {
    expect(rows.find(({ indicator }) => indicator === 'cla_12_months')).toMatchObject({
      change: null,
      direction: 'not compared',
      caveat: expect.stringContaining('this row is a year late'),
      sentence: expect.stringContaining('not compared: the figures are from another year.'),
    });
  });

  it('five years with their counts: the Fingertips recent trend', () => {
    const years = ['2010-11', '2011-12', '2012-13', '2013-14', '2014-15'];
    const five = series(
      years,
      ['cpp_number', '200 | 260 | 330 | 400 | 480'],
      ['cpp_rate', '20.0 | 26.0 | 33.0 | 40.0 | 48.0'],
    );
    const found = five.find((r) => r.indicator === 'cpp_rate');
    expect(found).toMatchObject({ direction: 'rising', reads_as: 'neither' });
    expect(found?.method).toContain('p below 0.002');
  });
});
