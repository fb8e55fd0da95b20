import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../etl/dfe/import.js';
import { readReference } from '../../etl/dfe/reference.js';
import { newestOf } from '../../src/analysis/benchmark/national.js';
import { compareText } from '../../src/cli/compare.js';
import { disparityText } from '../../src/cli/disparity.js';
import { extractText, importedFigures } from '../../src/cli/extract.js';
import { indicatorsText, removeText } from '../../src/cli/indicators.js';
import { reproduceText } from '../../src/cli/reconcile.js';
import { load } from '../../src/index.js';
import { projectFolder } from '../../src/project.js';
import { areaNamed, nationalFrom } from '../../src/store/national.js';
import { Store } from '../../src/store/store.js';
import { madeUp } from '../charts/made-up.js';

const data = join(projectFolder(), 'data');
const reference = readReference(data);
const folder = mkdtempSync(join(tmpdir(), 'care-compare-'));
const store = join(folder, 'store');

const AREAS = [
  'National,E92000001,England,,,,,',
  'Regional,E92000001,England,E12000007,London,,,',
  'Local authority,E92000001,England,E12000007,London,306,E09000008,Croydon',
  'Local authority,E92000001,England,E12000007,London,308,E09000010,Enfield',
  'Local authority,E92000001,England,E12000007,London,315,E09000024,Merton',
  'Local authority,E92000001,England,E12000001,North East,929,E06000057,Northumberland',
];
const GEOGRAPHY =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name';

const row = (year: number, area: string, ...cells: string[]): string => {
  const [level, ...codes] = area.split(',');
  return [year, 'Reporting year', level, ...codes, ...cells].join(',');
};

/** Made-up rates of children in need, as DfE's file b1 lays them out. */
function needFile(): string {
  const figures: Record<number, string[]> = {
    2023: ['330.9', '365.1', '412.2', '300', '200', '250'],
    2024: ['343.7', '365.9', '410.3', '310', 'c', '260'],
  };
  const lines = Object.entries(figures).flatMap(([year, rates]) =>
    AREAS.map((area, at) => row(Number(year), area, 'Children in Need', rates[at]!)),
  );
  return `${GEOGRAPHY},category,At31_episodes_rate\n${lines.join('\n')}\n`;
}

const checked = (area: string, ethnicity: string, number: string): string =>
  row(2024, area, 'Ethnicity', ethnicity, number);

beforeAll(async () => {
  const files = join(folder, 'files');
  mkdirSync(files);
  writeFileSync(join(files, 'b1_children_in_need_2023_to_2024.csv'), needFile());
  writeFileSync(
    join(files, 'neighbours_2024.csv'),
    'la_code,la_name,neighbour_code\n306,Croydon,308\n306,Croydon,315\n306,Croydon,929\n',
  );
  writeFileSync(join(files, 'sn_2012.csv'), 'la_code,la_name,neighbour_code\n306,Croydon,929\n');
  writeFileSync(
    join(files, 'la_cla_on_31_march_by_characteristics_2024.csv'),
    `${GEOGRAPHY},cla_group,characteristic,number\n${[
      checked(AREAS[2]!, 'White', '100'),
      checked(AREAS[2]!, 'Black, African, Caribbean or Black British', '120').replace(
        'Black, African, Caribbean or Black British',
        '"Black, African, Caribbean or Black British"',
      ),
    ].join('\n')}\n`,
  );
  writeFileSync(
    join(files, 'ons-ethnic-population.csv'),
    `${[
      'Local authorities Code,Local authorities,Ethnic group (20 categories) Code,Ethnic group (20 categories),Observation',
      ...[
        'White: English, Welsh, Scottish, Northern Irish or British',
        'White: Irish',
        'White: Gypsy or Irish Traveller',
        'White: Roma',
        'White: Other White',
      ].map((group, at) => `E09000008,Croydon,${at},"${group}",20000`),
      ...['African', 'Caribbean', 'Other Black'].map(
        (group, at) =>
          `E09000008,Croydon,${9 + at},"Black, Black British, Black Welsh, Caribbean or African: ${group}",10000`,
      ),
    ].join('\n')}\n`,
  );
  await importFiles([files], { store, reference, today: '2026-01-31' });
});
afterAll(() => rmSync(folder, { recursive: true }));

const ask = (indicator: string | undefined, more: object = {}) =>
  compareText(indicator, { area: 'Croydon', store, ...more }, reference);

