import { describe, expect, it } from 'vitest';
import { parseDate, parsePeriod, periodName, snapshotAtEnd } from '../../src/model/period.js';

describe('a period', () => {
  it.each([
    ['2013-14', '201314', 'Financial year', '2013-04-01', '2014-03-31'],
    ['1999-00', '199900', 'Financial year', '1999-04-01', '2000-03-31'],
    ['2011-14', '2011-2014', 'Financial years', '2011-04-01', '2014-03-31'],
    ['academic 2012-13', '201213', 'Academic year', '2012-09-01', '2013-08-31'],
    ['2009', '2009', 'Calendar year', '2009-01-01', '2009-12-31'],
    ['2012 to 2033', '2012-2033', 'Calendar years', '2012-01-01', '2033-12-31'],
    ['31 March 2016', '2016', '31 March', '2016-03-31', '2016-03-31'],
    ['December 2011', '201112', 'December', '2011-12-01', '2011-12-31'],
    ['February 2012', '201202', 'February', '2012-02-01', '2012-02-29'],
    ['April to December 2014', '2014', 'April to December', '2014-04-01', '2014-12-31'],
    ['June 2016 to May 2017', '2016-2017', 'June to May', '2016-06-01', '2017-05-31'],
    ['12 months to 19 June 2017', '2017', '12 months to 19 June', '2016-06-20', '2017-06-19'],
    ['12 months to 29 February 2016', '2016', '12 months to 29 February', '2015-03-01', '2016-02-29'],
    ['12 months to 31 December 2016', '2016', '12 months to 31 December', '2016-01-01', '2016-12-31'],
    ['', '', '', '', ''],
  ])('%s', (text, time_period, time_identifier, period_start, period_end) => {
    expect(parsePeriod(text)).toEqual({ time_period, time_identifier, period_start, period_end });
  });

  it.each(['2013-13', '31 February 2014', 'Smarch 2014', '2014/15', 'December to April 2014', '13'])(
    '%s is none',
    (text) => expect(parsePeriod(text)).toBeNull(),
  );

  it.each([
    '2013-14',
    '31 March 2016',
    'December 2011',
    'April to December 2014',
    'June 2016 to May 2017',
    '12 months to 19 June 2017',
    '2009',
  ])('%s is named as it was written', (text) => expect(periodName(parsePeriod(text)!)).toBe(text));

  it('of a year becomes its last day for a stock', () => {
    expect(periodName(snapshotAtEnd(parsePeriod('2013-14')!))).toBe('31 March 2014');
  });
});

describe('a published date', () => {
  it.each([
    ['18 Sept 17', '2017-09-18', '2017-09-18'],
    ['31st October 17', '2017-10-31', '2017-10-31'],
    ['Jul 17', '2017-07-01', '2017-07-31'],
    ['31 March 18', '2018-03-31', '2018-03-31'],
    ['22 Aug', '', ''],
  ])('%s', (text, start, end) => {
    expect(parseDate(text)).toMatchObject({ period_start: start, period_end: end });
  });

  it.each(['TBC', '31 Sept 17', '31 Nov', '99 Aug', 'May 0017', 'Marchember 17', '17'])(
    '%s is none',
    (text) => {
      expect(parseDate(text)).toBeNull();
    },
  );
});
