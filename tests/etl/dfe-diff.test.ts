import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areaHistory } from '../../etl/dfe/area-history.js';
import { importFiles } from '../../etl/dfe/import.js';
import { readReference } from '../../etl/dfe/reference.js';
import { type DiffCall, runDiff } from '../../src/cli/diff.js';
import { UsageError } from '../../src/model/usage-error.js';
import { projectFolder } from '../../src/project.js';

const reference = readReference(join(projectFolder(), 'data'));
const folder = mkdtempSync(join(tmpdir(), 'care-diff-'));
const store = join(folder, 'store');
afterAll(() => rmSync(folder, { recursive: true }));

const GEOGRAPHY =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name';
const AREAS: Record<string, string> = {
  England: 'National,E92000001,England,,,,,',
  Croydon: 'Local authority,E92000001,England,E12000007,London,306,E09000008,Croydon',
  Enfield: 'Local authority,E92000001,England,E12000007,London,308,E09000010,Enfield',
  Buckinghamshire: 'Local authority,E92000001,England,E12000008,South East,825,E10000002,Buckinghamshire',
  'Buckinghamshire under its new code':
    'Local authority,E92000001,England,E12000008,South East,825,E06000060,Buckinghamshire',
  Northamptonshire:
    'Local authority,E92000001,England,E12000004,East Midlands,928,E10000021,Northamptonshire',
  'North Northamptonshire':
    'Local authority,E92000001,England,E12000004,East Midlands,940,E06000061,North Northamptonshire',
};

const file = (
  name: string,
  headings: string,
  rows: readonly (readonly [number, string, string])[],
): string => {
  const lines = rows.map(([year, area, cells]) => `${year},Reporting year,${AREAS[area]},${cells}`);
  const path = join(folder, name);
  writeFileSync(path, `${GEOGRAPHY},${headings}\n${lines.join('\n')}\n`);
  return path;
};

/** Two made-up releases as DfE's file b1 is laid out: five years ago with `:`, now with `x`. */
const old = file('b1_need_2019_to_2020.csv', 'category,At31_episodes,At31_episodes_rate,Waiting_list', [
  [2020, 'England', 'Need,389260,323.7,17710'],
  [2020, 'Croydon', 'Need,3310,350.1,40'],
  [2020, 'Enfield', 'Need,:,:,c'],
  [2020, 'Buckinghamshire', 'Need,2410,200,12'],
  [2020, 'Northamptonshire', 'Need,4010,240.5,30'],
  [2019, 'England', 'Need,399510,334.2,18000'],
  [2019, 'Croydon', 'Need,3200,340.2,35'],
  [2019, 'Enfield', 'Need,2500,300,c'],
]);
const fresh = file(
  'b1_need_2020_to_2022.csv',
  'category,At31_episodes,At31_episodes_rate,waiting_list,Unborn',
  [
    [2022, 'England', 'Need,404310,334.3,18160,100'],
    [2022, 'North Northamptonshire', 'Need,2000,250.1,20,z'],
    [2020, 'England', 'Need,389260,323.7,17710,90'],
    [2020, 'Croydon', 'Need,3410,360.7,41,5'],
    [2020, 'Enfield', 'Need,x,x,9,c'],
    [2020, 'Buckinghamshire under its new code', 'Need,2410,200.4,12,4'],
  ],
);

const diff = (a: string, b: string, call: Partial<DiffCall> = {}): Promise<string> =>
  runDiff(a, b, { store, ...call }, reference);

const listed = async (
  a: string,
  b: string,
  call: Partial<DiffCall> = {},
): Promise<Record<string, string>[]> =>
  parse(await diff(a, b, { format: 'csv', ...call }), { columns: true });

