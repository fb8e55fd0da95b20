import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { removeRelease, whileLocked } from '../../../etl/dfe/store-writing.js';
import { projectFolder } from '../../../src/project.js';
import { Store } from '../../../src/store/store.js';
import { care } from '../../command-line.js';
import { everyFigure, importInto, refusalOf, scratchFolder } from './importing.js';

const scratch = scratchFolder();
const HEADINGS =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name';

const NAMES = [
  ['306', 'E09000008', 'Croydon'],
  ['204', 'E09000012', 'Hackney'],
  ['330', 'E08000025', 'Birmingham'],
  ['821', 'E06000032', 'Luton'],
] as const;

/** An EES file of rates: of four authorities in each year from the first to the last. */
function ratesFile(first: number, last: number, rate: (year: number, index: number) => string): string {
  const rows = [`${HEADINGS},population_count,number,rate_per_10000`];
  for (let year = first; year <= last; year++)
    NAMES.forEach(([old, code, name], index) => {
      const area = `Local authority,E92000001,England,,,${old},${code},${name}`;
      const what = 'Children looked after at 31 March each year';
      rows.push(`${year},Reporting year,${area},${what},${100 + index},${rate(year, index)}`);
    });
  return `${rows.join('\n')}\n`;
}

let folder: string;
let store: string;
let run = 0;

beforeEach(() => {
  run++;
  folder = join(scratch, `${run}`);
  store = join(folder, 'store');
  mkdirSync(folder);
});

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
};

const contentsOf = (path: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((name) => [name.slice(path.length), readFileSync(name, 'base64')]),
  );

/** What lies in the folder beside the store and the files: scratch folders of imports. */
const leftBeside = (): string[] => readdirSync(folder).filter((name) => name.startsWith('.'));

const rising = (year: number, index: number): string => (50 + index + (year - 2014) / 10).toFixed(1);

