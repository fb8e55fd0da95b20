import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../etl/dfe/import.js';
import { readReference } from '../../etl/dfe/reference.js';
import { exportEes } from '../../src/cli/export-ees.js';
import { importedFigures } from '../../src/cli/extract.js';
import { screenFiles } from '../../src/cli/screen-files.js';
import type { Observation } from '../../src/model/observation.js';
import { projectFolder } from '../../src/project.js';
import { roundHalfUp } from '../../src/statistics/rounding.js';

const data = join(projectFolder(), 'data');
const reference = readReference(data);
const scratch = mkdtempSync(join(tmpdir(), 'care-round-trip-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const bring = (paths: readonly string[], store: string) =>
  importFiles(paths, { store, reference, today: '2026-12-01' });

/** What has to survive; a figure that we computed is written with the decimals it is shown with. */
const said = (o: Observation) => {
  const { indicator, area_code, breakdown, period_start, period_end, unit, status, value, decimals } = o;
  return [
    [indicator, area_code, breakdown, period_start, period_end, unit, status].join(' | '),
    value === null ? null : roundHalfUp(value, decimals ?? 0),
  ].join(' | ');
};

const sorted = (observations: readonly Observation[]): string[] => observations.map(said).sort();

/** Export indicators of a store, import what was written, and give the figures before and after. */
async function roundTrip(store: string, ids: readonly string[]) {
  const folder = mkdtempSync(join(scratch, 'trip-'));
  const { figures: observations, catalogue } = await importedFigures(ids, store, data);
  const { written } = exportEes(ids, { to: join(folder, 'ees'), name: 'trip' }, observations, catalogue);
  expect(written).toBe(true);
  await bring([join(folder, 'ees')], join(folder, 'store'));
  const again = await importedFigures(ids, join(folder, 'store'), data);
  return { folder, before: observations, after: again.figures, catalogue: again.catalogue };
}

const PLACES =
  'geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name';
const CROYDON = 'Local authority,E92000001,England,E12000007,London,306,E09000008,Croydon';
const NORTH_YORKSHIRE =
  'Local authority,E92000001,England,E12000003,Yorkshire and The Humber,815,E10000023,North Yorkshire';
const ENGLAND = 'National,E92000001,England,,,,,';

const FILES: Readonly<Record<string, readonly string[]>> = {
  'reasons.csv': [
    `time_period,time_identifier,${PLACES},RC1_adopted_percent,RC2_died_percent`,
    `2024,Reporting year,${CROYDON},2.4,0.3`,
    `2024,Reporting year,${ENGLAND},1.6,c`,
  ],
  'plans.csv': [
    `time_period,time_identifier,${PLACES},CPP_start,CPP_subsequent,CPP_subsequent_percent`,
    `2024,Reporting year,${CROYDON},210,42,20`,
    `2013,Reporting year,${NORTH_YORKSHIRE},300,45,15.1`,
  ],
  'placed.csv': [
    `time_period,time_identifier,${PLACES},placement_type,number,rate_per_10000`,
    `2024,Reporting year,${CROYDON},Total,330,41.25`,
    `2024,Reporting year,${CROYDON},Foster placements,300,x`,
    `2023,Reporting year,${CROYDON},Total,310,40`,
    `2023,Reporting year,${ENGLAND},Total,56390,61.5`,
  ],
  'quarters.csv': [
    `time_period,time_identifier,${PLACES},starts`,
    `202324,Financial year,${CROYDON},12`,
    `202223,Financial year,${CROYDON},z`,
  ],
};

describe('importing what was exported', () => {
  const store = join(scratch, 'small');
  beforeAll(async () => {
    const files = join(scratch, 'files');
    mkdirSync(files);
    for (const [name, lines] of Object.entries(FILES))
      writeFileSync(join(files, name), `${lines.join('\n')}\n`);
    await bring([files], store);
  });

  it.each([
    [['reasons__rc1_adopted_percent', 'reasons__rc2_died_percent']],
    [['cpp_reregistration']],
    [['placed__number', 'placed__rate_per_10000']],
    [['quarters__starts']],
    [['reasons__rc1_adopted_percent', 'placed__number']],
  ])('gives the same figures, names, units, breakdowns and periods: %s', async (ids) => {
    const { before, after, catalogue, folder } = await roundTrip(store, ids);
    // A row of several indicators has an x where one of them has no figure.
    const given = after.filter(({ status }) => ids.length === 1 || status !== 'not_available');
    const wanted = before.filter(({ status }) => ids.length === 1 || status !== 'not_available');
    expect(sorted(given)).toEqual(sorted(wanted));
    expect([...new Set(after.map((o) => o.indicator))].sort()).toEqual([...ids].sort());
    const first = await importedFigures(ids, store, data);
    for (const id of ids)
      expect(catalogue.indicators.get(id)?.name).toBe(first.catalogue.indicators.get(id)?.name);
    expect(screenFiles([join(folder, 'ees/trip.csv')], 'text').passed).toBe(true);
  });

  it('the meta file gives the decimals of the figures', async () => {
    const { folder } = await roundTrip(store, ['reasons__rc1_adopted_percent', 'reasons__rc2_died_percent']);
    const rows = parse(readFileSync(join(folder, 'ees/trip.meta.csv')), { columns: true }) as Record<
      string,
      string
    >[];
    expect(rows.map(({ col_name, indicator_dp }) => [col_name, indicator_dp])).toEqual([
      ['reasons__rc1_adopted_percent', '1'],
      ['reasons__rc2_died_percent', '1'],
    ]);
  });

  it('authorities have the code of the figure’s year', async () => {
    const { folder } = await roundTrip(store, ['cpp_reregistration']);
    const rows = parse(readFileSync(join(folder, 'ees/trip.csv')), { columns: true }) as Record<
      string,
      string
    >[];
    expect(rows.map(({ la_name, new_la_code }) => [la_name, new_la_code])).toEqual([
      ['Croydon', 'E09000008'],
      ['North Yorkshire', 'E10000023'],
    ]);
  });

  it('an id of the catalogue that is counted on another day keeps its day', async () => {
    const lines = [
      `time_period,time_identifier,${PLACES},date,population_under_18,absence_rate`,
      `2024,Reporting year,${CROYDON},2024-06-30,95000,x`,
      `2024,Reporting year,${CROYDON},2023-10-01 to 2024-09-30,x,3.5`,
    ];
    const path = join(scratch, 'days.csv');
    writeFileSync(path, `${lines.join('\n')}\n`);
    await bring([path], join(scratch, 'days'));
    const { figures: observations } = await importedFigures(
      ['population_under_18', 'absence_rate'],
      join(scratch, 'days'),
      data,
    );
    const numbers = observations.filter(({ value }) => value !== null);
    expect(
      numbers.map((o) => [o.indicator, o.period_start, o.period_end, o.unit, o.breakdown, o.value]),
    ).toEqual([
      ['population_under_18', '2024-06-30', '2024-06-30', 'count', '', 95000],
      ['absence_rate', '2023-10-01', '2024-09-30', 'percent', '', 3.5],
    ]);
  });
});

const real = join(projectFolder(), '..', 'shared', 'real-data');

describe.skipIf(!existsSync(real))(
  'importing what was exported of real files (skipped where ../shared/real-data is absent)',
  () => {
    const store = join(scratch, 'real');
    beforeAll(async () => {
      const own = join(real, 'ees_2025');
      const wanted = ['b1_', 'c1_', 'd3_', 'csww_indicators', 'absence_la', 'placement_stability'];
      const files = readdirSync(own).filter(
        (file) => /\.csv$/.test(file) && wanted.some((part) => file.includes(part)),
      );
      await bring(
        files.map((file) => join(own, file)),
        store,
      );
    }, 120_000);

    it.each([
      'cin_at_31_march',
      'referrals',
      'cpp_reregistration',
      'vacancy_rate',
      'absence_rate',
      'cla_three_placements',
      'absence_la__pt_overall',
    ])(
      '%s',
      async (id) => {
        const { before, after } = await roundTrip(store, [id]);
        expect(before.length).toBeGreaterThan(100);
        expect(sorted(after)).toEqual(sorted(before));
      },
      60_000,
    );
  },
);
