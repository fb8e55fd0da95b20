import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../etl/dfe/import.js';
import { readReference } from '../../etl/dfe/reference.js';
import { type CompareCall, compareText } from '../../src/cli/compare.js';
import { addDfeCommands } from '../../src/cli/dfe-commands.js';
import { extractText } from '../../src/cli/extract.js';
import { indicatorsText } from '../../src/cli/indicators.js';
import { refuseRepeats, refuseUnusedOutputs } from '../../src/cli/options.js';
import { projectFolder } from '../../src/project.js';
import { nationalFrom } from '../../src/store/national.js';
import { Store } from '../../src/store/store.js';

const reference = readReference(join(projectFolder(), 'data'));
const folder = mkdtempSync(join(tmpdir(), 'care-messages-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PLACES =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name';
const ENGLAND = 'National,E92000001,England,,,,,';
const LONDON = 'Regional,E92000001,England,E12000007,London,,,';
const CROYDON = 'Local authority,E92000001,England,E12000007,London,306,E09000008,Croydon';

/** All 32 London boroughs: one more than there is room for bars of. */
const boroughs = reference.catalogue.areas.all.filter(
  ({ region, geographic_level, to }) =>
    /London$/.test(region) && geographic_level === 'Local authority' && to === null,
);

const FILES: Readonly<Record<string, readonly string[]>> = {
  'placements_by_type.csv': [
    `${PLACES},placement_type,number`,
    `2024,Reporting year,${ENGLAND},Secure homes,120`,
    `2024,Reporting year,${ENGLAND},Foster placements,56390`,
    `2024,Reporting year,${CROYDON},Foster placements,330`,
    `2025,Reporting year,${ENGLAND},Secure homes,125`,
  ],
  'visits_2024.csv': [
    `${PLACES},visits_made`,
    `2024,Reporting year,${ENGLAND},9000`,
    `2024,Reporting year,${CROYDON},90`,
  ],
  'referrals_one_year.csv': [
    `${PLACES},referral_share_percent`,
    `2024,Reporting year,${ENGLAND},20.5`,
    `2024,Reporting year,${LONDON},19.5`,
    ...boroughs.map(
      ({ la_code, area_code, area_name }, at) =>
        `2024,Reporting year,Local authority,E92000001,England,E12000007,London,${la_code},${area_code},${area_name},${10 + at}`,
    ),
  ],
  'referrals_by_month.csv': [
    `${PLACES},referrals_received`,
    // Not in the order of their dates.
    ...['April', 'August', 'December', 'February', 'January', 'July', 'June', 'March', 'May'].flatMap(
      (month, at) =>
        [2024, 2022, 2023].map((year) => `${year},${month},${CROYDON},${200 + ((at * 7 + year) % 13)}`),
    ),
  ],
  'caseloads.csv': [
    `${PLACES},agency_worker_count_fte`,
    ...boroughs
      .slice(0, 8)
      .map(
        ({ la_code, area_code, area_name }, at) =>
          `2024,Reporting year,Local authority,E92000001,England,E12000007,London,${la_code},${area_code},${area_name},${10 + at}`,
      ),
  ],
};

const store = join(folder, 'store');
beforeAll(async () => {
  const files = join(folder, 'files');
  mkdirSync(files);
  for (const [name, lines] of Object.entries(FILES))
    writeFileSync(join(files, name), `${lines.join('\n')}\n`);
  await importFiles([files], { store, reference, today: '2026-01-31' });
});

const PLACED = 'placements_by_type__number';
const ask = (indicator: string | undefined, more: Partial<CompareCall> = {}) =>
  compareText(indicator, { area: 'Croydon', store, ...more }, reference);

describe('a breakdown', () => {
  it('is chosen among those that hold the authority', async () => {
    expect(await ask(PLACED)).toContain('placement type: Foster placements');
  });

  it.each(['placement_type=foster placements', ' Placement_Type = Foster  Placements '])(
    'is accepted however it is written: "%s"',
    async (breakdown) => expect(await ask(PLACED, { breakdown })).toMatch(/330/),
  );

  it('that only other areas have is refused with those the authority has', async () => {
    await expect(ask(PLACED, { breakdown: 'placement_type=Secure homes' })).rejects.toThrow(
      `The store has no figure of Croydon for ${PLACED} by "placement_type=Secure homes". There are figures of Croydon by:\n  --breakdown "placement_type=Foster placements" (to 2024)`,
    );
  });

  it('that there is not is refused, and "?" lists those there are', async () => {
    await expect(ask(PLACED, { breakdown: 'x=y' })).rejects.toThrow(`${PLACED} has no breakdown "x=y".`);
    await expect(ask(PLACED, { breakdown: '?' })).rejects.toThrow(/^There are figures of Croydon by:/);
  });
});

describe('what is not in the store', () => {
  it('is said with the areas that have a figure', async () => {
    await expect(ask(PLACED, { area: 'Kent' })).rejects.toThrow(
      `The store has no figure of Kent for ${PLACED}. It has figures of England and Croydon.`,
    );
  });

  it('is not said of columns that have no name', async () => {
    const none =
      'None of the imported columns has a name in the catalogue. "care-indicators indicators --all" lists them';
    await expect(ask(undefined)).rejects.toThrow(none);
    expect(indicatorsText(new Store(store), reference, false)).toContain(none);
    expect(indicatorsText(new Store(store), reference, true)).toContain('visits__visits_made');
    await expect(
      extractText([], { area: 'Croydon', store, to: join(folder, 'extract') }, reference),
    ).rejects.toThrow(none);
  });
});

describe('a chart', () => {
  const to = join(folder, 'charts');
  const ONE_YEAR = 'referrals_one_year__referral_share_percent';

  it.each([{}, { kind: 'bars' }])(
    'of one year has bars of the authority, its neighbours, its region and England: %o',
    async (more) => {
      expect(boroughs.length).toBeGreaterThan(30);
      const told = await ask(ONE_YEAR, { format: 'csv,svg,png', to, ...more });
      expect(told).toContain('-croydon-bars.svg');
      const svg = readFileSync(
        join(to, `${ONE_YEAR.replaceAll('_', '-').replace('--', '-')}-croydon-bars.svg`),
        'utf8',
      );
      for (const name of ['Croydon', 'England', 'London', 'Merton']) expect(svg).toContain(`>${name}<`);
      expect(svg).not.toContain('>Westminster<');
      expect(existsSync(join(to, 'nothing'))).toBe(false);
    },
  );

  it('by month is of a flow, in the order of dates, with every year on its axis', async () => {
    const id = 'referrals_by_month__referrals_received';
    const { catalogue, figures } = await nationalFrom(new Store(store), [id], reference.catalogue);
    expect(figures).toHaveLength(27);
    expect(catalogue.indicators.get(id)?.measured).toBe('flow');
    const told = await ask(id, { format: 'svg,vl.json', kind: 'process', to });
    expect(told).not.toMatch(/stock/);
    const svg = readFileSync(join(to, 'referrals-by-month-referrals-received-croydon-process.svg'), 'utf8');
    for (const year of ['2022', '2023', '2024']) expect(svg).toContain(`>${year}<`);
    const order = [...svg.matchAll(/(January|February|March|April) (2022|2023|2024) \d/g)].map(
      ([, month, year]) => `${month} ${year}`,
    );
    expect(order.slice(0, 4)).toEqual(['January 2022', 'February 2022', 'March 2022', 'April 2022']);
  });
});

describe('an option that would have no effect is refused', () => {
  it.each([
    ['visits__visits_made', { kind: 'bars' }, '--kind is the kind of a chart.'],
    ['visits__visits_made', { to: 'out' }, '--to is the folder for files'],
    [undefined, { breakdown: 'sex=male' }, '--breakdown is for one indicator.'],
  ])('%s with %o', async (indicator, more, message) => {
    await expect(ask(indicator, more)).rejects.toThrow(message);
  });

  const run = (...words: string[]) => {
    const program = new Command('care-indicators')
      .option('--outputs <folder>')
      .exitOverride()
      .configureOutput({ writeErr: () => {} });
    addDfeCommands(program);
    for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
    refuseRepeats(program);
    refuseUnusedOutputs(program);
    return program.parseAsync(words, { from: 'user' });
  };

  it('a second --area', async () => {
    await expect(run('compare', 'cin_rate', '--area', 'Croydon', '--area', 'Hackney')).rejects.toThrow(
      '--area is given 2 times (Croydon, Hackney); "compare" takes only one. Run the command once for each.',
    );
  });

  it('--outputs with a command that has none', async () => {
    await expect(run('--outputs', 'x', 'indicators')).rejects.toThrow(
      '"indicators" does not use the outputs: leave --outputs out.',
    );
  });

  it.each([['disparity', 'looked-after'], ['reproduce']])('--format png with %s', async (...words) => {
    await expect(run(...words, '--format', 'png')).rejects.toThrow(/Allowed choices are table, csv/);
  });
});

describe('the notes under a table', () => {
  it('say what rank 1 and the quartiles are, where they are shown', async () => {
    const counts = await ask('caseloads__agency_worker_count_fte', { area: 'Camden' });
    expect(counts).toContain('Rank 1 is the highest; a count depends on the size of the area.');
    expect(counts).toContain('Quartile 1 is the quarter of authorities with the first ranks.');
    const few = await ask('visits__visits_made');
    expect(few).not.toContain('Quartile 1');
  });
});
