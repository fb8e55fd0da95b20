import { describe, expect, it } from 'vitest';
import { figure } from '../../src/analysis/figure.js';
import { dataset } from './published.js';

const asked = (more: object) =>
  figure(dataset, { indicator: 'cla_number', area: 'Croydon', period: '31 March 2014', ...more });

describe('one published figure', () => {
  it('is found by the name of its period or by its last day', () => {
    expect(asked({})).toMatchObject({ value: 790, table: 'lac-number-rate' });
    expect(asked({ period: '2014-03-31' }).value).toBe(790);
    expect(asked({ indicator: 'cla_started', period: '2013-14' }).value).toBe(400);
    expect(asked({ breakdown: 'origin=UASC', period: '2014-03-31' }).value).toBe(355);
  });

  it.each([
    [
      { indicator: 'cla_nubmer' },
      'No figure is published of the indicator "cla_nubmer"; the nearest are "cla_number"',
    ],
    [{ area: 'Croyden' }, 'for the area "Croyden"; the nearest are "Croydon".'],
    [{ table: 'lac-number' }, 'in the table "lac-number"; the nearest are "lac-number-rate"'],
    [{ breakdown: 'origin=UASK' }, 'for "origin=UASK"; the nearest are "origin=UASC"'],
    [
      { period: '30 March 2014', table: 'lac-number-rate' },
      'for the period "30 March 2014"; there is "31 March 2014", "31 March 2013" or "31 March 2012".',
    ],
  ])('that is not published is refused, with what is near: %o', (more, message) => {
    expect(() => asked(more)).toThrow(message);
  });

  it('that several tables print is refused, and found when the table is named', () => {
    const period = 'April 2014';
    expect(() => asked({ period })).toThrow(
      '2 figures are published of cla_number, Croydon, April 2014: 801 for April 2014 in lac-monthly and 801 for April 2014 in lac-visits. Name the table',
    );
    expect(asked({ period, table: 'lac-visits' }).value).toBe(801);
  });

  it('that has no number is refused with its reason', () => {
    const vietnam = { breakdown: 'origin=UASC; country=Vietnam', period: 'February 2015' };
    expect(() => asked(vietnam)).toThrow('uasc-countries prints nothing (blank).');
  });
});
