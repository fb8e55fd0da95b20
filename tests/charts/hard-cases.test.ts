import { describe, expect, it } from 'vitest';
import { type ChartKind, chart } from '../../src/charts/index.js';
import type { ChartOptions } from '../../src/charts/input.js';
import { suggested } from '../../src/charts/suggest.js';
import { type MadeUp, madeUp, months } from './made-up.js';

const drawn = (
  kind: ChartKind,
  rows: readonly MadeUp[],
  options: ChartOptions = {},
  issues: readonly object[] = [],
) => chart(kind, madeUp(rows, issues), { table: 'made-up', ...options });

const years = (
  indicator: string,
  area: string,
  published: readonly string[],
  more: Partial<MadeUp> = {},
): MadeUp[] =>
  published.map((text, at) => ({
    indicator,
    area,
    period: `31 March ${2012 + at}`,
    published: text,
    ...more,
  }));

/** That the figure in a row of the made-up table cannot be right. */
const grave = (row: number, published: string) => ({
  check: 'scale',
  table: 'made-up',
  cells: `B${row}`,
  severity: 'high',
  published,
  expected: '',
  difference: '',
  message: 'It cannot be right.',
});

describe('what was published twice', () => {
  it('and alike is drawn once', () => {
    const rows = drawn('trend', [
      ...years('cin_rate', 'Croydon', ['300', '310']),
      ...years('cin_rate', 'Croydon', ['300', '310']),
    ]).data.rows;
    expect(rows).toHaveLength(2);
  });

  it('and differently has a bar for each', () => {
    const { rows } = drawn(
      'bars',
      [
        { indicator: 'cla_started', area: 'Croydon', period: '2013-14', published: '100' },
        { indicator: 'cla_started', area: 'Croydon', period: '2013-14', published: '900' },
        { indicator: 'cla_started', area: 'Merton', period: '2013-14', published: '500' },
      ],
      { area: 'Croydon' },
    ).data;
    expect(rows.map(({ value }) => value)).toEqual([900, 500, 100]);
    expect(rows[0]!.series).toBe('Croydon, as published in made-up');
  });
});

describe('bars of several indicators', () => {
  it('are each of the last period, and say so where it differs', () => {
    const { rows } = drawn('bars', [
      ...years('cla_started', 'Croydon', ['90', '50', '5']),
      ...years('cla_ceased', 'Croydon', ['10', '20']),
    ]).data;
    expect(rows.map(({ series, value }) => [series, value])).toEqual([
      ['Children who ceased to be looked after, 31 March 2013', 20],
      ['Children who started to be looked after, 31 March 2014', 5],
    ]);
  });
});

describe('what is withheld', () => {
  const post = (service: string, indicator: string, published: MadeUp['published']): MadeUp => ({
    indicator,
    period: '30 June 2017',
    published,
    breakdown: `service=${service}`,
  });
  const posts = [
    post('Adoption', 'budgeted_fte', '10'),
    post('Adoption', 'employee_fte', 'suppressed'),
    post('Adoption', 'agency_fte', '2'),
    post('Fostering', 'budgeted_fte', '20'),
    post('Fostering', 'employee_fte', '15'),
    post('Fostering', 'agency_fte', '3'),
    post('Fostering', 'vacancy_rate', '25'),
    post('Adoption', 'vacancy_rate', 'suppressed'),
  ];

  it('counts as nobody in no sum of staff', () => {
    const { title, notes } = drawn('stacked', posts);
    expect(title).toBe(
      "Children's social care, Croydon, 30 June 2017: employees and agency staff of 2 services, 1 figures withheld",
    );
    expect(notes[0]).toBe('Withheld, not drawn: Posts filled by employees, Adoption (suppressed).');
  });

  it('is no 0 % in a title', () => {
    expect(drawn('diverging', posts).title).toBe("Children's social care, Croydon, 30 June 2017");
  });

  it('does not hide the rest, where it is the last figure', () => {
    const rows = [
      { indicator: 'cin_rate', area: 'Croydon', period: '31 March 2014', published: 'suppressed' },
      { indicator: 'cin_rate', area: 'England', period: '31 March 2014', published: '350.1' },
    ] as const;
    const bars = drawn('bars', rows);
    expect(bars.title).toBe('Children in need, Croydon, 31 March 2014');
    expect(bars.data.rows.map(({ series, value, status }) => [series, value, status])).toEqual([
      ['England', 350.1, 'ok'],
      ['Croydon', null, 'suppressed'],
    ]);
  });

  it('ends a sum of months, and says where', () => {
    const { title, notes } = drawn(
      'year-to-date',
      months('contacts_received', 2014, ['10', '20', 'suppressed', '40']),
    );
    expect(title).toBe('Contacts received, Croydon: 30 from April to May 2014');
    expect(notes).toContain('It stops where a month has no figure: June 2014.');
  });

  it('is named, where every figure is', () => {
    expect(() => drawn('trend', years('cin_rate', 'Croydon', ['suppressed', 'suppressed']))).toThrow(
      /none of them has a number/,
    );
  });
});