describe('an authority compared', () => {
  it('in one indicator over time, with what to know before relying on it', async () => {
    const text = await ask('cin_rate');
    expect(text).toMatch(/31 March 2023 .* 412\.2 .* 250\.0 .* 3 of 3 .* 365\.1 .* 330\.9 .* 1 of 4 .* 1 /);
    expect(text).toMatch(/31 March 2024 .* 410\.3 .* −1\.9 .* 285\.0 .* 2 of 3 .* 1 of 3 /);
    expect(text).toContain('Neighbours by the 2024 model: Enfield; Merton; Northumberland.');
    expect(text).toContain('is based on 2 of 3 listed neighbours (1 suppressed)');
    expect(text).toContain('Source: b1_children_in_need-2024.');
  });

  it('in all indicators at a glance', async () => {
    expect(await ask(undefined)).toMatch(
      /Children in need, per 10,000 .* 410\.3 .* 285\.0 .* 343\.7 .* 1 of 3/,
    );
  });

  it('as CSV, and as a chart in the folder named', async () => {
    const [heading, first] = (await ask('cin_rate', { format: 'csv' })).split('\n');
    expect(heading).toMatch(/^indicator,name,unit,.*rank,ranked,rank_1_is,quartile/);
    expect(first).toMatch(/^cin_rate,Children in need,rate_per_10000/);
    const told = await ask('cin_rate', { format: 'svg', to: join(folder, 'charts') });
    expect(told).toContain('Croydon');
    expect(readFileSync(join(folder, 'charts/cin-rate-croydon-trend.svg'), 'utf8')).toContain('<svg');
  });

  it.each([
    [
      'an authority we do not know',
      undefined,
      { area: 'Croyden' },
      '"Croyden" is not recognised as an authority. The nearest names are Croydon.',
    ],
    ['an indicator nobody knows', 'cin_rat', {}, 'there is no such indicator. Did you mean cin_rate?'],
    ['an indicator that is not imported', 'cpp_rate', {}, 'no imported file holds it'],
    [
      'a list of neighbours there is not',
      'cin_rate',
      { neighbours: '2018' },
      'There is no 2018 list of neighbours of Croydon; there are lists of 2012, 2014, 2024.',
    ],
    [
      'a year there is not',
      'cin_rate',
      { year: '2019' },
      'There is no figure of 2019; there are figures of 2023, 2024.',
    ],
    [
      'a store that is empty',
      'cin_rate',
      { store: join(folder, 'none') },
      'holds no imported data; import DfE files first',
    ],
  ])('with a way out for %s', async (_what, indicator, more, message) => {
    await expect(ask(indicator, more)).rejects.toThrow(message);
  });
});

describe('a rate that no file gives', () => {
  const FILES = {
    'cla_number_2024.csv': `${GEOGRAPHY},population_type,children_count\n${row(2024, AREAS[2]!, 'Children looked after on 31 March each year', '450')}\n`,
    'ons_population_2025.csv': `${GEOGRAPHY},age_group,population_estimate\n${[
      row(2021, AREAS[2]!, 'Children aged 0 to 17 years', '80000'),
      row(2023, AREAS[2]!, 'Children aged 0 to 17 years', '90000'),
      row(2024, AREAS[2]!, 'Children aged 0 to 17 years', '100000'),
    ].join('\n')}\n`,
  };

  it('rests on the children of the last mid-year before its day, and of no group', async () => {
    const [files, own] = [join(folder, 'rate-files'), join(folder, 'rate-store')];
    mkdirSync(files);
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(files, name), text);
    await importFiles([files], { store: own, reference, today: '2026-01-31' });
    const { figures } = await nationalFrom(new Store(own), ['cla_rate'], reference.catalogue);
    expect(
      figures.map(({ period_end, value, denominator, breakdown }) => [
        period_end,
        value,
        denominator,
        breakdown,
      ]),
    ).toEqual([['2024-03-31', 50, 90000, '']]);
  });

  it('is not made of a population years before', async () => {
    const own = join(folder, 'old-store');
    const files = join(folder, 'old-files');
    mkdirSync(files);
    writeFileSync(join(files, 'cla_number_2024.csv'), FILES['cla_number_2024.csv']);
    writeFileSync(
      join(files, 'ons_population_2021.csv'),
      `${GEOGRAPHY},age_group,population_estimate\n${row(2021, AREAS[2]!, 'Children aged 0 to 17 years', '80000')}\n`,
    );
    await importFiles([files], { store: own, reference, today: '2026-01-31' });
    expect((await nationalFrom(new Store(own), ['cla_rate'], reference.catalogue)).figures).toEqual([]);
  });
});

describe('two releases of one thing', () => {
  const revised = join(folder, 'revised-store');
  const text = (rate: string): string =>
    `${GEOGRAPHY},category,At31_episodes_rate\n${row(2024, AREAS[2]!, 'Children in Need', rate)}\n`;

  it('the one imported last counts, whatever its name', async () => {
    for (const [release, rate] of [
      ['', '209'],
      ['a-revision', '309'],
    ] as const) {
      const file = join(folder, 'b1_children_in_need_2024.csv');
      writeFileSync(file, text(rate));
      await importFiles([file], { store: revised, reference, today: '2026-01-31', release });
    }
    const { figures } = await nationalFrom(new Store(revised), ['cin_rate'], reference.catalogue);
    expect(newestOf(figures).map(({ value }) => value)).toEqual([309]);
  });

  it('a release that is taken out counts no longer', async () => {
    await removeText(new Store(revised), 'b1_children_in_need-2024-a-revision');
    const { figures } = await nationalFrom(new Store(revised), ['cin_rate'], reference.catalogue);
    expect(figures.map(({ value }) => value)).toEqual([209]);
    await expect(removeText(new Store(revised), 'b1_children_in_need')).rejects.toThrow(
      'did you mean b1_children_in_need-2024',
    );
  });
});

