import { describe, expect, it } from 'vitest';
import { type ReleasedFigure, type Revision, revisions } from '../../src/analysis/revisions.js';
import { AREAS, figure, rate } from './released.js';

const short = ({ kind, area, old_published, new_published }: Revision) => [
  kind,
  area,
  old_published,
  new_published,
];

describe('what differs between two releases', () => {
  it('is told figure by figure, with the difference and where both stand', () => {
    const { rows, compared } = revisions(
      [figure('Croydon', '400'), figure('Enfield', '300')],
      [figure('Enfield', '300'), figure('Croydon', '410', { row: 3 })],
    );
    expect(compared).toBe(2);
    expect(rows).toMatchObject([
      {
        kind: 'revised',
        area: 'Croydon',
        period: '31 March 2024',
        old_value: 400,
        new_value: 410,
        difference: 10,
        percent: 2.5,
        old_cell: 'L2',
        new_cell: 'L3',
      },
    ]);
  });

  it.each([
    ['c', '12', 'symbol_to_figure'],
    ['12', 'c', 'figure_to_symbol'],
    ['c', 'z', 'status_changed'],
    [':', 'x', 'symbol_changed'],
    ['', '12', 'symbol_to_figure'],
  ])('"%s" that became "%s" is %s', (before, after, kind) => {
    expect(revisions([figure('Croydon', before)], [figure('Croydon', after)]).rows.map(short)).toEqual([
      [kind, 'Croydon', before, after],
    ]);
  });

  it.each([
    ['c', 'c'],
    ['', ''],
    ['9.50', '9.5'],
  ])('"%s" that became "%s" is none', (before, after) => {
    expect(revisions([figure('Croydon', before)], [figure('Croydon', after)]).rows).toEqual([]);
  });

  it('gives no per cent of nothing', () => {
    const [row] = revisions([figure('Croydon', '0')], [figure('Croydon', '4')]).rows;
    expect(row).toMatchObject({ difference: 4, percent: null });
  });
});

describe('rounding', () => {
  const word = (old: ReleasedFigure[], fresh: ReleasedFigure[]) => revisions(old, fresh).rows[0]?.rounding;
  const others = (...published: string[]) =>
    published.map((text, at) => rate('Enfield', text, { year: 2010 + at } as never));

  it('explains a figure that is published with fewer decimals', () => {
    expect(word([rate('Croydon', '9.6'), ...others('8.1')], [rate('Croydon', '10')])).toBe('explains it');
    expect(word([rate('Croydon', '9.4'), ...others('8.1')], [rate('Croydon', '10')])).toBe('one step');
    expect(word([rate('Croydon', '8.4'), ...others('8.1')], [rate('Croydon', '10')])).toBe('');
  });

  it('knows that files leave out final zeros: 10 among figures with a decimal is 10.0', () => {
    expect(word([rate('Croydon', '9.6')], [rate('Croydon', '10'), ...others('8.1')])).toBe('');
    expect(word([rate('Croydon', '9.9')], [rate('Croydon', '10'), ...others('8.1')])).toBe('one step');
  });

  const counts = (...published: string[]) =>
    published.map((text, at) => figure('Croydon', text, { year: 2012 + at }));

  it('takes counts for rounded to five only where all of them are', () => {
    const rounded = counts('400', '405', '410', '425', '430', '435', '440', '455');
    expect(word(rounded, [figure('Croydon', '402', { year: 2012 })])).toBe('explains it');
    const exact = counts('400', '405', '410', '425', '430', '435', '440', '456');
    expect(word(exact, [figure('Croydon', '402', { year: 2012 })])).toBe('');
  });

  it('takes a total of the nation to the tens it is published in', () => {
    expect(word([figure('England', '78150')], [figure('England', '78154')])).toBe('explains it');
    expect(word([figure('England', '78150')], [figure('England', '78160')])).toBe('one step');
    expect(word([figure('England', '78150')], [figure('England', '78210')])).toBe('');
  });
});