describe('a title calls nothing a change', () => {
  it('that chance could explain, where counts are published', () => {
    const small = { denominator: 60 };
    const rows = years('cin_cpp_2plus', 'Croydon', ['10.0', '12.0'], small);
    expect(drawn('trend', rows).title).toMatch(
      /from 10\.0% to 12\.0%, not clearly changed, since 31 March 2012$/,
    );
    expect(drawn('slope', rows).title).toMatch(/10\.0% and 12\.0%, not clearly changed$/);
    expect(
      drawn('multiples', [...rows, ...years('cpp_visited_28d', 'Croydon', ['50', '52'], small)]).title,
    ).toBe('Croydon, 31 March 2012 to 31 March 2013: not clearly changed on 2 of 2 series');
  });

  it('that was counted otherwise', () => {
    const ks4 = ['academic 2012-13', 'academic 2013-14'].map((period, at) => ({
      indicator: 'ks4_5ac_em',
      period,
      published: ['30.0', '20.0'][at]!,
    }));
    expect(drawn('slope', ks4).title).toMatch(/not compared$/);
    expect(drawn('slope', ks4).notes.join(' ')).toContain('fewer qualifications');
  });

  it('that rests on a figure that cannot be right', () => {
    const rows = years('cla_rate', 'Croydon', ['60', '650']);
    const issue = [grave(3, '650')];
    expect(drawn('trend', rows, {}, issue).title).toBe(
      'Children looked after, Croydon: 60 (31 March 2012), 650 !! (31 March 2013)',
    );
    expect(drawn('slope', rows, {}, issue).title).toMatch(/not compared$/);
    const bars = [
      ['A', '50'],
      ['B', '99'],
      ['C', '40'],
    ].map(([setting, published]) => ({
      indicator: 'cla_in_setting',
      period: '31 March 2014',
      published: published!,
      breakdown: `setting=${setting}`,
    }));
    expect(drawn('bars', bars, {}, [grave(3, '99')]).title).toBe(
      'Children looked after by where they live, Croydon, 31 March 2014',
    );
  });

  it('of a year beside nine months of another', () => {
    const spans = ['2012-13', '2013-14', 'April to December 2014'].map((period, at) => ({
      indicator: 'contacts_received',
      period,
      published: ['1000', '1100', '800'][at]!,
    }));
    expect(drawn('trend', spans).title).toBe(
      'Contacts received, Croydon: 1,000 (2012-13), 1,100 (2013-14), 800 (April to December 2014)',
    );
    expect(drawn('slope', spans).title).toContain('2012-13 to 2013-14');
  });
});

describe('a limit', () => {
  it('is drawn without the month that cannot be right', () => {
    const rows = months('contacts_received', 2014, ['100', '110', '104', '9000', '102', '108', '99', '105']);
    const { data, notes } = drawn('process', rows, {}, [grave(5, '9000')]);
    expect(data.rows[0]!.mean).toBeLessThan(110);
    expect(data.rows[3]).toMatchObject({ value: 9000, issue: '!!' });
    expect(notes.join(' ')).toContain('left out of the mean and the limits');
  });
});

describe('lines', () => {
  it('of different things are never one, whatever they are called', () => {
    const rows = [
      ...years('open_cases', 'Croydon', ['10', '11'], { breakdown: 'service=Fostering' }),
      ...years('open_cases', 'Croydon', ['500', '600'], { breakdown: 'team=Fostering' }),
    ];
    const { rows: points } = drawn('trend', rows).data;
    expect(new Set(points.map(({ series }) => series))).toEqual(
      new Set(['Service Fostering', 'Team Fostering']),
    );
  });

  it('of another area are no panel of this one', () => {
    const { data, notes } = drawn(
      'multiples',
      [
        ...years('cla_rate', 'Croydon', ['60', '70']),
        ...years('cin_rate', 'Croydon', ['300', '310']),
        ...years('cpp_rate', 'Merton', ['30', '35']),
      ],
      { area: 'Croydon' },
    );
    expect(data.rows.every(({ series }) => series === 'Croydon')).toBe(true);
    expect(notes.join(' ')).toContain(
      'Without a figure for Croydon, not drawn: Children subject of a child protection plan',
    );
  });

  it('keep room for the plot, however long their names', () => {
    const name = 'Bournemouth, Christchurch and Poole';
    for (const kind of ['trend', 'slope'] as const) {
      const { spec } = drawn(
        kind,
        [...years('cin_rate', name, ['300', '310']), ...years('cin_rate', 'England', ['320', '330'])],
        { area: name },
      );
      const { vconcat } = spec as unknown as { vconcat: { width: number }[] };
      expect(vconcat[0]!.width).toBeGreaterThanOrEqual(120);
    }
  });
});

it('only such charts are suggested as can be drawn, whatever the table', () => {
  const areas = (n: number) => Array.from({ length: n }, (_, i) => `Authority ${i}`);
  const tables: MadeUp[][] = [
    areas(2).flatMap((area) => years('cin_rate', area, ['300', '310'])),
    areas(150).flatMap((area) => years('cin_rate', area, ['300', '310'])),
    areas(2).flatMap((area) =>
      months('contacts_received', 2014, ['1', '2', '3', '4', '5', '6', '7']).map((row) => ({ ...row, area })),
    ),
    Array.from({ length: 40 }, (_, i) => ({
      indicator: 'cla_number',
      period: '31 March 2014',
      published: `${i}`,
      breakdown: `age=${i}`,
    })),
    months('contacts_received', 2014, [
      '1',
      'suppressed',
      'suppressed',
      '4',
      'suppressed',
      'suppressed',
      'suppressed',
    ]),
    years('cin_rate', 'Croydon', ['suppressed', 'suppressed']),
    [{ indicator: 'cin_rate', period: '31 March 2014', published: '300' }],
  ];
  for (const rows of tables) {
    const input = madeUp(rows);
    for (const { kind, options } of suggested(input, 'made-up'))
      expect(() => chart(kind, input, options)).not.toThrow();
  }
  const [two] = tables;
  expect(suggested(madeUp(two!), 'made-up').map(({ options }) => options.area)).toEqual([
    'Authority 0',
    'Authority 1',
  ]);
});
