import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load } from '../../src/index.js';
import { projectFolder } from '../../src/project.js';
import { care, type Ended } from '../command-line.js';

const project = projectFolder();
const scratch = mkdtempSync(join(tmpdir(), 'care-indicators-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const dataset = join(project, 'data/published');
const publications = readdirSync(dataset).filter((name) => !name.includes('.'));
const tablesOf = publications.flatMap((name): string[] =>
  JSON.parse(readFileSync(join(dataset, name, 'publication.json'), 'utf8')).tables.map(
    ({ table }: { table: string }) => table,
  ),
);

const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length), readFileSync(path, 'base64')]),
  );

describe('the run', () => {
  const one = join(scratch, 'one');
  let first: Ended;
  beforeAll(async () => {
    first = await care('--outputs', one);
  });

  it('ends in a summary, quietly in a pipe', () => {
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toContain(`${publications.length} publications, ${tablesOf.length} tables`);
    expect(first.stdout).toMatch(/issues: \d+ high, \d+ medium, \d+ low/);
    expect(first.stdout).not.toContain(String.fromCharCode(27));
  });

  it('gives what a notebook loads: typed tables in published order', () => {
    const { tables, observations, issues } = load(one);
    expect(tables['cin-rate']?.columnNames()).toEqual(['area', '2011-12', '2012-13', '2013-14']);
    expect(tables['cin-rate']?.array('2013-14')).toEqual([410.3, 394.2, 346.4]);
    expect(tables['lac-number-rate']?.get('2011-12 cla_rate', 0)).toBe(84);
    expect(tables['uasc-countries']?.array('value')).toEqual([228, 55, 40, null]);
    expect(tables['record-of-main-findings']?.get('value', 1)).toBe('Adequate');
    expect(Object.keys(tables).sort()).toEqual([...tablesOf].sort());
    expect(observations.numRows()).toBeGreaterThan(1000);
    expect(observations.filter((d: { status: string }) => d.status === 'blank').array('value')).toEqual([
      null,
      null,
    ]);
    expect(issues.columnNames()).toContain('severity');
  });

  it('says what every column of the observations, issues and results means', () => {
    const { resources } = JSON.parse(readFileSync(join(one, 'datapackage.json'), 'utf8')) as {
      resources: { path: string; schema?: { fields: { name: string; description?: string }[] } }[];
    };
    const dumb = resources
      .filter(({ path }) => !path.startsWith('tables/'))
      .flatMap(({ path, schema }) => (schema?.fields ?? []).map((field) => ({ path, ...field })))
      .filter(({ description }) => !description)
      .map(({ path, name }) => `${path}: ${name}`);
    expect(dumb).toEqual([]);
  });

  it('holds no path of this machine', () => {
    for (const text of Object.values(contents(one)))
      expect(Buffer.from(text, 'base64').toString('latin1')).not.toContain(scratch);
  });
});