describe('an authority whose code changed', () => {
  it('is found by name and by either code, and says what changed', () => {
    for (const name of ['Northumberland', 'E06000057', 'E06000048', '929'])
      expect(areaNamed(name, reference.catalogue.areas)).toMatchObject({ area_code: 'E06000057' });
    expect(areaNamed('Northumberland', reference.catalogue.areas).changed).toContain(
      'had the code E06000048 until 2013',
    );
  });

  it('is a neighbour under its code of today, whenever the list was made', async () => {
    const { neighbours } = await nationalFrom(new Store(store), ['cin_rate'], reference.catalogue);
    expect(neighbours.filter(({ model_year }) => model_year === '2012')).toMatchObject([
      { neighbour_name: 'Northumberland', neighbour_code: 'E06000057' },
    ]);
  });

  it('is not joined with those it was merged from', () => {
    const { changed } = areaNamed('Bournemouth, Christchurch and Poole', reference.catalogue.areas);
    expect(changed).toContain('comes from Dorset (E10000009, to 2019), Poole');
    expect(changed).toContain('whose figures are not joined');
  });

  it('is the authority and not the country, whose code England has carried in files', () => {
    expect(areaNamed('Isle of Wight', reference.catalogue.areas)).toMatchObject({ area_code: 'E06000046' });
  });
});

it('the store lists its indicators with their names', () => {
  expect(indicatorsText(new Store(store), reference, false)).toMatch(/cin_rate .* Children in need .* 12 /);
});

it('an extract is loaded as the published figures are', async () => {
  const to = join(folder, 'extract');
  await extractText([], { area: 'Croydon', store, to }, reference);
  const { figures, results } = load(to);
  expect(
    figures
      .filter((o) => o.indicator === 'cin_rate' && o.period_end === '2024-03-31')
      .map((o) => [o.area_name, o.value]),
  ).toEqual([
    ['Croydon', 410.3],
    ['Statistical neighbours', 285],
    ['London', 365.9],
    ['England', 343.7],
  ]);
  expect(results.ranks!.columnNames()).toContain('quartile');
});

it('an extract of all areas holds each figure once, and needs to be told of what', async () => {
  const to = join(folder, 'national');
  await extractText(['cin_rate'], { store, to }, reference);
  expect(load(to).figures).toHaveLength(12);
  await expect(extractText([], { store, to }, reference)).rejects.toThrow('Name an authority with --area');
});

it('imported figures are exported one of each thing', async () => {
  const { figures: observations } = await importedFigures(['cin_rate'], store, data);
  expect(observations).toHaveLength(12);
});

describe('children by ethnicity over residents', () => {
  const asked = { reference: 'White', store, format: 'table' };

  it('of one authority', async () => {
    const text = await disparityText('looked-after', { ...asked, area: 'Croydon' }, reference);
    expect(text).toMatch(/Black .* 40\.0 .* 4\.00 .* 3\.07 to 5\.21 .* statistically significant/);
    expect(text).toContain('residents of all ages on 21 March 2021');
  });

  it('refuse a cohort, a year and an area there is not', async () => {
    await expect(disparityText('care', asked, reference)).rejects.toThrow(
      'there are looked-after or social-workers',
    );
    await expect(disparityText('looked-after', { ...asked, year: '2019' }, reference)).rejects.toThrow(
      'there are figures of 2024',
    );
    await expect(disparityText('looked-after', { ...asked, reference: 'Blak' }, reference)).rejects.toThrow(
      'There is no group "Blak"',
    );
    await expect(disparityText('looked-after', { ...asked, area: 'Enfield' }, reference)).rejects.toThrow(
      'no such figures of Enfield',
    );
  });
});

it('published figures are set beside those of the files', async () => {
  const published = madeUp([
    { indicator: 'cin_rate', area: 'Croydon', period: '31 March 2023', published: '412.2' },
    { indicator: 'cin_rate', area: 'England', period: '31 March 2023', published: '330.9' },
  ]).figures as Parameters<typeof reproduceText>[0];
  const text = await reproduceText(
    published,
    { area: 'Croydon', neighbours: '2014', store, format: 'table' },
    reference,
  );
  expect(text).toContain('2 published figures: 2 the same.');
});