describe('the store', () => {
  it('keeps checksum, release and import date of each file', async () => {
    const path = file('cla_rates_2014_to_2019.csv', ratesFile(2014, 2019, rising));
    const { store: held } = await importInto(store, [path]);
    expect(held.releases).toMatchObject([
      {
        release: 'cla_rates-2019',
        file: 'cla_rates_2014_to_2019.csv',
        form: 'ees',
        latest: 2019,
        figures: 48,
        areas: 4,
        imported: '2026-01-31',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('importing again changes no byte, under another name too', async () => {
    const text = ratesFile(2014, 2019, rising);
    await importInto(store, [file('cla_rates_2019.csv', text)]);
    const before = contentsOf(store);
    const again = await importInto(store, [folder, file('copy.csv', text)], { today: '2027-05-05' });
    expect(again.staged).toEqual([]);
    expect(again.known).toContain('copy.csv');
    expect(contentsOf(store)).toEqual(before);
  });

  it('importing in another order, or twice from the start, gives the same bytes', async () => {
    const paths = [
      file('cla_rates_2019.csv', ratesFile(2014, 2019, rising)),
      file('cla_rates_2020.csv', ratesFile(2014, 2020, rising)),
    ];
    await importInto(store, paths);
    await importInto(join(folder, 'other'), paths);
    expect(contentsOf(join(folder, 'other'))).toEqual(contentsOf(store));
  });

  it('a new release stands beside the old, the newest first', async () => {
    await importInto(store, [file('cla_rates_2019.csv', ratesFile(2018, 2019, rising))]);
    const revised = (year: number, index: number): string => (Number(rising(year, index)) + 0.3).toFixed(1);
    const fresh = file('cla_rates_2020.csv', ratesFile(2018, 2020, revised));
    const { store: held } = await importInto(store, [fresh]);
    expect(held.releases.map(({ release }) => release)).toEqual(['cla_rates-2019', 'cla_rates-2020']);
    const figures = (await everyFigure(held)).filter(
      (o) => o.indicator === 'cla_rate' && o.area_name === 'Croydon' && o.time_period === '2019',
    );
    expect(figures.map(({ source, published }) => [source, published])).toEqual([
      ['cla_rates-2020', '50.8'],
      ['cla_rates-2019', '50.5'],
    ]);
  });

  it('two files that claim one release are refused, in one import and in two', async () => {
    const one = file('a/cla_rates_2019.csv', ratesFile(2018, 2019, rising));
    const two = file(
      'b/cla_rates_2019.csv',
      ratesFile(2018, 2019, () => '51.0'),
    );
    expect(await refusalOf(importInto(store, [one, two]))).toContain('--release <name>');
    expect(existsSync(store)).toBe(false);
    await importInto(store, [one]);
    const before = contentsOf(store);
    expect(await refusalOf(importInto(store, [two]))).toContain(
      'is labelled as the same release as cla_rates_2019.csv, which is in the store',
    );
    expect(contentsOf(store)).toEqual(before);
    const { store: held } = await importInto(store, [two], { release: 'revised' });
    expect(held.releases.map(({ release }) => release)).toEqual(['cla_rates-2019', 'cla_rates-2019-revised']);
  });

  it.each([
    ['proportions where percentages stood', 0.01],
    ['rates per 1,000 where rates per 10,000 stood', 0.1],
  ])('a column that changed its meaning is refused: %s', async (_, factor) => {
    await importInto(store, [file('cla_rates_2019.csv', ratesFile(2010, 2019, rising))]);
    const before = contentsOf(store);
    const changed = ratesFile(2010, 2020, (year, index) => `${Number(rising(year, index)) * factor}`);
    const refusal = await refusalOf(importInto(store, [file('cla_rates_2020.csv', changed)]));
    expect(refusal).toMatch(
      /cla_rates_2020\.csv, column cla_rate: 40 figures of the same areas and periods are on the whole [\d.]+ times those of cla_rates-2019: the column has changed its meaning or its unit\./,
    );
    expect(contentsOf(store)).toEqual(before);
    expect(leftBeside()).toEqual([]);
  });

  it('a file at fault keeps all others of the import out', async () => {
    file('good_2019.csv', ratesFile(2018, 2019, rising));
    file('cut_2019.csv', ratesFile(2018, 2019, rising).slice(0, -40));
    expect(await refusalOf(importInto(store, [folder]))).toMatch(
      /^The input has 1 fault; nothing was written\.\ncut_2019\.csv, row 9: has \d+ cells where the headings have 13\. The file seems to be cut off; fetch it again\./,
    );
    expect(existsSync(store)).toBe(false);
    expect(leftBeside()).toEqual([]);
  });

  it('a run that was killed before it registered is put right by the next', async () => {
    const path = file('cla_rates_2019.csv', ratesFile(2018, 2019, rising));
    await importInto(join(folder, 'whole'), [path]);
    mkdirSync(join(store, 'releases/cla_rates-2019'), { recursive: true });
    writeFileSync(join(store, 'releases/cla_rates-2019/observations-0.parquet'), 'half');
    expect(new Store(store).releases).toEqual([]);
    await importInto(store, [path]);
    expect(contentsOf(store)).toEqual(contentsOf(join(folder, 'whole')));
    expect(leftBeside()).toEqual([]);
  });

  it('a second import into the same store has to wait', async () => {
    const path = file('cla_rates_2019.csv', ratesFile(2018, 2019, rising));
    let end = (): void => {};
    const first = whileLocked(store, 'Nothing was imported', () => new Promise<void>((done) => (end = done)));
    await expect(importInto(store, [path])).rejects.toThrow(
      `Another import or removal is writing to the store ${store} (process ${process.pid}). Wait until it has ended`,
    );
    await expect(removeRelease(store, 'cla_rates-2019')).rejects.toThrow('Another import or removal');
    end();
    await first;
    expect(existsSync(store)).toBe(false);
  });

  it('a store below a file cannot be written', async () => {
    const path = file('cla_rates_2019.csv', ratesFile(2018, 2019, rising));
    await expect(importInto(join(path, 'store'), [path])).rejects.toThrow(
      /cla_rates_2019\.csv is a file; name a folder\.$/,
    );
  });
});

describe('from the command line', () => {
  it('tells what it did, and what was met', async () => {
    const path = file(
      'cla_rates_2019.csv',
      ratesFile(2018, 2019, (year) => (year === 2018 ? '#REF!' : '5')),
    );
    const { status, stdout, stderr } = await care('import', path, '--store', store);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Imported 1 table with 16 figures.');
    expect(stdout).toContain(
      'medium  cla_rates_2019.csv, M2: "#REF!" is a spreadsheet error instead of a number; treated as missing. (4 times)',
    );
    expect(stdout).toContain('The store holds 1 release of 2 indicators');
  });

  it('says why files were left aside', async () => {
    file('in/lookup.csv', 'LTLA23CD,LTLA23NM\nE09000008,Croydon\nE09000012,Hackney\nE06000032,Luton\n');
    file('in/note.txt', 'Note\n');
    const { stdout } = await care('import', join(folder, 'in'), '--store', store);
    expect(stdout).toContain(
      '2 files or worksheets left aside:\n  lookup.csv: names areas but has no column of figures\n  note.txt: is not a table',
    );
  });

  it.each([
    [
      1,
      'a file that is no table',
      ['note.txt'],
      'note.txt: is not a table; import a CSV file or a spreadsheet.',
    ],
    [2, 'a file that is not there', ['none.csv'], 'There is no file or folder'],
    [2, 'a year that is none', ['note.txt', '--year', '14'], '--year 14 is not a year; write 2014'],
    [2, 'a release that is no name', ['note.txt', '--release', '../x'], 'is not a name for a release'],
  ])('ends with %i for %s', async (status, _, words, message) => {
    file('note.txt', 'Note\n');
    const [name = '', ...more] = words;
    const ended = await care('import', join(folder, name), ...more, '--store', store);
    expect(ended.status).toBe(status);
    expect(ended.stderr).toContain(message);
    expect(existsSync(store)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('Ctrl+C ends with 130 and leaves nothing', async () => {
    const path = file('cla_rates_2019.csv', ratesFile(1990, 2019, rising));
    const cli = join(projectFolder(), 'dist/src/cli/cli.js');
    const child = spawn(process.execPath, [cli, 'import', path, '--store', store]);
    const ended = new Promise((resolve) => child.on('exit', resolve));
    while (!existsSync(join(store, '.writing'))) await new Promise((resolve) => setTimeout(resolve, 2));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(existsSync(store)).toBe(false);
  });

  it.each(['st[1]', 'a*', 'a?b', "it's", 'a\\b', 'a\\[b]'])('a store may be called %s', async (name) => {
    const odd = join(folder, name);
    await importInto(odd, [file('cla_rates_2019.csv', ratesFile(2014, 2019, rising))]);
    const { store: held } = await importInto(odd, [
      file('cla_rates_2020.csv', ratesFile(2014, 2020, rising)),
    ]);
    expect(held.releases).toHaveLength(2);
    expect((await everyFigure(held)).length).toBeGreaterThan(50);
  });

  it('a store of a former version is read, and written on', async () => {
    await importInto(store, [file('cla_rates_2019.csv', ratesFile(2018, 2019, rising))]);
    const [release] = readdirSync(join(store, 'releases'));
    renameSync(join(store, 'releases', release!, 'contents.csv'), join(store, 'contents.csv'));
    const before = new Store(store).indicators();
    expect([...before.keys()]).toContain('cla_rate');
    await importInto(store, [file('cla_rates_2020.csv', ratesFile(2018, 2020, rising))]);
    expect(new Store(store).contents.map((content) => content.release)).toContain('cla_rates-2019');
    expect(await removeRelease(store, 'cla_rates-2019')).toBe(true);
    expect(new Store(store).contents.map((content) => content.release)).not.toContain('cla_rates-2019');
  });

  // A limit on the size of files stands for a full disk; only another process can be given one.
  it.skipIf(process.platform === 'win32')('a disk that is full leaves the store as it was', async () => {
    await care('import', file('cla_rates_2019.csv', ratesFile(2018, 2019, rising)), '--store', store);
    const before = contentsOf(store);
    const large = file(
      'cla_rates_2020.csv',
      ratesFile(1900, 2020, (year, index) => `${year * index * 7.7}`),
    );
    const cli = join(projectFolder(), 'dist/src/cli/cli.js');
    const { status, stderr } = spawnSync(
      'bash',
      [
        '-c',
        `trap '' XFSZ; ulimit -f 8; exec "$0" "$@"`,
        process.execPath,
        cli,
        'import',
        large,
        '--store',
        store,
      ],
      { encoding: 'utf8' },
    );
    expect(stderr).toMatch(
      /^There is no room left on the disk of the store .+\. Nothing was imported; the store is as it was\. Free some space/,
    );
    expect(status).toBe(2);
    expect(contentsOf(store)).toEqual(before);
    expect(leftBeside()).toEqual([]);
  });
});