describe('chart', () => {
  const to = join(scratch, 'paper');

  it('draws a table in the formats asked for, and says what it shows and where it lies', async () => {
    const { status, stdout } = await care(
      ...'chart cin-rate --kind trend --area Croydon --format svg,png,pdf,html,vl.json,csv --to'.split(' '),
      to,
    );
    expect(status).toBe(0);
    expect(stdout).toContain('Children in need: Croydon higher than its statistical neighbours and England;');
    expect(readdirSync(to).sort()).toEqual(
      ['csv', 'html', 'pdf', 'png', 'svg', 'vl.json'].map((format) => `cin-rate-croydon-trend.${format}`),
    );
  });

  it('draws the charts that suit a table, where no kind is named', async () => {
    const { stdout } = await care('chart', 'gender', '--cohort', 'looked after (UASC)', '--to', to);
    expect(stdout).toContain('gender-looked-after-uasc-dumbbell.svg');
    expect(stdout).toContain('gender-looked-after-uasc-index.svg');
  });

  it('takes a title of your own, and keeps the issue in the alternative text', async () => {
    await care('chart', 'cin_rate', '--title', 'Demand is falling', '--to', to);
    const svg = readFileSync(join(to, 'cin-rate-trend.svg'), 'utf8');
    expect(svg).toContain('>Demand is falling<');
    expect(svg).toMatch(/<desc[^>]*>[^<]*Croydon higher than its statistical neighbours/);
  });

  it.each([
    [['cin-rat'], 'There is no table or indicator "cin-rat". Did you mean cin-rate'],
    [['agency_rte'], 'Did you mean agency_rate'],
    [['Children in need'], 'Did you mean cin_rate?'],
    [['cin-rate', '--kind', 'dumbell'], 'did you mean dumbbell?'],
    [['cin-rate', '--format', 'gif'], 'there are svg, png, print.png, pdf, html, vl.json or csv.'],
    [
      ['cin-rate', '--area', 'Sutton'],
      'not about "Sutton", but about Croydon, England and Statistical neighbours.',
    ],
    [['cin-rate', '--to', 'README.md'], 'README.md is a file; name a folder.'],
    [['stat-neighbours'], 'holds no figure to draw'],
    [['record-of-main-findings', '--kind', 'bars'], 'Choose a timeline'],
  ])('%j is answered with what would do', async (words, message) => {
    const before = readdirSync(to).length;
    const { status, stderr } = await care('chart', ...words, ...(words.includes('--to') ? [] : ['--to', to]));
    expect(stderr).toContain(message);
    expect(status).toBe(2);
    expect(readdirSync(to)).toHaveLength(before);
  });
});

describe('the commands', () => {
  it('--help names them all and is understood', async () => {
    const { status, stdout } = await care('--help');
    expect(status).toBe(0);
    for (const word of ['run', 'list', 'show', 'issues', 'verify', 'Exit status', '--data'])
      expect(stdout).toContain(word);
  });

  it('list names every table', async () => {
    const { stdout } = await care('list');
    for (const table of ['cin-rate', 'workforce-june-2017', 'prose-ofsted-2010-unannounced-inspection'])
      expect(stdout).toContain(table);
  });

  it('show gives the table as published, its issues in the cells and below', async () => {
    const { stdout } = await care('show', 'workforce-june-2017');
    expect(stdout).toMatch(/Grand Total for all CSC.*350\.4 \[\d+\].*29\.3%/);
    expect(stdout).toContain('but 350.4 is published');
    expect((await care('show', 'prose-ofsted-2018-monitoring-visit')).stdout).toMatch(
      /Agency share of staff.*41%/,
    );
  });

  it('issues can be narrowed', async () => {
    const { stdout } = await care('issues', '--severity', 'high', '--table', 'lac-number-rate');
    expect(stdout).toContain('published in thousands');
  });

  it.each([
    [['show', 'workforce'], 'Did you mean workforce-june-2017?'],
    [['show', 'zzz'], '"care-indicators list" names them all'],
    [['show'], "missing required argument 'table'"],
    [['shwo', 'cin-rate'], '"shwo" is not a command; the commands are run, site, serve, list, show'],
    [['issues', '--severity', 'grave'], 'Allowed choices are high, medium, low'],
    [['issues', '--table', 'nothing'], 'There is no table "nothing"'],
    [['verify', 'nowhere'], 'nowhere is not a folder'],
    [['--data', 'nowhere'], 'nowhere is not a folder'],
    [['--nonsense'], "unknown option '--nonsense'"],
    [['--outputs', join(project, 'data', 'x')], 'must not lie in the data folder'],
    [['--outputs', join(project, 'package.json')], 'is a file'],
  ])('%s is misused: exit status 2', async (words, message) => {
    const { status, stderr } = await care(...words);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  it('show finds a table however its name is written, and --version says which version this is', async () => {
    expect((await care('show', 'CIN-Rate')).stdout).toContain('410.3');
    expect((await care('--version')).stdout).toMatch(/^\d+\.\d+\.\d+$/m);
  });

  it('verify fails on documents of another edition', async () => {
    writeFileSync(join(scratch, '004_93af4746b97930b5.txt'), 'another text');
    const { status, stdout } = await care('verify', scratch);
    expect(status).toBe(1);
    expect(stdout).toContain('is not the edition that was transcribed');
    expect(stdout).toContain('is not in the folder');
  });
});