describe('what came and went', () => {
  it('is put down to a column, an area, a breakdown or a period that the other does not have', () => {
    const old = [figure('Croydon', '1'), figure('Enfield', '2'), figure('Enfield', '2', { year: 2023 })];
    const fresh = [
      figure('Croydon', '1'),
      figure('Croydon', '3', { year: 2023 }),
      figure('Croydon', '4', { year: 2025 }),
      figure('Croydon', '5', { indicator: 'cla_started' }),
      figure('Croydon', '6', { breakdown: 'sex=female' }),
      figure('Merton', '7'),
      figure('Merton', '', { year: 2023 }),
    ];
    const { rows } = revisions(old, fresh);
    expect(rows.map(({ kind, area, part }) => [kind, area, part])).toEqual([
      ['gone', 'Enfield', 'area'],
      ['gone', 'Enfield', 'area'],
      ['added', 'Croydon', 'figure'],
      ['added', 'Croydon', 'breakdown'],
      ['added', 'Croydon', 'period'],
      ['added', 'Merton', 'area'],
      ['added', 'Croydon', 'column'],
    ]);
  });

  it('says what becomes from the area', () => {
    const history = (code: string) => (code === AREAS.Dorset ? 'Dorset was split.' : '');
    const { rows } = revisions([figure('Dorset', '1'), figure('Merton', '1')], [figure('Merton', '1')], {
      history,
    });
    expect(rows).toMatchObject([{ area: 'Dorset', note: 'Dorset was split.' }]);
  });

  it('compares an authority under another code as one, and says so', () => {
    const old = figure('Dorset', '400', { area_code: 'E10000009' });
    const codeToday = (code: string) => (code === 'E10000009' ? 'E06000059' : code);
    const found = revisions([old], [figure('Dorset', '401')], { codeToday });
    expect(found.rows.map(short)).toEqual([['revised', 'Dorset', '400', '401']]);
    expect(found.recoded).toEqual(['Dorset (E10000009 in the old, E06000059 in the new)']);
  });

  it('pairs a figure that has the code the old and the new code with the one of its own code', () => {
    const old = figure('Dorset', '400', { area_code: 'E10000009' });
    const codeToday = () => 'E06000059';
    const found = revisions(
      [figure('Dorset', 'z'), old],
      [{ ...old, published: '401', value: 401 }, figure('Dorset', 'z')],
      { codeToday },
    );
    expect(found.rows.map(short)).toEqual([['revised', 'Dorset', '400', '401']]);
    expect(found.doubled).toBe(2);
  });
});

describe('columns without a rule of ours', () => {
  const column = (heading: string, area: string, published: string, rest: Partial<ReleasedFigure> = {}) =>
    figure(area, published, { indicator: heading, ...rest });

  it('are matched by their heading, whatever the table is called and however it is dated', () => {
    const old = column('b1_need__referrals', 'Croydon', '20');
    const fresh = column('b1__referrals', 'Croydon', '21', {
      time_identifier: 'Financial year',
      time_period: '202324',
    });
    expect(revisions([old], [fresh]).rows).toMatchObject([
      { kind: 'revised', name: 'referrals', period: 'reporting year 2024' },
    ]);
  });

  it('are told apart where a release holds several tables', () => {
    const old = [column('a__number', 'Croydon', '20'), column('b__number', 'Croydon', '30')];
    expect(
      revisions(old, [column('a__number', 'Croydon', '20'), column('b__number', 'Croydon', '31')]).rows,
    ).toHaveLength(1);
  });

  it('are still matched in a workbook of several tables, where a heading stands in one of them', () => {
    const book = [column('book_la1__number', 'Croydon', '20'), column('book_la2__days', 'Croydon', '31')];
    expect(revisions([column('sheet__days', 'Croydon', '30')], book).rows.map(short)).toEqual([
      ['revised', 'Croydon', '30', '31'],
      ['added', 'Croydon', '', '20'],
    ]);
  });

  it('are known again under another name by their figures, and filters by their values', () => {
    const years = Array.from({ length: 14 }, (_, at) => 2010 + at);
    const old = years.map((year) =>
      column('t__number', 'Croydon', String(100 + year), { year, breakdown: 'kind=suitable' } as never),
    );
    const fresh = years.map((year) =>
      column('t__children_count', 'Croydon', String(100 + year + (year === 2012 ? 5 : 0)), {
        year,
        breakdown: 'suitability=Suitable',
      } as never),
    );
    const found = revisions(old, fresh);
    expect(found.renamedFilters).toEqual([{ from: 'kind', to: 'suitability' }]);
    expect(found.renamedColumns).toEqual([{ from: 'number', to: 'children_count' }]);
    expect(found.rows.map(short)).toEqual([['revised', 'Croydon', '2112', '2117']]);
  });
});

it('gives the same rows in the same order, whatever the order of the figures', () => {
  const areas = ['Merton', 'England', 'Croydon', 'Enfield'];
  const old = areas.map((area) => figure(area, '100'));
  const fresh = areas.map((area) => figure(area, '200'));
  const rows = revisions(old, fresh).rows;
  expect(rows.map(({ area }) => area)).toEqual(['England', 'Croydon', 'Enfield', 'Merton']);
  expect(revisions(old.toReversed(), fresh).rows).toEqual(rows);
});

it('sets 100,000 figures beside as many in a moment', () => {
  const release = (extra: number) =>
    Array.from({ length: 100_000 }, (_, at) =>
      figure('Croydon', String(at + extra), { area_code: `E0${at % 1000}`, breakdown: `kind=${at >> 10}` }),
    );
  const [old, fresh] = [release(0), release(1)];
  const start = performance.now();
  expect(revisions(old, fresh).compared).toBe(100_000);
  expect(performance.now() - start).toBeLessThan(5000);
});

it('pairs rows that nothing tells apart as they come', () => {
  const alike = (from: number) =>
    Array.from({ length: 20_000 }, (_, at) => figure('Croydon', String(from + at)));
  const { rows, doubled } = revisions(alike(0), alike(1));
  expect(doubled).toBe(20_000);
  expect(rows.map(({ difference }) => difference)).toEqual(Array(20_000).fill(1));
});
