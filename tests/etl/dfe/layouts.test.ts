import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyFigure, importInto, issuesText, refusalOf, scratchFolder } from './importing.js';

const scratch = scratchFolder();

const EES =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name';
const CROYDON = 'Local authority,E92000001,England,E12000007,London,306,E09000008,Croydon';
const HACKNEY = 'Local authority,E92000001,England,E12000007,London,204,E09000012,Hackney';

/** A small underlying file: two authorities, one column of figures. */
const underlying = (heading: string): string => `la_code,la_name,${heading}\n306,Croydon,1\n204,Hackney,2\n`;

/** One figure of Croydon in an EES file. */
const ees = (period: string, identifier: string): string =>
  `${EES},number\n${period},${identifier},${CROYDON},24\n`;

/** Import one file made up here. */
async function imported(name: string, text: string) {
  const folder = mkdtempSync(join(scratch, 'in-'));
  writeFileSync(join(folder, name), text);
  return importInto(join(folder, 'store'), [join(folder, name)]);
}

/** The figures of a file: area, breakdown, first day, last day and value. */
async function figures(name: string, text: string): Promise<string[]> {
  const { store } = await imported(name, text);
  return (await everyFigure(store)).map((o) =>
    [o.area_name, o.breakdown, o.period_start, o.period_end, o.value ?? o.status].join(' | '),
  );
}

const at31March = (area: string, year: number, value: number): string =>
  `${area} |  | ${year}-03-31 | ${year}-03-31 | ${value}`;

describe('the year of a file without a column of periods', () => {
  it.each([
    ['a span in its name', 'spend_2012-13.csv', underlying('net_spend'), 2013],
    ['a span without a sign', 'spend_201213.csv', underlying('net_spend'), 2013],
    ['a span with underscores', 'spend_2012_13.csv', underlying('net_spend'), 2013],
    ['a span behind letters', 'FY2024-25_spend.csv', underlying('net_spend'), 2025],
    ['a span in its only heading', 'spend.csv', underlying('Referrals 2023/24'), 2024],
    [
      'a span in its title',
      'spend.csv',
      'Spending,,\nYear: 2012/13,,\n,,\nLA number,Local authority,Total\n306,Croydon,1\n204,Hackney,2\n,England,9\n',
      2013,
    ],
    [
      'a span with a footnote',
      'spend.csv',
      'Spending 2012-132,,\n,,\nLA number,Local authority,Total\n306,Croydon,1\n204,Hackney,2\n,England,9\n',
      2013,
    ],
    [
      'a title, where the name holds the number of a release',
      'SFR41-2015_Table1.csv',
      'Table 1: Children,,\nYear ending 31 March 2014,,\n,,\nLA,Name,Number\n306,Croydon,1\n204,Hackney,2\n',
      2014,
    ],
  ])('is that of %s', async (_, name, text, year) => {
    expect(await figures(name, text)).toContain(at31March('Croydon', year, 1));
  });

  it('is asked for where only the number of a release names a year', async () => {
    const folder = mkdtempSync(join(scratch, 'sfr-'));
    const file = join(folder, 'SFR20_2018_Table5.csv');
    writeFileSync(file, underlying('absence_percent'));
    expect(await refusalOf(importInto(join(folder, 'store'), [file]))).toMatch(/give it with --year/);
  });

  it('stands above each column, with footnotes and methods behind it', async () => {
    const text =
      'Results,,,,\nYears: 2010-20142,,,,\n,,,,\n,2010,2013,2014 - 2013 methodology3,2014 - 2014 methodology4\nEngland,1,2,3,4\nCroydon,5,6,7,8\n';
    expect((await figures('table_la3.csv', text)).filter((line) => line.startsWith('Croydon'))).toEqual([
      at31March('Croydon', 2010, 5),
      at31March('Croydon', 2013, 6),
      at31March('Croydon', 2014, 7),
      at31March('Croydon', 2014, 8),
    ]);
  });

  it('ends in the month that a heading names', async () => {
    const text = 'Area,Year ending August 2023,12 months to June 2024\nCroydon,5,6\nHackney,7,8\nKent,1,2\n';
    expect((await figures('k.csv', text)).filter((line) => line.startsWith('Croydon'))).toEqual([
      'Croydon |  | 2022-09-01 | 2023-08-31 | 5',
      'Croydon |  | 2023-07-01 | 2024-06-30 | 6',
    ]);
  });

  it('is one series however spans are written', async () => {
    const text = 'Area,2021 to 2022,2022–23,2023/2024\nCroydon,5,6,7\nHackney,7,8,9\nKent,1,2,3\n';
    expect((await figures('j.csv', text)).slice(0, 3)).toEqual([
      at31March('Croydon', 2022, 5),
      at31March('Croydon', 2023, 6),
      at31March('Croydon', 2024, 7),
    ]);
  });

  it('of population estimates is the middle of the year', async () => {
    const text =
      '\n"Residents by age"\n"Taken from Nomis in March 2023"\n"Age  :","0 to 17"\n\n"authority","mnemonic","2020","2021"\n\n"Croydon","E09000008",95100,94700\n"Hackney","E09000012",63900,62800\n"Cardiff","W06000015",75100,75200\n\n"Source: ONS"\n';
    expect((await figures('nomis.csv', text)).filter((line) => line.startsWith('Croydon'))).toEqual([
      'Croydon |  | 2020-06-30 | 2020-06-30 | 95100',
      'Croydon |  | 2021-06-30 | 2021-06-30 | 94700',
    ]);
  });
});