describe('two files side by side', () => {
  let text = '';
  beforeAll(async () => {
    text = await diff(old, fresh);
  });

  it('are summed up in sentences', () => {
    expect(text).toContain('12 figures (or symbols in their place) stand in both; 5 (41.7%) unchanged.');
    expect(text).toContain('4 figures were revised, 33.3% of those in both: 4 up, 0 down.');
    expect(text).toMatch(
      /Croydon +│ Children in need, per 10,000 │ 31 March 2020 │ 350.1 │ 360.7 │ +\+10.6 \(\+3%\) │ +\+2/,
    );
  });

  it('name the symbols with what each meant in its own year', () => {
    expect(text).toContain(
      '":" (not available) → "x" (not available): 2 figures of Enfield, reporting year 2020 and 31 March 2020, another symbol of the same meaning',
    );
    expect(text).toContain('"c" (suppressed) → a figure: 1 figure of Enfield, reporting year 2020');
  });

  it('say what came and went, and after whom', () => {
    expect(text).toMatch(
      /Only in the old release\n {2}1 area.*\n.*\n {2}2 periods: .*31 March 2019.*\(8 figures, 1 symbol\)/,
    );
    expect(text).toContain('1 area: Northamptonshire (3 figures)');
    expect(text).toContain(
      'Northamptonshire stood until the year to March 2021 (abolished: split); after it came North Northamptonshire (E06000061) and West Northamptonshire (E06000062).',
    );
    expect(text).toMatch(
      /Only in the new release\n {2}1 column: unborn .*\n {2}1 area: North Northamptonshire/,
    );
    expect(text).toContain('it came after Northamptonshire (E10000021).');
  });

  it('compare an authority under its new code, and say so', () => {
    expect(text).toContain('Buckinghamshire (E10000002 in the old, E06000060 in the new)');
  });

  it('are listed in full as CSV, each figure with its cells', async () => {
    const rows = await listed(old, fresh);
    expect(
      rows.find(({ kind, area, unit }) => kind === 'revised' && area === 'Croydon' && unit === 'count'),
    ).toMatchObject({
      indicator: 'b1_need__at31_episodes',
      name: 'at31 episodes',
      old_value: '3310',
      new_value: '3410',
      difference: '100',
      percent: '3.02',
      old_cell: 'L3',
      new_cell: 'L5',
    });
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(
      new Set(['revised', 'symbol_to_figure', 'symbol_changed', 'gone', 'added']),
    );
  });

  it('can be narrowed to an authority and to an indicator', async () => {
    const rows = await listed(old, fresh, { area: 'Croydon', indicator: 'cin_rate' });
    expect(rows.map(({ kind, period, new_published }) => [kind, period, new_published])).toEqual([
      ['revised', '31 March 2020', '360.7'],
      ['gone', '31 March 2019', ''],
    ]);
    expect(await diff(old, fresh, { area: 'Croydon' })).toContain('Of Croydon: ');
    expect(await listed(old, fresh, { indicator: 'Waiting_List', area: 'Enfield' })).toHaveLength(2);
  });

  it('that are the same differ in nothing', async () => {
    expect(await diff(old, old)).toContain('No figure was revised.');
    expect(await listed(old, old)).toEqual([]);
  });

  it('go into a folder as a whole file', async () => {
    const to = join(folder, 'out');
    expect(await diff(old, fresh, { to })).toMatch(/diff-b1_need-2020-2022\.csv$/);
    expect(readdirSync(to)).toEqual(['diff-b1_need-2020-2022.csv']);
    const written = readFileSync(join(to, 'diff-b1_need-2020-2022.csv'), 'utf8');
    expect(written.trimEnd()).toBe(await diff(old, fresh, { format: 'csv' }));
  });

  it('leave nothing half-written where the folder cannot be written', async () => {
    const to = join(folder, 'in-the-way');
    mkdirSync(join(to, 'diff-b1_need-2020-2022.csv', 'full'), { recursive: true });
    await expect(diff(old, fresh, { to })).rejects.toThrow();
    expect(readdirSync(to)).toEqual(['diff-b1_need-2020-2022.csv']);
  });
});

