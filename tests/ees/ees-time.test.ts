import { describe, expect, it } from 'vitest';
import { eesTime } from '../../src/ees/ees-time.js';
import { isTimePeriod, TIME_FAMILIES, timeFamily } from '../../src/ees/standard.js';
import { parsePeriod } from '../../src/model/period.js';

const written = (period: string): string | null => {
  const time = eesTime(parsePeriod(period)!);
  return time && `${time.time_period} ${time.time_identifier}`;
};

describe('a period as the standard writes it', () => {
  it.each([
    ['31 March 2014', '2014 Reporting year'],
    ['19 June 2017', '2017 Reporting year'],
    ['2013-14', '201314 Financial year'],
    ['12 months to 31 March 2014', '201314 Financial year'],
    ['academic 1999-00', '199900 Academic year'],
    ['2014', '2014 Calendar year'],
    ['12 months to 31 December 2014', '2014 Calendar year'],
    ['12 months to 19 June 2017', '2017 Reporting year'],
    ['June 2016 to May 2017', '2017 Reporting year'],
    ['June 2016', '2016 June'],
    ['April to June 2014', '201415 Financial year Q1'],
    ['January to March 2014', '201314 Financial year Q4'],
    ['October 2013 to March 2014', '201314 Part 2 (October to March)'],
    ['April to September 2014', '201415 Part 1 (April to September)'],
  ])('%s is %s', (period, time) => expect(written(period)).toBe(time));

  it.each(['', '2011-14', '2012 to 2033', 'April to December 2014'])('there is none for "%s"', (period) =>
    expect(written(period)).toBeNull(),
  );

  it('stands as it is where it is of the standard already', () =>
    expect(
      eesTime({ time_period: '2025', time_identifier: 'Week 9', period_start: '', period_end: '' }),
    ).toEqual({ time_period: '2025', time_identifier: 'Week 9' }));
});

it('every identifier has one family', () => {
  const all = TIME_FAMILIES.flatMap(({ identifiers }) => identifiers);
  expect(new Set(all).size).toBe(all.length);
  expect(timeFamily('Week 53')).toBeUndefined();
});

it('six digits are two years running', () => {
  expect(['202425', '199900', '200001'].every((text) => isTimePeriod(text, 6))).toBe(true);
  expect(['202426', '2024', '2024/25', '202424'].some((text) => isTimePeriod(text, 6))).toBe(false);
  expect(['2025', '1999'].every((text) => isTimePeriod(text, 4))).toBe(true);
});