describe('time identifiers', () => {
  it.each([
    ['2018', 'Year ending 31 March 2018', '2017-04-01', '2018-03-31'],
    ['2018', '12 months ending 30 September 2018', '2017-10-01', '2018-09-30'],
    ['2024', '31 March', '2024-03-31', '2024-03-31'],
    ['2023', 'Calendar year Q4', '2023-10-01', '2023-12-31'],
    ['202324', 'Financial year Q2', '2023-07-01', '2023-09-30'],
    ['202324', 'Financial year Q4', '2024-01-01', '2024-03-31'],
    ['202324', 'Academic year Q1', '2023-09-01', '2023-11-30'],
    ['202324', 'Tax year', '2023-04-06', '2024-04-05'],
    ['202324', 'Part 1 (April to September)', '2023-04-01', '2023-09-30'],
    ['202324', 'Spring term', '2024-01-01', '2024-03-31'],
    ['202324', 'Autumn and spring term', '2023-09-01', '2024-03-31'],
    ['2024', 'Week 12', '2024-03-18', '2024-03-24'],
  ])('%s, %s', async (period, identifier, from, to) => {
    expect(await figures('t.csv', ees(period, identifier))).toEqual([`Croydon |  | ${from} | ${to} | 24`]);
  });

  it.each([
    ['2024', 'Blue moon', 'is not a period of DfE’s standard'],
    ['2016/17', 'year ending 31 march 2019', 'contradict each other'],
  ])('%s, %s: no period, and it is reported', async (period, identifier, message) => {
    const result = await imported('t.csv', `${ees(period, identifier)}2018,Reporting year,${HACKNEY},3\n`);
    expect(issuesText(result)).toContain(message);
    const [of] = (await everyFigure(result.store)).filter((o) => o.area_name === 'Croydon');
    expect(of).toMatchObject({ value: 24, period_end: '' });
  });
});

describe('rows', () => {
  it('of an area that is not known are skipped and reported, the first too', async () => {
    const result = await imported(
      'rates.csv',
      'Area,2023,2024\nStatistical neighbours,60.1,61.2\nCroydon,58.3,56.4\nEngland,70.2,70.3\n',
    );
    expect(issuesText(result)).toContain('"Statistical neighbours" is not recognised');
    expect((await everyFigure(result.store)).map(({ value }) => value)).toEqual([58.3, 56.4, 70.2, 70.3]);
  });

  it('of districts are skipped, in a table of all councils by name', async () => {
    const text =
      'Authority,Class,Net spend 2012\nCroydon,LB,1200\nHackney,LB,900\nKent,SC,4100\nAdur,SD,0\nArun,SD,0\nCrawley,SD,0\nMid Sussex,SD,0\nHorsham,SD,0\n';
    expect(await figures('outturn.csv', text)).toEqual([
      at31March('Croydon', 2012, 1200),
      at31March('Hackney', 2012, 900),
      at31March('Kent', 2012, 4100),
    ]);
  });

  it('of counties abolished in 2009 are known', async () => {
    const text = 'Area,Number 2009\nEngland,3700\nBarnet,95\nBedfordshire,65\nCheshire,20\n';
    expect(await figures('uasc.csv', text)).toContain(at31March('Cheshire', 2009, 20));
  });
});