describe('files that differ in more than figures', () => {
  it('that are not the same table are compared in what they have in common, plainly said', async () => {
    const other = file('d9_other_2020.csv', 'category,Waiting_list', [[2020, 'Croydon', 'Need,44']]);
    const text = await diff(old, other);
    expect(text).toContain('These are not the same table (b1_need; d9_other)');
    expect(text).toContain('1 figure (or symbols in their place) stands in both');
  });

  it('a filter that had one value and now has two parts the old figures too', async () => {
    const one = file('e1_kinds_2020.csv', 'kind,number', [[2020, 'Croydon', 'Plans,10']]);
    const two = file('e1_kinds_2021.csv', 'kind,number', [
      [2020, 'Croydon', 'Plans,11'],
      [2020, 'Croydon', 'Reviews,5'],
    ]);
    expect((await listed(one, two)).map(({ kind, breakdown }) => [kind, breakdown])).toEqual([
      ['revised', 'kind=Plans'],
      ['added', 'kind=Reviews'],
    ]);
  });

  it('the later release first is told, and compared as asked', async () => {
    const text = await diff(fresh, old);
    expect(text).toContain('The first release has a later year than the second');
    expect(text).toContain('4 down.');
  });
});

describe('releases of the store', () => {
  beforeAll(async () => {
    await importFiles([old, fresh], { store, reference, today: '2025-01-01' });
  });

  it('are set side by side by their names, as the files are', async () => {
    expect(await diff('b1_need-2020', 'b1_need-2022', { format: 'csv' })).toBe(
      await diff(old, fresh, { format: 'csv' }),
    );
    expect(await diff('b1_need-2020', fresh, { format: 'csv' })).toBe(
      await diff(old, fresh, { format: 'csv' }),
    );
  });

  it('that are not there are answered with the nearest names', async () => {
    await expect(diff('b1_need-2021', fresh)).rejects.toThrow(
      /no file and no release "b1_need-2021"; the nearest releases are b1_need-202[02], b1_need-202[02]/,
    );
    await expect(diff('nothing.csv', fresh, { store: join(folder, 'none') })).rejects.toThrow(
      /no imported release/,
    );
  });
});

describe('what cannot be done', () => {
  it.each([
    [() => diff(folder, fresh), /is a folder/],
    [() => diff(old, fresh, { format: 'xml' }), /choose table or csv/],
    [() => diff(old, fresh, { area: 'Croydn' }), /nearest names are Croydon/],
    [() => diff(old, fresh, { indicator: 'cin_rat' }), /the nearest are cin_rate/],
    [() => diff(old, fresh, { area: 'Leeds' }), /Neither release holds a figure of Leeds/],
  ])('is misuse, said with what would do (%#)', async (run, message) => {
    await expect(run()).rejects.toThrow(message);
    await expect(run()).rejects.toBeInstanceOf(UsageError);
  });

  it('nothing in common is said with what each holds', async () => {
    const years = file('b1_need_2024.csv', 'category,At31_episodes', [[2024, 'Croydon', 'Need,3000']]);
    await expect(diff(old, years)).rejects.toThrow(
      /1?.*column in common, but no figure .*2019 to 2020.*2024/,
    );
    const columns = file('z9_2020.csv', 'category,Bicycles', [[2020, 'Croydon', 'Need,3000']]);
    await expect(diff(old, columns)).rejects.toThrow(/no column of figures in common/);
  });

  it.each([
    ['cut.csv', `${GEOGRAPHY},number\n2020,Reporting year,${AREAS.Croydon},1\n2020,Repor`, /cut off/],
    ['empty.csv', '', /is empty/],
    ['list.csv', 'la_code,la_name,neighbour_code\n306,Croydon,308\n', /list of neighbours/],
    ['words.txt', 'words', /is not a table/],
    [
      'lookup.csv',
      'code,name\nE09000008,Croydon\nE09000010,Enfield\nE09000024,Merton\n',
      /no column of figures/,
    ],
  ])('a faulty file is refused: %s', async (name, text, message) => {
    writeFileSync(join(folder, name), text);
    const run = diff(join(folder, name), fresh);
    await expect(run).rejects.toThrow(message);
    await expect(run).rejects.toMatchObject({ name: 'RefusedInput' });
  });
});

describe('what becomes from an authority', () => {
  const history = areaHistory(reference.catalogue.areas);

  it.each([
    ['E10000021', /^Northamptonshire stood until the year to March 2021/],
    ['E06000058', /^Bournemouth, Christchurch and Poole stands from the year to March 2020; it came after /],
    ['E10000002', /^$/],
    ['E09000008', /^$/],
    ['E92000001', /^$/],
    ['E99999999', /^$/],
  ])('%s', (code, text) => expect(history(code)).toMatch(text));
});