describe('columns', () => {
  it('of whole numbers, “10 or more” and “Total” are filters', async () => {
    const text = `${EES},placements,number\n${['1,281', '2,290', '10 or more,50', 'Total,621'].map((cells) => `2024,Reporting year,${CROYDON},${cells}\n`).join('')}`;
    expect((await figures('periods.csv', text)).map((line) => line.split(' | ')[1])).toEqual([
      'placements=1',
      'placements=2',
      'placements=10 or more',
      '',
    ]);
  });

  it('of text that tell rows of one area apart are filters; line numbers and codes are no figures', async () => {
    const text =
      'LA,LA Name,LineNumber,Service,TotalExpenditure\n204,Hackney,1,Residential care,300\n204,Hackney,2,Fostering,400\n306,Croydon,1,Residential care,500\n306,Croydon,2,Fostering,600\n';
    expect(await figures('outturn_2012.csv', text)).toEqual([
      'Hackney | service=Residential care | 2012-03-31 | 2012-03-31 | 300',
      'Hackney | service=Fostering | 2012-03-31 | 2012-03-31 | 400',
      'Croydon | service=Residential care | 2012-03-31 | 2012-03-31 | 500',
      'Croydon | service=Fostering | 2012-03-31 | 2012-03-31 | 600',
    ]);
  });

  it('of signed changes are figures', async () => {
    const text = 'Name,Change 2023\nCroydon,-2\nHackney,+3\nKent,−4\n';
    expect((await figures('o.csv', text)).map((line) => line.split(' | ').at(-1))).toEqual(['-2', '3', '-4']);
  });

  it('of reference numbers are no figures', async () => {
    const text = 'Local authority,URN,Places\nCroydon,1027084,4\nHackney,1027092,6\nKent,1183936,3\n';
    expect(await figures('homes_2023.csv', text)).toHaveLength(3);
  });

  it('called level hold the geographic level', async () => {
    const text = `${EES.replace('geographic_level', 'level')},number\n2018,Reporting year,National,E92000001,England,,,,,,11.8\n2018,Reporting year,${CROYDON},9.4\n`;
    expect(await figures('t.csv', text)).toEqual([
      at31March('England', 2018, 11.8),
      at31March('Croydon', 2018, 9.4),
    ]);
  });

  it('keep their series where a label of the unit stands over the last one', async () => {
    const text =
      'Table 1,,,,\nYears ending 31 March 2014 to 2015,,,,\n,,,,numbers and rates per 10000 children\n,numbers3,,rates4,\n,2014,2015,2014,2015\nEngland,68800,69540,60,60\nCroydon,795,800,87,87\n';
    const { store } = await imported('laa1.csv', text);
    expect([...store.indicators().keys()]).toEqual(['laa1__numbers', 'laa1__rates']);
  });
});

describe('lists of neighbours', () => {
  it.each([
    [
      'stat_1 …',
      'la_name,stat_1,stat_2,stat_3\nCroydon,Lewisham,Reading,Luton\nHackney,Lambeth,Southwark,Islington\n',
    ],
    [
      'statistical neighbour 1 …',
      'la_name,Statistical neighbour 1,Statistical neighbour 2,Statistical neighbour 3\nCroydon,Lewisham,Reading,Luton\nHackney,Lambeth,Southwark,Islington\n',
    ],
    [
      'a column for each authority',
      'Croydon,Hackney,Kent\nLewisham,Lambeth,Essex\nReading,Southwark,Surrey\nLuton,Islington,Devon\n',
    ],
  ])('with %s', async (_, text) => {
    const { store } = await imported('neighbours_2021.csv', text);
    const own = store.neighbours().filter(({ area_name }) => area_name === 'Croydon');
    expect(own.map(({ neighbour_name, position }) => `${position} ${neighbour_name}`)).toEqual([
      '1 Lewisham',
      '2 Reading',
      '3 Luton',
    ]);
  });
});

describe('lines of text around a table', () => {
  it('do not hide it', async () => {
    const text = `Children looked after\n\nExtracted 3 May 2024\n\n${EES},number\n2024,Reporting year,${CROYDON},509\n\nSource: Department for Education\n`;
    expect(await figures('t.csv', text)).toEqual([at31March('Croydon', 2024, 509)]);
  });
});
